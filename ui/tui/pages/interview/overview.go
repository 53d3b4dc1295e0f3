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
	if p.question() == nil { // the rest stop is not in the list
		p.cursor = p.moved(0)
	}
	return p
}

func (p Page) overviewKey(env page.Env, msg tea.KeyPressMsg) (page.Page, page.Result) {
	switch msg.String() {
	case "esc", "ctrl+o":
		return p.goTo(env, p.at), page.Result{}
	case "enter":
		return p.goTo(env, p.cursor), page.Result{}
	case "up", "k", "shift+tab":
		p.cursor = p.moved(-1)
	case "down", "j", "tab":
		p.cursor = p.moved(1)
	case "home", "g":
		p.cursor = p.listed()[0]
	case "end", "G":
		p.cursor = p.listed()[len(p.steps)-2]
	}
	return p, page.Result{}
}

// listed is the order of the list, as places among the steps: the short path,
// what comes next, and what was asked beyond the short path already.
func (p Page) listed() []int {
	var path, next, asked []int
	for i, q := range p.steps {
		switch {
		case q == nil:
		case q.Express > 0:
			path = append(path, i)
		case i >= p.seen:
			next = append(next, i)
		default:
			asked = append(asked, i)
		}
	}
	return slices.Concat(path, next, asked)
}

// moved is the cursor moved by one question of the list.
func (p Page) moved(by int) int {
	list := p.listed()
	at := slices.Index(list, p.cursor) + by
	return list[max(0, min(at, len(list)-1))]
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
	for _, i := range p.listed() {
		q := p.steps[i]
		if g := p.groupOf(i); g != group {
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

// groupOf is the heading over a question of the list.
func (p Page) groupOf(at int) string {
	switch {
	case p.steps[at].Express > 0:
		return "First recommendation"
	case at >= p.seen:
		return "Next, what sharpens most first"
	}
	return "Asked beyond that"
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
	if text == "" {
		text = p.brings(env, q)
	}
	if text == "" && env.Case.Settled(q.ID) {
		text = settled
	}
	if d := p.drafts[q.ID]; d != "" {
		text = fmt.Sprintf("%s (not saved: %s)", text, parts.Clean(d))
	}
	return strings.TrimSpace(strings.ReplaceAll(text, "\n", " "))
}
