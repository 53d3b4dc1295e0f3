package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/oklog/ulid/v2"

	"loracle/data/session"
)

// Aside is an event that could be read and has no place in what is left of its
// session, or whose session is not known.
type Aside struct {
	Session session.ID `json:"session"`
	Number  uint64     `json:"number"`
	Text    string     `json:"text"`
}

// mended is a session made whole again: where an event is lost, a Lost one
// stands in its place, so that all others keep their numbers.
type mended struct {
	History
	state session.State
	lost  []uint64
	aside []Aside
	// unknown are the changes that stand as they are though this version does not
	// know them. What comes after them is not folded.
	unknown []uint64
	// begun says that the first change was made up.
	begun bool
	how   Examination
}

// maxLost bounds how many events in a row may be lost. What is beyond is more
// likely a damaged number.
const maxLost = 100_000

// mend makes a session whole. Without its first event, and where none may be
// made up, there is none; ok is false then and all of it is put aside.
func (r *remains) mend(sum Summary, how Examination) (m mended, ok bool) {
	sum.ID = r.id
	m = mended{History: History{Summary: sum}, state: session.New(r.id), how: how}
	numbers := slices.Sorted(maps.Keys(r.events))
	for _, seq := range numbers {
		if next := uint64(len(m.Events)) + 1; seq < next || seq-next > maxLost {
			m.putAside(seq, r.events[seq])
			continue
		}
		if seq > 1 {
			m.begin()
		}
		for next := uint64(len(m.Events)) + 1; next < seq && len(m.Events) > 0; next++ {
			m.lose(next)
		}
		m.add(seq, r.events[seq])
	}
	return m, len(m.Events) > len(m.lost)
}

// begin makes up the first event of a session that has none.
func (m *mended) begin() {
	if len(m.Events) > 0 || m.how.Begin == nil {
		return
	}
	e := m.how.Begin(m.Summary)
	e.Kind, e.Seq, e.At = session.Created, 1, m.Summary.CreatedAt
	if u, err := ulid.ParseStrict(string(m.Summary.ID)); err == nil && e.At.IsZero() {
		e.At = u.Timestamp()
	}
	raw, err := session.Encode(e)
	if err == nil {
		err = m.state.Apply(e)
	}
	if err != nil {
		return // the session is put aside then, and that is said
	}
	m.begun = true
	m.Events = append(m.Events, raw)
	m.lost = append(m.lost, 1)
}

func (m *mended) add(seq uint64, raw json.RawMessage) {
	e, err := session.Decode(raw)
	switch {
	case errors.Is(err, session.ErrNewer) && !m.how.KnownOnly && checkNumber(raw, seq) == nil && seq == uint64(len(m.Events))+1:
		m.unknown = append(m.unknown, seq)
		m.Events = append(m.Events, raw)
		return
	case err == nil && len(m.unknown) > 0 && e.Seq == seq:
		m.Events = append(m.Events, raw)
		return
	case err == nil && e.Seq == seq:
		if err = m.state.Apply(e); err == nil {
			m.Events = append(m.Events, raw)
			return
		}
	}
	m.putAside(seq, raw)
	m.begin()
	if len(m.Events) > 0 && uint64(len(m.Events)) < seq {
		m.lose(seq)
	}
}

// lose puts a Lost event in the place of one that cannot be read.
func (m *mended) lose(seq uint64) {
	e := session.Event{Kind: session.Lost, Seq: seq, At: m.state.UpdatedAt}
	raw, err := session.Encode(e)
	if err == nil && len(m.unknown) == 0 {
		err = m.state.Apply(e)
	}
	if err != nil {
		return // an event without content fits everywhere
	}
	m.Events = append(m.Events, raw)
	m.lost = append(m.lost, seq)
}

func (m *mended) putAside(seq uint64, raw json.RawMessage) {
	m.aside = append(m.aside, Aside{m.Summary.ID, seq, string(raw)})
}

// ranges names numbers in words: "3, 7 to 9".
func ranges(numbers []uint64) string {
	var parts []string
	for i := 0; i < len(numbers); {
		j := i
		for j+1 < len(numbers) && numbers[j+1] == numbers[j]+1 {
			j++
		}
		switch j - i {
		case 0:
			parts = append(parts, fmt.Sprint(numbers[i]))
		case 1:
			parts = append(parts, fmt.Sprint(numbers[i]), fmt.Sprint(numbers[j]))
		default:
			parts = append(parts, fmt.Sprintf("%d to %d", numbers[i], numbers[j]))
		}
		i = j + 1
	}
	return strings.Join(parts, ", ")
}
