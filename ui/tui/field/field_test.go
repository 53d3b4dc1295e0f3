package field

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"loracle/ui/tui/theme"
)

var dark = theme.New(true, colorprofile.TrueColor)

func press(f *Field, keys ...tea.KeyPressMsg) {
	for _, k := range keys {
		f.Update(k)
	}
}

func typeText(f *Field, text string) {
	for _, r := range text {
		f.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

var (
	up, down = tea.KeyPressMsg{Code: tea.KeyUp}, tea.KeyPressMsg{Code: tea.KeyDown}
	space    = tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
)

var colours = []Choice{
	{"red", "Red", "warm, and the colour of things that need looking at before anything else"},
	{"green", "Green", "calm"},
	{"blue", "Blue", ""},
}

func TestInputKeepsEverythingTypedAndPasted(t *testing.T) {
	f := Input(dark, 30, "30", "like 300k")
	typeText(f, "0k")
	f.Update(tea.PasteMsg{Content: "-600k"})
	if got := f.Text(); got != "300k-600k" {
		t.Errorf("the field holds %q", got)
	}
	if err := f.Enter(); err != nil {
		t.Errorf("enter: %v", err)
	}
}

func TestInputShowsTheEndOfALongTextAndTheWholeOfItWhenThereIsRoom(t *testing.T) {
	long := strings.Repeat("0123456789", 6)
	f := Input(dark, 30, long, "")
	narrow := ansi.Strip(f.View(dark, 30))
	if w := ansi.StringWidth(narrow); w > 30 {
		t.Errorf("the field is %d wide: %q", w, narrow)
	}
	if wide := ansi.Strip(f.View(dark, 90)); !strings.Contains(wide, long) {
		t.Errorf("at 90 columns the text is not whole: %q", wide)
	}
}

func TestSelectStartsAtTheSavedChoice(t *testing.T) {
	f := Select(dark, 60, "green", colours)
	if f.Text() != "green" || f.Cursor() != 1 {
		t.Errorf("it starts at %q, row %d", f.Text(), f.Cursor())
	}
	press(f, down)
	if f.Text() != "blue" {
		t.Errorf("one down is %q", f.Text())
	}
	press(f, up, up)
	if f.Text() != "red" {
		t.Errorf("two up is %q", f.Text())
	}
}

func TestSeveralMarksWithSpaceAndKeepsTheOrderShown(t *testing.T) {
	f := Several(dark, 60, []string{"blue"}, colours)
	press(f, up, up, space)
	if got := strings.Join(f.Values(), " "); got != "red blue" {
		t.Errorf("marked %q", got)
	}
	press(f, space)
	if got := strings.Join(f.Values(), " "); got != "blue" {
		t.Errorf("unmarked: %q", got)
	}
}

func TestChoicesStayWholeAndInPlaceAtEveryWidth(t *testing.T) {
	several := Several(dark, 60, []string{"green"}, colours)
	press(several, tea.KeyPressMsg{Code: tea.KeyEnd})
	one := Select(dark, 60, "blue", colours)
	for width := 24; width <= 200; width++ {
		for _, f := range []*Field{several, one} {
			plain := ansi.Strip(f.View(dark, width))
			for _, line := range strings.Split(plain, "\n") {
				if ansi.StringWidth(line) > width {
					t.Fatalf("at %d columns a line is %d wide: %q", width, ansi.StringWidth(line), line)
				}
			}
			words := strings.Join(strings.Fields(plain), " ")
			for _, want := range strings.Fields("Red warm, colour looking Green calm Blue anything else") {
				if !strings.Contains(words, want) {
					t.Fatalf("at %d columns %q is missing:\n%s", width, want, plain)
				}
			}
			if f.Cursor() != 2 {
				t.Fatalf("at %d columns the cursor is in row %d", width, f.Cursor())
			}
		}
	}
	if got := strings.Join(several.Values(), " "); got != "green" {
		t.Errorf("after all those widths %q is marked", got)
	}
}

func TestCursorLinesPointAtTheChoiceUnderTheCursor(t *testing.T) {
	f := Select(dark, 30, "green", colours)
	from, to := f.CursorLines()
	lines := strings.Split(ansi.Strip(f.View(dark, 30)), "\n")
	if !strings.Contains(lines[from], "▸ Green") || to != from+1 {
		t.Errorf("lines %d to %d of:\n%s", from, to, strings.Join(lines, "\n"))
	}
}

func TestFieldFollowsTheTheme(t *testing.T) {
	light := theme.New(false, colorprofile.TrueColor)
	for name, f := range map[string]*Field{
		"input": Input(dark, 40, "300k", ""), "select": Select(dark, 40, "red", colours),
		"several": Several(dark, 40, nil, colours), "area": Area(dark, 40, 3, "text", ""),
	} {
		if f.View(dark, 40) == f.View(light, 40) {
			t.Errorf("%s looks the same on a light background", name)
		}
	}
}

func TestTextFromTheClipboardLosesWhatTurnsTheTextAroundIt(t *testing.T) {
	for name, f := range map[string]*Field{"one line": Input(dark, 40, "", ""), "several": Area(dark, 40, 3, "", "")} {
		f.Update(tea.PasteMsg{Content: "see \u202eth\u2066e list"})
		typeText(f, "!")
		if got := ansi.Strip(f.View(dark, 40)); f.Text() != "see the list!" || strings.ContainsAny(got, "\u202e\u2066") {
			t.Errorf("%s: it holds %q and shows %q", name, f.Text(), got)
		}
	}
}
