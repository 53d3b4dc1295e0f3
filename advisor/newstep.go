package advisor

import "slices"

// newStep is a derivation of inputs. Most steps have few, and those are made
// together with it: assessments consist of hundreds of steps and are made anew
// with every key press.
func newStep(op Op, inputs []Value) *Derivation {
	switch len(inputs) {
	case 1:
		s := &struct {
			Derivation
			in [1]Value
		}{Derivation{Op: op}, [1]Value{inputs[0]}}
		s.Inputs = s.in[:]
		return &s.Derivation
	case 2:
		s := &struct {
			Derivation
			in [2]Value
		}{Derivation{Op: op}, [2]Value{inputs[0], inputs[1]}}
		s.Inputs = s.in[:]
		return &s.Derivation
	case 3:
		s := &struct {
			Derivation
			in [3]Value
		}{Derivation{Op: op}, [3]Value{inputs[0], inputs[1], inputs[2]}}
		s.Inputs = s.in[:]
		return &s.Derivation
	}
	return &Derivation{Op: op, Inputs: slices.Clone(inputs)}
}
