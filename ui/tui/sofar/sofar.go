package sofar

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"

	"loracle/advisor"
	"loracle/data/casefile"
	"loracle/ui/tui/parts"
	"loracle/ui/tui/theme"
)

// Panel is the content of the side panel. What does not fit its height is left
// out from the end, which has the least.
func Panel(t *theme.Theme, c casefile.Case, width, height int) string {
	lines := []string{"", options(t, c.Assessment.Recommendation, width), "", facts(t, c, width)}
	if gaps := open(t, c, width); gaps != "" {
		lines = append(lines, "", gaps)
	}
	return parts.Scroll(strings.Join(lines, "\n"), 0, height).Text
}

// options is the four approaches with bars, best first.
func options(t *theme.Theme, r advisor.Recommendation, width int) string {
	if r.Approach == "" {
		return parts.Paragraph(t.Muted, "No recommendation yet. Ten questions lead to the first one.", width)
	}
	worst, best := r.Options[0].Score, r.Options[0].Score
	for _, o := range r.Options {
		worst, best = min(worst, o.Score), max(best, o.Score)
	}
	lines := []string{t.Muted.Render("Evidence for each approach")}
	for _, o := range r.Options {
		lines = append(lines, option(t, o, o.Approach == r.Approach, share(o.Score, worst, best), width))
	}
	return strings.Join(lines, "\n")
}

// share is the length of a bar: all of it for the approach with most evidence,
// a little for the one with least.
func share(score, worst, best int) float64 {
	const least = 0.1
	if worst == best {
		return 0.5
	}
	return least + (1-least)*float64(score-worst)/float64(best-worst)
}

// Widths in cells of an option's name and status.
const (
	nameWidth   = 12
	statusWidth = 12
)

func option(t *theme.Theme, o advisor.Option, chosen bool, share float64, width int) string {
	mark, name := "  ", t.Text
	if chosen {
		mark, name = t.Selected.Render("▸ "), t.Selected
	}
	style := parts.StatusStyle(t, o.Status)
	bar := parts.Bar(t, style, share, width-2-nameWidth-statusWidth-1)
	return mark + parts.Fit(name.Render(o.Approach.Label()), nameWidth) + bar + "  " + style.Render(o.Status.Label())
}

// facts is the money and the verdict, name by name.
func facts(t *theme.Theme, c casefile.Case, width int) string {
	e := c.Assessment.Economics
	years := Horizon(e)
	return parts.Stack(
		fact(t, "Confidence", c.Assessment.Recommendation.ConfidenceWord(), t.Text, width),
		fact(t, "Break-even", e.BreakEven.Show(), t.Text, width),
		fact(t, "Tuned, "+years, SelfHosted(c), t.Text, width),
		fact(t, "API, "+years, API(e), t.Text, width),
		fact(t, "Assumed", assumed(c), t.Muted, width),
		fact(t, "Checklist", Checklist(c), parts.OutcomeStyle(t, c.Review.Outcome), width),
	)
}

// assumed says how much of the amounts nobody has said.
func assumed(c casefile.Case) string {
	switch n := c.Assumed(); {
	case !c.Priced():
		return ""
	case n == 0:
		return "nothing"
	default:
		return parts.Count(n, "input", "inputs") + " not said yet"
	}
}

// factWidth is the width of names, in cells.
const factWidth = 15

func fact(t *theme.Theme, name, value string, style lipgloss.Style, width int) string {
	switch {
	case value == "":
		return ""
	case strings.HasPrefix(value, parts.NotKnownText):
		style = t.Muted
	}
	text := strings.Split(parts.Paragraph(style, value, max(1, width-factWidth)), "\n")
	return parts.Fit(t.Muted.Render(name), factWidth) + strings.Join(text, "\n"+strings.Repeat(" ", factWidth))
}

// maxOpen is how many open questions the panel names.
const maxOpen = 5

// open names the questions that would change the advice most.
func open(t *theme.Theme, c casefile.Case, width int) string {
	var lines []string
	all := c.Assessment.Recommendation.Open
	for i, id := range all {
		if i == maxOpen {
			lines = append(lines, t.Muted.Render(fmt.Sprintf("  and %d more", len(all)-i)))
			break
		}
		if q := c.Base.Advice.Question(id); q != nil {
			lines = append(lines, t.Muted.Render("· ")+parts.Fit(t.Text.Render(q.Short), width-2))
		}
	}
	if lines == nil {
		return ""
	}
	return t.Muted.Render("The advice waits for") + "\n" + strings.Join(lines, "\n")
}

// Line is the panel folded into one line: as much as fits, most important first.
func Line(t *theme.Theme, c casefile.Case, width int) string {
	r := c.Assessment.Recommendation
	lead := t.Muted.Render("So far: no recommendation yet")
	if r.Approach != "" {
		lead = t.Muted.Render("So far: ") + t.Selected.Render(r.Approach.Label()) + t.Text.Render(", confidence "+r.ConfidenceWord())
	}
	e := c.Assessment.Economics
	line := " " + lead
	figures := []string{"break-even " + e.BreakEven.Show(), Horizon(e) + ": tuned " + SelfHosted(c) + ", API " + API(e), Checklist(c)}
	if !c.Priced() {
		figures = figures[2:]
	}
	for _, s := range figures {
		next := line + t.Muted.Render(" · "+s)
		if parts.Width(next) > width {
			break
		}
		line = next
	}
	return parts.Fit(line, width)
}
