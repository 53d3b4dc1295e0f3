package tui

import (
	"cmp"
	"context"
	"crypto/rand"
	"encoding/hex"
	"time"

	tea "charm.land/bubbletea/v2"

	"loracle/data/session"
	"loracle/data/store"
	"loracle/ui/tui/page"
)

// company is being in the open session together with others, on a store that is
// shared. It ends when the session is left.
type company struct {
	// of is the session, and turn counts the visits, so that what an earlier one
	// still tells is told apart.
	of    session.ID
	turn  int
	visit store.Visit
	end   context.CancelFunc
	sight store.Sight
	// at is where the others were told that we are; moving says that this is
	// under way.
	at     store.Place
	moving bool
	// leads says that the meeting is led from here.
	leads bool
	// asked is the number up to which the session was read again last.
	asked uint64
}

// visiting brings the visit that was asked for.
type visiting struct {
	turn  int
	visit store.Visit
	err   error
}

// sighted says how the session stands; ended that the visit is over.
type sighted struct {
	turn  int
	sight store.Sight
	ended bool
}

// moved says that the others know where we are.
type moved struct{ turn int }

// newDesk is a name for this run of the program.
func newDesk() string {
	var b [8]byte
	_, _ = rand.Read(b[:]) // it never fails
	return hex.EncodeToString(b[:])
}

// keepCompany is present in the session that is open, tells the others where,
// and takes in what they have saved. It only begins work; the rest comes as
// messages.
func (a *App) keepCompany() tea.Cmd {
	if a.opts.Live == nil || a.gone {
		return nil
	}
	id := a.file.ID
	if a.front() == page.Sessions {
		id = ""
	}
	var left, visit tea.Cmd
	if c := a.company; id != c.of {
		left = c.leave()
		a.company = company{of: id, turn: c.turn + 1}
		visit = a.visit()
	}
	a.readAgain()
	return tea.Batch(left, visit, a.move())
}

// visit begins to be present in the open session.
func (a *App) visit() tea.Cmd {
	c := &a.company
	if c.of == "" {
		return nil
	}
	c.at = a.place()
	me := store.Presence{Desk: a.desk, Name: a.name(), Since: a.now, At: c.at}
	ctx, end := context.WithCancel(a.ctx)
	c.end = end
	live, id, turn := a.opts.Live, c.of, c.turn
	return func() tea.Msg {
		v, err := live.Visit(ctx, id, me)
		return visiting{turn, v, err}
	}
}

// name is who works here, for the others.
func (a *App) name() string {
	if a.opts.Join != "" {
		return a.opts.Join
	}
	return a.opts.By
}

// goodbye is how long the store may take to tell the others that we leave.
const goodbye = time.Second

// leave ends the visit. A store that does not answer is not waited for: it
// notices by itself, a little later.
func (c company) leave() tea.Cmd {
	if c.end == nil {
		return nil
	}
	return func() tea.Msg {
		defer c.end()
		if c.visit == nil || c.sight.Link.Down {
			return nil
		}
		ctx, left := context.WithTimeout(context.Background(), goodbye)
		go func() {
			defer left()
			_ = c.visit.Leave()
		}()
		<-ctx.Done()
		return nil
	}
}

// bye ends the program.
func (a *App) bye() tea.Cmd {
	a.gone = true
	return tea.Sequence(a.company.leave(), tea.Quit)
}

func (a *App) visiting(msg visiting) tea.Cmd {
	c := &a.company
	switch {
	case msg.turn != c.turn || a.gone:
		return company{visit: msg.visit, end: func() {}}.leave()
	case msg.err != nil:
		c.sight.Link = store.Link{Down: true, Why: msg.err}
		return nil
	}
	c.visit = msg.visit
	return watch(msg.turn, msg.visit)
}

// watch waits for how the session stands next.
func watch(turn int, v store.Visit) tea.Cmd {
	return func() tea.Msg {
		s, more := <-v.Sights()
		return sighted{turn, s, !more}
	}
}

func (a *App) sighted(msg sighted) tea.Cmd {
	c := &a.company
	if msg.turn != c.turn {
		return nil
	}
	if msg.ended {
		c.visit, c.sight.Here = nil, nil
		return nil
	}
	before := c.sight.Link
	c.sight = msg.sight
	if cutOff(before) && !cutOff(c.sight.Link) {
		a.reload(c.of) // what was sent may stand elsewhere now
	}
	if a.opts.Join != "" { // follows whoever leads
		return tea.Batch(watch(msg.turn, c.visit), a.deliver(page.Join, page.Changed{}))
	}
	return watch(msg.turn, c.visit)
}

// cutOff reports whether the store does not have all that was said here.
func cutOff(l store.Link) bool { return l.Down || l.Kept > 0 }

// again tries once more to be present where that has failed.
func (c *company) again() {
	if c.of != "" && c.visit == nil && c.sight.Link.Down {
		c.of = ""
	}
	c.asked = 0
}

// readAgain reads the session again once the store has more than is shown here.
// What is on its way there comes first: it may be just that.
func (a *App) readAgain() {
	c := &a.company
	if c.of == "" || c.sight.Seq <= max(a.seen, c.asked) || a.saver.saving(c.of) {
		return
	}
	c.asked = c.sight.Seq
	a.reload(c.of)
}

// move tells the others where we are, one step after the other.
func (a *App) move() tea.Cmd {
	c := &a.company
	at := a.place()
	if c.visit == nil || c.moving || c.at == at {
		return nil
	}
	c.at, c.moving = at, true
	visit, turn := c.visit, c.turn
	return func() tea.Msg {
		visit.Move(at)
		return moved{turn}
	}
}

func (a *App) moved(msg moved) {
	if msg.turn == a.company.turn {
		a.company.moving = false
	}
}

// place is where in the session we are. Who has led a meeting to a checkpoint
// leads it until it ends, also while looking something up.
func (a *App) place() store.Place {
	info := a.info()
	at := store.Place{Page: string(a.front()), Subject: cmp.Or(string(info.Question), string(info.Item), info.About)}
	meets := a.file.ID != "" && a.file.Room.Meeting() != nil
	a.company.leads = meets && (a.company.leads || a.front() == page.Room && info.Item != "")
	at.Leads = a.company.leads
	return at
}
