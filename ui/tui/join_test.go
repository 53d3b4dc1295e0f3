package tui_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"loracle/checklist"
	"loracle/data/session"
	"loracle/ui/tui/page"
	"loracle/ui/tui/tuitest"
)

// joins sits somebody down at a terminal of their own.
func (m *team) joins(name string, secrets *tuitest.Secrets, width, height int) *tuitest.Screen {
	m.t.Helper()
	o := m.options(strings.ToLower(name))
	o.Join, o.Secrets, o.Start = name, secrets, page.Route{Page: page.Join}
	return tuitest.Start(m.t, o, width, height)
}

// leads opens the room with Dee at its keyboard and begins the meeting.
func (m *team) leads(width, height int) *tuitest.Screen {
	m.t.Helper()
	o := m.options("kim")
	o.Start = page.Route{Page: page.Room}
	return tuitest.Start(m.t, o, width, height).Type("aDee\rlegal\r").Press("esc", "d", "enter")
}

func (m *team) room() session.Room { return last(m.t, m.store.Memory).Room }

func TestEverybodyVotesBlindFromTheirOwnTerminal(t *testing.T) {
	together(t, func(m *team) {
		secrets := map[string]*tuitest.Secrets{"Ana": {}, "Bo": {}, "Cem": {}}
		ana := m.joins("Ana", secrets["Ana"], 120, 40).Shows("No meeting is open yet", "You are Ana.")
		kim := m.leads(120, 40).Shows("with Ana")
		ana.Shows("kim leads it", "more than 50,000 requests")
		bo := m.joins("Bo", secrets["Bo"], 80, 24).Shows("kim leads it", "more than 50,000 requests")
		kim.Press("right")
		ana.Shows("Will the task stay the same")
		bo.Shows("Will the task stay the same").Press("g").Shows("No poll is open.")
		kim.Press("b").Shows("▸ Dee")
		goldenOf(t, "poll", ana.Text())
		ana.Press("g").Shows("Taken; nothing is shown.")
		cem := m.joins("Cem", secrets["Cem"], 40, 12).Shows("Blind poll").Press("n").Shows("You have voted")
		bo.Press("g").Press("v").Shows("v hides it").Press("n").Press("v")
		kim.Shows("✓ Ana", "✓ Bo", "✓ Cem", "▸ Dee").Press("r").Shows("Not everybody has voted").Press("g", "enter")
		kim.Shows("All 4 have voted")
		goldenOf(t, "voted", kim.Text())
		if p := m.room().OpenPoll(); len(p.Ballots) != 3 || p.Tally().Cast() != 0 {
			t.Errorf("before the reveal the store has %+v", p.Ballots)
		}
		kim.Press("r")
		pass(time.Second)
		p := m.room().LastPoll("stable_use_case")
		if got := p.Tally(); got[checklist.VoteGo] != 2 || got[checklist.VoteNoGo] != 2 || len(p.Silent()) != 0 {
			t.Errorf("the tally is %v, silent are %v", got, p.Silent())
		}
		for _, s := range []*tuitest.Screen{kim, ana, bo} {
			s.Shows("Evenly split", "2  Ana and Dee", "2  Cem and Bo")
		}
		cem.Shows("Evenly split")
		goldenOf(t, "revealed", ana.Text())
		goldenOf(t, "revealed small", cem.Text())
		kim.Press("o")
		ana.Shows("Open, decided by Ana")
		for name, s := range secrets {
			if left, _ := s.All(m.id, name); len(left) != 0 {
				t.Errorf("%s still has %v", name, left)
			}
		}
		kim.Press("w").Press("c").Type("It is not settled.\r")
		pass(time.Second)
		ana.Shows("CONDITIONAL, decided by Ana")
		kim.Press("enter")
		bo.Shows("The meeting is closed.")
		quit(kim, ana, bo, cem)
	})
}

func TestAVoteSurvivesACrashOfItsTerminalAndOneThatNeverOpensIsNamed(t *testing.T) {
	together(t, func(m *team) {
		hers, his := &tuitest.Secrets{}, &tuitest.Secrets{}
		kim := m.leads(120, 40)
		ana := m.joins("Ana", hers, 80, 24)
		bo := m.joins("Bo", his, 80, 24)
		kim.Press("b", "g", "enter").Shows("1 of 3 have voted", "Awaited at their own terminals: Ana and Bo").Press("r").Shows("has not voted yet")
		ana.Press("n", "g").Stop()
		m.store.Expire("Ana")
		bo.Press("d").Stop()
		m.store.Expire("Bo")
		kim.Shows("All 3 have voted").Press("r")
		pass(time.Second)
		kim.Shows("Voted, not shown by their terminal: Ana and Bo.")
		late := m.joins("Ana", hers, 80, 24)
		pass(time.Second)
		late.Shows("Bo").Press("v")
		kim.Shows("Voted, not shown by their terminal: Bo.")
		p := m.room().LastPoll("query_volume")
		if got := p.Names(checklist.VoteGo); fmt.Sprint(got) != "[Ana Dee]" || fmt.Sprint(p.Silent()) != "[Bo]" {
			t.Errorf("go voted %v, silent are %v", got, p.Silent())
		}
		quit(kim, late)
	})
}

