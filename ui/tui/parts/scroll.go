package parts

import "strings"

// Scrolled is the part of a text that a window of height lines shows.
type Scrolled struct {
	Text string
	// Offset is the first line shown; Above and Below count the lines that are not.
	Offset, Above, Below int
}

// Scroll shows height lines of text from offset on, as far as there are any.
func Scroll(text string, offset, height int) Scrolled {
	lines := strings.Split(text, "\n")
	offset = max(0, min(offset, len(lines)-height))
	end := min(len(lines), offset+max(0, height))
	return Scrolled{
		Text:   strings.Join(lines[offset:end], "\n"),
		Offset: offset, Above: offset, Below: len(lines) - end,
	}
}

// Follow is the offset, nearest to the one given, at which the lines from and
// to are both in view; where they are too many, from is.
func Follow(offset, from, to, height int) int {
	if to >= offset+height {
		offset = to - height + 1
	}
	return max(0, min(offset, from))
}
