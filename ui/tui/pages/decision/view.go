package decision

import (
	"fmt"
	"strings"

	"loracle/advisor"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
	"loracle/ui/tui/phrase"
)

// twoColumns is the width from which the page has two columns.
const twoColumns = 96

// View implements page.Page. What is read aloud comes first: the decision, the
// verdict, the approach, what going now costs, why, what would change it, and
// what to do first.
func (p Page) View(env page.Env, width, height int) page.Screen {
	if env.Case.Assessment.Recommendation.Approach == "" {
		return page.Screen{Text: parts.Spread(p.head(env, width), left(env, width), verdictFlips(env, width), notYet(env, width), p.open(env, width))}
	}
	top := p.head(env, width)
	if width < twoColumns {
		return page.Screen{Text: parts.Spread(top,
			reasons(env, width), p.flips(env, width), p.paybacks(env, width), verdictFlips(env, width), first(env, width), p.costs(env, width),
			others(env, width), blocks(env, width), left(env, width), p.open(env, width))}
	}
	return page.Screen{Text: top + "\n\n" + p.columns(env, width, height-strings.Count(top, "\n")-2)}
}

// columns has the reasons on the left and what to do on the right. The costs go
// where there is more room.
func (p Page) columns(env page.Env, width, rows int) string {
	lw := (width - parts.RuleWidth) * 54 / 100
	rw := width - parts.RuleWidth - lw
	reasoned := parts.Spread(reasons(env, lw), p.flips(env, lw), p.paybacks(env, lw), others(env, lw), blocks(env, lw))
	right := parts.Spread(left(env, rw), first(env, rw), verdictFlips(env, rw), p.open(env, rw))
	if strings.Count(reasoned, "\n") <= strings.Count(right, "\n") {
		reasoned = parts.Spread(reasoned, p.costs(env, lw))
	} else {
		right = parts.Spread(left(env, rw), first(env, rw), verdictFlips(env, rw), p.costs(env, rw), p.open(env, rw))
	}
	return parts.Beside(env.Theme, reasoned, right, lw, rows)
}

// head is the decision in one sentence with what it follows from.
func (p Page) head(env page.Env, width int) string {
	if env.Case.Assessment.Recommendation.Approach == "" {
		return parts.Stack(verdict(env, width), decided(env, width), p.now(env, width))
	}
	return parts.Paragraph(env.Theme.Strong, env.Case.BottomLine(), width) + "\n\n" +
		parts.Stack(verdict(env, width), decided(env, width), advice(env, width), p.now(env, width))
}

// now is what going ahead now costs, and when it pays back.
func (p Page) now(env page.Env, width int) string {
	t, e := env.Theme, env.Case.Assessment.Economics
	if !env.Case.Priced() || env.Case.Assessment.Own.Tier == nil {
		return ""
	}
	cost := e.Project.Money()
	if total := env.Case.GoingNow; total != nil {
		cost = total.Money()
	}
	text := t.Strong.Render(advisor.FormatMoneyShort(cost)) + t.Text.Render(" once, "+runningNow(e)+".")
	if e.BreakEven != nil {
		text += t.Text.Render(" Break-even " + e.BreakEven.Show())
		if likely := p.likely.Payback(env); likely != "" {
			text += t.Text.Render("; likely " + likely)
		}
		text += t.Text.Render(".")
	}
	if more := notCounted(env); more != "" {
		text += t.Text.Render(" Not counted: " + more + ".")
	}
	if l := env.Case.Limit(); l != nil {
		style := t.Text
		if l.GoingNow != advisor.Yes {
			style = t.Warn
		}
		text += style.Render(" " + env.Case.LimitLine())
	}
	return labelled(env, "Going now", text, width)
}

// runningNow is the running cost, named where there is no amount to name it.
func runningNow(e advisor.Economics) string {
	if e.SelfHostedMonthly.How == nil {
		return "the running cost is not known"
	}
	return amount(e.SelfHostedMonthly) + phrase.Uncounted(e)
}

// labelled is a line of the head: what it is, and the sentence.
func labelled(env page.Env, label, text string, width int) string {
	if width < 4*labelWidth {
		return parts.Wrap(env.Theme.Muted.Render(label+"  ")+text, width)
	}
	mark := parts.Fit(env.Theme.Muted.Render(label), labelWidth)
	return parts.Hang(mark, parts.Wrap(text, width-labelWidth))
}

const labelWidth = 11

// verdict is the go/no-go verdict.
func verdict(env page.Env, width int) string {
	t, r := env.Theme, env.Case.Review
	return labelled(env, "Go/no-go", parts.OutcomeBadge(t, r.Outcome)+" "+t.Text.Render(parts.VerdictReason(r)), width)
}

// advice is the recommendation in one breath.
func advice(env page.Env, width int) string {
	t, r := env.Theme, env.Case.Assessment.Recommendation
	name := r.Approach.Label()
	if r.Approach.Tunes() {
		name += ", " + r.Route.Label()
	}
	text := fmt.Sprintf("Confidence is %s.", r.ConfidenceWord())
	if r.RunnerUp != "" {
		text += fmt.Sprintf(" The runner-up is %s.", r.RunnerUp.Label())
	}
	if o := r.Option(r.Approach); o != nil && o.Blocked() {
		text += " It has to wait: see what blocks it."
	}
	if r.RouteShut != nil {
		text += " The managed service that was chosen is not possible: see what blocks it."
	}
	return labelled(env, "Advice", t.Selected.Render(name)+t.Text.Render(". "+text), width)
}

// notYet says what it takes to get a first recommendation.
func notYet(env page.Env, width int) string {
	t := env.Theme
	p := env.Case.ExpressProgress()
	text := fmt.Sprintf("Too little is known to recommend an approach. Ten minutes are enough: %d of the %d questions of the short path are answered.", p.Known, p.Asked)
	if p.Known == 0 {
		text = fmt.Sprintf("Nothing is answered yet. The short path has %d questions and leads to a first recommendation in about ten minutes.", p.Asked)
	}
	return parts.Section(t, "No recommendation yet", parts.Paragraph(t.Text, text, width))
}

// open lists the open questions that would sharpen the result most, each with
// the key that jumps to it and what it brings.
func (p Page) open(env page.Env, width int) string {
	t := env.Theme
	questions := p.openQuestions(env)
	heading := "What would sharpen this most"
	if env.Case.Assessment.Recommendation.Approach == "" {
		heading = "Start with these"
	}
	var lines []string
	for i, q := range questions {
		text := t.Text.Render(q.Short)
		text += t.Muted.Render("  " + p.brings(env, q))
		lines = append(lines, parts.Hang(t.Key.Render(fmt.Sprintf("%d  ", i+1)), parts.Wrap(text, width-3)))
	}
	return parts.Section(t, heading, strings.Join(lines, "\n"))
}

// brings is what the answer to a question would bring, or the question itself
// until that is worked out.
func (p Page) brings(env page.Env, q *advisor.Question) string {
	for _, s := range p.sharper.Now(env) {
		if s.Question.ID == q.ID {
			return s.InWords(phrase.Years(env.Case.Assessment.Economics))
		}
	}
	return q.Prompt
}
