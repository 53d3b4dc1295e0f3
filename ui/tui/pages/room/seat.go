package room

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"loracle/checklist"
	"loracle/data/session"
	"loracle/data/store"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// Seat is the room as an attendee sees it at a terminal of their own: where the
// meeting is, and one key for a vote while a poll is open. Whoever leads the
// meeting drives.
//
// A vote leaves this terminal as a commitment only. What opens it is kept here,
// also through a crash, and goes out by itself after the reveal.
type Seat struct {
	name    string
	secrets page.Secrets
	// kept is what opens the votes cast from here, and tried the polls in which
	// that went out already.
	kept  []session.Secret
	tried map[uint64]bool
	// casting says that a vote is being kept before it goes out.
	casting bool
	// shown says that the own vote stands on the screen.
	shown bool
	// item is the checkpoint that the meeting was at last.
	item checklist.ItemID
}

// NewSeat is the seat of an attendee.
func NewSeat(name string, secrets page.Secrets) page.Page {
	return Seat{name: name, secrets: secrets, tried: map[uint64]bool{}}
}

// Info implements page.Page.
func (p Seat) Info(env page.Env) page.Info {
	info := page.Info{Title: page.Join.Title()}
	if env.Open() && len(all(env)) > 0 {
		at := p.at(env)
		info.Item, info.Title = at.ID, info.Title+" · "+at.place()
		if env.Width > 0 && env.Width < narrow {
			info.Title = at.place()
		}
	}
	return info
}

// Update implements page.Page.
func (p Seat) Update(env page.Env, msg tea.Msg) (page.Page, page.Result) {
	if !env.Open() {
		return p, page.Result{}
	}
	p.item = p.at(env).ID
	switch msg := msg.(type) {
	case page.Arrived:
		next, result := p.sit(env)
		result.Cmd = p.recall(env)
		return next, result
	case page.Changed:
		return p.follow(env)
	case page.Saved:
		return p, p.forget(msg.Event)
	case recalled:
		return p.recalled(env, msg)
	case secretKept:
		return p.cast(env, msg)
	case tea.KeyPressMsg:
		return p.key(env, msg)
	}
	return p, page.Result{}
}

// sit puts the attendee on the list, unless they are there.
func (p Seat) sit(env page.Env) (Seat, page.Result) {
	known := env.Case.Room.Find(p.name)
	if known == nil {
		return p, page.Ask(page.Save{Event: session.AddAttendee(p.name, "")})
	}
	p.name = known.Name
	if known.Left {
		return p, page.Ask(page.Save{Event: session.AddAttendee(known.Name, known.Role)})
	}
	return p, page.Result{}
}

// seated reports whether the attendee is on the list.
func (p Seat) seated(env page.Env) bool {
	known := env.Case.Room.Find(p.name)
	return known != nil && !known.Left
}

// at is the checkpoint that the meeting is at: the one that is voted on, or the
// one in front of whoever leads, or where that was last.
func (p Seat) at(env page.Env) placed {
	list := all(env)
	if len(list) == 0 {
		return placed{}
	}
	find := func(id checklist.ItemID) (placed, bool) {
		for _, a := range list {
			if a.ID == id {
				return a, true
			}
		}
		return placed{}, false
	}
	if open := env.Case.Room.OpenPoll(); open != nil {
		if a, ok := find(open.Item); ok {
			return a
		}
	}
	if l, ok := store.Leader(env.Here); ok {
		if a, ok := find(checklist.ItemID(l.At.Subject)); ok {
			return a
		}
	}
	if a, ok := find(p.item); ok {
		return a
	}
	return list[0]
}

// Keys implements page.Page.
func (p Seat) Keys(env page.Env) []page.Key {
	if !env.Open() {
		return nil
	}
	if !p.seated(env) {
		return []page.Key{page.NewKey("enter", "come back")}
	}
	open := env.Case.Room.OpenPoll()
	if open == nil {
		return nil
	}
	var out []page.Key
	for _, k := range []string{"g", "n", "d", "a"} {
		label := voteKeys[k].Label()
		out = append(out, page.Key{Press: []string{k}, Does: label, Long: "Vote " + label + ", for nobody to see before the reveal"})
	}
	see := page.Key{Press: []string{"v"}, Does: "see my vote", Long: "Show or hide your own vote on this screen"}
	if p.shown {
		see.Does = "hide my vote"
	}
	if p.own(env, *open) == "" {
		see.Off = "You have not voted yet."
	}
	return append(out, see)
}

func (p Seat) key(env page.Env, key tea.KeyPressMsg) (page.Page, page.Result) {
	vote, votes := voteKeys[key.String()]
	switch {
	case !p.seated(env) && key.String() == "enter":
		return p.sit(env)
	case !votes && key.String() != "v":
		return p, page.Result{}
	case env.Case.Room.OpenPoll() == nil:
		return p, page.Ask(page.Say{Text: "No poll is open. Whoever leads the meeting opens one."})
	case !p.seated(env):
		return p, page.Ask(page.Say{Text: "You are not on the list of people: enter brings you back."})
	case votes:
		return p.vote(env, vote)
	}
	p.shown = !p.shown
	return p, page.Result{}
}

// own is the vote that was cast from here in a poll; empty where none was.
func (p Seat) own(_ page.Env, poll session.Poll) checklist.Vote {
	b, ok := poll.Ballot(p.name)
	if !ok {
		return ""
	}
	for _, s := range p.kept {
		if s.Poll == poll.ID && s.Commitment() == b.Commitment {
			return s.Vote
		}
	}
	return ""
}

// twice says that somebody else sits at a terminal under the same name.
func (p Seat) twice(env page.Env) string {
	n := 0
	for _, h := range env.Here {
		if h.At.Page == string(page.Join) && h.Name == p.name {
			n++
		}
	}
	if n < 2 {
		return ""
	}
	return fmt.Sprintf("%s is here from %d terminals; the last vote counts. --name gives another name.", parts.OneLine(p.name), n)
}
