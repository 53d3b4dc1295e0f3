package page

import (
	"slices"

	tea "charm.land/bubbletea/v2"
)

// Key is a key of a page as listed in footer and help.
type Key struct {
	// Press lists the keys as Bubble Tea names them; any of them does it.
	Press []string
	// Show is how the key is written; empty: the first of Press.
	Show string
	// Does says what it does in a word or two, and Long in a sentence for the
	// help overlay; without one, Does stands there too.
	Does, Long string
	// Off says why the key does nothing at the moment; empty: it works.
	Off string
	// Hidden keeps the key out of the footer.
	Hidden bool
}

// NewKey is a key with its word.
func NewKey(press, does string) Key { return Key{Press: []string{press}, Does: does} }

// NewLine breaks the line in a text of several lines. Whatever has such a text in
// front lists it; anywhere else ctrl+j is enter.
func NewLine() Key {
	return Key{Press: []string{"alt+enter", "ctrl+j"}, Does: "new line", Long: "Begin a new line", Hidden: true}
}

// Name is how the key is written.
func (k Key) Name() string {
	if k.Show != "" {
		return k.Show
	}
	return k.Press[0]
}

// Sentence says what the key does for the help overlay.
func (k Key) Sentence() string {
	if k.Long != "" {
		return k.Long
	}
	return Capital(k.Does)
}

// Matches reports whether a key press is this key.
func (k Key) Matches(msg tea.KeyPressMsg) bool { return slices.Contains(k.Press, msg.String()) }
