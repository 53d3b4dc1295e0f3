package casefile

import (
	"fmt"
	"strings"

	"loracle/advisor"
	"loracle/data/knowledge"
	"loracle/data/session"
)

// Entry is one event of a session in words.
type Entry struct {
	session.Event
	// What names the thing that changed, like "Requests a month", and From and To
	// are how it stood before and after; all empty where nothing has a before.
	What, From, To string
	// Text is the whole of it in a line.
	Text string
	// UndoneBy is the number of the event that undid it; 0 where it counts.
	UndoneBy uint64
}

// Timeline is what happened in a session, oldest first. The base gives
// questions and checkpoints their names; what it does not have goes by its id.
// Events that cannot be folded end it with an error.
func Timeline(base *knowledge.Base, events []session.Event) ([]Entry, error) {
	t := teller{base: base, state: session.New("")}
	out := make([]Entry, 0, len(events))
	for _, e := range events {
		entry, err := t.tell(e, out)
		if err != nil {
			return out, err
		}
		out = append(out, entry)
	}
	for seq, by := range t.state.Log.Undone() {
		out[seq-1].UndoneBy = by
	}
	return out, nil
}

// Timeline is what happened in the case, oldest first.
func (c Case) Timeline() ([]Entry, error) { return Timeline(c.Base, c.Log.All()) }

// teller puts events into words as it folds them.
type teller struct {
	base  *knowledge.Base
	state session.State
}

// tell folds an event and says what it did; told are the entries before it.
func (t *teller) tell(e session.Event, told []Entry) (Entry, error) {
	about := e
	undoing := e.Kind == session.Undone || e.Kind == session.Redone
	if known, ok := t.state.Log.Event(e.Ref); undoing && ok {
		about = known
	}
	what, from := t.stands(about)
	before := t.state
	if err := t.state.Apply(e); err != nil {
		return Entry{}, err
	}
	_, to := t.stands(about)
	entry := Entry{Event: e, What: what, From: from, To: to}
	switch {
	case undoing:
		entry.Text = undoingText(e, entry, told[e.Ref-1])
	case what == "":
		entry.Text = t.happened(e, before)
	default:
		entry.Text = entry.change()
	}
	return entry, nil
}

// change is a thing with how it stood before and after.
func (e Entry) change() string {
	if e.From == e.To {
		return e.What + ": " + e.To
	}
	return e.What + ": " + e.From + " → " + e.To
}

func undoingText(e session.Event, now, was Entry) string {
	word := "Undone"
	if e.Kind == session.Redone {
		word = "Brought back"
	}
	text := was.Text
	if now.What != "" {
		text = now.change()
	}
	return fmt.Sprintf("%s, change %d: %s", word, e.Ref, text)
}

// How things stand that nobody has said anything about.
const (
	notAnswered = "not answered"
	noNote      = "none"
)

// stands is the thing that an event is about, and how it stands in the state;
// the thing is empty for events that add something instead of changing it.
func (t *teller) stands(e session.Event) (what, how string) {
	switch e.Kind {
	case session.Answered, session.Cleared:
		return t.question(e), t.answer(e)
	case session.Noted:
		if e.Question != "" {
			return "Note on " + t.question(e), orWord(t.state.Notes[e.Question], noNote)
		}
		return "Note on " + t.item(e), orWord(t.state.ItemNotes[e.Item], noNote)
	case session.Marked, session.RiskAccepted, session.Withdrawn:
		mark, said := t.state.Marks[e.Item]
		if !said {
			return t.item(e), mark.State.Label()
		}
		return t.item(e), markInWords(mark, onScreens)
	case session.Renamed:
		return "Title", t.state.Title
	case session.PackUpgraded:
		return "Checklist", t.state.Pack
	case session.LineSet, session.LineUnset:
		return t.line(e)
	case session.KnowledgeRenewed:
		return "Figures", "knowledge base " + short(t.state.Knowledge)
	default:
		return "", ""
	}
}

