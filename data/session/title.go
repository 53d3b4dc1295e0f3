package session

import (
	"fmt"
	"unicode/utf8"
)

// MaxTitle is the longest title that is taken, in characters. Sessions of earlier
// versions may have longer ones.
const MaxTitle = 200

// CheckTitle says in one sentence that a title is too long, or nil.
func CheckTitle(title string) error {
	if n := utf8.RuneCountInString(title); n > MaxTitle {
		return fmt.Errorf("the title has %d characters; allowed: at most %d", n, MaxTitle)
	}
	return nil
}

// ShortTitle is a title for lists: one that is too long is cut.
func ShortTitle(title string) string {
	if utf8.RuneCountInString(title) <= MaxTitle {
		return title
	}
	return string([]rune(title)[:MaxTitle-1]) + "…"
}
