package parts

import (
	"unicode"
	"unicode/utf8"
)

// Capital is text on a line with a capital at its start.
func Capital(s string) string {
	s = OneLine(s)
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(first)) + s[size:]
}
