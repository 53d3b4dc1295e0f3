package store

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"go.etcd.io/bbolt"

	"loracle/data/session"
	"loracle/data/store/boltfile"
)

// Examination says how a store is examined.
type Examination struct {
	// Wait is how long to try for a store that another program has locked; 2
	// seconds where it is zero.
	Wait time.Duration
	// CheckKnowledge says whether what is kept under a SHA-256 is what it was;
	// nil checks nothing.
	CheckKnowledge func(sha256 string, kept []byte) error
	// KnownOnly puts changes aside that this version does not know, and a mark in
	// their place, as for lost ones. Without it they are taken over, and only a
	// version that knows them opens the session.
	KnownOnly bool
	// Begin makes the first change of a session of which that is lost, from what
	// the list says of it, which may be no more than the id. Where it is nil such a
	// session is put aside.
	Begin func(Summary) session.Event
	// Progress is told how many of how many sessions are done; it may be nil.
	Progress func(done, total int)
}

// checkKnowledge says what is wrong with a knowledge base or checklist.
func (x Examination) checkKnowledge(hash string, kept []byte) error {
	if err := CheckKnowledge(hash, kept); err != nil || x.CheckKnowledge == nil {
		return err
	}
	return x.CheckKnowledge(hash, kept)
}

// Report is what an examination found.
type Report struct {
	Count
	Events, Knowledge int
	// Unknown says, each in a sentence without a full stop, of which sessions this
	// version does not know a change. A newer version wrote it, or it is damaged in
	// a way that reads like that; the file does not say which.
	Unknown []string
	// Findings say what is wrong, each in a sentence without a full stop. There
	// are none where the store is sound.
	Findings []string
	// More counts the findings beyond the first ones.
	More int
}

const maxFindings = 200

func (r *Report) find(format string, args ...any) {
	if len(r.Findings) == maxFindings {
		r.More++
		return
	}
	r.Findings = append(r.Findings, fmt.Sprintf(format, args...))
}

// Examine looks through all of a store: its pages, every event of every
// session, what lists show of them, and the knowledge bases. It changes
// nothing. The error says that the file is no store at all, or cannot be read.
func Examine(path string, x Examination) (Report, error) {
	r, err := openRuin(path, x.Wait)
	if err != nil {
		return Report{}, err
	}
	e := &examiner{ruin: r, Examination: x, index: map[session.ID]listed{}, titles: map[string]bool{}}
	e.all()
	if err := r.close(); err != nil {
		return e.Report, systemError(path, "closed", err)
	}
	if len(e.Findings) == 0 {
		e.askBbolt()
	}
	return e.Report, nil
}

// examiner examines a store.
type examiner struct {
	*ruin
	Examination
	Report
	index  map[session.ID]listed
	titles map[string]bool
	needed map[string]bool
}

// listed is where a session stands in the lists.
type listed struct {
	times   int
	deleted bool
	updated time.Time
}

func (e *examiner) all() {
	if have, want := e.bolt.Size, e.bolt.Whole(); have < want {
		e.find("the file is cut short: %d of its %d bytes are there", have, want)
	}
	for _, name := range bucketsOf(max(1, e.schema)) {
		if _, ok := e.top[string(name)]; !ok {
			e.find("the part %q of the file cannot be found", name)
		}
	}
	if e.schema == 0 {
		e.find("the version of the layout cannot be read")
	}
	e.lists()
	e.needed = map[string]bool{}
	done, total := 0, len(e.summaries)
	found := map[session.ID]bool{}
	e.sessions(func(s *remains) {
		found[s.id] = true
		e.session(s)
		if done++; e.Progress != nil {
			e.Progress(done, max(done, total))
		}
	})
	for _, id := range slices.Sorted(maps.Keys(e.summaries)) {
		if !found[id] {
			e.find("session %s: nothing but its line in the list can be found", e.name(id))
		}
	}
	e.bases()
	for _, f := range e.faults {
		e.find("page %d of the file cannot be read: %v", f.Page, f.Err)
	}
	e.overlap()
}

// overlap makes sure that no page in use is listed as free.
func (e *examiner) overlap() {
	free, ok := e.bolt.Free()
	if !ok && len(e.faults) == 0 {
		e.find("the list of free pages cannot be read")
	}
	both := 0
	for id := range free {
		if e.walker.Seen[id] {
			both++
		}
	}
	if both > 0 {
		e.find("%d pages in use are listed as free", both)
	}
}

