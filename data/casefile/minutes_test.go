package casefile_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/data/knowledge"
	"loracle/data/session"
)

// met is a case in which a meeting of four voted, decided and disagreed.
func met(t *testing.T, more ...session.Event) casefile.Case {
	t.Helper()
	base, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	start := day(2026, time.November, 24).Add(9 * time.Hour)
	vote := func(name string, v checklist.Vote) session.Ballot { return session.Ballot{Attendee: name, Vote: v} }
	state := session.New("s")
	for n, e := range append([]session.Event{
		casefile.Created(base, "Support", start, "kim"),
		session.AddAttendee("Ana", "head of support"), session.AddAttendee("Bo", ""), session.AddAttendee("Cem", ""), session.AddAttendee("Dee", ""),
		session.NameDecider("Ana"), session.OpenMeeting(), session.OpenPoll("eval_set"),
		session.RevealPoll("eval_set", vote("Ana", checklist.VoteGo), vote("Bo", checklist.VoteGo), vote("Cem", checklist.VoteNoGo)),
		session.DecideItem("eval_set", "Ana", acceptance(day(2027, time.January, 20))),
		session.RecordDissent("Cem", "Not without a second set.", "eval_set"),
		session.MarkItem("query_volume", acceptance(day(2027, time.January, 20))),
		session.NotePresenter("eval_set", "ask Cem first"),
		session.DecideVerdict("Ana", checklist.NoGo, "too early"),
		session.RecordDissent("Dee", "We lose a quarter.", ""),
	}, more...) {
		e.Seq, e.At, e.By = uint64(n)+1, start.Add(time.Duration(n)*time.Minute), "kim"
		if err := state.Apply(e); err != nil {
			t.Fatal(err)
		}
	}
	return casefile.Derive(base, state, start)
}

func TestMinutesTellWhatTheRoomDecidedInOrder(t *testing.T) {
	m := met(t).Minutes()
	var got []string
	for _, e := range m.Log {
		got = append(got, fmt.Sprintf("%s %s %s %s | %s | %s", e.At.Format("15:04"), e.Kind, e.Title, e.Who, e.Text, e.Votes))
	}
	want := []string{
		"09:08 poll Held-out evaluation set  | 2 go, 1 no-go; 1 did not vote | go: Ana, Bo; no-go: Cem; no vote: Dee",
		"09:09 decision Held-out evaluation set Ana | accepted by Ana, watched by Bo, until 2027-01-20: we can live with it for now | ",
		"09:10 dissent Held-out evaluation set Cem | Not without a second set. | ",
		"09:11 acceptance Query volume kim | accepted by Ana, watched by Bo, until 2027-01-20: we can live with it for now | ",
		"09:13 verdict  Ana | NO-GO: too early | ",
		"09:14 dissent  Dee | We lose a quarter. | ",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("the log is\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if m.Verdict == nil || m.Verdict.Computed != checklist.Unfinished || !m.Verdict.Differs {
		t.Errorf("the verdict is %+v", m.Verdict)
	}
	if len(m.Dissent) != 2 || m.Dissent[0].About != "the verdict" || m.Dissent[1].Name != "Cem" {
		t.Errorf("dissent: %+v", m.Dissent)
	}
	if len(m.Items) != 1 || m.Items[0].Superseded || m.Items[0].Poll == nil {
		t.Errorf("checkpoints: %+v", m.Items)
	}
}

func TestADecisionThatWasMarkedOverSaysSo(t *testing.T) {
	m := met(t, session.MarkItem("eval_set", checklist.Mark{State: checklist.Open})).Minutes()
	if len(m.Items) != 1 || !m.Items[0].Superseded {
		t.Errorf("%+v", m.Items)
	}
}

func TestWhoSpeaksFirstIsSaidInWords(t *testing.T) {
	p := met(t).Room.LastPoll("eval_set")
	if got := casefile.SpeakersInWords(*p); got != "Split. First speaks Cem (no-go)." {
		t.Errorf("%q", got)
	}
	even := session.Poll{Ballots: []session.Ballot{{Attendee: "Ana", Vote: checklist.VoteGo}, {Attendee: "Bo", Vote: checklist.VoteNoGo}}}
	if got := casefile.SpeakersInWords(even); got != "Evenly split: one of each side speaks first." {
		t.Errorf("%q", got)
	}
	if got := casefile.SpeakersInWords(session.Poll{Ballots: even.Ballots[:1]}); got != "" {
		t.Errorf("%q", got)
	}
}

func TestAnUnattributedRoomTellsCountsAndNoVoter(t *testing.T) {
	c := met(t, session.OpenPoll("gpu_access"), session.CastVote("gpu_access", session.Ballot{
		Attendee: "Bo", Commitment: session.Commit(16, "Bo", checklist.VoteGo, strings.Repeat("a", session.MinSalt)),
	}))
	c.Room = c.Room.Unattributed()
	m := c.Minutes()
	if e := m.Log[0]; e.Text != "2 go, 1 no-go; 1 did not vote" || e.Votes != "" {
		t.Errorf("the poll is told as %+v", e)
	}
	all := fmt.Sprintf("%+v %+v", c.Room, m)
	for _, hidden := range []string{"Bo ", "Bo}", "ask Cem first"} {
		if strings.Contains(strings.ReplaceAll(all, "Owner:Bo", ""), hidden) {
			t.Errorf("it names %q: %s", hidden, all)
		}
	}
	if len(m.Dissent) != 2 || len(m.Attendees) != 3 {
		t.Errorf("%+v", m)
	}
}
