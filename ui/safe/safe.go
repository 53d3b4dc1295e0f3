// Package safe makes text from people and files fit to show.
package safe

import (
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"
)

// Line is text on one line without anything a terminal would act on: escape
// sequences, control characters and those that turn the direction of the text
// around them disappear, and white space becomes single spaces.
func Line(s string) string {
	if plain(s) {
		return s
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), invisible(r):
			return -1
		}
		return r
	}, ansi.Strip(strings.ToValidUTF8(s, "\ufffd")))
	return strings.Join(strings.Fields(s), " ")
}

// Text is what was typed or pasted without anything a terminal would act on, as
// Line, but with its line breaks and its white space as they are.
func Text(s string) string {
	if plain(s) {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\r', r == '\t':
			return r
		case unicode.IsControl(r), invisible(r):
			return -1
		}
		return r
	}, ansi.Strip(strings.ToValidUTF8(s, "\ufffd")))
}

// plain reports whether text is as Line leaves it, as nearly all text is: words
// of printable ASCII with single spaces between them.
func plain(s string) bool {
	space := true // a space cannot be the first character
	for i := range len(s) {
		b := s[i]
		if b < ' ' || b > '~' || b == ' ' && space {
			return false
		}
		space = b == ' '
	}
	return !space || s == ""
}

// invisible reports whether a character formats the text around it without
// being seen. The two joiners stay: Persian words and joined emoji need them.
func invisible(r rune) bool {
	const zeroWidthNonJoiner, zeroWidthJoiner = '\u200c', '\u200d'
	return unicode.Is(unicode.Cf, r) && r != zeroWidthNonJoiner && r != zeroWidthJoiner
}
