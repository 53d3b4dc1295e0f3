package advisor

import "strings"

// Leaf says where a value comes from that was not worked out.
type Leaf struct {
	From Origin
	// Replaces is what a leaf set by hand stands for: the value that the answers
	// give, with its own derivation. It has no part in the calculation.
	Replaces *Value
}

// planningValue is how the source of a constant says that no source gives it.
const planningValue = "planning value"

// Planned reports whether a leaf is a planning value, wholly or in part: a
// constant that was chosen and that no source gives.
func (o Origin) Planned() bool {
	return o.Kind == FromConstant && strings.Contains(o.Source, planningValue)
}

// PlannedInPart reports whether the source of a planning value gives a part of
// it.
func (o Origin) PlannedInPart() bool {
	return o.Planned() && !strings.HasPrefix(o.Source, planningValue)
}

// From is where a leaf comes from; a step of a calculation has no origin.
func (d *Derivation) From() Origin {
	if d.Leaf == nil {
		return Origin{}
	}
	return d.Leaf.From
}

// Replaces is what a leaf set by hand stands for; nil for any other value.
func (d *Derivation) Replaces() *Value {
	if d.Leaf == nil {
		return nil
	}
	return d.Leaf.Replaces
}

// Given is a leaf: a quantity that was read somewhere and not worked out.
func Given(label string, unit Unit, r Range, from Origin) Value { return given(label, unit, r, from) }

func given(label string, unit Unit, r Range, from Origin) Value {
	return *newLeaf(label, unit, r, from)
}

// newLeaf is a leaf, made in one piece.
func newLeaf(label string, unit Unit, r Range, from Origin) *Value {
	made := new(struct {
		Value
		how  Derivation
		leaf Leaf
	})
	made.leaf.From = from
	made.how.Label, made.how.Unit, made.how.Op, made.how.Leaf = label, unit, OpGiven, &made.leaf
	made.Value = Value{r, &made.how}
	return &made.Value
}
