package session_test

import (
	"math"
	"strings"
	"time"

	"pgregory.net/rapid"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/session"
)

// Generators of valid values. Ids come from small sets, so that events meet:
// answers get overwritten, marks taken back, notes removed.

func questions() *rapid.Generator[advisor.QuestionID] {
	return rapid.SampledFrom([]advisor.QuestionID{"gap", "gap_text", "requests_per_month", "task_type", "stable_months"})
}

func items() *rapid.Generator[checklist.ItemID] {
	return rapid.SampledFrom([]checklist.ItemID{"query_volume", "eval_set", "single_owner", "gpu_access"})
}

func texts() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.SampledFrom([]string{"Support triage", "naïve <b> & \"co\"", "two\nlines", "語", "null", "{}"}),
		rapid.StringN(1, 12, -1).Filter(func(s string) bool { return strings.TrimSpace(s) != "" }),
	)
}

func answers() *rapid.Generator[advisor.Answer] {
	return rapid.Custom(func(t *rapid.T) advisor.Answer {
		switch rapid.IntRange(0, 4).Draw(t, "answer") {
		case 0:
			return advisor.Unknown()
		case 1:
			return advisor.Number(advisor.Exactly(finite(t)))
		case 2:
			return advisor.Number(advisor.Between(finite(t), finite(t)))
		case 3:
			return advisor.Word(texts().Draw(t, "word"))
		}
		return advisor.Words(rapid.SliceOfN(texts(), 0, 4).Draw(t, "words")...)
	})
}

func finite(t *rapid.T) float64 {
	return rapid.Float64Range(-math.MaxFloat64, math.MaxFloat64).Draw(t, "number")
}

func marks() *rapid.Generator[checklist.Mark] {
	return rapid.Custom(func(t *rapid.T) checklist.Mark {
		m := checklist.Mark{State: rapid.SampledFrom(append(checklist.States(), checklist.Untouched)).Draw(t, "state")}
		switch m.State {
		case checklist.Met:
			m.Evidence = rapid.OneOf(rapid.Just(""), texts()).Draw(t, "evidence")
		case checklist.NotApplicable:
			m.Reason = texts().Draw(t, "reason")
		case checklist.Accepted:
			m.Reason = strings.Repeat("because ", 3) + texts().Draw(t, "reason")
			m.AcceptedBy, m.Owner = texts().Draw(t, "by"), texts().Draw(t, "owner")
			m.Until = times().Draw(t, "until")
		case checklist.Untouched, checklist.Open, checklist.DontKnow:
		}
		return m
	})
}

func times() *rapid.Generator[time.Time] {
	return rapid.Map(rapid.Int64Range(0, 4e18), func(ns int64) time.Time { return time.Unix(0, ns).UTC() })
}

// changes draws an event that may follow any state: everything but creation,
// deletion and restoring.
func changes() *rapid.Generator[session.Event] {
	return rapid.Custom(func(t *rapid.T) session.Event {
		switch rapid.IntRange(0, 10).Draw(t, "change") {
		case 9:
			return session.Event{
				Kind: session.KnowledgeRenewed, Knowledge: rapid.SampledFrom([]string{"k2", "k3"}).Draw(t, "knowledge"),
				Pack: "p", PackSHA256: rapid.SampledFrom([]string{"", "ab"}).Draw(t, "sha"),
			}
		case 0:
			return session.Rename(texts().Draw(t, "title"))
		case 1:
			return session.Answer(questions().Draw(t, "question"), answers().Draw(t, "answer"))
		case 2:
			return session.Clear(questions().Draw(t, "question"))
		case 3:
			return session.NoteQuestion(questions().Draw(t, "question"), rapid.OneOf(rapid.Just(""), texts()).Draw(t, "note"))
		case 4:
			return session.NoteItem(items().Draw(t, "item"), rapid.OneOf(rapid.Just(""), texts()).Draw(t, "note"))
		case 5:
			return session.AddAction(items().Draw(t, "item"), actions().Draw(t, "action"))
		case 6:
			return session.Park(texts().Draw(t, "topic"), rapid.OneOf(rapid.Just(checklist.ItemID("")), items()).Draw(t, "about"))
		case 8:
			return session.SetLine(overrides().Draw(t, "override"))
		case 7:
			return session.Event{
				Kind: session.PackUpgraded, Pack: "p@" + texts().Draw(t, "version"), PackSHA256: rapid.SampledFrom([]string{"", "ab"}).Draw(t, "sha"),
				Dropped: rapid.SliceOfNDistinct(items(), 1, 2, rapid.ID).Draw(t, "dropped"),
			}
		}
		return session.MarkItem(items().Draw(t, "item"), marks().Draw(t, "mark"))
	})
}

