package glam

import (
	"regexp"
	"strings"

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

// styleChange matches what switches a style on or off: colours and the like,
// and the two ends of a link.
var styleChange = regexp.MustCompile(`\x1b\[([0-9;]*)m|\x1b\]8;[^;]*;([^\x07\x1b]*)(?:\x07|\x1b\\)`)

// carryStyles ends a style that is still open at the end of a line there and
// takes it up again on the next line, so that lines can be moved singly.
func carryStyles(lines []string) []string {
	style, link := "", ""
	for i, line := range lines {
		start := style + link
		for _, m := range styleChange.FindAllStringSubmatch(line, -1) {
			switch {
			case strings.HasPrefix(m[0], "\x1b]"):
				link = m[0]
				if m[2] == "" {
					link = ""
				}
			case m[1] == "" || m[1] == "0":
				style = ""
			default:
				style += m[0]
			}
		}
		lines[i] = start + line + closing(style, link)
	}
	return lines
}

func closing(style, link string) string {
	out := ""
	if link != "" {
		out += ansi.ResetHyperlink()
	}
	if style != "" {
		out += ansi.ResetStyle
	}
	return out
}

// longestWord is the width of the widest word.
func longestWord(s string) int {
	longest := 0
	for _, word := range strings.Fields(ansi.Strip(s)) {
		longest = max(longest, ansi.StringWidth(word))
	}
	return longest
}
