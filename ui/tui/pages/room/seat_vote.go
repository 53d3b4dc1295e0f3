package room

import (
	"crypto/rand"
	"maps"
	"slices"

	tea "charm.land/bubbletea/v2"

	"loracle/checklist"
	"loracle/data/session"
	"loracle/ui/tui/page"
)

// recalled brings what opens votes that were cast from here before.
type recalled struct {
	secrets []session.Secret
	err     error
}

// secretKept says that a vote is kept, so that its commitment can go out.
type secretKept struct {
	secret session.Secret
	err    error
}

// recall reads what was kept when this terminal was here before.
func (p Seat) recall(env page.Env) tea.Cmd {
	secrets, id, name := p.secrets, env.Case.ID, p.name
	if secrets == nil {
		return nil
	}
	return func() tea.Msg {
		list, err := secrets.All(id, name)
		return recalled{list, err}
	}
}

func (p Seat) recalled(env page.Env, msg recalled) (page.Page, page.Result) {
	if msg.err != nil {
		return p, page.Ask(page.Say{Text: "What opens your earlier votes cannot be read. " + page.Sentence(msg.err), Bad: true})
	}
	spent := env.Case.Room.Spent(msg.secrets)
	p.kept = slices.DeleteFunc(msg.secrets, func(s session.Secret) bool { return slices.Contains(spent, s) })
	next, result := p.follow(env)
	result.Cmd = tea.Batch(result.Cmd, p.drop(spent...))
	return next, result
}

// vote keeps a vote here. It goes out once that is done.
func (p Seat) vote(env page.Env, vote checklist.Vote) (page.Page, page.Result) {
	open := env.Case.Room.OpenPoll()
	if p.casting || p.secrets == nil || p.own(env, *open) == vote {
		return p, page.Result{}
	}
	s, err := session.NewSecret(rand.Reader, env.Case.ID, *open, p.name, vote)
	if err != nil {
		return p, page.Ask(page.Say{Text: page.Sentence(err), Bad: true})
	}
	p.casting = true
	secrets := p.secrets
	return p, page.Result{Cmd: func() tea.Msg { return secretKept{s, secrets.Keep(s)} }}
}

// cast sends the commitment of a vote that is kept.
func (p Seat) cast(env page.Env, msg secretKept) (page.Page, page.Result) {
	p.casting = false
	open := env.Case.Room.OpenPoll()
	switch {
	case msg.err != nil:
		return p, page.Ask(page.Say{Text: "Your vote was not cast, since what opens it cannot be kept here. " + page.Sentence(msg.err), Bad: true})
	case open == nil || open.ID != msg.secret.Poll:
		return p, page.Ask(page.Say{Text: "The poll was over before your vote was cast.", Bad: true})
	}
	p.kept = append(slices.Clip(p.kept), msg.secret)
	return p, page.Ask(page.Save{Event: msg.secret.Cast()})
}

// follow shows the own votes of polls that were revealed, and forgets those of
// polls that were dropped.
func (p Seat) follow(env page.Env) (page.Page, page.Result) {
	r := env.Case.Room
	var result page.Result
	for _, s := range r.Unopened(p.kept) {
		if p.tried[s.Poll] {
			continue
		}
		p.tried = maps.Clone(p.tried)
		p.tried[s.Poll] = true
		result.Requests = append(result.Requests, page.Save{Event: s.Open()})
	}
	if r.OpenPoll() == nil {
		p.shown = false
	}
	dropped := slices.DeleteFunc(slices.Clone(p.kept), func(s session.Secret) bool {
		return slices.ContainsFunc(r.Polls, func(poll session.Poll) bool { return poll.ID == s.Poll })
	})
	p.kept = slices.DeleteFunc(slices.Clone(p.kept), func(s session.Secret) bool { return slices.Contains(dropped, s) })
	result.Cmd = p.drop(dropped...)
	return p, result
}

// forget drops what opened a vote once that is stored.
func (p Seat) forget(e session.Event) page.Result {
	if e.Kind != session.VoteCast || e.Ballots[0].Vote == "" {
		return page.Result{}
	}
	var opened []session.Secret
	for _, s := range p.kept {
		if s.Item == e.Item && s.Salt == e.Ballots[0].Salt {
			opened = append(opened, s)
		}
	}
	return page.Result{Cmd: p.drop(opened...)}
}

// drop forgets secrets that are good for nothing any more. Where that fails,
// the next time is soon enough.
func (p Seat) drop(secrets ...session.Secret) tea.Cmd {
	if len(secrets) == 0 || p.secrets == nil {
		return nil
	}
	keeper := p.secrets
	return func() tea.Msg {
		for _, s := range secrets {
			_ = keeper.Drop(s)
		}
		return nil
	}
}
