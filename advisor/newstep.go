package advisor

// newStep is an empty derivation with room for its inputs. Most steps have few, and
// those are made together with it: assessments consist of hundreds of steps and
// are made anew with every key press.
func newStep(op Op, inputs int) *Derivation {
	var d *Derivation
	switch inputs {
	case 1:
		s := new(struct {
			Derivation
			in [1]Value
		})
		d = &s.Derivation
		d.Inputs = s.in[:]
	case 2:
		s := new(struct {
			Derivation
			in [2]Value
		})
		d = &s.Derivation
		d.Inputs = s.in[:]
	case 3:
		s := new(struct {
			Derivation
			in [3]Value
		})
		d = &s.Derivation
		d.Inputs = s.in[:]
	default:
		d = &Derivation{Inputs: make([]Value, inputs)}
	}
	d.Op = op
	return d
}
