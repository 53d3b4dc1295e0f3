package parts

import (
	"strings"

	"charm.land/lipgloss/v2"

	"loracle/ui/tui/theme"
)

// Panel is a frame around a content.
type Panel struct {
	// Title stands in the upper border, Corner at its right end, and Hint at
	// the right end of the lower border.
	Title, Corner, Hint string
	Width, Height       int
	// Front draws the frame of a panel that lies on top of others.
	Front bool
}

// Draw frames content, which must fit in: lines that are missing are blank.
func (p Panel) Draw(t *theme.Theme, content string) string {
	inner := p.Width - 4
	if inner < 1 || p.Height < 2 {
		return ""
	}
	lines := strings.Split(content, "\n")
	side := p.line(t).Render("│")
	var b strings.Builder
	b.WriteString(p.border(t, "╭", "╮", t.Title.Render(p.Title), t.Muted.Render(p.Corner)))
	for i := range p.Height - 2 {
		line := ""
		if i < len(lines) {
			line = lines[i]
		}
		b.WriteString("\n" + side + " " + Fit(line, inner) + " " + side)
	}
	b.WriteString("\n" + p.border(t, "╰", "╯", "", t.Accent.Render(p.Hint)))
	return b.String()
}

// border is a horizontal edge with a text near either end.
func (p Panel) border(t *theme.Theme, left, right, title, corner string) string {
	room := p.Width - 2
	title, corner = framed(title, room), framed(corner, room)
	if Width(title)+Width(corner) > room {
		corner = ""
	}
	title = Fit(title, min(Width(title), room))
	rule := strings.Repeat("─", max(0, room-Width(title)-Width(corner)))
	line := p.line(t)
	return line.Render(left) + title + line.Render(rule) + corner + line.Render(right)
}

// line is the style of the frame.
func (p Panel) line(t *theme.Theme) lipgloss.Style {
	if p.Front {
		return t.Accent
	}
	return t.Frame
}

func framed(s string, room int) string {
	if Width(s) == 0 || room < 4 {
		return ""
	}
	return " " + Fit(s, min(Width(s), room-2)) + " "
}
