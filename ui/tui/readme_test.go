package tui_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"loracle/ui/tui/page"
	"loracle/ui/tui/tuitest"
)

const readme = "../../README.md"

// captures are the screens that the README shows: the page, its size, and what
// is done on it.
var captures = []struct {
	name  string
	at    page.Name
	size  [2]int
	story func(*tuitest.Screen)
}{
	{"interview", page.Interview, [2]int{104, 25}, func(s *tuitest.Screen) {
		goTo(s, "requests a month")
	}},
	{"decision", page.Decision, [2]int{104, 36}, func(*tuitest.Screen) {}},
	{"breakeven", page.BreakEven, [2]int{104, 36}, func(s *tuitest.Screen) {
		s.Press("right", "right", "right")
	}},
}

// TestReadmeShowsTodaysScreens holds the captures in the README to what the
// program shows; -update writes them anew.
func TestReadmeShowsTodaysScreens(t *testing.T) {
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	for _, c := range captures {
		var screen string
		on(t, c.at, c.size, tuitest.Look{}, func(s *tuitest.Screen) {
			c.story(s)
			screen = s.Text()
		})
		before, rest, found := strings.Cut(text, "<!-- screen: "+c.name+" -->\n```\n")
		shown, after, closed := strings.Cut(rest, "```\n")
		if !found || !closed {
			t.Fatalf("the README has no place for the screen %q", c.name)
		}
		if shown != screen && !updating() {
			t.Errorf("the README shows another %s (go test ./ui/tui -run TestReadme -update):\n%s", c.name, screen)
		}
		text = before + "<!-- screen: " + c.name + " -->\n```\n" + screen + "```\n" + after
	}
	if updating() {
		if err := os.WriteFile(readme, []byte(text), 0o644); err != nil { //nolint:gosec // a README is for everybody
			t.Fatal(err)
		}
	}
}

func updating() bool {
	f := flag.Lookup("update")
	return f != nil && f.Value.String() == "true"
}
