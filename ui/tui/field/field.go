// Package field holds form fields: huh's own, bare, each under a page's state.
//
// A field never moves on by itself and runs nothing in the background. Keys
// reach it one by one through Update, in the order they were typed; on enter
// the page asks Enter for the error and decides what comes next, so that the
// next key is the next field's.
package field

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"loracle/ui/tui/theme"
)

// Field is one form field. It keeps what is typed. A nil field takes nothing
// and shows nothing.
type Field struct {
	inner   huh.Field
	look    *look
	width   int
	text    *string
	values  *[]string
	choices []Choice
	// laid is the theme that choices were last laid out for.
	laid *theme.Theme
	keys []string
}

// look hands huh the styles of the theme the field was last drawn with.
type look struct{ styles *huh.Styles }

// Theme implements huh.Theme.
func (l *look) Theme(bool) *huh.Styles { return l.styles }

// Typing reports whether the field takes text.
func (f *Field) Typing() bool { return f != nil && f.choices == nil }

// Text is what is typed, or the value of the choice under the cursor.
func (f *Field) Text() string {
	if f == nil || f.text == nil {
		return ""
	}
	return *f.text
}

// Values are the chosen values of a field with several, in the order shown.
func (f *Field) Values() []string {
	if f == nil || f.values == nil {
		return nil
	}
	return *f.values
}

// Update takes a key or a paste. The command, if any, reads the clipboard.
func (f *Field) Update(msg tea.Msg) tea.Cmd {
	if f == nil {
		return nil
	}
	next, cmd := f.inner.Update(msg)
	if inner, ok := next.(huh.Field); ok {
		f.inner = inner
	}
	f.disarm()
	if press, ok := msg.(tea.KeyPressMsg); ok && press.String() == "ctrl+v" {
		return cmd
	}
	return nil // it would only make the cursor blink, or move huh's own form on
}

// Enter tells the field that it is done and returns what is wrong with its value.
func (f *Field) Enter() error {
	if f == nil {
		return nil
	}
	f.Update(tea.KeyPressMsg{Code: tea.KeyEnter})
	return f.inner.Error()
}

// Blur takes the focus from the field, so that only one shows a cursor.
func (f *Field) Blur() {
	if f != nil {
		f.inner.Blur() // there is no command to run
	}
}

// SetWidth fits the field into a width.
func (f *Field) SetWidth(t *theme.Theme, width int) {
	if f == nil || width == f.width && t == f.laid {
		return
	}
	f.look.styles = t.Huh.Theme(t.Dark)
	f.width, f.laid = width, t
	f.inner = f.inner.WithWidth(innerWidth(f.inner, width))
	f.refit()
}

// View draws the field.
func (f *Field) View(t *theme.Theme, width int) string {
	if f == nil {
		return ""
	}
	f.SetWidth(t, width)
	if _, area := f.inner.(*huh.Text); area {
		rule := t.Accent.Render(inputPrompt)
		return rule + strings.ReplaceAll(f.inner.View(), "\n", "\n"+rule)
	}
	return f.inner.View()
}

// innerWidth is what is left for huh's own field, which draws no rule beside a
// text of several lines.
func innerWidth(inner huh.Field, width int) int {
	if _, area := inner.(*huh.Text); area {
		return max(1, width-len([]rune(inputPrompt)))
	}
	return width
}

// dress gives a new field its theme, keys and width, and the focus.
func (f *Field) dress(t *theme.Theme, width int) {
	f.look = &look{styles: t.Huh.Theme(t.Dark)}
	f.inner = f.inner.WithTheme(f.look).WithKeyMap(keyMap()).WithWidth(innerWidth(f.inner, width))
	f.width, f.laid = width, t
	f.inner.Focus() // the command would only make the cursor blink
}

// keyMap leaves huh the keys that a field alone needs. Moving between fields is
// the page's.
func keyMap() *huh.KeyMap {
	bind := func(keys ...string) key.Binding { return key.NewBinding(key.WithKeys(keys...)) }
	k := &huh.KeyMap{}
	k.Input.Next = bind("enter")
	k.Text.Next, k.Text.NewLine = bind("enter"), bind("alt+enter", "ctrl+j", "shift+enter")
	k.Select.Next = bind("enter")
	k.Select.Up, k.Select.Down = bind("up", "k"), bind("down", "j")
	k.Select.GotoTop, k.Select.GotoBottom = bind("home", "g"), bind("end", "G")
	k.MultiSelect.Next = bind("enter")
	k.MultiSelect.Up, k.MultiSelect.Down = bind("up", "k"), bind("down", "j")
	k.MultiSelect.GotoTop, k.MultiSelect.GotoBottom = bind("home", "g"), bind("end", "G")
	k.MultiSelect.Toggle = bind("space", "x")
	return k
}
