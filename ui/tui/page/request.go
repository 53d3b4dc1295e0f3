package page

import (
	tea "charm.land/bubbletea/v2"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/data/session"
	"loracle/data/store"
)

// Result is what a page asks for after a message. The requests are carried out
// in order, before the next message is read, so that typed bursts keep theirs.
type Result struct {
	Requests []Request
	// Cmd is work of the page's own (never saving); its message reaches every page.
	Cmd tea.Cmd
}

// Ask is a result with requests only.
func Ask(rs ...Request) Result { return Result{Requests: rs} }

// Request is one of the types below.
type Request interface{ request() }

// Save appends an event to the open session, or to another one by its id. The
// root fills in time and author.
type Save struct {
	Event   session.Event
	Session session.ID // empty: the open session
}

// Revert undoes or brings back a change of the open session (an Undone or a
// Redone event), and says in a line what that did.
type Revert struct{ Event session.Event }

// Create makes a session and opens it at its first question. Where it cannot be
// made, a NotCreated message comes back.
type Create struct {
	Title string
	// Checklist is a shipped checklist by name, or a file; empty: the usual one.
	Checklist string
}

// Compare asks what another checklist, named as for Create, would change in the
// open session; the answer is a Compared message.
type Compare struct{ Checklist string }

// Upgrade goes over to the checklist of a comparison.
type Upgrade struct{ To casefile.Upgrade }

// Example makes a session of the shipped example, to explore, and opens it.
type Example struct{}

// Clip hands a text to the terminal's clipboard. What names it: "the report".
type Clip struct{ What, Text string }

// Contrast switches high contrast on or off.
type Contrast struct{}

// Copy makes a session of what another one says, under a title.
type Copy struct {
	Session session.ID
	Title   string
}

// Open opens a session: at its first unanswered question, or at To.
type Open struct {
	Session session.ID
	To      Route
}

// List asks for sessions; the answer is a Listed message.
type List struct {
	// Filter is what titles must contain, word by word.
	Filter string
	// After goes on behind what was read before.
	After store.Cursor
	// Limit is how many to read; zero for a screen or more of them.
	Limit int
}

// Go shows another page.
type Go struct{ To Route }

// Back goes one step back, as esc does.
type Back struct{}

// Say shows one sentence above the footer until the next key.
type Say struct {
	Text string
	Bad  bool
}

// Jump scrolls the page in front so that a line of its text, from 0, stands on
// top.
type Jump struct{ Line int }

// Settle shows the changes that clash, one after the other.
type Settle struct{}

// Here shows who else is in the session, and where.
type Here struct{}

// Quit ends the program once everything is saved.
type Quit struct{}

func (Save) request()     {}
func (Create) request()   {}
func (Open) request()     {}
func (Compare) request()  {}
func (Upgrade) request()  {}
func (List) request()     {}
func (Go) request()       {}
func (Back) request()     {}
func (Say) request()      {}
func (Jump) request()     {}
func (Quit) request()     {}
func (Revert) request()   {}
func (Copy) request()     {}
func (Example) request()  {}
func (Clip) request()     {}
func (Contrast) request() {}
func (Settle) request()   {}
func (Here) request()     {}

// Name names a page.
type Name string

// The pages.
const (
	Sessions  Name = "sessions"
	Interview Name = "interview"
	Checklist Name = "checklist"
	Decision  Name = "decision"
	Budget    Name = "budget"
	BreakEven Name = "breakeven"
	Serving   Name = "serving"
	Risks     Name = "risks"
	Plan      Name = "plan"
	Report    Name = "report"
	History   Name = "history"
	Room      Name = "room"
	// Join is the room as an attendee sees it, at a terminal of their own. It
	// stands alone.
	Join Name = "join"
)

// Names lists the pages in the order they are shown, without Join.
func Names() []Name {
	return []Name{Sessions, Interview, Checklist, Decision, Budget, BreakEven, Serving, Risks, Plan, Report, History, Room}
}

// Title is the page's name as shown.
func (n Name) Title() string {
	switch n {
	case Sessions:
		return "Sessions"
	case Interview:
		return "Interview"
	case Checklist:
		return "Checklist"
	case Decision:
		return "Decision"
	case Budget:
		return "Budget"
	case BreakEven:
		return "Break-even"
	case Serving:
		return "Training and serving"
	case Risks:
		return "Risks"
	case Plan:
		return "Plan"
	case Report:
		return "Report"
	case History:
		return "History"
	case Room, Join:
		return "Room"
	}
	return string(n)
}

// Route is a place to go: a page, and what to show on it.
type Route struct {
	Page     Name
	Question advisor.QuestionID
	Item     checklist.ItemID
	// Start asks on the list of sessions for the title of a new one.
	Start bool
	// Compare is a session to compare the open one with, on the page History.
	Compare session.ID
}

// Answer is the request to save an answer.
func Answer(q advisor.QuestionID, a advisor.Answer) Save {
	return Save{Event: session.Event{Kind: session.Answered, Question: q, Answer: &a}}
}

// MarkItem is the request to save a mark on a checkpoint.
func MarkItem(item checklist.ItemID, m checklist.Mark) Save {
	return Save{Event: session.MarkItem(item, m)}
}
