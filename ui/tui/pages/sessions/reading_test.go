package sessions_test

import (
	"fmt"
	"strings"
	"testing"

	"loracle/data/session"
	"loracle/data/store"
	"loracle/ui/tui/page"
	"loracle/ui/tui/pages/sessions"
	"loracle/ui/tui/tuitest"
)

// many are sessions from the n-th on, as a store with 1,000 of them gives them.
func many(from, n int) []store.Summary {
	var list []store.Summary
	for i := from; i < from+n; i++ {
		list = append(list, store.Summary{ID: session.ID(fmt.Sprintf("%04d", 9999-i)), Title: fmt.Sprintf("Session %d", i), UpdatedAt: now})
	}
	return list
}

func part(asked page.List, list []store.Summary) page.Listed {
	return page.Listed{List: asked, Sessions: list, Next: list[len(list)-1].Cursor(), Total: 1000}
}

func TestALongListIsReadAsTheCursorComesNearItsEnd(t *testing.T) {
	p := tuitest.Play(t, sessions.New(nil), 76, 30).Send(part(page.List{}, many(0, 200))).Wants()
	p.Shows("▼ 99")
	var downs []string
	for range 13 {
		downs = append(downs, "pgdown")
	}
	p.Press(downs...).Wants()
	next := page.List{After: many(199, 1)[0].Cursor()}
	p.Press("pgdown", "pgdown").Wants(next)
	p.Press("end").Shows("▸ Session 199", "▼ 800 more below")
	p.Send(part(next, many(200, 200))).Shows("▸ Session 199", "▼ 800 more below")
	p.Press("down").Shows("▸ Session 200")
	// What comes twice is not listed twice.
	p.Send(part(next, many(200, 200))).Press("end").Shows("▸ Session 399", "▼ 600 more below")
}

func TestAFilterOnALongListIsLeftToTheStore(t *testing.T) {
	p := tuitest.Play(t, sessions.New(nil), 76, 30).Send(part(page.List{}, many(0, 200)))
	p.Press("/", "9", "5").Wants(page.List{Filter: "9"})
	// The answer to the first letter comes too late, and the whole filter is asked for.
	p.Send(part(page.List{Filter: "9"}, many(9, 1))).Wants(page.List{Filter: "95"})
	found := page.Listed{List: page.List{Filter: "95"}, Sessions: many(950, 2), Next: many(960, 1)[0].Cursor(), Total: 1000}
	goesOn := page.List{Filter: "95", After: found.Next}
	p.Send(found).Shows("Session 950").Wants(goesOn)
	p.Press("enter").Shows(`2 or more of 1000 sessions with "95"`)
	p.Send(page.Listed{List: goesOn, Sessions: many(995, 1), Total: 1000}).Shows(`3 of 1000 sessions with "95"`, "Session 995")
	p.Press("esc").Wants(page.List{})
	p.Send(part(page.List{}, many(0, 200))).Shows("Session 0", "▼ 99")
}

func TestASearchThatFoundNothingYetSaysSo(t *testing.T) {
	p := tuitest.Play(t, sessions.New(nil), 76, 30).Send(part(page.List{}, many(0, 200)))
	p.Press("/", "zzz").Shows("Looking through the sessions.")
	p.Send(page.Listed{List: page.List{Filter: "zzz"}, Total: 1000})
	if got := p.Text(); !strings.Contains(got, "No title contains that.") {
		// The answer was to the first letter; the rest is asked for.
		p.Send(page.Listed{List: page.List{Filter: "zzz"}, Total: 1000}).Shows("No title contains that.")
	}
}

func TestChangingALongListReadsAsMuchOfItAgain(t *testing.T) {
	p := tuitest.Play(t, sessions.New(nil), 76, 30).Send(part(page.List{}, many(0, 300)))
	p.Press("d").Wants(page.Save{Session: "9999", Event: session.Delete()}, page.List{Limit: 299})
	p.Shows("▼ 99")
}
