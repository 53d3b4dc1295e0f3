package report

import (
	"fmt"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/casefile"
)

// title is the name of the session, its dates, and what the project is for.
func title(c casefile.Case) []block {
	return []block{heading{1, titleOf(c.Title)}, paragraph(dates(c)), paragraph(labelled("The gap to close", c.Answers.Word("gap_text")))}
}

// titleOf is a title as the heading of a report has it.
func titleOf(title string) inline {
	if name := escape(title); name != "" {
		return name
	}
	return "Untitled assessment"
}

func dates(c casefile.Case) inline {
	kind := inline("Go/no-go assessment of a LoRA fine-tuning project")
	if c.CreatedAt.IsZero() {
		return kind + "."
	}
	if day(c.CreatedAt) == day(c.UpdatedAt) || c.UpdatedAt.IsZero() {
		return say("%s, %s.", kind, day(c.CreatedAt))
	}
	return say("%s, started %s, last changed %s.", kind, day(c.CreatedAt), day(c.UpdatedAt))
}

// decision is the first screenful: verdict, advice, who decided and who objected,
// why, what next; then the money.
func decision(f facts) []block {
	c := f.Case
	return []block{
		heading{2, "Decision"},
		paragraph(bold(bottomLine(c))),
		bullets(append([]inline{verdictLine(c.Review), adviceLine(c), decidedBy(c)}, dissent(c)...)...),
		heading{3, "Why"},
		paragraph(noReasons(c.Assessment.Recommendation)),
		strongest(c.Assessment.Recommendation),
		paragraph(strongestAgainst(c.Assessment.Recommendation)),
		heading{3, "What must happen next"},
		paragraph(nextIntro(c)),
		next(c),
		paragraph(watched(c.Review)),
		heading{3, "What it costs and when it pays back"},
		bullets(costLine(c), limitLine(c), setLines(c), join(" ", paybackLine(c), likelyPayback(f.likely())), cheaperLine(c)),
		paragraph(sinceLine(f.Since)),
	}
}

// bottomLine is the decision in one sentence.
func bottomLine(c casefile.Case) inline { return escape(c.BottomLine()) }

func verdictLine(r checklist.Review) inline {
	line := say("%s %s", bold(say("Go/no-go: %s.", r.Outcome.Label())), verdictReason(r))
	if r.AcceptedMatters() {
		is := "is"
		if r.AfterAcceptance == r.Outcome {
			is = "is still"
		}
		line += say(" With the accepted risks counted as settled, the verdict %s %s.", is, bold(escape(r.AfterAcceptance.Label())))
	}
	if n := r.Disagreements(); n > 0 {
		line += say(" The answers contradict %s.", count(n, "checkpoint"))
	}
	return line
}

// verdictReason says what the verdict follows from.
func verdictReason(r checklist.Review) inline {
	switch r.Outcome {
	case checklist.Go:
		return "Every checkpoint is met or does not apply."
	case checklist.Conditional:
		return unresolved(r)
	case checklist.NoGo:
		return say("%s; from %d unresolved in one category a project is unlikely to reach production on time and within budget.",
			capital(failing(r)), r.Threshold)
	case checklist.Unfinished:
		return unfinished(r)
	}
	return ""
}

// unresolved says how many checkpoints count against the verdict, and how many
// of them are accepted risks.
func unresolved(r checklist.Review) inline {
	n, accepted := 0, 0
	for _, c := range r.Categories {
		n += c.Unresolved
		accepted += c.AcceptedCount
	}
	counted := fmt.Sprintf("fewer than %d in every category", r.Threshold)
	switch {
	case accepted == n && n == 1:
		return say("1 checkpoint is an accepted risk and counts as unresolved, %s.", counted)
	case accepted == n:
		return say("%d checkpoints are accepted risks and count as unresolved, %s.", n, counted)
	}
	line := inline("1 checkpoint is unresolved")
	if n > 1 {
		line = say("%d checkpoints are unresolved", n)
	}
	if accepted > 0 {
		line += say(" (%d accepted)", accepted)
	}
	return say("%s, %s; each must be resolved or accepted before training starts.", line, counted)
}

// failing names the categories that reach the threshold.
func failing(r checklist.Review) inline {
	var parts []inline
	for _, c := range r.Categories {
		if c.Unresolved >= r.Threshold {
			parts = append(parts, say("%s has %s", c.Title, count(c.Unresolved, "unresolved checkpoint")))
		}
	}
	return enumerate(parts)
}

func unfinished(r checklist.Review) inline {
	total := 0
	for _, c := range r.Categories {
		total += len(c.Items)
	}
	line := say("Nobody has looked at %d of the %s yet.", r.Untouched(), count(total, "checkpoint"))
	if r.Untouched() == total {
		line = "Nobody has looked at any checkpoint yet."
	}
	if r.Decided {
		return line + say(" However they turn out, the verdict will be %s.", bold(escape(r.Best.Label())))
	}
	return line + say(" Still possible: %s at best, %s at worst.", bold(escape(r.Best.Label())), bold(escape(r.Worst.Label())))
}

func adviceLine(c casefile.Case) inline {
	r := c.Assessment.Recommendation
	if r.Approach == "" {
		return say("%s Too little is answered to recommend an approach.%s", bold("Advice: none yet."), mostUseful(c, shownFirst))
	}
	line := say("%s Confidence is %s.", bold(say("Advice: %s.", approach(r))), r.ConfidenceWord())
	line += runnerUp(r) + routeShut(r)
	if !r.Approach.Tunes() {
		line += " The verdict and the costs given here are those of a tuning project, which is not advised."
	}
	if r.ConfidenceWord() != "high" {
		line += mostUseful(c, shownFirst)
	}
	return line
}

// approach is the advised approach with its route.
func approach(r advisor.Recommendation) inline {
	if r.Route == advisor.NoRoute || r.Route == "" {
		return escape(r.Approach.Label())
	}
	return say("%s, %s", r.Approach.Label(), r.Route.Label())
}

// routeShut says why the way of serving that was chosen is not the one advised.
func routeShut(r advisor.Recommendation) inline {
	if r.RouteShut == nil {
		return ""
	}
	return say(" The managed service that was chosen is not possible: %s All costs are those of serving the model yourselves.",
		sentence(inSentence(escape(r.RouteShut.Reason))))
}

// runnerUp names the next best approach, and whether it comes near.
func runnerUp(r advisor.Recommendation) inline {
	o := r.Option(r.RunnerUp)
	switch {
	case o == nil:
		return ""
	case o.Status == advisor.Viable:
		return say(" The runner-up is %s.", midSentence(r.RunnerUp))
	}
	return say(" The next best, %s, is %s.", midSentence(r.RunnerUp), o.Status.Label())
}

// midSentence is an approach's name where no sentence starts.
func midSentence(a advisor.Approach) string {
	if a == advisor.Prompting {
		return "prompting"
	}
	return a.Label()
}

// mostUseful names the unknown answers that would move the result most.
func mostUseful(c casefile.Case, n int) inline {
	var names []inline
	for _, id := range c.Assessment.Recommendation.Open {
		if len(names) < n {
			names = append(names, question(c, id))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return say(" The answers that would help most: %s.", enumerate(names))
}

// question is a question's short name, or its id where the knowledge base does
// not have it.
func question(c casefile.Case, id advisor.QuestionID) inline {
	if q := c.Base.Advice.Question(id); q != nil {
		return escape(q.Short)
	}
	return code(string(id))
}