func TestALateJoinerSeesWhereTheRoomIsAndWhatWasDecided(t *testing.T) {
	together(t, func(m *team) {
		kim := m.leads(120, 40).Press("m", "right", "b", "g", "enter", "r").Shows("Everybody who took a side agrees")
		ana := m.joins("Ana", &tuitest.Secrets{}, 120, 40).Shows("Will the task stay the same", "Everybody who took a side agrees", "kim leads it")
		kim.Press("left")
		ana.Shows("more than 50,000 requests", "Met, decided by Dee")
		goTo(kim, "budget page")
		ana.Shows("more than 50,000 requests", "kim, who leads it, looks at Budget")
		kim.Stop()
		m.store.Expire("kim")
		pass(time.Second)
		ana.Shows("more than 50,000 requests", "nobody leads it at the moment")
		quit(ana)
	})
}

func TestWhoIsTakenOffTheListMayComeBack(t *testing.T) {
	together(t, func(m *team) {
		kim := m.leads(120, 40)
		ana := m.joins("Ana", &tuitest.Secrets{}, 80, 24)
		kim.Press("esc").Shows("Ana  ‹own terminal›").Press("down", "x").Lacks("Ana  ‹own terminal›")
		ana.Shows("You are not on the list").Press("g").Press("enter").Lacks("You are not on the list")
		kim.Shows("Ana  ‹own terminal›")
		quit(kim, ana)
	})
}

// TestNothingOthersCanReadBeforeTheRevealDependsOnAVote plays a meeting with
// different votes and compares all that is stored and shown to others; only the
// salted commitments may differ.
func TestNothingOthersCanReadBeforeTheRevealDependsOnAVote(t *testing.T) {
	var seen []string
	for _, votes := range []string{"gnda", "ngad", "aaaa"} {
		together(t, func(m *team) {
			kim := m.leads(120, 40)
			ana := m.joins("Ana", &tuitest.Secrets{}, 80, 24)
			bo := m.joins("Bo", &tuitest.Secrets{}, 80, 24)
			kim.Press("b")
			ana.Press(votes[:1])
			bo.Press(votes[1:2])
			kim.Press(votes[2:3], "enter")
			seen = append(seen, kim.Text()+ana.Text()+bo.Text()+m.stored())
			for _, s := range []*tuitest.Screen{kim, ana, bo} {
				s.Stop()
			}
			for _, name := range []string{"kim", "Ana", "Bo"} {
				m.store.Expire(name)
			}
		})
	}
	for i, other := range seen[1:] {
		if other != seen[0] {
			t.Errorf("vote %d shows:\n%s\n\nthe first shows:\n%s", i+2, other, seen[0])
		}
	}
}

// stored is all that is kept of the session and told of who is in it, with the
// commitments struck out; each has to be there, of the length that all have.
func (m *team) stored() string {
	m.t.Helper()
	events, err := m.store.Events(m.id)
	if err != nil {
		m.t.Fatal(err)
	}
	var out strings.Builder
	commitments := map[string]bool{}
	for _, e := range events {
		for i := range e.Ballots {
			if len(e.Ballots[i].Commitment) != 64 || commitments[e.Ballots[i].Commitment] {
				m.t.Errorf("a commitment is %q", e.Ballots[i].Commitment)
			}
			commitments[e.Ballots[i].Commitment] = true
			e.Ballots[i].Commitment = strings.Repeat("0", 64)
		}
		raw, err := session.Encode(e)
		if err != nil {
			m.t.Fatal(err)
		}
		out.Write(raw)
	}
	if len(commitments) != 2 {
		m.t.Errorf("%d commitments are stored", len(commitments))
	}
	for _, h := range m.store.Here(m.id) {
		h.Desk = ""
		raw, err := json.Marshal(h)
		if err != nil {
			m.t.Fatal(err)
		}
		out.Write(raw)
	}
	list, err := m.store.List()
	if err != nil {
		m.t.Fatal(err)
	}
	raw, err := json.Marshal(list)
	if err != nil {
		m.t.Fatal(err)
	}
	return out.String() + string(raw)
}
