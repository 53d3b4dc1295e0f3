package tui

import (
	tea "charm.land/bubbletea/v2"

	"loracle/ui/safe"
)

// disarmed is what was typed or pasted without characters that nobody sees and
// that turn or hide the text around them: they would reach the screen with the
// field, and the store with what it holds. Nothing is left of a key that is one.
func disarmed(msg tea.Msg) tea.Msg {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		msg.Content = safe.Text(msg.Content)
		return msg
	case tea.KeyPressMsg:
		text := safe.Text(msg.Text)
		if text == "" && msg.Text != "" {
			return nil
		}
		msg.Text = text
		return msg
	}
	return msg
}
