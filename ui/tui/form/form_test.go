package form

import (
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"loracle/ui/tui/theme"
)

var dark = theme.New(true, colorprofile.TrueColor)

func two() Form {
	need := func(text string) error {
		if text == "" {
			return errors.New("say something")
		}
		return nil
	}
	return New(dark, "Two", []Field{{Label: "First?", Hint: "a word", Check: need}, {Label: "Second?", Long: true, Check: need}}, "one")
}

func press(t *testing.T, f Form, keys ...tea.KeyPressMsg) (Form, Event) {
	t.Helper()
	event := Stayed
	for _, k := range keys {
		if event == Done {
			t.Fatal("the form was done before the last key")
		}
		f, event, _ = f.Update(dark, k)
	}
	return f, event
}

var (
	enter = tea.KeyPressMsg{Code: tea.KeyEnter}
	tab   = tea.KeyPressMsg{Code: tea.KeyTab}
	back  = tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift}
	save  = tea.KeyPressMsg{Code: 's', Mod: tea.ModCtrl}
)

func letter(r rune) tea.KeyPressMsg { return tea.KeyPressMsg{Code: r, Text: string(r)} }

func TestEnterWalksThroughAndSavesAtTheEnd(t *testing.T) {
	f, event := press(t, two(), enter, letter('x'), enter)
	if event != Done || f.Value(0) != "one" || f.Value(1) != "x" {
		t.Errorf("event %v with %q", event, f.Values())
	}
}

func TestSavingGoesToTheFirstFieldThatIsNotRight(t *testing.T) {
	f, event := press(t, two(), save)
	if event != Stayed || f.at != 1 {
		t.Errorf("event %v in field %d", event, f.at)
	}
	if text := ansi.Strip(f.View(dark, 60).Text); !strings.Contains(text, "! say something") {
		t.Errorf("what is wrong is missing:\n%s", text)
	}
}

func TestWrongTextNeverLocksTheFocus(t *testing.T) {
	f, _ := press(t, two(), tab, back, tea.KeyPressMsg{Code: tea.KeyBackspace}, tea.KeyPressMsg{Code: tea.KeyBackspace}, tea.KeyPressMsg{Code: tea.KeyBackspace}, tab, letter('y'), back)
	if f.at != 0 || f.Value(0) != "" || f.Value(1) != "y" {
		t.Errorf("in field %d with %q", f.at, f.Values())
	}
}

func TestEarlierFormIsLeftAsItWas(t *testing.T) {
	before := two()
	after, _ := press(t, before, letter('!'))
	if before.Value(0) != "one" || after.Value(0) != "one!" {
		t.Errorf("before %q, after %q", before.Values(), after.Values())
	}
}

func TestFocusIsInView(t *testing.T) {
	f, _ := press(t, two(), tab)
	s := f.View(dark, 60)
	lines := strings.Split(ansi.Strip(s.Text), "\n")
	if lines[s.From] != "Second?" || s.To >= len(lines) {
		t.Errorf("lines %d-%d of\n%s", s.From, s.To, s.Text)
	}
}
