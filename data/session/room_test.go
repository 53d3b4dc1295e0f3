package session_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"loracle/checklist"
	"loracle/data/session"
)

// room is a session with Ana, who decides, and Bo, in an open meeting.
func room(more ...session.Event) []session.Event {
	return append([]session.Event{
		session.Create("A", "k", "p"), session.AddAttendee("Ana", "lead"), session.AddAttendee("Bo", ""),
		session.NameDecider("Ana"), session.OpenMeeting(),
	}, more...)
}

const salt = "000102030405060708090a0b0c0d0e0f"

// committed is a blind vote in the poll that event 6 opened.
func committed(name string, v checklist.Vote) session.Event {
	return session.CastVote("eval_set", session.Ballot{Attendee: name, Commitment: session.Commit(6, name, v, salt)})
}

func opened(name string, v checklist.Vote) session.Event {
	return session.CastVote("eval_set", session.Ballot{Attendee: name, Vote: v, Salt: salt})
}

func TestVotesTypedAtOneKeyboardAreWrittenDownAtTheReveal(t *testing.T) {
	events := numbered(room(session.OpenPoll("eval_set"), session.RevealPoll("eval_set",
		session.Ballot{Attendee: "Ana", Vote: checklist.VoteGo}, session.Ballot{Attendee: "Bo", Vote: checklist.VoteNoGo}))...)
	before, after := fold(t, events[:6]).Room, fold(t, events).Room
	if p := before.OpenPoll(); p == nil || len(p.Ballots) != 0 {
		t.Errorf("before the reveal: %+v", p)
	}
	p := after.LastPoll("eval_set")
	if p == nil || p.Tally().Sentence() != "1 go, 1 no-go" || !slices.Equal(p.Names(checklist.VoteNoGo), []string{"Bo"}) || !slices.Equal(p.Voters, []string{"Ana", "Bo"}) {
		t.Errorf("after the reveal: %+v", p)
	}
	if got := fold(t, events).History["eval_set"]; len(got) != 1 || got[0].Note != "1 go, 1 no-go" || got[0].Attendee != "" {
		t.Errorf("the history says %+v", got)
	}
}

func TestVotesFromOwnTerminalsAreCommittedFirstAndOpenedAfterTheReveal(t *testing.T) {
	events := numbered(room(session.OpenPoll("eval_set"),
		committed("Ana", checklist.VoteNoGo), committed("Ana", checklist.VoteGo), committed("Bo", checklist.VoteDontKnow),
		session.RevealPoll("eval_set"), opened("Ana", checklist.VoteGo))...)
	p := fold(t, events).Room.LastPoll("eval_set")
	if p == nil || p.Tally().Sentence() != "1 go" || !slices.Equal(p.Silent(), []string{"Bo"}) {
		t.Errorf("%+v", p)
	}
}

