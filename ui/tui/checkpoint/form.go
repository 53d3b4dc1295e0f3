// Package checkpoint is what pages about checkpoints share: the forms that ask
// for the words of a decision, what comes of them, and how a state is told.
package checkpoint

import (
	"slices"

	"loracle/checklist"
	"loracle/ui/tui/form"
	"loracle/ui/tui/page"
)

// Kind is what a form asks for.
type Kind int

// The kinds. Evidence, a reason and an acceptance belong to a state.
const (
	Evidence Kind = iota
	Reason
	// Overruling says why the answers are wrong about the checkpoint.
	Overruling
	Acceptance
	Note
	// What follows from a checkpoint: an action, a topic for the next meeting, the
	// end of an acceptance, of an action or of a topic.
	Action
	Topic
	Withdrawal
	Outcome
)

// Keeps reports whether words of that kind are complete by themselves, so that
// they are saved whenever their form is left. Anything else changes how the
// checkpoint counts and is saved on purpose only.
func (k Kind) Keeps() bool { return k == Evidence || k == Note }

// Words is the kind of words that belong to a checkpoint's state.
func Words(item checklist.ItemReview) Kind {
	if item.Contradicted() && item.Mark.State != checklist.Untouched {
		return Overruling
	}
	switch item.Mark.State {
	case checklist.Accepted:
		return Acceptance
	case checklist.NotApplicable:
		return Reason
	case checklist.Untouched, checklist.Met, checklist.Open, checklist.DontKnow:
	}
	return Evidence
}

// Form is an open form about a checkpoint.
type Form struct {
	form.Form
	Kind Kind
	Item checklist.ItemReview
	// began are the texts it was opened with.
	began []string
}

// Open is the form of a kind about a checkpoint. It starts from the texts of a
// draft or, without one, from what there is.
func Open(env page.Env, item checklist.ItemReview, k Kind, draft []string) Form {
	if draft == nil {
		draft = start(env, item, k)
	}
	f := Form{Form: form.New(env.Theme, heading(k, item), fields(env, k, item), draft...), Kind: k, Item: item}
	f.Keeps = k.Keeps()
	f.began = f.Values()
	return f
}

// Changed reports whether anything was typed since the form was opened.
func (f Form) Changed() bool { return !slices.Equal(f.began, f.Values()) }
