package safe

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

func TestLineShowsTextWithoutWhatATerminalActsOn(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"plain text", "Support triage", "Support triage"},
		{"nothing", "", ""},
		{"spaces around and between", " a  b ", "a b"},
		{"only a space", " ", ""},
		{"other scripts", "Prüfung 支持 \u200cمی\u200cخواهم", "Prüfung 支持 \u200cمی\u200cخواهم"},
		{"line ends and tabs", " a\r\n\tb\n", "a b"},
		{"colour", "\x1b[31mred\x1b[0m", "red"},
		{"a window title", "\x1b]0;owned\x07safe", "safe"},
		{"eight-bit control sequence, disarmed", "a\u009b31mb", "a31mb"},
		{"bell and backspace", "a\a\bb", "ab"},
		{"text turned around", "abc\u202edef", "abcdef"},
		{"not UTF-8", "a\xffb", "a\ufffdb"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := Line(tt.in); got != tt.want {
				t.Errorf("Line(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

func TestLineNeverLetsAControlCharacterThrough(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		got := Line(rapid.String().Draw(t, "text"))
		if i := strings.IndexFunc(got, unicode.IsControl); i >= 0 {
			t.Fatalf("control character at %d of %q", i, got)
		}
	})
}

func TestTextKeepsItsLinesAndSpaces(t *testing.T) {
	for text, want := range map[string]string{
		"":                              "",
		" 300k to 600k\n":               " 300k to 600k\n",
		"a\r\n  b\tc":                   "a\n  b\tc",
		"a\u202eb\u2066c\u2069\x1b[2Jd": "abcd",
		"\u202e":                        "",
		"می\u200cخواهم 👩\u200d👧":        "می\u200cخواهم 👩\u200d👧",
	} {
		if got := Text(text); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}