func TestEventsOfAMeetingOutOfPlaceAreRefused(t *testing.T) {
	for want, events := range map[string][]session.Event{
		"not the one that was cast":                 {session.OpenPoll("eval_set"), committed("Bo", checklist.VoteGo), session.RevealPoll("eval_set"), opened("Bo", checklist.VoteNoGo)},
		"is shown already":                          {session.OpenPoll("eval_set"), committed("Bo", checklist.VoteGo), session.RevealPoll("eval_set"), opened("Bo", checklist.VoteGo), opened("Bo", checklist.VoteGo)},
		"once its poll is revealed, not before":     {session.OpenPoll("eval_set"), committed("Bo", checklist.VoteGo), opened("Bo", checklist.VoteGo)},
		"has cast no blind vote":                    {session.OpenPoll("eval_set"), committed("Bo", checklist.VoteGo), session.RevealPoll("eval_set"), opened("Ana", checklist.VoteGo)},
		"no poll is open on this checkpoint":        {session.OpenPoll("eval_set"), session.RevealPoll("gpu_access", session.Ballot{Attendee: "Ana", Vote: checklist.VoteGo})},
		"nobody has voted yet":                      {session.OpenPoll("eval_set"), session.RevealPoll("eval_set")},
		"Cem is not among the attendees":            {session.OpenPoll("eval_set"), session.RevealPoll("eval_set", session.Ballot{Attendee: "Cem", Vote: checklist.VoteGo})},
		"a poll is open already":                    {session.OpenPoll("eval_set"), session.OpenPoll("gpu_access")},
		"nobody is there to vote":                   {session.RemoveAttendee("Ana"), session.RemoveAttendee("Bo"), session.OpenPoll("eval_set")},
		"a meeting is open already":                 {session.OpenMeeting()},
		"no meeting is open":                        {session.CloseMeeting(), session.CloseMeeting()},
		"decisions are the decider's":               {session.DecideVerdict("Bo", checklist.Go, "")},
		"decisions are the decider's: name":         {session.RemoveAttendee("Ana"), session.DecideVerdict("Ana", checklist.Go, "")},
		"Dan is not among the attendees":            {session.RecordDissent("Dan", "no", "")},
		"Eva is not among the attendees":            {session.NameDecider("Eva")},
		"a vote is shown once its poll is revealed": {session.OpenPoll("eval_set"), session.DropPoll("eval_set"), opened("Bo", checklist.VoteGo)},
	} {
		all := numbered(room(events...)...)
		_, err := session.Fold("s", all)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
		fold(t, all[:len(all)-1])
	}
}

func TestADecisionMarksItsCheckpointAndNamesTheDecider(t *testing.T) {
	s := fold(t, numbered(room(
		session.DecideItem("eval_set", "Ana", acceptance()),
		session.RecordDissent("bo", "  Not without\na second set. ", "eval_set"),
		session.DecideVerdict("Ana", checklist.NoGo, "too early"))...))
	if s.Marks["eval_set"] != acceptance() {
		t.Errorf("the mark is %+v", s.Marks["eval_set"])
	}
	want := []session.Change{
		{At: second(6), Kind: session.Decided, Mark: acceptance(), Attendee: "Ana"},
		{At: second(7), Kind: session.Dissented, Note: "  Not without\na second set. ", Attendee: "bo"},
	}
	if diff := cmp.Diff(want, s.History["eval_set"]); diff != "" {
		t.Error(diff)
	}
	if d := s.Room.LastDecision(""); d == nil || d.Outcome != checklist.NoGo || d.Reason != "too early" {
		t.Errorf("the verdict is %+v", d)
	}
	if got := s.Room.DissentOn("eval_set"); len(got) != 1 || got[0].Name != "Bo" || got[0].Text != "  Not without\na second set. " {
		t.Errorf("the dissent is %+v", got)
	}
}

func TestWhoeverLeavesNoLongerVotesOrDecidesAndMayComeBack(t *testing.T) {
	events := numbered(room(session.RemoveAttendee("Ana"), session.AddAttendee("ANA", "guest"))...)
	left, back := fold(t, events[:6]).Room, fold(t, events).Room
	if !slices.Equal(left.Present(), []string{"Bo"}) || left.Decider != "" {
		t.Errorf("there are %v, %q decides", left.Present(), left.Decider)
	}
	if !slices.Equal(back.Present(), []string{"Ana", "Bo"}) || back.Find("ana").Role != "guest" || len(back.Attendees) != 2 {
		t.Errorf("there are %+v", back.Attendees)
	}
}

func TestAClosedMeetingDropsTheOpenPoll(t *testing.T) {
	r := fold(t, numbered(room(session.OpenPoll("eval_set"), committed("Bo", checklist.VoteGo), session.CloseMeeting())...)).Room
	if len(r.Polls) != 0 || r.Meeting() != nil || !r.Meetings[0].Closed.Equal(second(8)) {
		t.Errorf("%+v", r)
	}
}

