package session

import (
	"encoding/hex"
	"fmt"
	"io"
	"slices"

	"loracle/checklist"
)

// Secret is what opens a blind vote. It is nobody's but the voter's until the
// poll is revealed.
type Secret struct {
	Session  ID               `json:"session"`
	Poll     uint64           `json:"poll"`
	Item     checklist.ItemID `json:"item"`
	Attendee string           `json:"attendee"`
	Vote     checklist.Vote   `json:"vote"`
	Salt     string           `json:"salt"`
}

// NewSecret is a vote in a poll with a fresh salt of 128 bits from a random
// source.
func NewSecret(random io.Reader, id ID, p Poll, attendee string, vote checklist.Vote) (Secret, error) {
	var salt [MinSalt / 2]byte
	if _, err := io.ReadFull(random, salt[:]); err != nil {
		return Secret{}, fmt.Errorf("draw the salt of a vote: %w", err)
	}
	return Secret{id, p.ID, p.Item, attendee, vote, hex.EncodeToString(salt[:])}, nil
}

// Commitment is what binds the voter to the vote without showing it.
func (s Secret) Commitment() string { return Commit(s.Poll, s.Attendee, s.Vote, s.Salt) }

// Cast is the event that casts the vote blind.
func (s Secret) Cast() Event {
	return CastVote(s.Item, Ballot{Attendee: s.Attendee, Commitment: s.Commitment()})
}

// Open is the event that shows the vote after the reveal.
func (s Secret) Open() Event {
	return CastVote(s.Item, Ballot{Attendee: s.Attendee, Vote: s.Vote, Salt: s.Salt})
}

// Ballot is what an attendee has cast in the poll; false where that is nothing.
func (p Poll) Ballot(attendee string) (Ballot, bool) {
	if b := p.ballot(attendee); b != nil {
		return *b, true
	}
	return Ballot{}, false
}

// CastBlind lists who has cast a commitment, in the order they did.
func (p Poll) CastBlind() []string {
	var out []string
	for _, b := range p.Ballots {
		if b.Commitment != "" {
			out = append(out, b.Attendee)
		}
	}
	return out
}

// Closed lists who has voted blind and has not shown the vote, though the poll
// was revealed.
func (p Poll) Closed() []string {
	var out []string
	for _, b := range p.Ballots {
		if p.Shown && b.Vote == "" && b.Commitment != "" {
			out = append(out, b.Attendee)
		}
	}
	return out
}

// Absent lists the voters who cast nothing.
func (p Poll) Absent() []string {
	closed := p.Closed()
	return slices.DeleteFunc(p.Silent(), func(name string) bool { return slices.Contains(closed, name) })
}

// Unopened lists the secrets that are to open a vote now: of polls that were
// revealed last on their checkpoint, whose ballot is still closed.
func (r Room) Unopened(secrets []Secret) []Secret {
	var out []Secret
	for _, s := range secrets {
		p := r.LastPoll(s.Item)
		if p == nil || p.ID != s.Poll {
			continue
		}
		if b := p.ballot(s.Attendee); b != nil && b.Vote == "" && b.Commitment == s.Commitment() {
			out = append(out, s)
		}
	}
	return out
}

// Spent lists the secrets that are good for nothing any more: their poll was
// dropped, or can no longer be opened, or their vote is shown.
func (r Room) Spent(secrets []Secret) []Secret {
	var out []Secret
	for _, s := range secrets {
		if open := r.OpenPoll(); open != nil && open.ID == s.Poll {
			continue
		}
		p := r.LastPoll(s.Item)
		if p != nil && p.ID == s.Poll {
			if b := p.ballot(s.Attendee); b != nil && b.Vote == "" && b.Commitment != "" {
				continue
			}
		}
		out = append(out, s)
	}
	return out
}
