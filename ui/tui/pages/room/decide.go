package room

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"loracle/checklist"
	"loracle/data/session"
	"loracle/ui/tui/checkpoint"
	"loracle/ui/tui/form"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// decideOff is why nothing can be decided at the moment.
func decideOff(env page.Env) string {
	switch {
	case env.Case.Room.Meeting() == nil:
		return noMeeting
	case env.Case.Room.Decider == "":
		return noDecider
	}
	return ""
}

func verdictOff(env page.Env) string {
	if env.Case.Room.Decider == "" {
		return noDecider
	}
	return ""
}

// stateKeys are the keys of decisions that need no words.
var stateKeys = map[string]checklist.State{
	"m": checklist.Met, "o": checklist.Open, "d": checklist.DontKnow, "ctrl+u": checklist.DontKnow,
}

// decideAs writes down a decision that needs no words.
func decideAs(p Page, env page.Env, key tea.KeyPressMsg) (Page, page.Result) {
	item := p.at(env).ItemReview
	return p, decided(env, item, item.Said(stateKeys[key.String()]))
}

// decideInWords asks for the words of a decision, in the form that the checklist
// page uses.
func decideInWords(p Page, env page.Env, key tea.KeyPressMsg) (Page, page.Result) {
	kind := map[string]checkpoint.Kind{"a": checkpoint.Acceptance, "n": checkpoint.Reason, "e": checkpoint.Evidence}[key.String()]
	item := p.at(env).ItemReview
	if key.String() == "e" && checkpoint.Words(item) == checkpoint.Overruling {
		kind = checkpoint.Overruling
	}
	return p.ask(env, item, kind, func(_ page.Env, f checkpoint.Form) page.Result {
		m := f.Mark()
		if m == item.Mark || m.State == checklist.Untouched {
			return page.Result{}
		}
		return decided(env, item, m)
	}), page.Result{}
}

// ask opens a form of the checklist page.
func (p Page) ask(env page.Env, item checklist.ItemReview, k checkpoint.Kind, save func(page.Env, checkpoint.Form) page.Result) Page {
	title := fmt.Sprint("checkpoint ", k)
	f := checkpoint.Open(env, item, k, p.drafts[draft{title, item.ID}])
	f.Keeps = false // a decision is made on purpose only
	return p.show(f.Form, draft{title, item.ID}, func(p Page, env page.Env, filled form.Form) (Page, page.Result) {
		f.Form = filled
		return p, save(env, f)
	})
}

// decided is the event of a decision on a checkpoint, with a word on it.
func decided(env page.Env, item checklist.ItemReview, m checklist.Mark) page.Result {
	if err := item.Check(m, env.Now); err != nil {
		return page.Ask(page.Say{Text: "Not saved: " + err.Error() + ".", Bad: true})
	}
	who := env.Case.Room.Decider
	text := fmt.Sprintf("%s decided: %s.", parts.OneLine(who), m.State.Label())
	now := item
	if now.State = m.State; now.Contradicted() && m.Reason == "" {
		text = fmt.Sprintf("%s decided: %s, while your answers say %s; e says why they are wrong.", parts.OneLine(who), m.State.Label(), item.Proposed.Proposed.Label())
	}
	result := page.Ask(page.Save{Event: session.DecideItem(item.ID, who, m)}, page.Say{Text: text})
	result.Requests = append(result.Requests, checkpoint.SamePerson(m)...)
	return result
}

// verdictKeys are the keys of verdicts.
var verdictKeys = map[string]checklist.Outcome{"g": checklist.Go, "c": checklist.Conditional, "n": checklist.NoGo}

// decideVerdict writes the verdict down. Where it is not what the checklist
// gives, it asks why.
func decideVerdict(p Page, env page.Env, key tea.KeyPressMsg) (Page, page.Result) {
	who, verdict, r := env.Case.Room.Decider, verdictKeys[key.String()], env.Case.Review
	said := page.Say{Text: fmt.Sprintf("%s decided: %s.", parts.OneLine(who), verdict.Label())}
	if verdict == r.Outcome || verdict == r.AfterAcceptance {
		return p, page.Ask(page.Save{Event: session.DecideVerdict(who, verdict, "")}, said)
	}
	why := []form.Field{{
		Label: fmt.Sprintf("Why %s, where the checklist says: %s?", verdict.Label(), r.Outcome.Label()),
		Hint:  "It stands in the minutes beside the verdict.", Long: true, Check: form.Filled("a reason is needed"),
	}}
	return p.open(env, "The verdict", "", why, nil, func(p Page, _ page.Env, f form.Form) (Page, page.Result) {
		return p, page.Ask(page.Save{Event: session.DecideVerdict(who, verdict, f.Value(0))}, said)
	}), page.Result{}
}
