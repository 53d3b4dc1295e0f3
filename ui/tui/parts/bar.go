package parts

import (
	"math"
	"strings"

	"loracle/ui/tui/theme"

	"charm.land/lipgloss/v2"
)

// Bar is a horizontal bar of width cells, filled to a share from 0 to 1. A
// share above zero shows at least one cell.
func Bar(t *theme.Theme, style lipgloss.Style, share float64, width int) string {
	if width <= 0 {
		return ""
	}
	full := int(math.Round(min(1, max(0, share)) * float64(width)))
	if share > 0 && full == 0 {
		full = 1
	}
	return style.Render(strings.Repeat("█", full)) + t.Frame.Render(strings.Repeat("░", width-full))
}

// NotKnown is how a value that nobody knows yet is shown.
func NotKnown(t *theme.Theme) string { return t.Muted.Render(NotKnownText) }

// NotKnownText is what stands for a value that nobody knows yet. It is never 0.
const NotKnownText = "not known yet"

// Circle is how far something has come, as a mark: ○ nothing, ◐ some, ● all.
func Circle(done, of int) string {
	switch {
	case done <= 0:
		return "○"
	case done < of:
		return "◐"
	}
	return "●"
}
