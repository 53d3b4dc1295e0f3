package tui_test

import (
	"slices"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/data/session"
	"loracle/ui/tui/tuitest"
)

// several is a store with three sessions of different ages.
func several(t *testing.T) *tuitest.Memory {
	t.Helper()
	st := started(t)
	b := base(t)
	add := func(title string, age time.Duration, events ...session.Event) {
		at := tuitest.Now.Add(-age)
		created := casefile.Created(b, title, at, "kim")
		for i := range events {
			events[i].At = at
		}
		if _, err := st.Create(slices.Insert(events, 0, created)...); err != nil {
			t.Fatal(err)
		}
	}
	var marks []session.Event
	for _, c := range b.Pack.Categories {
		for _, i := range c.Items {
			marks = append(marks, session.MarkItem(i.ID, checklist.Mark{State: checklist.Open}))
		}
	}
	add("Contract search for the legal team", 50*time.Hour, marks...)
	add("Tone of voice", 100*24*time.Hour)
	return st
}

// TestScreens holds the screens of Sessions and Interview to what they looked
// like when somebody last looked at them. Run it with -update after a change,
// and look at the difference.
func TestScreens(t *testing.T) {
	stories := map[string]func(*tuitest.Screen){
		"sessions": func(*tuitest.Screen) {},
		"deleted":  func(s *tuitest.Screen) { s.Press("down", "d") },
		"filter":   func(s *tuitest.Screen) { s.Press("/").Type("tr") },
		"title":    func(s *tuitest.Screen) { s.Press("n", "enter") },
		"number":   func(s *tuitest.Screen) { s.Press("enter", "ctrl+p").Type("requests a month\r") },
		"mistake":  func(s *tuitest.Screen) { s.Press("enter", "ctrl+p").Type("input tokens\rmany\r") },
		"choice":   func(s *tuitest.Screen) { s.Press("enter", "ctrl+p").Type("kind of task\r").Press("ctrl+y") },
		"several":  func(s *tuitest.Screen) { s.Press("enter", "ctrl+p").Type("falls short\r") },
		"note": func(s *tuitest.Screen) {
			s.Press("enter", "ctrl+p").Type("gap in words\rIt forgets addresses.").Press("ctrl+n").Type("asked Jo")
		},
		"rest":      func(s *tuitest.Screen) { s.Press("enter") },
		"next":      func(s *tuitest.Screen) { s.Press("enter", "enter") },
		"questions": func(s *tuitest.Screen) { s.Press("enter", "ctrl+o") },
		"palette":   func(s *tuitest.Screen) { s.Press("enter", "ctrl+p").Type("gpu") },
		"history":   func(s *tuitest.Screen) { goTo(s.Press("enter", "ctrl+z"), "history page").Press("down") },
		"milestones": func(s *tuitest.Screen) {
			goTo(s.Press("enter"), "history page").Press("m").Type("pilot review\r").Press("tab")
		},
		"compare": func(s *tuitest.Screen) { goTo(s.Press("enter"), "history page").Press("down", "down", "down", "c") },
		"help":    func(s *tuitest.Screen) { s.Press("enter", "enter", "f1") },
	}
	for name, story := range stories {
		for size, cells := range sizes {
			t.Run(name+"-"+size, func(t *testing.T) {
				oneSizeWhenShort(t, cells)
				var text string
				play(t, several(t), cells[0], cells[1], func(s *tuitest.Screen) {
					story(s)
					text = s.Text()
					s.Stop()
				})
				golden.RequireEqual(t, text) // after the program has ended
			})
		}
	}
}

func TestScreensOfAnEmptyStore(t *testing.T) {
	for size, cells := range sizes {
		t.Run(size, func(t *testing.T) {
			var text string
			play(t, tuitest.NewMemory(), cells[0], cells[1], func(s *tuitest.Screen) {
				text = s.Text()
				s.Stop()
			})
			golden.RequireEqual(t, text)
		})
	}
}
