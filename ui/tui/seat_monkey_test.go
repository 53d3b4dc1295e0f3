package tui_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"loracle/checklist"
	"loracle/data/session"
	"loracle/ui/tui"
	"loracle/ui/tui/page"
	"loracle/ui/tui/tuitest"
)

// TestMonkeyAtASeatOnlyEverVotes plays at random at an attendee's terminal while
// a poll is open: whatever is pressed, nothing comes of it but blind votes.
func TestMonkeyAtASeatOnlyEverVotes(t *testing.T) {
	st := started(t)
	synctest.Test(t, func(t *testing.T) {
		defer time.Sleep(2 * time.Minute) //nolint:forbidigo // the fake clock of the test's bubble, until what waits for time has ended
		team := tuitest.NewTeam(st)
		id := last(t, st).ID
		for _, e := range []session.Event{session.AddAttendee("Ana", ""), session.OpenMeeting(), session.OpenPoll("query_volume")} {
			e.At = tuitest.Now
			if _, err := team.Append(id, e); err != nil {
				t.Fatal(err)
			}
		}
		before := last(t, st).Seq
		o := options(t, st)
		o.Store, o.Live, o.Session, o.Join, o.Secrets = team, team, id, "Ana", &tuitest.Secrets{}
		o.Start = page.Route{Page: page.Join}
		m := &monkey{t: t, r: rand.New(rand.NewPCG(3, 4)), store: st, model: tui.New(o)}
		m.run(m.model.Init())
		m.send(tea.WindowSizeMsg{Width: 120, Height: 40})
		for i := range setting(t, "LORACLE_MONKEY", usualActs) / 5 {
			msg := m.act()
			m.remember(msg)
			m.send(msg)
			if i%97 == 0 && m.model.View().Content == "" {
				t.Fatalf("nothing is drawn after %s", strings.Join(m.last, " "))
			}
		}
		team.Expire("Ana")
		events, err := st.Events(id)
		if err != nil {
			t.Fatal(err)
		}
		if len(events) == int(before) {
			t.Error("the monkey has not voted")
		}
		for _, e := range events[before:] {
			if e.Kind != session.VoteCast || e.Ballots[0].Commitment == "" || e.Ballots[0].Vote != checklist.Vote("") {
				t.Errorf("event %d is %s", e.Seq, e.Kind)
			}
		}
	})
}
