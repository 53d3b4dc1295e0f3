package tui

import (
	"fmt"
	"strings"

	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// textRows is how many lines are left for the text of a screen below the lines
// that stay. The text always keeps one.
func textRows(s page.Screen, height int) int {
	if s.Head == "" {
		return height
	}
	return max(min(height, 1), height-strings.Count(s.Head, "\n")-1)
}

// underHead puts the scrolled text below the lines that stay.
func underHead(s page.Screen, text string, height int) string {
	if s.Head == "" {
		return text
	}
	head := strings.Split(s.Head, "\n")
	return strings.Join(head[:min(len(head), height-textRows(s, height))], "\n") + "\n" + text
}

// percent is how far a text is scrolled; nothing where it is whole on screen.
func percent(s parts.Scrolled) string {
	if s.Above+s.Below == 0 {
		return ""
	}
	return fmt.Sprintf("%d%%", 100*s.Above/(s.Above+s.Below))
}
