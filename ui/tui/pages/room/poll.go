package room

import (
	"fmt"
	"maps"

	tea "charm.land/bubbletea/v2"

	"loracle/checklist"
	"loracle/data/session"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// poll is a blind vote at this keyboard. It lives here only, until its reveal.
type poll struct {
	item checklist.ItemID
	// votes are by name; away are those who were passed over.
	votes map[string]checklist.Vote
	away  map[string]bool
	// handing says that the vote of the one whose turn it is was taken, and that
	// the keyboard goes on with enter.
	handing string
}

// voteKeys are the keys of the votes.
var voteKeys = map[string]checklist.Vote{
	"g": checklist.VoteGo, "n": checklist.VoteNoGo, "d": checklist.VoteDontKnow, "a": checklist.VoteAbstain,
}

// turn is whose turn it is; empty when everybody has voted or was passed over.
func (v poll) turn(env page.Env) string {
	if v.handing != "" {
		return v.handing
	}
	return v.after(env)
}

// after is who comes once the keyboard was handed on.
func (v poll) after(env page.Env) string {
	for _, name := range env.Case.Room.Present() {
		if v.votes[name] == "" && !v.away[name] {
			return name
		}
	}
	return ""
}

// ballots are the votes that were typed, in the order of the list of people.
func (v poll) ballots(env page.Env) []session.Ballot {
	var out []session.Ballot
	for _, name := range env.Case.Room.Present() {
		if vote := v.votes[name]; vote != "" {
			out = append(out, session.Ballot{Attendee: name, Vote: vote})
		}
	}
	return out
}

// startPoll opens a poll on the checkpoint, or goes on with the one that is open.
func startPoll(p Page, env page.Env, _ tea.KeyPressMsg) (Page, page.Result) {
	item := p.at(env).ID
	p.stage = voting
	if env.Case.Room.OpenPoll() != nil {
		if p.poll.item == item {
			return p, page.Result{}
		}
		p.poll = poll{item: item}
		return p, page.Ask(page.Say{Text: "Votes are kept nowhere before the reveal, so everybody votes again."})
	}
	p.poll = poll{item: item}
	return p, page.Ask(page.Save{Event: session.OpenPoll(item)})
}

// castVote takes the vote of whose turn it is. It may be typed again until the
// keyboard is handed on; nothing shows which one it was.
func castVote(p Page, env page.Env, key tea.KeyPressMsg) (Page, page.Result) {
	name := p.poll.turn(env)
	p.poll.votes = maps.Clone(p.poll.votes)
	if p.poll.votes == nil {
		p.poll.votes = map[string]checklist.Vote{}
	}
	p.poll.votes[name], p.poll.handing = voteKeys[key.String()], name
	return p, page.Result{}
}

// handOn gives the keyboard to the next one.
func handOn(p Page, _ page.Env, _ tea.KeyPressMsg) (Page, page.Result) {
	p.poll.handing = ""
	return p, page.Result{}
}

// passOver goes on without the vote of whose turn it is.
func passOver(p Page, env page.Env, _ tea.KeyPressMsg) (Page, page.Result) {
	name := p.poll.turn(env)
	p.poll.away = maps.Clone(p.poll.away)
	if p.poll.away == nil {
		p.poll.away = map[string]bool{}
	}
	p.poll.votes = maps.Clone(p.poll.votes)
	delete(p.poll.votes, name)
	p.poll.away[name], p.poll.handing = true, ""
	return p, page.Result{}
}

// again lets the one who voted or was passed over last vote again.
func again(p Page, env page.Env, _ tea.KeyPressMsg) (Page, page.Result) {
	last := p.poll.handing
	if last == "" {
		for _, name := range env.Case.Room.Present() {
			if p.poll.votes[name] != "" || p.poll.away[name] {
				last = name
			}
		}
	}
	p.poll.votes, p.poll.away = maps.Clone(p.poll.votes), maps.Clone(p.poll.away)
	delete(p.poll.votes, last)
	delete(p.poll.away, last)
	p.poll.handing = ""
	return p, page.Result{}
}

// reveal writes all votes down in one event, and shows them.
func reveal(p Page, env page.Env, _ tea.KeyPressMsg) (Page, page.Result) {
	ballots, item := p.poll.ballots(env), p.poll.item
	p.poll, p.stage = poll{}, talking
	return p, page.Ask(page.Save{Event: session.RevealPoll(item, ballots...)})
}

// dropPoll ends the poll; no vote is ever shown.
func dropPoll(p Page, env page.Env, _ tea.KeyPressMsg) (Page, page.Result) {
	item := p.at(env).ID
	p.poll, p.stage = poll{}, talking
	return p, page.Ask(page.Save{Event: session.DropPoll(item)}, page.Say{Text: "The poll was dropped. No vote was kept."})
}

// pollOff is why no poll can be taken at the moment.
func pollOff(p Page, env page.Env) string {
	r := env.Case.Room
	open := r.OpenPoll()
	switch {
	case r.Meeting() == nil:
		return noMeeting
	case open != nil && open.Item != p.at(env).ID:
		return fmt.Sprintf("A poll is open on %s: reveal or drop it there first.", parts.OneLine(titleOf(env, open.Item)))
	case len(r.Present()) == 0:
		return "Nobody is there to vote: esc leads to the list of people."
	}
	return ""
}

// revealOff is why the votes cannot be revealed yet.
func (p Page) revealOff(env page.Env) string {
	switch {
	case p.poll.turn(env) != "":
		return "Not everybody has voted: s passes over whoever is away."
	case len(p.poll.ballots(env)) == 0:
		return "Nobody has voted: x drops the poll."
	}
	return ""
}

func titleOf(env page.Env, id checklist.ItemID) string {
	if item := env.Base.Pack.Item(id); item != nil {
		return item.Title
	}
	return string(id)
}
