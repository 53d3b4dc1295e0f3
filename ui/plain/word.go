package plain

import "loracle/data/session"

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
	switch line {
	case "?", "help":
		s.explain(i)
		return stay, nil
	case "", "skip":
		i.at++
		return move, nil
	case "back":
		if i.at == 0 {
			i.out.line("This is the first question.")
			return stay, nil
		}
		i.at--
		return move, nil
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
	i.at++
	return move, nil
}
