// Package page is what every page of the terminal program shares: the
// interface it fulfils, what it is given, and what it may ask for.
//
// Data flows one way. The root hands a message and an Env to the page's
// Update; the page answers with its next self and a Result. Events in the
// result are folded at once, saved in order, and reach the page again through
// the Env of the next call. A page keeps only what belongs to the screen (a
// cursor, a half-typed text) and computes no number of its own.
package page

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/capsule"
	"loracle/data/casefile"
	"loracle/data/knowledge"
	"loracle/data/session"
	"loracle/data/store"
	"loracle/ui/tui/theme"
)

// Page is one screen. Pages are values: Update returns the changed page.
type Page interface {
	// Info says what the root needs to know to draw and route.
	Info(env Env) Info
	// Keys lists the page's keys, most useful first, for the footer, the help
	// overlay and the reasons of disabled ones.
	Keys(env Env) []Key
	// Update takes a message. Keys and pastes reach only the page in front;
	// everything else reaches every page.
	Update(env Env, msg tea.Msg) (Page, Result)
	// View draws the page's content for a width and height in cells. It is
	// pure. No line may be wider than width; it may have more lines than
	// height, and then the root scrolls it.
	View(env Env, width, height int) Screen
}

// Env is what a page may read. It is made afresh for each call.
type Env struct {
	Theme *theme.Theme
	Base  *knowledge.Base
	// Case is the open session with everything derived from it, answers that
	// are still being saved included. Its ID is empty while none is open.
	Case casefile.Case
	// Here are those who are in the session, on a store that is shared; nobody
	// where it is not.
	Here []store.Presence
	// Now is the time of the last message, and Location the zone to show times in.
	Now time.Time
	// Width and Height are the cells that View gets.
	Width, Height int
}

// Open reports whether a session is open.
func (e Env) Open() bool { return e.Case.ID != "" }

// Info is what the root needs to know about a page at the moment.
type Info struct {
	// Title stands in the page's frame, and Corner at the other end of its upper
	// border.
	Title, Corner string
	// Item is the checkpoint the page is about at the moment, for topics that are
	// parked from there; empty where there is none.
	Item checklist.ItemID
	// Question is the question that the page asks at the moment; empty where it
	// asks none.
	Question advisor.QuestionID
	// About names what else the page is about, where that is neither: Verdict.
	About string
	// Side asks for the "so far" panel beside the page (or its one line below).
	Side bool
	// Typing says that a text field has the focus, so that ? and letters are text.
	Typing bool
	// Inside says that esc closes something within the page (a list, a note)
	// before it leaves the page; the page gets the key then.
	Inside bool
	// Reading says that the page has no cursor: arrows, space, home and end
	// scroll it, and the root does that.
	Reading bool
}

// Verdict is what the room is about at the end of a meeting.
const Verdict = "verdict"

// Screen is a drawn page.
type Screen struct {
	// Head are lines that stay on top while the text below them scrolls. Keep
	// them few.
	Head string
	Text string
	// From and To are the first and last line of the text (from 0) that have the focus;
	// scrolling keeps them in view.
	From, To int
}

// Exporter writes a file whole or not at all, for its owner alone. Where a file
// is there already and overwrite is not set, it changes nothing and the error is
// fs.ErrExist. It runs in a command.
type Exporter func(path string, data []byte, overwrite bool) error

// Carrier has what a report tells of a session beyond its case. Its methods run
// in commands.
type Carrier interface {
	// Capsule packs a saved session as it travels in a report.
	Capsule(state session.State) (capsule.Capsule, error)
	// SinceMilestone says what changed since the last milestone; nil where there
	// is none.
	SinceMilestone(now casefile.Case, today time.Time) (*casefile.Since, error)
}
