package interview

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"loracle/advisor"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// startOverview lists all questions with their answers.
func (p Page) startOverview() Page {
	p.mode, p.cursor = overviewing, max(0, p.at)
	return p
}

func (p Page) overviewKey(env page.Env, msg tea.KeyPressMsg) (page.Page, page.Result) {
	switch msg.String() {
	case "esc", "ctrl+o":
		return p.goTo(env, p.at), page.Result{}
	case "enter":
		return p.goTo(env, p.cursor), page.Result{}
	case "up", "k", "shift+tab":
		p.cursor = p.skipRest(-1)
	case "down", "j", "tab":
		p.cursor = p.skipRest(1)
	case "home", "g":
		p.cursor = 0
	case "end", "G":
		p.cursor = len(p.steps) - 1
	}
	return p, page.Result{}
}

// skipRest is the cursor moved by one question.
func (p Page) skipRest(by int) int {
	at := p.cursor + by
	if at >= 0 && at < len(p.steps) && p.steps[at] == nil {
		at += by
	}
	if at < 0 || at >= len(p.steps) {
		return p.cursor
	}
	return at
}

// overviewView is the list: a mark, the question's name and its answer.
func (p Page) overviewView(env page.Env, width int) page.Screen {
	lines, steps := p.overviewLines(env, width)
	screen := page.Screen{Text: strings.Join(lines, "\n"), From: slices.Index(steps, p.cursor)}
	screen.To = screen.From
	for screen.To+1 < len(steps) && steps[screen.To+1] == p.cursor {
		screen.To++
	}
	return screen
}

// overviewLines is the list line by line, with the step that each line belongs
// to; headings belong to none.
func (p Page) overviewLines(env page.Env, width int) (lines []string, steps []int) {
	const none = -1
	group := ""
	for i, q := range p.steps {
		if q == nil {
			continue
		}
		if g := groupOf(q); g != group {
			if group != "" {
				lines, steps = append(lines, ""), append(steps, none)
			}
			group = g
			lines, steps = append(lines, env.Theme.Title.Render(g)), append(steps, none)
		}
		for _, line := range strings.Split(p.row(env, q, i == p.cursor, width), "\n") {
			lines, steps = append(lines, line), append(steps, i)
		}
	}
	return lines, steps
}

func groupOf(q *advisor.Question) string {
	if q.Express > 0 {
		return "First recommendation"
	}
	return q.Section.Title()
}

// row is one question of the list.
func (p Page) row(env page.Env, q *advisor.Question, selected bool, width int) string {
	t := env.Theme
	mark, name, cursor := p.mark(env, q), t.Text, "  "
	if selected {
		name, cursor = t.Selected, t.Selected.Render("▸ ")
	}
	const short = 30
	left := cursor + mark + " " + parts.Fit(name.Render(q.Short), min(short, width-4))
	answer := p.answerText(env, q)
	room := width - parts.Width(left) - 2
	if room >= parts.Width(answer) || room >= short {
		text := strings.Split(parts.Paragraph(t.Muted, answer, room), "\n")
		return left + "  " + strings.Join(text, "\n"+strings.Repeat(" ", parts.Width(left)+2))
	}
	if answer == "" {
		return left
	}
	return left + "\n" + parts.Indent(parts.Paragraph(t.Muted, answer, width-4), 4)
}

func (p Page) mark(env page.Env, q *advisor.Question) string {
	t := env.Theme
	a, said := env.Case.Answers[q.ID]
	switch {
	case p.drafts[q.ID] != "":
		return t.Bad.Render("!")
	case !said:
		return t.Muted.Render("·")
	case a.IsUnknown():
		return t.Warn.Render("?")
	}
	return t.Good.Render("✓")
}

func (p Page) answerText(env page.Env, q *advisor.Question) string {
	text := ""
	if a, said := env.Case.Answers[q.ID]; said {
		text = parts.Clean(q.Show(a))
	}
	if d := p.drafts[q.ID]; d != "" {
		text = fmt.Sprintf("%s (not saved: %s)", text, parts.Clean(d))
	}
	return strings.TrimSpace(strings.ReplaceAll(text, "\n", " "))
}
