package parts

import "loracle/ui/tui/theme"

// Unpriced stands where amounts would, while they would rest on assumptions
// alone. what names what is missing.
func Unpriced(t *theme.Theme, what string, width int) string {
	return Paragraph(t.Strong, what+" not known yet.", width) + "\n" +
		Paragraph(t.Text, "Nothing is said so far that costs rest on. The kind of task, the requests a month or the API bill is enough to begin; press i for the interview.", width)
}
