package room

import (
	"fmt"
	"maps"
	"slices"

	tea "charm.land/bubbletea/v2"

	"loracle/checklist"
	"loracle/data/session"
	"loracle/data/store"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// poll is the part of a blind vote that is taken at this keyboard. It lives here
// only, until its reveal. Whoever has joined from a terminal of their own votes
// there.
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
	for _, name := range v.awaited(env) {
		if !joined(env, name) {
			return name
		}
	}
	return ""
}

// elsewhere lists those who are still to vote at terminals of their own.
func (v poll) elsewhere(env page.Env) []string {
	return slices.DeleteFunc(v.awaited(env), func(name string) bool { return !joined(env, name) })
}

// awaited lists those who have neither voted nor were passed over.
func (v poll) awaited(env page.Env) []string {
	cast := castBlind(env)
	return slices.DeleteFunc(env.Case.Room.Present(), func(name string) bool {
		return v.votes[name] != "" || v.away[name] || slices.Contains(cast, name)
	})
}

// castBlind lists those who are here and have cast their vote in the open poll
// from a terminal of their own.
func castBlind(env page.Env) []string {
	open := env.Case.Room.OpenPoll()
	if open == nil {
		return nil
	}
	here := env.Case.Room.Present()
	return slices.DeleteFunc(open.CastBlind(), func(name string) bool { return !slices.Contains(here, name) })
}

// joined reports whether somebody is at a terminal of their own.
func joined(env page.Env, name string) bool {
	return slices.ContainsFunc(env.Here, func(p store.Presence) bool {
		return p.At.Page == string(page.Join) && p.Name == name
	})
}

// voted counts the votes so far.
func (v poll) voted(env page.Env) int { return len(v.ballots(env)) + len(castBlind(env)) }

// ballots are the votes that were typed, in the order of the list of people,
// without those of people who voted at their own terminal after all.
func (v poll) ballots(env page.Env) []session.Ballot {
	var out []session.Ballot
	cast := castBlind(env)
	for _, name := range env.Case.Room.Present() {
		if vote := v.votes[name]; vote != "" && !slices.Contains(cast, name) {
			out = append(out, session.Ballot{Attendee: name, Vote: vote})
		}
	}
	return out
}

// startPoll opens a poll on the checkpoint, or goes on with the one that is open.
// Where that is on another checkpoint it leads there: votes typed here would be
// taken for decisions.
func startPoll(p Page, env page.Env, _ tea.KeyPressMsg) (Page, page.Result) {
	item := p.at(env).ID
	p.stage = voting
	if open := env.Case.Room.OpenPoll(); open != nil {
		elsewhere := open.Item != item
		p.item, item = open.Item, open.Item
		if p.poll.item == item && !elsewhere {
			return p, page.Result{}
		}
		if p.poll.item == item {
			return p, page.Ask(page.Say{Text: fmt.Sprintf("The poll on %s is open still: reveal or drop it first.", parts.OneLine(titleOf(env, item)))})
		}
		p.poll = poll{item: item}
		text := "Votes are kept nowhere before the reveal, so everybody votes again."
		if len(castBlind(env)) > 0 {
			text = "Votes typed here are kept nowhere before the reveal and are typed again; those cast at other terminals stay."
		}
		return p, page.Ask(page.Say{Text: text})
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

// passOver goes on without the vote of whose turn it is or, with nobody left at
// this keyboard, of the next one who is awaited elsewhere.
func passOver(p Page, env page.Env, _ tea.KeyPressMsg) (Page, page.Result) {
	name := p.poll.turn(env)
	if left := p.poll.elsewhere(env); name == "" && len(left) > 0 {
		name = left[0]
	}
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
func pollOff(env page.Env) string {
	r := env.Case.Room
	switch {
	case r.Meeting() == nil:
		return noMeeting
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
	case len(p.poll.elsewhere(env)) > 0:
		return fmt.Sprintf("%s has not voted yet: s goes on without.", parts.OneLine(p.poll.elsewhere(env)[0]))
	case p.poll.voted(env) == 0:
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
