package theme

import (
	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"
)

// Marks in front of choices. They say with shape what colour says too.
const (
	cursorMark    = "▸ "
	checkedMark   = "[x] "
	uncheckedMark = "[ ] "
)

// Widths in cells that fields need beside their text.
const (
	SelectIndent      = 2
	MultiSelectIndent = 6
)

// fieldStyles dresses huh's fields. They are made once per theme, since huh
// asks for them at each drawing.
func fieldStyles(t *Theme) *huh.Styles {
	s := huh.ThemeBase(t.Dark)
	f := &s.Focused
	f.Base = lipgloss.NewStyle()
	f.SelectSelector = t.Selected.SetString(cursorMark)
	f.MultiSelectSelector = t.Selected.SetString(cursorMark)
	f.Option, f.UnselectedOption = t.Text, t.Text
	f.SelectedOption = t.Selected
	f.SelectedPrefix = t.Good.SetString(checkedMark)
	f.UnselectedPrefix = t.Muted.SetString(uncheckedMark)
	f.ErrorIndicator = lipgloss.NewStyle()
	f.TextInput.Cursor = t.Accent
	f.TextInput.Prompt = t.Accent
	f.TextInput.Text = t.Text
	f.TextInput.Placeholder = t.Muted.Italic(true) // so that it differs from what is typed without colour
	f.FocusedButton = t.Selected.Reverse(true).Padding(0, 2).MarginRight(1)
	f.BlurredButton = t.Muted.Padding(0, 2).MarginRight(1)
	s.Blurred = *f
	return s
}
