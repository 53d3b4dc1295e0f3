package room

import (
	"errors"
	"slices"

	tea "charm.land/bubbletea/v2"

	"loracle/data/session"
	"loracle/ui/safe"
	"loracle/ui/tui/form"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// beginMeeting begins a meeting, or goes on with the one that is open.
func beginMeeting(p Page, env page.Env, _ tea.KeyPressMsg) (Page, page.Result) {
	p.stage = talking
	if env.Case.Room.Meeting() != nil {
		return p, page.Result{}
	}
	p.clock, p.item = clock{}, ""
	return p, page.Ask(page.Save{Event: session.OpenMeeting()})
}

// endMeeting closes it. An open poll goes with it.
func endMeeting(p Page, _ page.Env, _ tea.KeyPressMsg) (Page, page.Result) {
	p.poll = poll{}
	return p, page.Ask(page.Save{Event: session.CloseMeeting()},
		page.Say{Text: "The meeting is closed. Open actions and parked topics open the next one."})
}

func personFields() []form.Field {
	return []form.Field{
		{Label: "Name", Hint: "As it stands in the minutes. Esc ends the list.", Check: oneName},
		{Label: "Role", Hint: "What they are here for: “head of support”. May stay empty.", Optional: true},
	}
}

func oneName(text string) error {
	if safe.Line(text) == "" {
		return errors.New("a name is needed")
	}
	return session.AddAttendee(safe.Line(text), "").Validate()
}

// addPeople asks for one person after the other, until esc.
func addPeople(p Page, env page.Env, _ tea.KeyPressMsg) (Page, page.Result) {
	return p.open(env, "Who is here?", "", personFields(), nil, func(p Page, env page.Env, f form.Form) (Page, page.Result) {
		name, role := safe.Line(f.Value(0)), safe.Line(f.Value(1))
		result := page.Ask(page.Save{Event: session.AddAttendee(name, role)})
		if known := env.Case.Room.Find(name); known != nil && !known.Left {
			result.Requests = append(result.Requests, page.Say{Text: parts.OneLine(known.Name) + " was on the list already; the role was changed."})
		}
		p, _ = addPeople(p, env, tea.KeyPressMsg{})
		return p, result
	}), page.Result{}
}

// selected is the name of the selected person; empty where nobody is there.
func (p Page) selected(env page.Env) string {
	names := env.Case.Room.Present()
	if len(names) == 0 {
		return ""
	}
	return names[min(p.person, len(names)-1)]
}

func editPerson(p Page, env page.Env, _ tea.KeyPressMsg) (Page, page.Result) {
	old := *env.Case.Room.Find(p.selected(env))
	return p.open(env, "Who is this?", "", personFields(), []string{old.Name, old.Role}, func(p Page, env page.Env, f form.Form) (Page, page.Result) {
		name, role := safe.Line(f.Value(0)), safe.Line(f.Value(1))
		if name == old.Name {
			return p, page.Ask(page.Save{Event: session.AddAttendee(name, role)})
		}
		requests := []page.Request{page.Save{Event: session.RemoveAttendee(old.Name)}, page.Save{Event: session.AddAttendee(name, role)}}
		if env.Case.Room.Decider == old.Name {
			requests = append(requests, page.Say{Text: "The name has changed, so nobody is named who decides: d names one."})
		}
		return p, page.Result{Requests: requests}
	}), page.Result{}
}

func nameDecider(p Page, env page.Env, _ tea.KeyPressMsg) (Page, page.Result) {
	name := p.selected(env)
	return p, page.Ask(page.Save{Event: session.NameDecider(name)}, page.Say{Text: parts.OneLine(name) + " decides."})
}

func removePerson(p Page, env page.Env, _ tea.KeyPressMsg) (Page, page.Result) {
	name := p.selected(env)
	p.person = max(0, min(p.person, len(env.Case.Room.Present())-2))
	return p, page.Ask(page.Save{Event: session.RemoveAttendee(name)},
		page.Say{Text: parts.OneLine(name) + " is no longer on the list; what they said stays."})
}

func choosePerson(p Page, env page.Env, key tea.KeyPressMsg) (Page, page.Result) {
	by := 1
	if slices.Contains([]string{"up", "k"}, key.String()) {
		by = -1
	}
	p.person = max(0, min(p.person+by, len(env.Case.Room.Present())-1))
	return p, page.Result{}
}
