package store

import (
	"fmt"
	"maps"
	"slices"

	"loracle/data/session"
)

// Salvaged says what was saved from a store.
type Salvaged struct {
	Sessions, Events, Knowledge int
	// Mended describes, each in a sentence without a full stop, the sessions of
	// which something is lost, and Unknown those that were taken over with changes
	// that this version does not know; see Report.
	Mended, Unknown []string
	// Aside counts the events that could be read and have no place in a session.
	Aside int
}

// Salvage brings everything that can be read of a damaged store into another
// one. Aside is given what can be read and has no place there. The damaged
// store is not changed.
func Salvage(path string, to Archive, aside func(Aside) error, x Examination) (out Salvaged, err error) {
	r, err := openRuin(path, x.Wait)
	if err != nil {
		return out, err
	}
	s := &salvager{ruin: r, Examination: x, to: to, aside: aside, found: map[session.ID]bool{}}
	err = s.all()
	if closing := r.close(); err == nil && closing != nil {
		err = systemError(path, "closed", closing)
	}
	return s.Salvaged, err
}

type salvager struct {
	*ruin
	Examination
	Salvaged
	to    Archive
	aside func(Aside) error
	// found are the sessions of which something is left, and needy those of
	// which something is missing.
	found map[session.ID]bool
	needy []*remains
	batch []History
	size  int
	err   error
}

func (s *salvager) all() error {
	// Whole sessions are saved as they come by; the others wait for what else
	// turns up.
	s.bases()
	s.sessions(func(r *remains) {
		s.found[r.id] = true
		sum, _ := s.summary(r.id)
		if m, ok := r.mend(sum, s.Examination); ok && len(r.faults) == 0 && len(m.aside) == 0 && len(m.lost) == 0 {
			s.save(m)
			return
		}
		s.needy = append(s.needy, r)
	})
	if len(s.faults) > 0 || len(s.needy) > 0 || len(s.top) < len(bucketsOf(1)) {
		s.search()
		s.bases()
	}
	if len(s.top) == 0 {
		s.Mended = append(s.Mended, "what says which pages are in use is lost: of every session there is the most that was found")
	}
	for _, r := range s.needy {
		sum, _ := s.summary(r.id)
		m, ok := r.mend(sum, s.Examination)
		if ok {
			s.save(m)
			if len(m.lost) > 0 || len(r.faults) > 0 {
				s.Mended = append(s.Mended, describe(m))
			}
		} else {
			s.Mended = append(s.Mended, fmt.Sprintf("%s: its first change is lost, so it could not be put together", nameOf(sum)))
		}
		for _, a := range m.aside {
			s.put(a)
		}
	}
	s.flush()
	return s.err
}

func describe(m mended) string {
	if len(m.lost) == 0 {
		return fmt.Sprintf("%s: the first %d changes are there; whether more were made cannot be said", nameOf(m.Summary), len(m.Events))
	}
	text := fmt.Sprintf("%s: %d of %d changes are lost (%s)", nameOf(m.Summary), len(m.lost), len(m.Events), ranges(m.lost))
	if m.begun {
		text += "; the first said with which figures and checklist it was made, so those of this loracle stand in for them"
	}
	return text
}

func describeUnknown(m mended) string {
	if len(m.unknown) == 1 {
		return fmt.Sprintf("%s: change %d is of a kind that this loracle does not know", nameOf(m.Summary), m.unknown[0])
	}
	return fmt.Sprintf("%s: changes %s are of kinds that this loracle does not know", nameOf(m.Summary), ranges(m.unknown))
}

func nameOf(sum Summary) string {
	if sum.Title == "" {
		return string(sum.ID)
	}
	return fmt.Sprintf("%s (%q)", sum.ID, sum.Title)
}

// bases saves the knowledge bases and checklists that are what they were.
func (s *salvager) bases() {
	s.Knowledge = 0
	for _, hash := range slices.Sorted(maps.Keys(s.knowledge)) {
		kept := s.knowledge[hash]
		if s.err != nil || s.checkKnowledge(hash, kept) != nil {
			continue
		}
		s.err = s.to.PutKnowledge(hash, kept)
		s.Knowledge++
	}
}

// salvageSize is how many bytes of events are saved at a time.
const salvageSize = 1 << 20

func (s *salvager) save(m mended) {
	if s.size += m.Size(); s.size > salvageSize {
		s.flush()
	}
	s.batch = append(s.batch, m.History)
	s.Sessions++
	s.Events += len(m.Events) - len(m.lost)
	if len(m.unknown) > 0 {
		s.Unknown = append(s.Unknown, describeUnknown(m))
	}
	if s.Progress != nil {
		s.Progress(s.Sessions, max(s.Sessions, len(s.summaries)))
	}
}

func (s *salvager) flush() {
	if s.err == nil && len(s.batch) > 0 {
		_, s.err = s.to.Merge(s.batch, true)
	}
	s.batch, s.size = nil, 0
}

func (s *salvager) put(a Aside) {
	s.Aside++
	if s.err == nil && s.aside != nil {
		s.err = s.aside(a)
	}
}
