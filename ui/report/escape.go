package report

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"loracle/ui/safe"
)

// inline is Markdown source for a run of text on one line. Constants of this
// package are inline as they stand; everything else becomes inline through
// escape, the one place where text meets Markdown.
type inline string

// escape is text as Markdown that shows exactly that text, cleaned. It leaves
// alone what has no meaning in its place, so that the source stays readable.
func escape(text string) inline {
	text = safe.Line(text)
	if !strings.ContainsAny(text, meaningful) {
		return inline(text)
	}
	words := strings.Split(text, " ")
	for i, w := range words {
		words[i] = escapeWord(w)
	}
	return inline(strings.Join(words, " "))
}

// meaningful are the characters that can have a meaning in Markdown.
const meaningful = "\\`*_[<&|~"

// autolink matches what GFM would turn into a link.
var autolink = regexp.MustCompile(`(?i)(https?|ftp)(://)|(www)(\.)`)

// escapeWord escapes a word. A web address needs no escaping and stays a link;
// one that does would show its backslashes, so it is kept from being one.
func escapeWord(w string) string {
	escaped := escapeMarks(w)
	if escaped == w || !autolink.MatchString(w) {
		return escaped
	}
	return autolink.ReplaceAllString(escaped, `$1$3\$2$4`)
}

func escapeMarks(w string) string {
	if !strings.ContainsAny(w, meaningful) {
		return w
	}
	var b strings.Builder
	for i, r := range w {
		if hasMeaning(w, i, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

var entity = regexp.MustCompile(`^&(#[xX]?)?[0-9A-Za-z]+;`)

// hasMeaning reports whether Markdown would take the character at i for
// markup. What stands beside the word is not known; builders put no letter there.
func hasMeaning(w string, i int, r rune) bool {
	rest := w[i+utf8.RuneLen(r):]
	switch r {
	case '`', '*', '[', '|', '~':
		return true
	case '_':
		before, _ := utf8.DecodeLastRuneInString(w[:i])
		after, _ := utf8.DecodeRuneInString(rest)
		return !isWord(before) || !isWord(after)
	case '\\':
		return rest == "" || isPunctuation(rest[0])
	case '<':
		return rest != "" && (isLetter(rest[0]) || strings.IndexByte("/!?", rest[0]) >= 0)
	case '&':
		return entity.MatchString(w[i:])
	}
	return false
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func isLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

func isPunctuation(b byte) bool {
	return b >= '!' && b <= '/' || b >= ':' && b <= '@' || b >= '[' && b <= '`' || b >= '{' && b <= '~'
}

// say fills a sentence: inline arguments and numbers go in as they are, all
// others escaped.
func say(format string, args ...any) inline {
	filled := make([]any, len(args))
	for i, a := range args {
		switch a := a.(type) {
		case inline:
			filled[i] = string(a)
		case int:
			filled[i] = a
		default:
			filled[i] = string(escape(fmt.Sprint(a)))
		}
	}
	return inline(fmt.Sprintf(format, filled...))
}

// bold sets text off; what follows it must be a space or punctuation.
func bold(text inline) inline {
	if text == "" {
		return ""
	}
	return "**" + text + "**"
}

var plainID = regexp.MustCompile(`^[0-9A-Za-z._+-]+$`)

// code sets an identifier in a code span; text that is none is only escaped.
func code(id string) inline {
	if !plainID.MatchString(id) {
		return escape(id)
	}
	return inline("`" + id + "`")
}

// join strings inline pieces together, leaving out empty ones.
func join(separator string, parts ...inline) inline {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, string(p))
		}
	}
	return inline(strings.Join(kept, separator))
}

var (
	blockMark   = regexp.MustCompile(`^(#{1,6}( |$)|>|[+-]( |$)|-[ -]*$|=+ *$)`)
	orderedMark = regexp.MustCompile(`^([0-9]+)([.)])`)
)

// atLineStart escapes what would open another block at the start of a line.
func atLineStart(text inline) string {
	s := string(text)
	if blockMark.MatchString(s) {
		return `\` + s
	}
	return orderedMark.ReplaceAllString(s, `$1\$2`)
}
