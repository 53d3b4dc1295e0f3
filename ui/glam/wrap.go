package glam

import (
	"bytes"
	"errors"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// wrap breaks styled text at spaces into lines of at most width cells. Only a
// word that is wider than a line is broken inside; numbers and ranges with
// hyphens stay whole.
func wrap(s string, width int) []string {
	if s == "" {
		return nil
	}
	width = max(width, 1)
	if ansi.StringWidth(s) <= width {
		return []string{s}
	}
	var lines []string
	line, used := "", 0
	for _, word := range strings.Split(s, " ") {
		w := ansi.StringWidth(word)
		if used > 0 && used+1+w <= width {
			line, used = line+" "+word, used+1+w
			continue
		}
		if used > 0 {
			lines = append(lines, line)
		}
		parts := strings.Split(ansi.Hardwrap(word, width, true), "\n")
		lines = append(lines, parts[:len(parts)-1]...)
		line = parts[len(parts)-1]
		used = ansi.StringWidth(line)
	}
	return carryStyles(append(lines, line))
}

// carryStyles ends a style that is still open at the end of a line there and
// takes it up again on the next line, so that lines can be moved singly.
func carryStyles(lines []string) []string {
	var b bytes.Buffer
	w := lipgloss.NewWrapWriter(&b)
	_, err := w.Write([]byte(strings.Join(lines, "\n")))
	if err = errors.Join(err, w.Close()); err != nil {
		return lines // a buffer in memory takes everything
	}
	return strings.Split(b.String(), "\n")
}

// longestWord is the width of the widest word.
func longestWord(s string) int {
	longest := 0
	for _, word := range strings.Fields(ansi.Strip(s)) {
		longest = max(longest, ansi.StringWidth(word))
	}
	return longest
}
