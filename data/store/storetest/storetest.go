// Package storetest holds the tests that every store of sessions must pass,
// whatever keeps it on disk.
package storetest

import (
	"path/filepath"
	"testing"
	"time"

	"loracle/data/session"
	"loracle/data/store"
)

// Open opens the store at path and makes it where there is none. Opening a path
// again opens what was kept there.
type Open func(path string, options store.Options) (store.Store, error)

// Run runs every test against the stores that open gives.
func Run(t *testing.T, open Open) {
	for name, test := range map[string]func(*testing.T, *fixture){
		"a session is made from its first events":           testCreate,
		"a session that cannot begin is not made":           testCreateRefuses,
		"undoing is kept and shows in list and state":       testUndo,
		"times and authors are filled in":                   testStamp,
		"an event comes back as it was kept":                testAppend,
		"an event that does not fit is not kept":            testAppendRefuses,
		"a change made without seeing another says so":      testSeen,
		"what is handed out can be changed freely":          testHandsOutCopies,
		"everything is there after opening again":           testReopen,
		"the list shows the last change first":              testListOrder,
		"a clock that jumps back does not sink a session":   testClockJumpsBack,
		"a summary counts what is known and advises":        testSummary,
		"a deleted session leaves the list and comes back":  testDelete,
		"answers to a deleted session are kept":             testAnswerToDeleted,
		"pages together are the list":                       testPages,
		"a page goes on where the one before ended":         testPageGoesOn,
		"a page holds the titles with all the words":        testPageWords,
		"a search stops after so many sessions and goes on": testPageScan,
		"deleted sessions have pages of their own":          testPagesOfDeleted,
		"sessions are counted as they come and go":          testCount,
		"sessions are found by id, prefix and title":        testFind,
		"a name that fits several sessions names them all":  testFindAmbiguous,
		"a name that fits none says so":                     testFindNothing,
		"a deleted session is found by its whole id only":   testFindDeleted,
		"ids sort by the time of creation":                  testIDs,
		"whole sessions go from one store to another":       testHistories,
		"sessions are merged by id and nothing is lost":     testMerge,
		"a session that went two ways is kept twice":        testMergeSplit,
		"a session of a newer version is carried unread":    testMergeNewer,
		"what is no whole session is not brought in":        testMergeRefuses,
		"unknown ids are not found":                         testUnknownID,
		"knowledge is kept once under its hash":             testKnowledge,
		"goroutines can write one session at once":          testGoroutines,
		"two openings of one store see each other's events": testTwoOpenings,
		"a closed store refuses everything":                 testClosed,
		"a panic of the summarizer is not taken for damage": testSummarizerPanics,
		"a store holds what the folded events say, always":  testModel,
		"a long history loads and continues":                testLongHistory,
		"text of any kind survives":                         testText,
	} {
		t.Run(name, func(t *testing.T) { test(t, newFixture(t, open)) })
	}
}

// fixture is one store in a directory of its own, with a clock that tests set.
type fixture struct {
	store.Store
	open    Open
	path    string
	options store.Options
	now     time.Time
}

var begin = time.Date(2027, 2, 1, 14, 0, 0, 0, time.UTC)

func newFixture(t *testing.T, open Open) *fixture {
	t.Helper()
	f := &fixture{open: open, path: filepath.Join(t.TempDir(), "sessions.db"), now: begin}
	f.options = store.Options{Now: func() time.Time { return f.now }, By: "ana"}
	f.Store = f.reopen(t)
	return f
}

// reopen opens the fixture's store once more.
func (f *fixture) reopen(t *testing.T) store.Store {
	t.Helper()
	s, err := f.open(f.path, f.options)
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return s
}

// make creates a session a minute after the last one.
func (f *fixture) make(t *testing.T, title string, more ...session.Event) session.State {
	t.Helper()
	f.now = f.now.Add(time.Minute)
	s, err := f.Create(append([]session.Event{session.Create(title, "k", "paper@1")}, more...)...)
	if err != nil {
		t.Fatalf("create %q: %v", title, err)
	}
	return s
}

// append adds an event a second after the last one.
func (f *fixture) append(t *testing.T, id session.ID, e session.Event) session.Event {
	t.Helper()
	f.now = f.now.Add(time.Second)
	kept, err := f.Append(id, e)
	if err != nil {
		t.Fatalf("append %s: %v", e.Kind, err)
	}
	return kept
}

// titles lists the sessions of a listing by title.
func titles(t *testing.T, list func() ([]store.Summary, error)) []string {
	t.Helper()
	sums, err := list()
	if err != nil {
		t.Fatal(err)
	}
	out := []string{}
	for _, s := range sums {
		out = append(out, s.Title)
	}
	return out
}
