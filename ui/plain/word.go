package plain

import (
	"strings"

	"loracle/data/session"
)

// next says where to go after a line.
type next int

const (
	stay next = iota // ask the same again, without repeating it
	move             // show whatever is at the present place
	stop
)

// take acts on a line of input: a word that steers, or an answer.
func (i *interview) take(line string) (next, error) {
	s := i.steps[i.at]
	if next, done, err := i.aside(s, line); done || err != nil {
		return next, err
	}
	switch strings.ToLower(line) {
	case "?", "help":
		s.explain(i)
		return stay, nil
	case "", "skip":
		i.forward()
		return move, nil
	case "back":
		return i.back(), nil
	case "result":
		i.at = len(i.steps)
		return move, nil
	case "undo":
		return i.revert(session.State.Undo)
	case "redo":
		return i.revert(session.State.Redo)
	case "quit":
		return stop, nil
	}
	kept, err := s.take(i, line)
	if err != nil || !kept {
		return stay, err
	}
	i.forward()
	return move, nil
}

// forward goes to the next step, or back to where a jump began.
func (i *interview) forward() {
	if i.jumped {
		i.at, i.jumped = i.from, false
		return
	}
	i.at++
}

// back goes to the step before, or back to where a jump began.
func (i *interview) back() next {
	switch {
	case i.jumped:
		i.at, i.jumped = i.from, false
	case i.at == 0:
		i.out.line("This is the first question.")
		return stay
	default:
		i.at--
	}
	return move
}
