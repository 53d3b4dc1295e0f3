package parts

import "loracle/ui/tui/theme"

// Stale is the quiet line about prices that are old; nothing where none is.
func Stale(t *theme.Theme, sentence string, width int) string {
	if sentence == "" {
		return ""
	}
	return Paragraph(t.Muted, OneLine(sentence), width)
}
