package sessions_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"loracle/data/session"
	"loracle/data/store"
	"loracle/ui/tui/page"
	"loracle/ui/tui/pages/sessions"
	"loracle/ui/tui/tuitest"
)

var now = tuitest.Now

func summaries() []store.Summary {
	return []store.Summary{
		{ID: "C", Title: "Support triage", UpdatedAt: now.Add(-5 * time.Minute), Answered: 22, Approach: "lora", Outcome: "conditional"},
		{ID: "B", Title: "Contract search", UpdatedAt: now.Add(-50 * time.Hour), Answered: 9, Approach: "rag", Outcome: "unfinished"},
		{ID: "A", Title: "Support tone", UpdatedAt: now.AddDate(0, -3, 0), Answered: 0},
	}
}

func play(t *testing.T, list []store.Summary) *tuitest.Player {
	return tuitest.Play(t, sessions.New(nil), 76, 30).Send(page.Listed{Sessions: list})
}

func TestListShowsTitleTimeProgressAdviceAndVerdict(t *testing.T) {
	got := play(t, summaries()).Text()
	for _, want := range []string{
		"▸ Support triage", "LoRA", "‹CONDITIONAL›", "5 minutes ago · 23 Nov 2026, 13:57 · 22 answered",
		"Contract search", "RAG", "no verdict yet", "2 days ago", "Support tone", "3 months ago",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing:\n%s", want, got)
		}
	}
}

func TestKeysOfTheList(t *testing.T) {
	undone, brought := page.Save{Session: "C", Event: session.Restore()}, page.Say{Text: `Brought back "Support triage".`}
	for name, tc := range map[string]struct {
		keys []string
		want []page.Request
	}{
		"enter opens the session under the cursor":  {[]string{"down", "enter"}, []page.Request{page.Open{Session: "B"}}},
		"the cursor stops at the end":               {[]string{"end", "down", "enter"}, []page.Request{page.Open{Session: "A"}}},
		"a filter opens what it leaves":             {[]string{"/", "tone", "enter", "enter"}, []page.Request{page.Open{Session: "A"}}},
		"new asks for a title":                      {[]string{"n", "Triage 2", "enter"}, []page.Request{page.Create{Title: "Triage 2"}}},
		"an empty title starts nothing":             {[]string{"n", "  ", "enter"}, nil},
		"a title left with esc is there next time":  {[]string{"n", "Half", "esc", "n", " done", "enter"}, []page.Request{page.Create{Title: "Half done"}}},
		"rename changes the title":                  {[]string{"r", " 2", "enter"}, []page.Request{page.Save{Session: "C", Event: session.Rename("Support triage 2")}, page.List{}}},
		"renaming to the same title asks nothing":   {[]string{"r", "enter"}, nil},
		"delete takes the session out":              {[]string{"d"}, []page.Request{page.Save{Session: "C", Event: session.Delete()}, page.List{}}},
		"u brings it back":                          {[]string{"d", "u"}, []page.Request{page.Save{Session: "C", Event: session.Delete()}, page.List{}, undone, page.List{}, brought}},
		"so does ctrl+z":                            {[]string{"d", "ctrl+z"}, []page.Request{page.Save{Session: "C", Event: session.Delete()}, page.List{}, undone, page.List{}, brought}},
		"undo without a deletion does nothing":      {[]string{"u"}, nil},
		"y copies the session under the cursor":     {[]string{"down", "y"}, []page.Request{page.Copy{Session: "B", Title: "Copy of Contract search"}, page.Say{Text: `Copied as "Copy of Contract search".`}}},
		"x and c compare two sessions":              {[]string{"x", "down", "c"}, []page.Request{page.Open{Session: "B", To: page.Route{Page: page.History, Compare: "C"}}}},
		"c without a mark does nothing":             {[]string{"c"}, nil},
		"c on the marked session does nothing":      {[]string{"x", "c"}, nil},
		"x on the marked session takes it away":     {[]string{"x", "x", "down", "c"}, nil},
		"q quits":                                   {[]string{"q"}, []page.Request{page.Quit{}}},
		"q in a title is a letter":                  {[]string{"n", "q", "enter"}, []page.Request{page.Create{Title: "q"}}},
		"esc on the list does nothing":              {[]string{"esc", "enter"}, []page.Request{page.Open{Session: "C"}}},
		"esc after a filter shows all":              {[]string{"/", "tone", "enter", "esc", "enter"}, []page.Request{page.Open{Session: "C"}}},
		"a filter that nothing has opens nothing":   {[]string{"/", "zzz", "enter", "enter"}, nil},
		"what was typed before esc does not filter": {[]string{"/", "tone", "esc", "enter"}, []page.Request{page.Open{Session: "C"}}},
	} {
		t.Run(name, func(t *testing.T) { play(t, summaries()).Press(tc.keys...).Wants(tc.want...) })
	}
}

func TestATitleThatIsTooLongIsToldAndNotTaken(t *testing.T) {
	for _, key := range []string{"n", "r"} {
		p := play(t, summaries()).Press(key, strings.Repeat("x", session.MaxTitle+1), "enter").Wants()
		if got := p.Text(); !strings.Contains(got, "allowed: at most 200.") {
			t.Errorf("after %s:\n%s", key, got)
		}
	}
}

