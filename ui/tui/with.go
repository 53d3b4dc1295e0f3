package tui

import (
	"fmt"
	"slices"
	"strings"

	"loracle/data/store"
	"loracle/ui/safe"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// others lists who else is in the session, each once, in the order they came.
func (a *App) others() []store.Presence {
	var out []store.Presence
	for _, p := range a.company.sight.Here {
		if p.Desk == a.desk || slices.ContainsFunc(out, func(q store.Presence) bool { return q.Name == p.Name }) {
			continue
		}
		out = append(out, p)
	}
	return out
}

// shownNames is how many of the others the header names.
const shownNames = 3

// withWords says who else is here, at length and in short; both empty where
// nobody is.
func (a *App) withWords() (long, short string) {
	others := a.others()
	if len(others) == 0 {
		return "", ""
	}
	var names []string
	for _, p := range others[:min(len(others), shownNames)] {
		names = append(names, nameOf(p))
	}
	long = "with " + strings.Join(names, ", ")
	if more := len(others) - len(names); more > 0 {
		long += fmt.Sprintf(" and %d more", more)
	}
	return long, fmt.Sprintf("with %d", len(others))
}

func nameOf(p store.Presence) string {
	if name := safe.Line(p.Name); name != "" {
		return name
	}
	return "somebody"
}

// newHere lists who is in the session, and where.
func newHere(a *App) overlay {
	others, link := a.others(), a.company.sight.Link
	return newReader("Who is here", 72, func(env page.Env, width int) string {
		if link.Down && link.Why != nil {
			return parts.Paragraph(env.Theme.Text, "Not connected to the team store, so nobody knows. "+safe.Line(page.Sentence(link.Why)), width)
		}
		var rows []parts.Pair
		for _, p := range others {
			rows = append(rows, parts.Pair{Label: nameOf(p), Text: whereWords(env, p.At)})
		}
		if len(rows) == 0 {
			return parts.Paragraph(env.Theme.Text, "Nobody else has this session open.", width)
		}
		return parts.Pairs(env.Theme, width, rows)
	})
}

// whereWords says where in the session somebody is.
func whereWords(env page.Env, at store.Place) string {
	text := page.Name(at.Page).Title()
	if subject := subjectWords(env, at.Subject); subject != "" {
		text += ", " + subject
	}
	if at.Leads {
		text += "; leads the meeting"
	}
	return safe.Line(text)
}

// subjectWords names a question, a checkpoint or the verdict.
func subjectWords(env page.Env, subject string) string {
	if subject == page.Verdict {
		return "the verdict"
	}
	for _, q := range env.Base.Advice.Questions {
		if string(q.ID) == subject {
			return q.Short
		}
	}
	for _, c := range env.Base.Pack.Categories {
		for _, i := range c.Items {
			if string(i.ID) == subject {
				return i.Title
			}
		}
	}
	return ""
}
