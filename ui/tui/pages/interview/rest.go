package interview

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
	"loracle/ui/tui/sofar"
)

// restKey takes a key at the rest stop.
func (p Page) restKey(env page.Env, msg tea.KeyPressMsg) (page.Page, page.Result) {
	switch msg.String() {
	case "enter", "space", "right":
		return p.refine(env)
	case "left":
		return p.step(env, -1)
	case "d":
		return p, page.Ask(page.Go{To: page.Route{Page: page.Decision}})
	case "c":
		return p, page.Ask(page.Go{To: page.Route{Page: page.Checklist}})
	}
	return p, page.Result{}
}

// restView is the stop after the short path: what is known now, and where to go.
func (p Page) restView(env page.Env, width int) page.Screen {
	t := env.Theme
	r := env.Case.Assessment.Recommendation
	express := env.Case.ExpressProgress()
	head := "That is enough for a first recommendation."
	if express.Said < express.Asked {
		head = fmt.Sprintf("%d of the %d first questions are answered.", express.Known, express.Asked)
	}
	result := parts.Paragraph(t.Text, "Nothing can be recommended yet: too little is known.", width)
	if r.Approach != "" {
		result = parts.Spread(
			parts.Badge(t.Good, r.Approach.Label())+"  "+t.Muted.Render("confidence "+r.ConfidenceWord()),
			p.restFacts(env, width),
		)
	}
	return page.Screen{Text: parts.Spread(
		parts.Paragraph(t.Strong, head, width), result, parts.Paragraph(t.Muted, p.left(env), width), p.sharpest(env, width), p.restKeys(env, width),
	)}
}

// left says how many questions are open and how many of them still matter.
func (p Page) left(env page.Env) string {
	total := env.Case.Total()
	open, moving := total.Asked-total.Said, p.moving(env)
	switch {
	case open == 0:
		return "Every question is answered. All answers can still be changed: ctrl+o lists them."
	case p.order == nil:
		return count(open) + " left; none is required."
	case moving == 0:
		return count(open) + " left; none moves the result any more."
	}
	text := count(open) + " left; none is required. They come in the order of what sharpens the result most."
	if moving == 1 {
		return text + " One of them still moves it."
	}
	return text + fmt.Sprintf(" %d of them still move it.", moving)
}

func count(questions int) string {
	if questions == 1 {
		return "1 question is"
	}
	return fmt.Sprintf("%d questions are", questions)
}

// mostSharp is how many of the next questions the rest stop names.
const mostSharp = 3

// sharpest names the questions that would sharpen the result most, the one that
// enter leads to first; those that move nothing are not among them.
func (p Page) sharpest(env page.Env, width int) string {
	t := env.Theme
	var lines []string
	for _, s := range p.order {
		if q := s.Question; env.Case.Open(q.ID) && p.moves(q) && len(lines) < mostSharp {
			text := t.Text.Render(q.Short) + t.Muted.Render("  "+s.InWords(sofar.Horizon(env.Case.Assessment.Economics)))
			lines = append(lines, parts.Hang(t.Muted.Render("·  "), parts.Wrap(text, width-3)))
		}
	}
	if len(lines) == 0 {
		return ""
	}
	return parts.Section(t, "What would sharpen this most", strings.Join(lines, "\n"))
}

func (p Page) restFacts(env page.Env, width int) string {
	t, e := env.Theme, env.Case.Assessment.Economics
	years := sofar.Horizon(e)
	tb := parts.Table{Columns: []parts.Column{{}, {Text: true}}, Rows: [][]string{
		{t.Muted.Render("Break-even"), e.BreakEven.Show()},
		{t.Muted.Render("Tuned model over " + years), sofar.SelfHosted(env.Case)},
		{t.Muted.Render("API over " + years), sofar.API(e)},
	}}
	return tb.Draw(t, width)
}

func (p Page) restKeys(env page.Env, width int) string {
	t := env.Theme
	var lines []string
	for _, k := range [][2]string{
		{"enter", "refine: go on with the other questions"},
		{"d", "see the decision with its reasons"},
		{"c", "go through the checklist"},
	} {
		text := strings.Split(parts.Wrap(k[1], width-8), "\n")
		lines = append(lines, parts.Fit(t.Key.Render(k[0]), 8)+strings.Join(text, "\n        "))
	}
	return strings.Join(lines, "\n")
}