func orWord(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

// short is the beginning of a hash, enough to tell two apart.
func short(hash string) string { return hash[:min(len(hash), 12)] }

func (t *teller) question(e session.Event) string {
	if q := t.base.Advice.Question(e.Question); q != nil {
		return q.Short
	}
	return string(e.Question)
}

func (t *teller) answer(e session.Event) string {
	a, said := t.state.Answers[e.Question]
	if !said {
		return notAnswered
	}
	return showAnswer(t.base, e.Question, a)
}

// showAnswer is an answer in words; one to a question that the knowledge base
// does not have is shown as it is stored.
func showAnswer(base *knowledge.Base, id advisor.QuestionID, a advisor.Answer) string {
	if q := base.Advice.Question(id); q != nil {
		return q.Show(a)
	}
	raw, err := a.MarshalJSON()
	if err != nil {
		return a.Word
	}
	return string(raw)
}

func (t *teller) item(e session.Event) string {
	if i := t.base.Pack.Item(e.Item); i != nil {
		return i.Title
	}
	return string(e.Item)
}

// happened is an event that adds or ends something.
func (t *teller) happened(e session.Event, before session.State) string {
	switch e.Kind {
	case session.Created:
		return "Session created: " + e.Title
	case session.Deleted:
		return "Session deleted"
	case session.Restored:
		return "Session restored"
	case session.ActionAdded:
		return withWords(t.item(e)+", action", e.Action.Sentence())
	case session.ActionClosed:
		return withWords("Action closed", joined(actionOf(before, e.Ref), e.Note))
	case session.Parked:
		return withWords("Parked", e.Note)
	case session.Unparked:
		return withWords("Parked topic taken up", joined(topicOf(before, e.Ref), e.Note))
	case session.Lost:
		return "A change that could not be read any more"
	case session.MilestoneTaken:
		return fmt.Sprintf("Milestone taken: %s", e.Title)
	case session.ScenarioKept:
		return withWords("Scenario kept", e.Title)
	case session.ScenarioDropped:
		return withWords("Scenario dropped", scenarioOf(before, e.Ref))
	default:
		return t.met(e)
	}
}

// met is an event of a meeting. Votes are told only by the polls that show them,
// and what the facilitator noted is not for others to read.
func (t *teller) met(e session.Event) string {
	about := ""
	if e.Item != "" {
		about = ", " + t.item(e)
	}
	switch e.Kind {
	case session.AttendeeAdded:
		return withWords("In the room: "+e.Attendee, e.Role)
	case session.AttendeeRemoved:
		return "Left the room: " + e.Attendee
	case session.DeciderNamed:
		return "Decides: " + e.Attendee
	case session.PollRevealed:
		return "Poll revealed" + about
	case session.Decided:
		if e.Mark != nil {
			return fmt.Sprintf("Decided by %s%s: %s", e.Attendee, about, withWords(markInWords(*e.Mark, onScreens), e.Note))
		}
		return fmt.Sprintf("Decided by %s: %s", e.Attendee, withWords(e.Outcome.Label(), e.Note))
	case session.Dissented:
		return fmt.Sprintf("Dissent of %s%s: %s", e.Attendee, about, e.Note)
	case session.PresenterNoted:
		return "Facilitator's note" + about
	default:
		text := strings.ReplaceAll(string(e.Kind), "_", " ")
		return strings.ToUpper(text[:1]) + text[1:] + about
	}
}

func actionOf(s session.State, id uint64) string {
	for _, a := range s.Actions {
		if a.ID == id {
			return a.Sentence()
		}
	}
	return ""
}

func topicOf(s session.State, id uint64) string {
	for _, topic := range s.Topics {
		if topic.ID == id {
			return topic.Text
		}
	}
	return ""
}

func scenarioOf(s session.State, id uint64) string {
	for _, kept := range s.Scenarios {
		if kept.ID == id {
			return kept.Title
		}
	}
	return ""
}

func joined(what, outcome string) string {
	if what == "" || outcome == "" {
		return what + outcome
	}
	return what + " Outcome: " + outcome
}
