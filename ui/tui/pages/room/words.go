package room

import (
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"loracle/checklist"
	"loracle/data/session"
	"loracle/ui/tui/checkpoint"
	"loracle/ui/tui/form"
	"loracle/ui/tui/page"
)

// about is the checkpoint that words are about: the one on screen, or none.
func (p Page) about(env page.Env) checklist.ItemID {
	if p.stage == talking {
		return p.at(env).ID
	}
	return ""
}

// dissent keeps an objection word for word.
func dissent(p Page, env page.Env, _ tea.KeyPressMsg) (Page, page.Result) {
	item := p.about(env)
	known := func(name string) error {
		if env.Case.Room.Find(name) == nil {
			return errors.New("write the name as it stands in the list of people")
		}
		return nil
	}
	fields := []form.Field{
		{Label: "Who dissents?", Hint: "The name, as it stands in the list of people.", Check: known},
		{Label: "In their own words", Hint: "It is kept word for word, under the decision.", Long: true, Check: form.Filled("dissent needs words")},
	}
	return p.open(env, "Dissent", item, fields, nil, func(p Page, env page.Env, f form.Form) (Page, page.Result) {
		name := env.Case.Room.Find(f.Value(0)).Name
		return p, page.Ask(page.Save{Event: session.RecordDissent(name, f.Value(1), item)})
	}), page.Result{}
}

// park puts a topic aside.
func park(p Page, env page.Env, _ tea.KeyPressMsg) (Page, page.Result) {
	item := p.about(env)
	fields := []form.Field{{
		Label: "What is to be talked about next time?", Hint: "It opens the next review of this session.",
		Long: true, Check: form.Filled("write the topic"),
	}}
	return p.open(env, "Park a topic", item, fields, nil, func(p Page, _ page.Env, f form.Form) (Page, page.Result) {
		return p, page.Ask(page.Save{Event: session.Park(f.Value(0), item)}, page.Say{Text: "Parked for the next meeting."})
	}), page.Result{}
}

// presenterNote shows the facilitator's own note, and lets it be written.
func presenterNote(p Page, env page.Env, _ tea.KeyPressMsg) (Page, page.Result) {
	item := p.about(env)
	fields := []form.Field{{Label: "For whoever leads the meeting only", Hint: "Esc hides it again. It is in no report that is shared.", Long: true}}
	old := env.Case.Room.PresenterNotes[item]
	p = p.open(env, "Own notes", item, fields, []string{old}, func(p Page, _ page.Env, f form.Form) (Page, page.Result) {
		if f.Value(0) == old {
			return p, page.Result{}
		}
		return p, page.Ask(page.Save{Event: session.NotePresenter(item, f.Value(0))})
	})
	p.asking.Keeps = true
	return p, page.Result{}
}

// followUp asks for an action, or for what came of one.
func followUp(p Page, env page.Env, key tea.KeyPressMsg) (Page, page.Result) {
	kind := map[string]checkpoint.Kind{"i": checkpoint.Action, "c": checkpoint.Outcome}[key.String()]
	return p.ask(env, p.at(env).ItemReview, kind, func(env page.Env, f checkpoint.Form) page.Result {
		result, _ := f.FollowUp(env)
		return result
	}), page.Result{}
}

func actionOff(p Page, env page.Env) string {
	item := p.at(env).ItemReview
	if item.State == checklist.Met && !item.Unproven || item.State == checklist.NotApplicable {
		return fmt.Sprintf("Nothing is open here: %s.", item.State.Label())
	}
	return ""
}

func closeOff(p Page, env page.Env) string {
	if !checkpoint.HasEnding(env, p.at(env).ItemReview) {
		return "No action and no topic is open here."
	}
	return ""
}

func forward(p Page, env page.Env, _ tea.KeyPressMsg) (Page, page.Result) {
	return p.step(env, 1), page.Result{}
}

func backward(p Page, env page.Env, _ tea.KeyPressMsg) (Page, page.Result) {
	return p.step(env, -1), page.Result{}
}

func first(p Page, env page.Env, _ tea.KeyPressMsg) (Page, page.Result) {
	return p.step(env, -len(all(env))), page.Result{}
}

func toClosing(p Page, _ page.Env, _ tea.KeyPressMsg) (Page, page.Result) {
	p.stage = closing
	return p, page.Result{}
}
