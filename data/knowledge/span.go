package knowledge

import (
	"errors"
	"fmt"

	"go.yaml.in/yaml/v4"

	"loracle/advisor"
)

// span is a range as the files write it: 4 or [4, 12].
type span struct{ advisor.Range }

var errNoSpan = errors.New("not a number or a range; allowed: one like 4 or [4, 12]")

// UnmarshalYAML reads a number, or a list of a low and a high end.
func (s *span) UnmarshalYAML(n *yaml.Node) error {
	ends := []*yaml.Node{n, n}
	if n.Kind == yaml.SequenceNode {
		ends = n.Content
	}
	if len(ends) != 2 {
		return errNoSpan
	}
	for i, end := range []*float64{&s.Low, &s.High} {
		if err := ends[i].Load(end); err != nil || ends[i].ShortTag() == "!!null" {
			return errNoSpan
		}
	}
	switch {
	case s.Low > s.High:
		return fmt.Errorf("the low end %g is above the high end %g; allowed: low end first", s.Low, s.High)
	case !s.Valid():
		return errNoSpan
	}
	return nil
}

// Allowed says what the type accepts, for messages.
func (span) Allowed() string { return "a number or a range, like 4 or [4, 12]" }
