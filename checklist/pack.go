// Package checklist turns marks on checkpoints into a go/no-go verdict.
//
// It is pure: a pack (what is asked), marks (what people said), facts (what
// the answers already settle) and a date go in; a review comes out.
package checklist

// Pack is a list of checkpoints in categories, with the rule that turns open
// ones into a verdict.
type Pack struct {
	ID, Version, Title string
	// Threshold is the number of unresolved items in one category from which
	// the verdict is no-go (three in the paper).
	Threshold  int
	Categories []Category
}

// Category is a part of the checklist, reviewed in one go.
type Category struct {
	ID, Title string
	// Minutes is the time planned for it in a meeting.
	Minutes int
	Items   []Item
}

// Proof says whether a met item needs evidence.
type Proof string

// The degrees of proof an item asks for.
const (
	ProofNone     Proof = "none"
	ProofAsked    Proof = "asked"
	ProofRequired Proof = "required"
)

// ItemID names a checkpoint in answers files, events and exports.
type ItemID string

// Item is one checkpoint.
type Item struct {
	ID       ItemID
	Title    string
	Question string
	// Why says why it matters; Risk what goes wrong while it is unresolved.
	Why, Risk string
	Proof     Proof
	// AppliesWhen is the condition over answers under which the item belongs to
	// the checklist at all; empty where it always does.
	AppliesWhen string
	// MetWhen is the condition over answers that settles the item; empty where
	// only a person can. The text is for showing; whoever builds Facts has the
	// compiled form.
	MetWhen string
	// Action is what to do while it is open.
	Action string
	// AcceptDays bounds an acceptance in days; 0 means DefaultMaxDays.
	AcceptDays int
	// Contingency is what going ahead with the item unresolved adds to the
	// budget; nil where that has no known price.
	Contingency *Contingency
	Source      string
}

// Contingency is a line added to the budget while an item is unresolved: a part
// of the one-time total, or working hours. One of the two is set.
type Contingency struct {
	Percent, Hours *Span
}

// Span is an estimate from a low to a high end.
type Span struct{ Low, High float64 }

// Item is the item with that id, or nil.
func (p *Pack) Item(id ItemID) *Item {
	for c := range p.Categories {
		for i := range p.Categories[c].Items {
			if p.Categories[c].Items[i].ID == id {
				return &p.Categories[c].Items[i]
			}
		}
	}
	return nil
}

// Count is the number of items in the pack.
func (p *Pack) Count() int {
	n := 0
	for _, c := range p.Categories {
		n += len(c.Items)
	}
	return n
}