func TestEventsOfAMeetingSayWhatTheyLack(t *testing.T) {
	ballot := session.Ballot{Attendee: "Bo", Vote: checklist.VoteGo}
	blind := session.Ballot{Attendee: "Bo", Commitment: session.Commit(6, "Bo", checklist.VoteGo, salt)}
	both := blind
	both.Vote = checklist.VoteGo
	for want, e := range map[string]session.Event{
		"an attendee needs a name":        session.AddAttendee(" ", ""),
		"no space around it":              session.AddAttendee("Ana ", ""),
		"a name stands on one line":       session.AddAttendee("A\nna", ""),
		"a role stands on one line":       session.AddAttendee("Ana", "x\x1b[2J"),
		"a name has at most 80":           session.AddAttendee(strings.Repeat("a", 81), ""),
		"a poll needs its checkpoint":     session.OpenPoll(""),
		"needs its checkpoint":            session.RevealPoll("", ballot),
		"Bo votes once in a poll":         session.RevealPoll("x", ballot, ballot),
		`unknown vote "maybe"`:            session.RevealPoll("x", session.Ballot{Attendee: "Bo", Vote: "maybe"}),
		"no commitment of its own":        session.RevealPoll("x", blind),
		"nothing that shows the vote":     session.CastVote("x", both),
		"a SHA-256 in hexadecimal":        session.CastVote("x", session.Ballot{Attendee: "Bo", Commitment: "ab"}),
		"the salt of a vote has":          session.CastVote("x", session.Ballot{Attendee: "Bo", Vote: checklist.VoteGo, Salt: "ab"}),
		"a vote is cast by one attendee":  {Kind: session.VoteCast, Item: "x"},
		"a decision is a mark":            {Kind: session.Decided, Attendee: "Ana", Item: "x", Outcome: checklist.Go},
		"says how it stands":              session.DecideItem("x", "Ana", checklist.Mark{}),
		"needs accepted_by":               session.DecideItem("x", "Ana", checklist.Mark{State: checklist.Accepted, Reason: strings.Repeat("x", 20)}),
		`unknown verdict "unfinished"`:    session.DecideVerdict("Ana", checklist.Unfinished, ""),
		"dissent needs words":             session.RecordDissent("Bo", " \n", ""),
		"does not carry a item":           {Kind: session.MeetingOpened, Item: "x"},
		"event of kind poll_opened does ": {Kind: session.PollOpened, Item: "x", Ballots: []session.Ballot{ballot}},
	} {
		if err := e.Validate(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

// TestNothingReadableShowsAVoteBeforeTheReveal: whatever people vote, the state
// and the events before the reveal are the same but for the commitments, and
// no commitment can be told from another without its salt.
func TestNothingReadableShowsAVoteBeforeTheReveal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		vote := votes().Draw(t, "vote")
		own := salts().Draw(t, "salt")
		events := numbered(room(session.OpenPoll("eval_set"),
			session.CastVote("eval_set", session.Ballot{Attendee: "Bo", Commitment: session.Commit(6, "Bo", vote, own)}))...)
		s := fold(t, events)
		if got := s.Room.OpenPoll().Tally(); got.Cast() != 0 {
			t.Fatalf("the open poll counts %v", got)
		}
		for _, e := range events[5:] {
			b, err := json.Marshal(e)
			if err != nil {
				t.Fatal(err)
			}
			for _, secret := range []string{`"vote":`, `"salt":`, own} {
				if strings.Contains(string(b), secret) {
					t.Fatalf("%s shows %s", b, secret)
				}
			}
		}
		if other := salts().Draw(t, "other"); other != own {
			for _, v := range checklist.Votes() {
				if session.Commit(6, "Bo", v, other) == s.Room.OpenPoll().Ballots[0].Commitment {
					t.Fatal("the vote can be told without its salt")
				}
			}
		}
	})
}
