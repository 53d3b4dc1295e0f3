package report

import (
	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/casefile"
)

// writeADR writes a decision record in the MADR form (version 4), for teams that
// keep their decisions beside their code.
func writeADR(f facts) ([]byte, error) {
	f.ahead()
	c := f.Case
	name := escape(c.Title)
	if name == "" {
		name = "Fine-tune or not"
	}
	var blocks []block
	for _, part := range [][]block{
		{frontMatter{adrStatus(c), day(c.UpdatedAt), deciders(c), consulted(c)}, heading{1, name}},
		audience(f.Source), adrContext(c), adrOptions(c), adrOutcome(f), adrPros(c),
		{
			heading{2, "More Information"},
			paragraph("The whole report has the checklist, the budget line by line, the figures with their sources and the answers. " +
				"Decide again when one of these changes:"),
			flipList(f),
		},
		colophon(c),
	} {
		blocks = append(blocks, part...)
	}
	return document(blocks), nil
}

// adrStatus is proposed until somebody decided.
func adrStatus(c casefile.Case) string {
	v := c.Minutes().Verdict
	switch {
	case v == nil:
		return "proposed"
	case v.Outcome == checklist.NoGo:
		return "rejected"
	}
	return "accepted"
}

func deciders(c casefile.Case) string { return c.Minutes().Decider }

// consulted are those who were in the room, apart from the decider.
func consulted(c casefile.Case) []string {
	m := c.Minutes()
	var out []string
	for _, a := range m.Attendees {
		if a.Name != m.Decider {
			out = append(out, a.Name)
		}
	}
	return out
}

// adrContext is the problem and what drives the decision.
func adrContext(c casefile.Case) []block {
	problem := labelled("The gap to close", c.Answers.Word("gap_text"))
	if problem == "" {
		problem = "Should a language model be fine-tuned for this, or is prompting or retrieval the better way?"
	}
	drivers := list{}
	for _, id := range []advisor.QuestionID{advisor.QTaskType, "prompting_result", "gap", advisor.QRequestsPerMonth, "knowledge_change", "documents_grounding", "privacy", advisor.QStableMonths} {
		if q := c.Base.Advice.Question(id); q != nil && c.Answers.Known(id) {
			drivers.add(say("%s: %s", q.Short, q.Show(c.Answers[id])))
		}
	}
	blocks := []block{heading{2, "Context and Problem Statement"}, paragraph(problem)}
	if len(drivers.items) > 0 {
		blocks = append(blocks, heading{2, "Decision Drivers"}, drivers)
	}
	return blocks
}

func adrOptions(c casefile.Case) []block {
	l := list{}
	for _, o := range c.Assessment.Recommendation.Options {
		l.add(escape(o.Approach.Label()))
	}
	return []block{heading{2, "Considered Options"}, l}
}

// adrOutcome is the decision with what follows from it.
func adrOutcome(f facts) []block {
	c := f.Case
	return []block{
		heading{2, "Decision Outcome"},
		paragraph(chosen(c.Assessment.Recommendation)),
		paragraph(bold(bottomLine(c))),
		bullets(append([]inline{decidedBy(c), adviceLine(c), verdictLine(c.Review)}, dissent(c)...)...),
		heading{3, "Consequences"},
		bullets(costLine(c), limitLine(c), join(" ", paybackLine(c), likelyPayback(f.likely())), cheaperLine(c)),
		paragraph(watched(c.Review)),
		heading{3, "Confirmation"},
		paragraph(nextIntro(c)),
		next(c),
	}
}

// chosen is the advised option in the words that the form has for it, which tools
// look for.
func chosen(r advisor.Recommendation) inline {
	o := r.Option(r.Approach)
	if o == nil {
		return ""
	}
	why := inline("it fits best on the answers given.")
	for _, reason := range o.Reasons {
		if reason.Weight > 0 {
			why = sentence(inSentence(escape(reason.Text)))
			break
		}
	}
	return say("Chosen option: \"%s\", because %s", r.Approach.Label(), why)
}

// adrPros are the reasons for and against each option.
func adrPros(c casefile.Case) []block {
	blocks := []block{heading{2, "Pros and Cons of the Options"}}
	for _, o := range c.Assessment.Recommendation.Options {
		l := list{}
		for _, r := range o.Reasons {
			word := inline("Good")
			if r.Weight < 0 {
				word = "Bad"
			}
			l.add(join(" ", say("%s, because %s", word, sentence(inSentence(escape(r.Text)))), from(r.Source)))
		}
		for _, b := range o.BlockedBy {
			l.add(join(" ", bold("Blocked:"), sentence(escape(b.Reason)), from(b.Source)))
		}
		if len(l.items) == 0 {
			l.add("No answer speaks for or against it.")
		}
		blocks = append(blocks, heading{3, escape(o.Approach.Label())}, l)
	}
	return blocks
}

func flipList(f facts) block {
	l := list{}
	for _, flip := range flipGroups(f.Case, f.flips()) {
		l.add(flip)
	}
	if len(l.items) == 0 {
		l.add("No single answer that was given would change the advice.")
	}
	return l
}
