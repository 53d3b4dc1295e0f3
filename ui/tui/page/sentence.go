package page

import (
	"errors"
	"unicode"
	"unicode/utf8"
)

// Sentence is an error as people read it: what is wrong, and what to do about it
// where the error knows.
func Sentence(err error) string {
	text := Capital(err.Error()) + "."
	var known interface{ Hint() string }
	if errors.As(err, &known) && known.Hint() != "" {
		text += " " + Capital(known.Hint()) + "."
	}
	return text
}

// Capital is a text with a capital at its beginning.
func Capital(s string) string {
	if s == "" {
		return ""
	}
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
