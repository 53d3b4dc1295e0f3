package strict

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// source is a file's text, checked before any parser sees it.
type source struct {
	file string
	text []byte
	// shortened are the places of JSON escapes that were rewritten; each is
	// shortenedBy characters shorter than what the file holds.
	shortened []mark
}

type mark struct{ line, column int }

// readSource checks size, encoding and control characters. Without problems
// the text is fit for the parser.
func readSource(file string, data []byte, limit int) (source, Problems) {
	s := source{file: file, text: data}
	if len(data) > limit {
		text := fmt.Sprintf("the file has %d bytes; allowed: at most %d", len(data), limit)
		return s, Problems{{File: file, Text: text}}
	}
	s.text = bytes.TrimPrefix(s.text, []byte("\ufeff"))
	if problems := s.badCharacters(); problems != nil {
		return s, problems
	}
	if json.Valid(s.text) {
		s.joinSurrogates()
	}
	return s, nil
}

// badCharacters lists the first bytes that are not UTF-8 and the characters
// that would not show, line by line.
func (s source) badCharacters() Problems {
	var problems Problems
	line, column := 1, 1
	for i := 0; i < len(s.text); {
		r, size := utf8.DecodeRune(s.text[i:])
		if r == utf8.RuneError && size == 1 {
			text := fmt.Sprintf("the byte 0x%02x is not UTF-8; allowed: text in UTF-8", s.text[i])
			return append(problems, Problem{s.file, line, column, text})
		}
		if hidden(r) && r != '\r' {
			problems = append(problems, Problem{s.file, line, column, hiddenText(r)})
		}
		column++
		if r == '\n' {
			line, column = line+1, 1
		}
		i += size
	}
	return problems
}

// hidden reports whether a character does not show: control characters other
// than tab and line feed, and those that change the direction of the text
// around them, so that a screen shows something else than what is there.
func hidden(r rune) bool {
	switch {
	case r == '\t' || r == '\n':
		return false
	case r < ' ' || r >= 0x7f && r <= 0x9f:
		return true
	case r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069:
		return true
	}
	return r == 0x2028 || r == 0x2029
}

func hiddenText(r rune) string {
	return fmt.Sprintf("control character %U; allowed: visible characters, tabs and line ends", r)
}

// surrogates is a character outside the basic plane as JSON escapes it. YAML
// knows only the eight-digit form.
var surrogates = regexp.MustCompile(`(?:^|[^\\])((?:\\\\)*)\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}`)

const (
	pairLength  = len(`\ud83d\ude00`)
	shortenedBy = pairLength - len(`\U0001f600`)
)

// joinSurrogates rewrites the escapes of JSON that YAML does not know, and
// remembers where, so that places stay those of the file.
func (s *source) joinSurrogates() {
	var out bytes.Buffer
	rest := s.text
	line, column := 1, 1
	for {
		found := surrogates.FindIndex(rest)
		if found == nil {
			break
		}
		pair := rest[found[1]-pairLength : found[1]]
		before := rest[:found[1]-pairLength]
		line, column = advance(line, column, before)
		s.shortened = append(s.shortened, mark{line, column})
		out.Write(before)
		fmt.Fprintf(&out, `\U%08x`, joined(pair))
		column += pairLength
		rest = rest[found[1]:]
	}
	if len(s.shortened) > 0 {
		out.Write(rest)
		s.text = out.Bytes()
	}
}

func joined(pair []byte) rune {
	high, errHigh := strconv.ParseUint(string(pair[2:6]), 16, 32)
	low, errLow := strconv.ParseUint(string(pair[8:12]), 16, 32)
	if errHigh != nil || errLow != nil {
		return utf8.RuneError
	}
	return utf16.DecodeRune(rune(high), rune(low))
}

// advance is the place after text.
func advance(line, column int, text []byte) (int, int) {
	if n := bytes.Count(text, []byte("\n")); n > 0 {
		line, column = line+n, 1
		text = text[bytes.LastIndexByte(text, '\n')+1:]
	}
	return line, column + utf8.RuneCount(text)
}

// place is where a place of the parsed text is in the file.
func (s source) place(line, column int) (int, int) {
	for _, m := range s.shortened {
		if m.line == line && m.column < column {
			column += shortenedBy
		}
	}
	return line, column
}