func TestTheListCutsALongTitleOfAnEarlierVersion(t *testing.T) {
	all := summaries()
	all[0].Title = strings.Repeat("x", 10_000)
	if got := play(t, all).Text(); strings.Count(got, "x") > session.MaxTitle || !strings.Contains(got, "x…") {
		t.Errorf("the title is not cut:\n%s", got)
	}
}

func TestDeletedSessionDisappearsAtOnceAndSaysHowToUndo(t *testing.T) {
	p := play(t, summaries()).Press("down", "d")
	got := p.Text()
	if !strings.Contains(got, `Deleted "Contract search". Press u to undo.`) || strings.Count(got, "Contract") != 1 {
		t.Errorf("after deleting:\n%s", got)
	}
	if got := p.Press("u").Text(); !strings.Contains(got, "Contract search") || strings.Contains(got, "undo") {
		t.Errorf("after undoing:\n%s", got)
	}
}

func TestASessionDeletedBeforeARestartIsBroughtBack(t *testing.T) {
	gone := store.Summary{ID: "D", Title: "Old pilot", UpdatedAt: now.Add(-time.Hour)}
	p := play(t, summaries()).Send(page.Listed{Sessions: summaries(), Gone: &gone}).Lacks("Old pilot")
	p.Press("u").Wants(page.Save{Session: "D", Event: session.Restore()}, page.List{}, page.Say{Text: `Brought back "Old pilot".`})
	p.Shows("▸ Old pilot").Press("u").Wants()
}

func TestEmptyListExplainsHowToStart(t *testing.T) {
	p := play(t, nil)
	got := p.Text()
	for _, want := range []string{"Should this be fine-tuned", "Ten questions", "Press n to start"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing:\n%s", want, got)
		}
	}
	for _, k := range p.Page.Keys(p.Env) {
		if k.Name() == "enter" && k.Off == "" {
			t.Error("enter should say why it does nothing")
		}
	}
}

func TestUnreadableStoreIsSaidInASentence(t *testing.T) {
	p := tuitest.Play(t, sessions.New(nil), 76, 30)
	got := p.Send(page.Listed{Err: errors.New("session store is locked")}).Text()
	if !strings.Contains(got, "The sessions could not be read. Session store is locked.") {
		t.Errorf("got:\n%s", got)
	}
}

func TestCursorStaysOnItsSessionWhenTheListIsReadAgain(t *testing.T) {
	p := play(t, summaries()).Press("down")
	list := summaries()
	list[0], list[1] = list[1], list[0]
	p.Send(page.Listed{Sessions: list}).Press("enter").Wants(page.Open{Session: "B"})
}

func TestLongListShowsTheCursorAndSaysThereIsMore(t *testing.T) {
	var list []store.Summary
	for i := range 10_000 {
		list = append(list, store.Summary{ID: session.ID(fmt.Sprint(i)), Title: fmt.Sprintf("Session %d", i), UpdatedAt: now})
	}
	p := play(t, list)
	if got := p.Text(); !strings.Contains(got, "▼ 99") {
		t.Errorf("nothing says that there are more:\n%s", got)
	}
	if got := p.Press("end").Text(); !strings.Contains(got, "▸ Session 9999") {
		t.Errorf("the cursor is not in view:\n%s", got)
	}
}

func TestNothingIsWiderThanThePageOrHigher(t *testing.T) {
	list := summaries()
	list[0].Title = strings.Repeat("A very long title ", 20)
	list[1].Title = "evil \x1b[31mtitle\x07"
	for width := 34; width <= 200; width++ {
		for _, keys := range [][]string{nil, {"n"}, {"r"}, {"/", "t"}, {"d"}} {
			p := play(t, list)
			p.Env.Width, p.Env.Height = width, 20
			p.Press(keys...)
			got := p.Text()
			for _, line := range strings.Split(got, "\n") {
				if ansi.StringWidth(line) > width {
					t.Fatalf("at %d columns after %v a line is %d wide: %q", width, keys, ansi.StringWidth(line), line)
				}
			}
			if n := strings.Count(got, "\n") + 1; n > 20 {
				t.Fatalf("at %d columns after %v the page has %d lines:\n%s", width, keys, n, got)
			}
			if strings.Contains(got, "\x07") {
				t.Fatal("a control character reached the screen")
			}
		}
	}
}

func TestAgoInWords(t *testing.T) {
	for d, want := range map[time.Duration]string{
		-time.Hour: "just now", 20 * time.Second: "just now", time.Minute: "1 minute ago", 59 * time.Minute: "59 minutes ago",
		3 * time.Hour: "3 hours ago", 25 * time.Hour: "1 day ago", 20 * 24 * time.Hour: "2 weeks ago",
		100 * 24 * time.Hour: "3 months ago", 800 * 24 * time.Hour: "2 years ago",
	} {
		if got := sessions.Ago(now.Add(-d), now); got != want {
			t.Errorf("%v: %q, want %q", d, got, want)
		}
	}
}

func TestMouseSelectsAndOpens(t *testing.T) {
	p := play(t, summaries())
	p.Send(page.Click{Line: 4}).Shows("▸ Contract search").Wants()
	p.Send(page.Click{Line: 5}).Wants(page.Open{Session: "B"})
	p.Press("d").Send(page.Click{Line: 3}).Shows("▸ Support triage")
	p.Send(page.Click{Line: 40}).Shows("▸ Support triage")
}
