package session_test

import (
	"strings"

	"pgregory.net/rapid"

	"loracle/checklist"
	"loracle/data/session"
)

func votes() *rapid.Generator[checklist.Vote] { return rapid.SampledFrom(checklist.Votes()) }

func salts() *rapid.Generator[string] {
	return rapid.Map(rapid.StringOfN(rapid.RuneFrom([]rune("0123456789abcdef")), 32, 32, -1), strings.ToLower)
}

// meets draws an event of a meeting that fits what was said before.
func meets(t *rapid.T, events []session.Event) session.Event {
	s, err := session.Fold("s", numbered(events...))
	if err != nil {
		t.Fatal(err)
	}
	r := s.Room
	all := []session.Event{
		session.AddAttendee(rapid.SampledFrom([]string{"Ana", "Bo", "ana", "語"}).Draw(t, "name"), rapid.SampledFrom([]string{"", "lead"}).Draw(t, "role")),
		session.NotePresenter(items().Draw(t, "item"), rapid.OneOf(rapid.Just(""), texts()).Draw(t, "note")),
	}
	if r.Meeting() == nil {
		all = append(all, session.OpenMeeting())
	} else {
		all = append(all, session.CloseMeeting())
	}
	for _, name := range r.Present() {
		all = append(all, session.RemoveAttendee(name), session.NameDecider(name), session.RecordDissent(name, texts().Draw(t, "words"), items().Draw(t, "item")))
	}
	if r.Decider != "" {
		said := marks().Filter(func(m checklist.Mark) bool { return m.State != checklist.Untouched }).Draw(t, "decided")
		all = append(all, session.DecideItem(items().Draw(t, "item"), r.Decider, said), session.DecideVerdict(r.Decider, checklist.NoGo, texts().Draw(t, "why")))
	}
	return rapid.SampledFrom(append(all, polled(t, r)...)).Draw(t, "met")
}

// polled lists what may happen to polls.
func polled(t *rapid.T, r session.Room) []session.Event {
	p, there := r.OpenPoll(), r.Present()
	switch {
	case p == nil && len(there) > 0:
		return []session.Event{session.OpenPoll(items().Draw(t, "item"))}
	case p == nil:
		return nil
	}
	out := []session.Event{session.DropPoll(p.Item)}
	var typed []session.Ballot
	committed := map[string]bool{}
	for _, b := range p.Ballots {
		committed[b.Attendee] = true
	}
	for _, name := range there {
		sum := session.Commit(p.ID, name, votes().Draw(t, "vote"), salts().Draw(t, "salt"))
		out = append(out, session.CastVote(p.Item, session.Ballot{Attendee: name, Commitment: sum}))
		if !committed[name] {
			typed = append(typed, session.Ballot{Attendee: name, Vote: votes().Draw(t, "vote")})
		}
	}
	if len(typed)+len(p.Ballots) > 0 {
		out = append(out, session.RevealPoll(p.Item, typed...))
	}
	return out
}
