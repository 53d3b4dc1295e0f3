// Package answersfile reads and writes an assessment as a file that people edit
// by hand: a title, the answers, the marks on the checklist, and notes. YAML is
// written; JSON is read too.
//
// Reading is strict: unknown keys, wrong types and impossible values are all
// reported at once with line and column, and nothing is guessed.
package answersfile

import (
	"slices"
	"time"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/data/knowledge"
	"loracle/data/session"
)

// File is what an answers file says.
type File struct {
	// Title is empty where the file gives none.
	Title   string
	Answers advisor.Answers
	Marks   checklist.Marks
	// Notes are remarks by question; ItemNotes by checkpoint.
	Notes     map[advisor.QuestionID]string
	ItemNotes map[checklist.ItemID]string
	// Overrides are the budget lines set by hand, in the order of the file.
	Overrides []advisor.Override
}

// Untitled is the title of a session whose file gives none.
const Untitled = "Untitled assessment"

// Events is the file as the events of a new session, in the order of the
// questions and of the checklist.
func (f File) Events(base *knowledge.Base, at time.Time, by string) []session.Event {
	title := f.Title
	if title == "" {
		title = Untitled
	}
	events := []session.Event{casefile.Created(base, title, at, by)}
	add := func(e session.Event) {
		e.At, e.By, e.Via = at, by, session.InFile
		events = append(events, e)
	}
	for _, q := range base.Advice.Questions {
		if answer, ok := f.Answers[q.ID]; ok {
			add(session.Event{Kind: session.Answered, Question: q.ID, Answer: &answer})
		}
		if note := f.Notes[q.ID]; note != "" {
			add(session.Event{Kind: session.Noted, Question: q.ID, Note: note})
		}
	}
	for _, item := range items(base.Pack) {
		if mark, ok := f.Marks[item]; ok {
			add(session.MarkItem(item, mark))
		}
		if note := f.ItemNotes[item]; note != "" {
			add(session.Event{Kind: session.Noted, Item: item, Note: note})
		}
	}
	for _, o := range f.Overrides {
		add(session.SetLine(o))
	}
	return events
}

// Numbered are the events with their numbers, for a session that is not stored.
func (f File) Numbered(base *knowledge.Base, at time.Time, by string) []session.Event {
	events := f.Events(base, at, by)
	for i := range events {
		events[i].Seq = uint64(i) + 1
	}
	return events
}

// State is the file as the state of a session that was never stored.
func (f File) State(base *knowledge.Base, at time.Time, by string) (session.State, error) {
	return session.Fold("", f.Numbered(base, at, by))
}

// items lists the checkpoints of a pack in order.
func items(p *checklist.Pack) []checklist.ItemID {
	var ids []checklist.ItemID
	for _, c := range p.Categories {
		for _, item := range c.Items {
			ids = append(ids, item.ID)
		}
	}
	return slices.Clip(ids)
}
