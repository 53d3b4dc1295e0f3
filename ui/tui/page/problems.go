package page

import (
	"fmt"

	"loracle/data/strict"
)

// Problems is an error about a file as people read it on a screen: the first
// thing that is wrong, and how many more there are.
func Problems(err error) string {
	found := strict.Of(err)
	if len(found) == 0 {
		return Sentence(err)
	}
	text := found[0].String() + "."
	switch more := len(found) - 1; more {
	case 0:
	case 1:
		text += " There is another problem: `loracle checklist lint` lists both."
	default:
		text += fmt.Sprintf(" There are %d more problems: `loracle checklist lint` lists all.", more)
	}
	return text
}
