// Package room is the facilitator's page: a meeting of several people in front
// of one screen. It shows one checkpoint at a time, takes blind votes at one
// keyboard, and writes down what the decider decides.
//
// Votes stay on this page until the poll is revealed: no event holds one
// before, and neither does anything drawn. The clock only shows time; it never
// does anything.
package room

import (
	"maps"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"loracle/checklist"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// stage is what the page shows.
type stage int

const (
	// people is who is there, and what the last meeting left.
	people stage = iota
	// talking is one checkpoint.
	talking
	// voting is a blind poll at this keyboard.
	voting
	// closing is the verdict, and who does what now.
	closing
)

// Page is the room.
type Page struct {
	stage stage
	// item is the checkpoint that is shown; empty means the first.
	item checklist.ItemID
	// person is the row of the list of people that is selected.
	person int
	// asking is the form that is open, nil while there is none.
	asking *asking
	// drafts are texts of forms that were closed without saving.
	drafts map[draft][]string
	// poll is the vote that is being taken at this keyboard.
	poll  poll
	clock clock
	// ticking says that a message of the clock is under way, and front that the
	// page is.
	ticking, front bool
}

// narrow is the width below which a frame has no room for all of its title.
const narrow = 60

// New is the page before anything was shown on it.
func New() page.Page { return Page{} }

// Info implements page.Page.
func (p Page) Info(env page.Env) page.Info {
	info := page.Info{Title: page.Room.Title(), Typing: p.asking != nil, Inside: p.asking != nil || p.stage != people}
	if !env.Open() {
		return info
	}
	switch p.stage {
	case people:
		info.Title += " · Who is here"
	case closing:
		info.Title += " · The verdict"
		info.About = page.Verdict
	case talking, voting:
		at := p.at(env)
		info.Item, info.Title = at.ID, info.Title+" · "+at.place()
		switch {
		case env.Width >= roomyWidth:
			info.Title += " · " + parts.OneLine(at.Title) // the page has it in block letters
		case env.Width > 0 && env.Width < narrow:
			info.Title = at.place() // leaves room for the time
		}
		info.Corner = p.clock.words(env, at.category)
	}
	return info
}

// Update implements page.Page.
func (p Page) Update(env page.Env, msg tea.Msg) (page.Page, page.Result) {
	switch msg := msg.(type) {
	case page.Arrived:
		return p.arrive(env, msg.Route)
	case page.Left:
		return p.leave(env)
	case page.Changed:
		return p.changed(env), page.Result{}
	case second:
		return p.tick(env)
	}
	if !p.front || !env.Open() {
		return p, page.Result{}
	}
	next, result := p.input(env, msg)
	return next.timed(env), result
}

// input is a key, a paste or what a field asked for.
func (p Page) input(env page.Env, msg tea.Msg) (Page, page.Result) {
	if p.asking != nil {
		return p.typed(env, msg)
	}
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return p, page.Result{}
	}
	if key.String() == "esc" {
		return p.back(), page.Result{}
	}
	for _, c := range p.commands(env) {
		if !c.key.Matches(key) {
			continue
		}
		if c.key.Off != "" {
			return p, page.Ask(page.Say{Text: c.key.Off})
		}
		return c.do(p, env, key)
	}
	return p, page.Result{}
}

// back goes one step back within the page.
func (p Page) back() Page {
	switch p.stage {
	case voting, closing:
		p.stage = talking
	case people, talking:
		p.stage = people
	}
	return p
}

// arrive shows the checkpoint that was asked for, or goes on where the meeting
// is.
func (p Page) arrive(env page.Env, to page.Route) (page.Page, page.Result) {
	p.front = true
	if to.Item != "" {
		p.item, p.asking = to.Item, nil
		p.stage = people
	}
	if env.Case.Room.Meeting() != nil && p.stage == people {
		p = p.resumed(env)
		p.stage = talking
	}
	return p.timed(env).tickOn()
}

// leave closes the form and stops the clock. Votes that were typed stay until
// the program ends or another session is opened.
func (p Page) leave(env page.Env) (page.Page, page.Result) {
	p.front = false
	p.clock = p.clock.pause(env.Now)
	if p.asking == nil {
		return p, page.Result{}
	}
	next, result := p.closeForm(env)
	return next, result
}

// changed drops what no longer fits the session: a poll that has ended
// elsewhere, or a meeting that has.
func (p Page) changed(env page.Env) Page {
	if open := env.Case.Room.OpenPoll(); open == nil || open.Item != p.poll.item {
		p.poll = poll{}
		if p.stage == voting {
			p.stage = talking
		}
	}
	if p.poll.handing != "" && slices.Contains(castBlind(env), p.poll.handing) {
		p.poll.handing = "" // they voted at their own terminal
	}
	p.person = min(p.person, max(0, len(env.Case.Room.Present())-1))
	return p
}

// timed lets the clock of the category that is shown run.
func (p Page) timed(env page.Env) Page {
	if p.front && env.Open() && (p.stage == talking || p.stage == voting) && env.Case.Room.Meeting() != nil {
		p.clock = p.clock.run(p.at(env).category.ID, env.Now)
		return p
	}
	p.clock = p.clock.pause(env.Now)
	return p
}

// second says that a second has passed.
type second struct{}

// tick redraws the clock as long as the page is in front. It changes nothing
// else.
func (p Page) tick(page.Env) (page.Page, page.Result) {
	p.ticking = false
	return p.tickOn()
}

func (p Page) tickOn() (page.Page, page.Result) {
	if p.ticking || !p.front {
		return p, page.Result{}
	}
	p.ticking = true
	return p, page.Result{Cmd: tea.Tick(time.Second, func(time.Time) tea.Msg { return second{} })}
}

// draft names the texts of a form that was closed without saving.
type draft struct {
	title string
	item  checklist.ItemID
}

func (p Page) keepDraft(d draft, values []string) Page {
	p.drafts = maps.Clone(p.drafts)
	if p.drafts == nil {
		p.drafts = map[draft][]string{}
	}
	delete(p.drafts, d)
	if values != nil {
		p.drafts[d] = values
	}
	return p
}
