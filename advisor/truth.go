package advisor

// Truth is true, false or not sure: an answer may be a range or unknown.
type Truth int8

// The three truth values. The zero value is Unsure.
const (
	Unsure Truth = iota
	No
	Yes
)

// TruthOf is Yes for true and No for false.
func TruthOf(b bool) Truth {
	if b {
		return Yes
	}
	return No
}

func (t Truth) String() string {
	switch t {
	case Yes:
		return "yes"
	case No:
		return "no"
	case Unsure:
		return "not sure"
	}
	return "not sure"
}
