package room

import (
	"fmt"
	"strings"

	"loracle/data/session"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// peopleView is who is there, who decides, the plan, and what the last meeting
// left.
func (p Page) peopleView(env page.Env, m measure) page.Screen {
	t := env.Theme
	list, from, to := p.list(env, m)
	top := ""
	if m.roomy() {
		top = m.title(t.Title, "Who is here?")
	} else if !m.compact() {
		top = t.Title.Render("Who is here?")
	}
	head := parts.Spread(top, p.invitation(env, m))
	above := 0
	if head != "" {
		above = strings.Count(head, "\n") + 2
	}
	text := parts.Spread(head, list, p.plan(env, m), agenda(env, m))
	return page.Screen{Text: text, From: above + from, To: above + to}
}

// invitation says what to do next.
func (p Page) invitation(env page.Env, m measure) string {
	t, r := env.Theme, env.Case.Room
	text := "Enter begins the meeting."
	switch {
	case len(r.Present()) == 0:
		text = "Press a and write down everybody once: name and role."
	case r.Meeting() != nil:
		text = fmt.Sprintf("The meeting is open since %s. Enter goes on.", r.Meeting().Opened.In(env.Now.Location()).Format("15:04"))
	case r.Decider == "":
		text = "Choose who decides and press d. Enter begins the meeting."
	}
	return parts.Paragraph(t.Accent, text, m.prose())
}

// list is the people with their roles.
func (p Page) list(env page.Env, m measure) (text string, from, to int) {
	t, r := env.Theme, env.Case.Room
	selected := p.selected(env)
	var rows []string
	for _, a := range r.Attendees {
		if a.Left {
			continue
		}
		row := p.personRow(env, a, a.Name == selected, m)
		if a.Name == selected {
			from = len(strings.Split(strings.Join(rows, "\n"), "\n"))
			if len(rows) == 0 {
				from = 0
			}
			to = from + strings.Count(row, "\n")
		}
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		return t.Muted.Render("Nobody yet."), 0, 0
	}
	return strings.Join(rows, "\n"), from, to
}

func (p Page) personRow(env page.Env, a session.Attendee, selected bool, m measure) string {
	t := env.Theme
	cursor, name := "  ", t.Text
	if selected {
		cursor, name = t.Selected.Render("▸ "), t.Selected
	}
	row := name.Render(parts.OneLine(a.Name))
	if a.Role != "" {
		row += t.Muted.Render(", " + parts.OneLine(a.Role))
	}
	if a.Name == env.Case.Room.Decider {
		row += t.Good.Bold(true).Render("  ‹decides›")
	}
	if joined(env, a.Name) {
		row += t.Accent.Render("  ‹own terminal›")
	}
	return parts.Hang(cursor, parts.Wrap(row, m.prose()-2))
}

// plan is what the meeting goes through, with the minutes of each category.
func (p Page) plan(env page.Env, m measure) string {
	t := env.Theme
	total, count := 0, 0
	var pieces []string
	for _, c := range env.Case.Review.Categories {
		total, count = total+c.Minutes, count+len(c.Items)
		piece := fmt.Sprintf("%s, %s", parts.OneLine(c.Title), parts.Count(len(c.Items), "checkpoint", "checkpoints"))
		if c.Minutes > 0 {
			piece += fmt.Sprintf(", %d minutes", c.Minutes)
		}
		pieces = append(pieces, piece)
	}
	head := parts.Count(count, "checkpoint", "checkpoints")
	if total > 0 {
		head += fmt.Sprintf(" in %d minutes", total)
	}
	return parts.Stack(parts.Paragraph(t.Title, "The plan: "+head, m.prose()), parts.Paragraph(t.Text, strings.Join(pieces, "; ")+".", m.prose()))
}

// agenda is what the last meeting left.
func agenda(env page.Env, m measure) string {
	return parts.Section(env.Theme, "Left from the last time", parts.Agenda(env.Theme, env.Case.Agenda(env.Now), m.prose()))
}