// lists reads the lists of sessions.
func (e *examiner) lists() {
	for name, deleted := range map[string]bool{string(indexBucket): false, string(deletedBucket): true} {
		e.bucket([]byte(name), func(el boltfile.Element) {
			id, ok := indexedID(el.Key)
			if !ok {
				e.find("the list of sessions has an entry that is none")
				return
			}
			at := e.index[session.ID(id)]
			e.index[session.ID(id)] = listed{times: at.times + 1, deleted: deleted, updated: indexedTime(el.Key)}
		})
	}
	e.bucket(titlesBucket, func(el boltfile.Element) { e.titles[string(el.Key)] = true })
}

func (e *examiner) name(id session.ID) string {
	if sum, ok := e.summary(id); ok {
		return fmt.Sprintf("%s (%q)", id, sum.Title)
	}
	return string(id)
}

// session examines one session.
func (e *examiner) session(s *remains) {
	sum, ok := e.summary(s.id)
	m, whole := s.mend(sum, Examination{})
	if !whole {
		e.find("session %s: its first change cannot be read; %d others can", e.name(s.id), len(s.events))
		return
	}
	e.Events += len(m.Events) - len(m.lost)
	if len(m.unknown) > 0 {
		e.Unknown = append(e.Unknown, describeUnknown(m))
	}
	if len(m.lost) > 0 {
		e.find("session %s: of %d changes these cannot be read: %s", e.name(s.id), len(m.Events), ranges(m.lost))
	} else if len(m.aside) > 0 || len(s.faults) > 0 {
		e.find("session %s: changes after number %d cannot be read", e.name(s.id), len(m.Events))
	}
	e.needed[m.state.Knowledge] = true
	if m.state.PackSHA256 != "" {
		e.needed[m.state.PackSHA256] = true
	}
	if m.state.Deleted {
		e.Deleted++
	} else {
		e.Living++
	}
	if len(m.unknown) == 0 && len(m.lost) == 0 {
		e.compare(s.id, m.state, sum, ok)
	}
}

// compare makes sure that the lists say of a session what its events do.
func (e *examiner) compare(id session.ID, state session.State, sum Summary, ok bool) {
	want := summarize(state)
	want.Approach, want.Outcome = sum.Approach, sum.Outcome
	at := e.index[id]
	listedRight := at.times == 1 && at.deleted == state.Deleted && at.updated.Equal(state.UpdatedAt)
	if e.schema == 1 && state.Deleted {
		listedRight = at.times == 0
	}
	switch {
	case !ok:
		e.find("session %s: its line in the list is missing or damaged", e.name(id))
	case want != sum:
		e.find("session %s: its line in the list is not what its changes come to", e.name(id))
	case !listedRight:
		e.find("session %s: it does not stand in the list where it should", e.name(id))
	case e.schema >= 2 && !e.titles[string(titleKey(state.Title, id))]:
		e.find("session %s: it is not found by its title", e.name(id))
	}
}

// bases examines the knowledge bases and checklists.
func (e *examiner) bases() {
	for _, hash := range slices.Sorted(maps.Keys(e.knowledge)) {
		e.Knowledge++
		if err := e.checkKnowledge(hash, e.knowledge[hash]); err != nil {
			e.find("the knowledge base or checklist %.12s is damaged: %v", hash, err)
		}
	}
	for _, hash := range slices.Sorted(maps.Keys(e.needed)) {
		if _, ok := e.knowledge[hash]; !ok && len(hash) == 64 {
			e.find("the knowledge base or checklist %.12s, with which sessions were made, is missing", hash)
		}
	}
}

// askBbolt has bbolt check a store in which nothing was found, and compares the
// number of sessions.
func (e *examiner) askBbolt() {
	b := &Bolt{path: e.path, options: Options{Wait: max(e.Wait, defaultWait)}}
	err := b.view(func(tx *bbolt.Tx) error {
		var errs []error
		for err := range tx.Check() {
			if len(errs) < maxFindings {
				errs = append(errs, err)
			}
		}
		if e.schema >= 2 {
			c, err := b.counted(tx)
			if errs = append(errs, err); err == nil && c != e.Count {
				errs = append(errs, fmt.Errorf("the store counts %d sessions and %d deleted ones; there are %d and %d", c.Living, c.Deleted, e.Living, e.Deleted))
			}
		}
		return errors.Join(errs...)
	})
	if err != nil {
		for line := range strings.Lines(err.Error()) {
			e.find("%s", strings.TrimSpace(line))
		}
	}
}