func actions() *rapid.Generator[checklist.Action] {
	return rapid.Custom(func(t *rapid.T) checklist.Action {
		return checklist.Action{
			Trigger: texts().Draw(t, "trigger"), Do: texts().Draw(t, "do"), Due: times().Draw(t, "due"),
			Owner: rapid.SampledFrom([]string{"Ana", "Bo", "ana", "語"}).Draw(t, "owner"),
		}
	})
}

func overrides() *rapid.Generator[advisor.Override] {
	return rapid.Custom(func(t *rapid.T) advisor.Override {
		cents := rapid.Int64Range(0, 1e11)
		o := advisor.Override{
			Line:   rapid.SampledFrom([]advisor.LineID{"ml_time", "gpu", advisor.ServingLine}).Draw(t, "line"),
			Amount: advisor.Between(float64(cents.Draw(t, "a"))/100, float64(cents.Draw(t, "b"))/100),
			Reason: texts().Draw(t, "reason"), By: rapid.SampledFrom([]string{"", "Ana", "語"}).Draw(t, "by"),
		}
		if rapid.Bool().Draw(t, "dated") {
			o.At = times().Draw(t, "set at")
		}
		return o
	}).Filter(func(o advisor.Override) bool { return o.Validate() == nil })
}

// ends draws an event that ends something events have begun, if anything is.
func ends(t *rapid.T, events []session.Event) (session.Event, bool) {
	s, err := session.Fold("s", numbered(events...))
	if err != nil {
		t.Fatal(err)
	}
	why := rapid.OneOf(rapid.Just(""), texts()).Draw(t, "why")
	var all []session.Event
	for _, a := range s.OpenActions() {
		all = append(all, session.CloseAction(a.ID, why))
	}
	for _, topic := range s.OpenTopics() {
		all = append(all, session.Unpark(topic.ID, why))
	}
	for _, item := range []checklist.ItemID{"query_volume", "eval_set", "single_owner", "gpu_access"} {
		if s.Marks[item].State == checklist.Accepted {
			all = append(all, session.Withdraw(item, why))
		}
	}
	for _, o := range s.Overrides {
		all = append(all, session.UnsetLine(o.Line, why))
	}
	if len(all) == 0 {
		return session.Event{}, false
	}
	return rapid.SampledFrom(all).Draw(t, "end"), true
}

// undoings draws an event that undoes or brings back a change, or takes a
// milestone; ok is false where the one drawn does not fit.
func undoings(t *rapid.T, events []session.Event) (session.Event, bool) {
	s, err := session.Fold("s", numbered(events...))
	if err != nil {
		t.Fatal(err)
	}
	ref := rapid.Uint64Range(1, s.Seq).Draw(t, "ref")
	e := rapid.SampledFrom([]session.Event{
		session.UndoChange(ref), session.UndoChange(ref), session.RedoChange(ref),
		session.TakeMilestone(rapid.StringMatching("[a-c]{1,2}").Draw(t, "name"), ref, s.Knowledge, "5f1e"),
	}).Draw(t, "undoing")
	e.Seq = s.Seq + 1
	return e, s.Apply(e) == nil
}

// histories draws the events of a session as the store would keep them, with a
// clock that jumps about.
func histories() *rapid.Generator[[]session.Event] {
	return rapid.Custom(func(t *rapid.T) []session.Event {
		events := []session.Event{session.Create(texts().Draw(t, "title"), "k", "p")}
		deleted := false
		for range rapid.IntRange(0, 30).Draw(t, "length") {
			turn := rapid.IntRange(0, 18).Draw(t, "turn")
			if turn > 15 {
				if e, ok := undoings(t, events); ok {
					events = append(events, e)
				}
				continue
			}
			if turn > 11 {
				events = append(events, meets(t, events))
				continue
			}
			if turn > 9 {
				if end, ok := ends(t, events); ok {
					events = append(events, end)
					continue
				}
			}
			if turn > 0 {
				events = append(events, changes().Draw(t, "event"))
				continue
			}
			events = append(events, map[bool]session.Event{false: session.Delete(), true: session.Restore()}[deleted])
			deleted = !deleted
		}
		for i := range events {
			events[i].Seq, events[i].At = uint64(i+1), times().Draw(t, "at")
			events[i].By = rapid.SampledFrom([]string{"", "ana", "bo"}).Draw(t, "by")
			events[i].Via = rapid.SampledFrom([]session.Via{"", session.OnScreen, session.AsLine, session.InFile}).Draw(t, "via")
		}
		return events
	})
}
