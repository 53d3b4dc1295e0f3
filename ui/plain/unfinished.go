package plain

import (
	"fmt"

	"loracle/data/session"
)

// Unfinished says that the input ended before the interview did.
type Unfinished struct {
	// Place is the question that was not answered, like "Business, 3 of 10 to a
	// first recommendation".
	Place string
	// Saved is how many answers the session has by now, as lists of sessions count
	// them.
	Saved   int
	Session session.ID
	Title   string
	// TooLong says that the input did not end: its next line is longer than an
	// answer can be.
	TooLong bool
}

func (u *Unfinished) Error() string {
	if u.TooLong {
		return fmt.Sprintf("the line for the question %s is longer than 1 MiB", u.Place)
	}
	return fmt.Sprintf("the input ended at the question %s", u.Place)
}

// Hint says what is saved and how to go on.
func (u *Unfinished) Hint() string {
	return fmt.Sprintf("%s saved in %q; go on with `loracle open %s`", answers(u.Saved), u.Title, u.Session)
}

func answers(n int) string {
	if n == 1 {
		return "1 answer is"
	}
	return fmt.Sprintf("%d answers are", n)
}
