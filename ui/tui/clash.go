package tui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"loracle/data/session"
	"loracle/ui/safe"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// clashes are the changes that somebody made without knowing of another's, as
// far as the person here made one of them.
type clashes struct {
	open []session.Clash
	// at is the number of the last event when that was looked up, and stored that
	// of the last stored one.
	at, stored uint64
	// later are those put off, by the number of the late change.
	later map[uint64]bool
	// waiting says that a moment of quiet is waited for.
	waiting bool
}

// idle says that a moment has passed.
type idle struct{}

const (
	// quiet is how long nobody types before a choice is put in front of them.
	quiet = 1500 * time.Millisecond
	// surprise is how soon after that a key is still meant for what was there
	// before.
	surprise = 700 * time.Millisecond
)

// lookUp lists the clashes of the person here that are stored as they are shown.
func (a *App) lookUp() {
	c := &a.clashes
	if c.at == a.file.Seq && c.stored == a.seen {
		return
	}
	c.at, c.stored, c.open = a.file.Seq, a.seen, nil
	for _, clash := range a.file.Clashes() {
		if _, _, ok := sides(clash, a.opts.By); ok && clash.Late.Seq <= a.seen {
			c.open = append(c.open, clash)
		}
	}
}

// sides are the change of one person in a clash, and the one it stands against.
func sides(c session.Clash, by string) (mine, theirs session.Event, ok bool) {
	mine, theirs = c.Late, c.Late
	for _, e := range c.Unseen {
		if e.By == by {
			mine = e
		} else {
			theirs = e
		}
	}
	switch {
	case c.Late.By != by:
		return mine, c.Late, mine.By == by
	case theirs.By == by: // at two terminals
		theirs = mine
	}
	return c.Late, theirs, true
}

// next is the first clash that was not put off.
func (c clashes) next() (session.Clash, bool) {
	for _, clash := range c.open {
		if !c.later[clash.Late.Seq] {
			return clash, true
		}
	}
	return session.Clash{}, false
}

// offerClash puts the next choice in front of the person once they pause, and
// takes it away where somebody else has settled it.
func (a *App) offerClash() tea.Cmd {
	if a.opts.Join != "" || a.file.ID == "" {
		return nil
	}
	a.lookUp()
	if o, ok := a.overlay.(choosing); ok {
		if slices.ContainsFunc(a.clashes.open, func(c session.Clash) bool { return c.Late.Seq == o.clash.Late.Seq }) {
			return nil
		}
		a.overlay = nil
	}
	next, ok := a.clashes.next()
	switch {
	case !ok, a.overlay != nil, a.front() == page.Sessions, a.quitting, a.clashes.waiting:
		return nil
	case a.now.Sub(a.struck) < quiet:
		a.clashes.waiting = true
		return tea.Tick(quiet-a.now.Sub(a.struck), func(time.Time) tea.Msg { return idle{} })
	}
	a.overlay = newChoosing(a, next)
	return nil
}

// strike notes that something is being typed.
func (a *App) strike() {
	a.surprised()
	a.struck = a.now
}

// surprised closes a choice that came up while a key was on its way to what was
// there before. It comes back.
func (a *App) surprised() {
	if o, ok := a.overlay.(choosing); ok && !o.asked && a.now.Sub(o.since) < surprise {
		a.overlay = nil
	}
}

// roomyHint is the width from which hints are whole sentences.
const roomyHint = 80

// clashHint says that choices were put off.
func (a *App) clashHint() string {
	n := 0
	for _, c := range a.clashes.open {
		if a.clashes.later[c.Late.Seq] {
			n++
		}
	}
	switch {
	case n == 0:
		return ""
	case a.width < roomyHint:
		return fmt.Sprintf("%s: ctrl+p, “settle”.", parts.Count(n, "clash", "clashes"))
	}
	return fmt.Sprintf("%s with another's: ctrl+p, “settle”, shows both.", parts.Count(n, "change of yours clashes", "changes of yours clash"))
}

