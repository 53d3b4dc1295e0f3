package advisor

import "slices"

// newStep is a derivation of inputs. Most steps have few, and those are made
// together with it: assessments consist of hundreds of steps and are made anew
// with every key press.
func newStep(label string, unit Unit, op Op, inputs []Value) *Derivation {
	switch len(inputs) {
	case 1:
		s := new(struct {
			Derivation
			in [1]Value
		})
		s.Inputs = s.in[:]
		return s.set(label, unit, op, inputs)
	case 2:
		s := new(struct {
			Derivation
			in [2]Value
		})
		s.Inputs = s.in[:]
		return s.set(label, unit, op, inputs)
	case 3:
		s := new(struct {
			Derivation
			in [3]Value
		})
		s.Inputs = s.in[:]
		return s.set(label, unit, op, inputs)
	case 4:
		s := new(struct {
			Derivation
			in [4]Value
		})
		s.Inputs = s.in[:]
		return s.set(label, unit, op, inputs)
	case 5:
		s := new(struct {
			Derivation
			in [5]Value
		})
		s.Inputs = s.in[:]
		return s.set(label, unit, op, inputs)
	}
	return &Derivation{Label: label, Unit: unit, Op: op, Inputs: slices.Clone(inputs)}
}

// set fills a new step in.
func (d *Derivation) set(label string, unit Unit, op Op, inputs []Value) *Derivation {
	d.Label, d.Unit, d.Op = label, unit, op
	copy(d.Inputs, inputs)
	return d
}
