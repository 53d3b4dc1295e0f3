package store

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"github.com/oklog/ulid/v2"

	"loracle/data/session"
)

// What follows is what engines share: how a change becomes an event, how events
// are summarized, and how keys sort. Each engine adds where it keeps them.

// Stamp fills in when an event happened and who did it.
func (o Options) Stamp(e session.Event) session.Event {
	if e.At.IsZero() {
		e.At = o.Now()
	}
	if e.By == "" {
		e.By = o.By
	}
	return e
}

// NewID makes a session's id from the clock and from the system's random
// source.
func (o Options) NewID() (session.ID, error) {
	u, err := ulid.New(ulid.Timestamp(o.Now()), rand.Reader)
	if err != nil {
		return "", fmt.Errorf("make session id: %w", err)
	}
	return session.ID(u.String()), nil
}

// Summary is what lists show of a session.
func (o Options) Summary(s session.State) Summary {
	sum := summarize(s)
	if o.Summarize != nil {
		sum.Approach, sum.Outcome = o.Summarize(s)
	}
	return sum
}

// SummaryOf is the summary of a history: the one it came with where that
// follows from its events, since the advice and the verdict in it may rest on a
// knowledge base that is not at hand.
func (o Options) SummaryOf(h History, state session.State) Summary {
	if uint64(len(h.Events)) != state.Seq {
		return h.Summary // some events are of a newer version
	}
	follows := summarize(state)
	follows.Approach, follows.Outcome = h.Summary.Approach, h.Summary.Outcome
	if follows == h.Summary {
		return h.Summary
	}
	return o.Summary(state)
}

// Next numbers the next event of a session, folds it in, and gives it as it is
// kept. What is folded in is the event as it reads back, so that memory and
// disk cannot differ.
func Next(state *session.State, e session.Event) (kept session.Event, raw []byte, err error) {
	e.Seq = state.Seq + 1
	if e.Seen+1 >= e.Seq {
		e.Seen = 0 // nothing came between
	}
	if raw, err = session.Encode(e); err != nil {
		return e, nil, err
	}
	if kept, err = session.Decode(raw); err != nil {
		return e, nil, err
	}
	if err = state.Apply(kept); err != nil {
		return e, nil, err
	}
	return kept, raw, nil
}

// FoldHistories reads whole sessions that are to be merged, and says of each
// whether a newer version wrote in it.
func FoldHistories(histories []History) ([]session.State, []Merged, error) {
	states := make([]session.State, len(histories))
	out := make([]Merged, len(histories))
	for i, h := range histories {
		if id, ok := ParseID(string(h.Summary.ID)); !ok || id != h.Summary.ID {
			return nil, nil, fmt.Errorf("bring in session: %q is not an id", h.Summary.ID)
		}
		state, err := h.Fold()
		out[i].ID, out[i].Newer = h.Summary.ID, errors.Is(err, session.ErrNewer)
		if err != nil && !out[i].Newer {
			return nil, nil, fmt.Errorf("bring in session: %w", err)
		}
		states[i] = state
	}
	return states, out, nil
}

// CheckKnowledge says what is wrong with a knowledge base that is to be kept
// under its hash.
func CheckKnowledge(hash string, files []byte) error {
	if raw, err := hex.DecodeString(hash); err != nil || len(raw) != sha256.Size {
		return fmt.Errorf("%q is not a SHA-256 in hexadecimal", hash)
	}
	if len(files) == 0 {
		return errors.New("it is empty")
	}
	return nil
}

// NoKnowledgeError is a knowledge base that a store does not hold.
func NoKnowledgeError(name, hash string) error {
	return &Error{
		ErrNotFound, fmt.Sprintf("the session store %s does not hold the knowledge base %.12s", name, hash),
		"use the store the session was made in", nil,
	}
}

// IndexKey sorts sessions by the time of their last change, then by id.
func IndexKey(updated time.Time, id session.ID) []byte { return indexKey(updated, id) }

// TitleKey is where a session is found by its title; TitlePrefix is what the
// keys of all sessions of that title begin with.
func TitleKey(title string, id session.ID) []byte { return titleKey(title, id) }

// TitlePrefix is the beginning of TitleKey.
func TitlePrefix(title string) []byte { return titlePrefix(title) }

// ParseID reads a whole id in either case.
func ParseID(s string) (id session.ID, ok bool) { return parseID(s) }

// MinPrefix is how much of an id is needed to look it up by.
const MinPrefix = minPrefix

// Matcher tells which titles hold all the words of a query.
func (q Query) Matcher() func(Summary) bool {
	w := newWords(q.Words)
	return func(sum Summary) bool { return w.fit(sum.Title) }
}