// choosing is an overlay that asks which of two changes holds.
type choosing struct {
	clash        session.Clash
	mine, theirs session.Event
	by           string
	since        time.Time
	// asked says that the person has asked for it.
	asked  bool
	later  *map[uint64]bool
	offset int
}

func newChoosing(a *App, c session.Clash) overlay {
	mine, theirs, _ := sides(c, a.opts.By)
	return choosing{clash: c, mine: mine, theirs: theirs, by: a.opts.By, since: a.now, asked: a.struck.IsZero(), later: &a.clashes.later}
}

func (c choosing) update(msg tea.Msg) (overlay, []page.Request) {
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return c, nil
	}
	switch key.String() {
	case "k":
		return nil, c.settle(c.mine, "Yours holds.")
	case "t":
		return nil, c.settle(c.theirs, parts.Capital(c.whose())+" holds.")
	case "esc", "l":
		return nil, c.settle(session.Event{}, "")
	case "down", "pgdown", "space":
		c.offset++
	case "up", "pgup":
		c.offset = max(0, c.offset-1)
	}
	return c, nil
}

// settle says what holds; without an event it puts that off. Either way the
// person is not asked again by itself.
func (c choosing) settle(with session.Event, said string) []page.Request {
	if *c.later == nil {
		*c.later = map[uint64]bool{}
	}
	(*c.later)[c.clash.Late.Seq] = true
	if with.Seq == 0 {
		return nil
	}
	return []page.Request{page.Say{Text: said}, page.Save{Event: c.clash.Settle(with)}}
}

// whose is the other change, like "ana's".
func (c choosing) whose() string {
	switch name := safe.Line(c.theirs.By); {
	case c.theirs.By == c.by:
		return "the other one"
	case name == "":
		return "theirs"
	default:
		return name + "'s"
	}
}

const choosingWidth = 76

func (c choosing) view(env page.Env, width, height int) string {
	w := min(width, choosingWidth)
	text := c.text(env, w-4, height < 14)
	rows := min(height, strings.Count(text, "\n")+3)
	s := parts.Scroll(text, c.offset, rows-2)
	panel := parts.Panel{Title: "Changed twice", Width: w, Height: rows, Front: true, Hint: moreHint(s)}
	return panel.Draw(env.Theme, s.Text)
}

// text is both changes with who made them when, and which one counts now.
func (c choosing) text(env page.Env, width int, compact bool) string {
	t := env.Theme
	what, _ := env.Case.Said(c.clash.Late)
	join := parts.Spread
	if compact {
		join = parts.Stack
	}
	blocks := []string{parts.Paragraph(t.Strong, safe.Line(what), width)}
	for _, e := range append(slices.Clone(c.clash.Unseen), c.clash.Late) {
		blocks = append(blocks, c.side(env, e, width, compact))
	}
	text := join(blocks...)
	if compact {
		return text
	}
	return text + "\n\n" + parts.Paragraph(t.Muted, "The later change was made without knowing of the other. Both stay in the history; which one holds?", width)
}

func (c choosing) side(env page.Env, e session.Event, width int, compact bool) string {
	t := env.Theme
	who := safe.Line(e.By)
	switch {
	case e.Seq == c.mine.Seq:
		who = "You"
	case e.By == c.by:
		who = "You, elsewhere"
	case who == "":
		who = "Somebody"
	}
	day := "2 January 2006 15:04"
	if compact {
		day = "2 Jan 15:04"
	}
	mark, head := "  ", t.Text.Render(who+", "+e.At.In(env.Now.Location()).Format(day))
	if e.Seq == c.clash.Late.Seq {
		mark, head = t.Good.Render("▸ "), head+t.Good.Bold(true).Render(" · counts now")
	}
	_, how := env.Case.Said(e)
	return parts.Hang(mark, parts.Wrap(head, width-2)+"\n"+parts.Paragraph(t.Strong, safe.Line(how), width-2))
}

func (c choosing) keys() []page.Key {
	return []page.Key{page.NewKey("k", "keep yours"), page.NewKey("t", "take "+c.whose()), page.NewKey("esc", "later")}
}
