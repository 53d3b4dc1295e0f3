package report

import (
	"regexp"
	"strings"
	"unicode"
)

// terminalEscape matches the sequences a terminal would act on: CSI, the
// string sequences (OSC, DCS, APC, PM, SOS) up to their end, and the short ones.
var terminalEscape = regexp.MustCompile(
	`(?:\x1b\[|\x{9b})[0-?]*[ -/]*[@-~]?` +
		`|(?:\x1b[\]PX^_]|[\x{9d}\x{90}\x{98}\x{9e}\x{9f}])[^\x07\x1b\x{9c}]*(?:\x07|\x1b\\|\x{9c})?` +
		`|\x1b[ -/]*[0-~]?`)

// clean makes text from people and files safe to show on one line: terminal
// escapes, control characters and invisible formatting (right-to-left
// overrides among them) go, white space becomes single spaces.
func clean(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	if strings.ContainsAny(s, "\x1b\u0090\u0098\u009b\u009d\u009e\u009f") {
		s = terminalEscape.ReplaceAllString(s, "")
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.Is(unicode.Cc, r):
			return -1
		case unicode.Is(unicode.Cf, r) && r != zeroWidthNonJoiner && r != zeroWidthJoiner:
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// The two joiners are kept: Persian words and combined emoji need them.
const (
	zeroWidthNonJoiner = '\u200C'
	zeroWidthJoiner    = '\u200D'
)
