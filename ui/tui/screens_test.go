package tui_test

import (
	"fmt"
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
	for _, name := range page.Names() {
		for _, size := range shown {
			t.Run(fmt.Sprintf("%s-%dx%d", name, size[0], size[1]), func(t *testing.T) {
				var text string
				on(t, name, size, tuitest.Look{}, func(s *tuitest.Screen) { text = s.Text() })
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

// TestScreensSayTheSameInEveryTheme holds the colours of every page, by their
// roles: dark and light give each cell the same role, and without colour the
// same words are there.
func TestScreensSayTheSameInEveryTheme(t *testing.T) {
	size := [2]int{120, 40}
	for _, name := range page.Names() {
		t.Run(string(name), func(t *testing.T) {
			looks := []tuitest.Look{{}, {Light: true}, {NoColor: true}}
			texts, roles := make([]string, len(looks)), make([]string, len(looks))
			for i, look := range looks {
				on(t, name, size, look, func(s *tuitest.Screen) { texts[i], roles[i] = s.Text(), s.Roles(look) })
			}
			if texts[1] != texts[0] || texts[2] != texts[0] {
				t.Error("a theme shows other words")
			}
			if roles[1] != roles[0] {
				t.Errorf("on a light background cells have other roles:\n%s\non a dark one:\n%s", roles[1], roles[0])
			}
			for _, colour := range "TMAGWBF?" {
				if strings.ContainsRune(roles[2], colour) {
					t.Fatalf("without colour something has one:\n%s", roles[2])
				}
			}
			golden.RequireEqual(t, roles[0])
		})
	}
}

// TestWordsOfTheModelAreOnScreen reads pages from its top to its
// end on every size and looks for the words of the model.
func TestWordsOfTheModelAreOnScreen(t *testing.T) {
	for _, size := range shown {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			for at, wants := range wordsOf(t) {
				on(t, at, size, tuitest.Look{}, func(s *tuitest.Screen) {
					text := readThrough(s)
					for _, want := range wants {
						for _, word := range strings.Fields(want) {
							if !strings.Contains(text, word) {
								t.Errorf("%s lacks %q of %q", at, word, want)
								break
							}
						}
					}
				})
			}
		})
	}
}

// readThrough is everything that scrolling down shows.
func readThrough(s *tuitest.Screen) string {
	text, last := "", ""
	for range 60 {
		now := s.Text()
		if now == last {
			break
		}
		text, last = text+now, now
		s.Press("pgdown")
	}
	return text
}

// wordsOf are sentences of the model that pages have to show whole.
func wordsOf(t *testing.T) map[page.Name][]string {
	t.Helper()
	opts := example(t, page.Decision)
	state, err := opts.Store.Load(opts.Session)
	if err != nil {
		t.Fatal(err)
	}
	c := derive(opts, state)
	out := map[page.Name][]string{page.Decision: {c.BottomLine()}}
	r := c.Assessment.Recommendation
	for _, reason := range r.Option(r.Approach).Reasons[:3] {
		out[page.Decision] = append(out[page.Decision], reason.Text)
	}
	for _, o := range c.Assessment.Economics.Options {
		out[page.BreakEven] = append(out[page.BreakEven], o.Approach.Label())
	}
	for _, phase := range c.Assessment.Plan {
		out[page.Plan] = append(out[page.Plan], phase.Label)
	}
	for _, risk := range c.Assessment.Risks {
		out[page.Risks] = append(out[page.Risks], risk.Label)
	}
	return out
}

func derive(opts tui.Options, state session.State) casefile.Case {
	return casefile.Derive(opts.Base, state, tuitest.Now)
}
