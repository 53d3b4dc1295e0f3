package tui_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"loracle/data/answersfile"
	"loracle/data/casefile"
	"loracle/data/session"
	"loracle/ui/tui"
	"loracle/ui/tui/page"
	"loracle/ui/tui/tuitest"
)

// shown are the sizes that every page is held to.
var shown = [][2]int{{200, 60}, {120, 40}, {80, 24}, {40, 12}}

// atLength is the size that every page is held to in every look.
var atLength = [2]int{120, 40}

// example is a store with the shipped example, and how to open it at a page.
func example(t testing.TB, at page.Name) tui.Options {
	t.Helper()
	st := tuitest.NewMemory()
	opts := options(t, st)
	data, err := answersfile.Example("mid")
	if err != nil {
		t.Fatal(err)
	}
	file, err := answersfile.Decode("mid.yaml", data, opts.Base, answersfile.On(tuitest.Now))
	if err != nil {
		t.Fatal(err)
	}
	state, err := st.Create(file.Events(opts.Base, tuitest.Now, "kim")...)
	if err != nil {
		t.Fatal(err)
	}
	opts.Session, opts.Start = state.ID, page.Route{Page: at}
	return opts
}

// views are the pages, and the interview at a question: a session as far as the
// example opens at the rest stop.
func views() []string {
	out := []string{atQuestion}
	for _, name := range page.Names() {
		out = append(out, string(name))
	}
	return out
}

// atQuestion is the view of the interview at a question.
const atQuestion = "question"

// place is the page of a view.
func place(view string) page.Name {
	if view == atQuestion {
		return page.Interview
	}
	return page.Name(view)
}

// step leads from the page to the view.
func step(s *tuitest.Screen, view string) {
	if view == atQuestion {
		goTo(s, "requests a month")
	}
}

// on runs a story on the example's page.
func on(t *testing.T, at page.Name, size [2]int, look tuitest.Look, story func(*tuitest.Screen)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		s := tuitest.StartAs(t, example(t, at), size[0], size[1], look)
		story(s)
		s.Stop()
	})
}

// TestScreensOfEveryPage holds every page to what it looked like when somebody
// last looked at it, at every size.
func TestScreensOfEveryPage(t *testing.T) {
	for _, view := range views() {
		for _, size := range shown {
			t.Run(fmt.Sprintf("%s-%dx%d", view, size[0], size[1]), func(t *testing.T) {
				var text string
				on(t, place(view), size, tuitest.Look{}, func(s *tuitest.Screen) {
					step(s, view)
					text = s.Text()
				})
				for i, line := range strings.Split(text, "\n") {
					if w := ansi.StringWidth(line); w > size[0] {
						t.Errorf("line %d is %d wide", i+1, w)
					}
				}
				golden.RequireEqual(t, text)
			})
		}
	}
}

// looks are the terminals that every page is held to, at one size; the roles of
// the dark one are kept. At the other sizes it is held to both themes and to no
// colour.
func looks(size [2]int) map[string]tuitest.Look {
	out := map[string]tuitest.Look{"dark": {}, "light": {Light: true}, "no colour": {NoColor: true}}
	if size != atLength {
		return out
	}
	maps.Copy(out, map[string]tuitest.Look{
		"sixteen colours": {Sixteen: true}, "sixteen colours on light": {Sixteen: true, Light: true},
		"256 colours": {TwoFiftySix: true}, "256 colours on light": {TwoFiftySix: true, Light: true},
		"high contrast": {Contrast: true}, "high contrast on light": {Contrast: true, Light: true},
	})
	return out
}

// TestScreensSayTheSameInEveryTheme holds the colours of every page, by their
// roles: dark and light give each cell the same role, every theme shows the same
// words in no colour but its own, and without colour none has one.
func TestScreensSayTheSameInEveryTheme(t *testing.T) {
	for _, view := range views() {
		for _, size := range shown {
			t.Run(fmt.Sprintf("%s-%dx%d", view, size[0], size[1]), func(t *testing.T) { sameInEveryTheme(t, view, size) })
		}
	}
}

// oneSizeWhenShort leaves out other sizes than one: they draw the same pages, and
// the race detector, which takes ten times as long, has seen those.
func oneSizeWhenShort(t *testing.T, size [2]int) {
	t.Helper()
	if testing.Short() && size != atLength {
		t.Skip("one size is enough for the race detector")
	}
}

func sameInEveryTheme(t *testing.T, view string, size [2]int) {
	t.Helper()
	oneSizeWhenShort(t, size)
	texts, roles := map[string]string{}, map[string]string{}
	for name, look := range looks(size) {
		on(t, place(view), size, look, func(s *tuitest.Screen) {
			step(s, view)
			texts[name], roles[name] = s.Text(), s.Roles(look)
		})
	}
	for name := range texts {
		if texts[name] != texts["dark"] {
			t.Errorf("%s shows other words", name)
		}
		if strings.ContainsRune(roles[name], '?') {
			t.Errorf("%s has a colour that is not in its palette:\n%s", name, roles[name])
		}
	}
	if roles["light"] != roles["dark"] {
		t.Errorf("on a light background cells have other roles:\n%s\non a dark one:\n%s", roles["light"], roles["dark"])
	}
	if strings.ContainsAny(roles["no colour"], "TMAGWBF") {
		t.Errorf("without colour something has one:\n%s", roles["no colour"])
	}
	golden.RequireEqual(t, roles["dark"])
}

func derive(opts tui.Options, state session.State) casefile.Case {
	return casefile.Derive(opts.Base, state, tuitest.Now)
}
