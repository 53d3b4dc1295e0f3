package casefile

import (
	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/session"
)

// News is how one thing changed.
type News struct {
	// By is who changed it last.
	By string
	// What names the thing, and From and To are how it stood before and after.
	What, From, To string
}

// News tells what others than one person changed of a question or a checkpoint
// since the case was in an earlier state, of whose events the first ones were
// known up to a number. It is false where nothing shows.
func (c Case) News(before session.State, known uint64, by string, q advisor.QuestionID, item checklist.ItemID) (News, bool) {
	events := c.Log.All()
	for i := len(events) - 1; i >= 0 && events[i].Seq > known; i-- {
		about := events[i]
		if about.Kind == session.Undone || about.Kind == session.Redone {
			about = events[about.Ref-1]
		}
		if events[i].By == by || !concerns(about, q, item) {
			continue
		}
		was, now := teller{c.Base, before}, teller{c.Base, c.State}
		what, from := was.stands(asMark(about))
		if _, to := now.stands(asMark(about)); what != "" && from != to {
			return News{By: events[i].By, What: what, From: from, To: to}, true
		}
	}
	return News{}, false
}

func concerns(e session.Event, q advisor.QuestionID, item checklist.ItemID) bool {
	return q != "" && e.Question == q || item != "" && e.Item == item
}

// asMark is a decision on a checkpoint as the mark that it makes.
func asMark(e session.Event) session.Event {
	if e.Kind == session.Decided && e.Item != "" {
		e.Kind = session.Marked
	}
	return e
}

// Said is what a change said by itself: the thing it is about, and how it was to
// stand. The thing is empty for changes that stand side by side.
func (c Case) Said(e session.Event) (what, how string) {
	t := teller{c.Base, session.New("")}
	switch e = asMark(e); {
	case e.Kind == session.Decided:
		return "The verdict", withWords(e.Outcome.Label(), e.Note)
	case e.Kind == session.PresenterNoted:
		what = "Facilitator's note"
		if e.Item != "" {
			what += " on " + t.item(e)
		}
		return what, orWord(e.Note, noNote)
	case e.Kind == session.Withdrawn:
		return t.item(e), withWords(checklist.Open.Label()+", acceptance withdrawn", e.Note)
	case e.Kind == session.Answered:
		t.state.Answers[e.Question] = *e.Answer
	case e.Kind == session.Noted:
		t.state.Notes[e.Question], t.state.ItemNotes[e.Item] = e.Note, e.Note
	case e.Mark != nil && e.Mark.State != checklist.Untouched:
		t.state.Marks[e.Item] = *e.Mark
	case e.Kind == session.LineSet:
		t.state.Overrides = []advisor.Override{*e.Override}
	}
	t.state.Title = e.Title
	return t.stands(e)
}
