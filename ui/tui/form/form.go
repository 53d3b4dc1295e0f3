// Package form asks for a few texts one below the other. It never locks: tab
// and shift+tab always move, a wrong text only stays from being saved, and esc
// is left to the page, which may keep the form and show it again.
package form

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"loracle/ui/tui/field"
	"loracle/ui/tui/page"
	"loracle/ui/tui/theme"
)

// Field is one text that is asked for.
type Field struct {
	// Label is the question, Hint what a good answer looks like.
	Label, Hint string
	// Check says in one sentence what is wrong with a text, or nothing.
	Check func(text string) error
	// Long gives the text several lines.
	Long bool
	// Suggest is what an empty text stands for. It shows where the text would, and
	// typing begins anew.
	Suggest string
	// Optional says that the fields before say enough by themselves: closing the
	// form from here saves what was typed.
	Optional bool
}

// Form is a list of fields of which one has the focus.
type Form struct {
	Title string
	// Keeps says that closing the form with esc saves what was typed, as the page
	// sees to.
	Keeps  bool
	fields []Field
	values []string
	at     int
	// shown says that fields may show what is wrong: only after someone tried
	// to save, so that nobody is scolded while typing.
	shown bool
	// input is the field that has the focus; the others are plain text.
	input *field.Field
}

// New is a form over fields that starts from values, of which there may be
// fewer.
func New(t *theme.Theme, title string, fields []Field, values ...string) Form {
	f := Form{Title: title, fields: fields, values: make([]string, len(fields))}
	copy(f.values, values)
	f.focus(t, 0)
	return f
}

// Event says what a message did to a form.
type Event int

// What can happen to a form.
const (
	// Stayed means that the form goes on.
	Stayed Event = iota
	// Done means that every field is right and the person asked to save.
	Done
)

// Update takes a key, a paste, or what a field asked for. The command, if any,
// is the field's own.
func (f Form) Update(t *theme.Theme, msg tea.Msg) (Form, Event, tea.Cmd) {
	f.values = append([]string(nil), f.values...)
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch key.String() {
		case "enter":
			next, event := f.enter(t)
			return next, event, nil
		case "ctrl+s":
			next, event := f.save(t)
			return next, event, nil
		case "tab":
			f.focus(t, min(f.at+1, len(f.fields)-1))
			return f, Stayed, nil
		case "shift+tab":
			f.focus(t, max(f.at-1, 0))
			return f, Stayed, nil
		}
	}
	cmd := f.input.Update(msg)
	f.values[f.at] = f.input.Text()
	return f, Stayed, cmd
}

func (f Form) enter(t *theme.Theme) (Form, Event) {
	if f.at < len(f.fields)-1 {
		f.focus(t, f.at+1)
		return f, Stayed
	}
	return f.save(t)
}

// save finishes the form, or goes to the first field that is not right.
func (f Form) save(t *theme.Theme) (Form, Event) {
	f.shown = true
	for i := range f.fields {
		if f.wrong(i) != "" {
			f.focus(t, i)
			return f, Stayed
		}
	}
	return f, Done
}

// wrong is what is wrong with a field, or nothing.
func (f Form) wrong(i int) string {
	if f.fields[i].Check == nil {
		return ""
	}
	if err := f.fields[i].Check(f.Value(i)); err != nil {
		return err.Error()
	}
	return ""
}

// Complete reports whether every field is right.
func (f Form) Complete() bool {
	for i := range f.fields {
		if f.wrong(i) != "" {
			return false
		}
	}
	return true
}

// EscSaves reports whether closing the form with esc saves what was typed.
func (f Form) EscSaves() bool {
	return f.Keeps || f.fields[f.at].Optional && f.Complete()
}

// Value is the text of a field without space around it, or what was suggested
// for it.
func (f Form) Value(i int) string {
	if text := strings.TrimSpace(f.values[i]); text != "" {
		return text
	}
	return f.fields[i].Suggest
}

// Values are the texts of all fields as typed.
func (f Form) Values() []string { return append([]string(nil), f.values...) }

// startWidth is what a field is made for before it is drawn.
const startWidth = 60

func (f *Form) focus(t *theme.Theme, i int) {
	f.at = i
	in := field.Input(t, startWidth, f.values[i], f.fields[i].Suggest)
	if f.fields[i].Long {
		in = field.Area(t, startWidth, longLines, f.values[i], "")
	}
	f.input = in
}

// Keys are the form's keys for footer and help.
func (f Form) Keys() []page.Key {
	enter := page.Key{Press: []string{"enter"}, Does: "next", Long: "Go on to the next field"}
	if f.at == len(f.fields)-1 {
		enter.Does, enter.Long = "save", "Save, once everything is filled in"
	}
	keys := []page.Key{enter}
	if len(f.fields) > 1 {
		keys = append(keys,
			page.Key{Press: []string{"shift+tab"}, Does: "back", Long: "Go back to the field before"},
			page.Key{Press: []string{"ctrl+s"}, Does: "save", Long: "Save from any field"})
	}
	if f.fields[f.at].Long {
		keys = append(keys, page.NewLine())
	}
	esc := page.Key{Press: []string{"esc"}, Does: "close", Long: "Close without saving; what was typed is here again next time"}
	if f.EscSaves() {
		esc.Does, esc.Long = "save and close", "Close; what was typed is saved"
	}
	return append(keys, esc)
}
