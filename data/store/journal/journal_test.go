package journal_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"loracle/advisor"
	"loracle/data/session"
	"loracle/data/store"
	"loracle/data/store/journal"
	"loracle/data/store/storetest"
)

func now() time.Time { return time.Date(2027, 2, 1, 14, 0, 0, 0, time.UTC) }

// remote is a team store in a file that can be taken away, and that can lose
// its answers.
type remote struct {
	store.Store
	mu sync.Mutex
	// away says that it does not answer, mute that it does what it is told and
	// does not answer, and full that it takes nothing.
	away, mute, full bool
}

var (
	errAway = store.NewError(store.ErrUnreachable, "the team store cannot be reached", "wait", nil)
	errFull = store.NewError(store.ErrFull, "the team store is full", "wait", nil)
)

func (r *remote) set(change func(*remote)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	change(r)
}

func (r *remote) state() (reading, writing, answer error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case r.away:
		return errAway, errAway, nil
	case r.full:
		return nil, errFull, nil
	case r.mute:
		return nil, nil, errAway
	}
	return nil, nil, nil
}

func (r *remote) Name() string { return "etcd://test/loracle" }

func (r *remote) Ping() error {
	reading, writing, _ := r.state()
	return errors.Join(reading, writing)
}

func (r *remote) Append(id session.ID, e session.Event) (session.Event, error) {
	_, err, answer := r.state()
	if err != nil {
		return session.Event{}, err
	}
	kept, err := r.Store.Append(id, e)
	if err == nil && answer != nil {
		return session.Event{}, answer
	}
	return kept, err
}

func (r *remote) Resume(id session.ID, e session.Event, after uint64) (session.Event, error) {
	if _, err, _ := r.state(); err != nil {
		return session.Event{}, err
	}
	events, err := r.Events(id)
	if err != nil {
		return session.Event{}, err
	}
	for _, there := range events[min(after, uint64(len(events))):] {
		if session.SameChange(there, e) {
			return there, nil
		}
	}
	return r.Append(id, e)
}

func (r *remote) Load(id session.ID) (session.State, error) {
	if err, _, _ := r.state(); err != nil {
		return session.State{}, err
	}
	return r.Store.Load(id)
}

// Visit tells nothing but that the store is there.
func (r *remote) Visit(ctx context.Context, _ session.ID, me store.Presence) (store.Visit, error) {
	v := &visitor{sights: make(chan store.Sight, 1)}
	v.sights <- store.Sight{Seq: 1, Here: []store.Presence{me}}
	ctx, v.end = context.WithCancel(ctx)
	context.AfterFunc(ctx, func() { close(v.sights) })
	return v, nil
}

type visitor struct {
	sights chan store.Sight
	end    context.CancelFunc
}

func (v *visitor) Sights() <-chan store.Sight { return v.sights }
func (v *visitor) Move(store.Place)           {}
func (v *visitor) Leave() error               { v.end(); return nil }

type fixture struct {
	*journal.Store
	remote *remote
	path   string
	id     session.ID
}

func options() store.Options { return store.Options{Now: now, By: "ana"} }

func newFixture(t *testing.T) *fixture {
	t.Helper()
	dir := t.TempDir()
	bolt, err := store.OpenBolt(filepath.Join(dir, "team.db"), options())
	if err != nil {
		t.Fatal(err)
	}
	f := &fixture{remote: &remote{Store: bolt}, path: filepath.Join(dir, "journal.db")}
	f.reopen(t)
	s, err := f.Create(session.Create("A", "k", "p"))
	if err != nil {
		t.Fatal(err)
	}
	f.id = s.ID
	return f
}

// reopen opens the journal as another program would.
func (f *fixture) reopen(t *testing.T) {
	t.Helper()
	s, err := journal.Open(f.remote, f.path, options())
	if err != nil {
		t.Fatal(err)
	}
	f.Store = s
}

func answer(n int) session.Event {
	return session.Answer("stable_months", advisor.Number(advisor.Exactly(float64(n))))
}

func (f *fixture) say(t *testing.T, e session.Event) session.Event {
	t.Helper()
	kept, err := f.Append(f.id, e)
	if err != nil {
		t.Fatal(err)
	}
	return kept
}

// sent waits until nothing is in the journal any more.
func (f *fixture) sent(t *testing.T) {
	t.Helper()
	for range 24_000 {
		if l := f.Link(); !l.Down && l.Kept == 0 {
			return
		}
		time.Sleep(5 * time.Millisecond) //nolint:forbidigo // it is sent in the background
	}
	t.Fatalf("not sent: %+v", f.Link())
}

// answers are the numbers answered in the team store, in order.
func (f *fixture) answers(t *testing.T) []int {
	t.Helper()
	events, err := f.remote.Events(f.id)
	if err != nil {
		t.Fatal(err)
	}
	var out []int
	for _, e := range events {
		if e.Kind == session.Answered {
			out = append(out, int(e.Answer.Number.Low))
		}
	}
	return out
}

func expectCounted(t *testing.T, got []int, upTo int) {
	t.Helper()
	if len(got) != upTo {
		t.Fatalf("%d answers arrived, want %d: %v", len(got), upTo, got)
	}
	for i, n := range got {
		if n != i {
			t.Fatalf("answer %d arrived where %d should: %v", n, i, got)
		}
	}
}

func TestAJournalChangesNothingWhileTheStoreIsThere(t *testing.T) {
	storetest.Run(t, func(path string, o store.Options) (store.Store, error) {
		bolt, err := store.OpenBolt(path, o)
		if err != nil {
			return nil, err
		}
		return journal.Open(&remote{Store: bolt}, path+".journal", o)
	})
}

func TestWhatIsSaidWhileTheStoreIsAwayArrivesOnceAndInOrder(t *testing.T) {
	f := newFixture(t)
	f.say(t, answer(0))
	f.remote.set(func(r *remote) { r.away = true })
	for n := 1; n <= 500; n++ {
		if kept := f.say(t, answer(n)); kept.Seq != uint64(n)+2 {
			t.Fatalf("answer %d has the number %d", n, kept.Seq)
		}
	}
	if l := f.Link(); !l.Down || l.Kept != 500 || l.Why == nil {
		t.Errorf("the link is said to be %+v", l)
	}
	state, err := f.Load(f.id)
	if err != nil || state.Answers["stable_months"].Number.Low != 500 {
		t.Errorf("meanwhile the session says %v (%v)", state.Answers["stable_months"], err)
	}
	f.remote.set(func(r *remote) { r.away = false })
	f.sent(t)
	expectCounted(t, f.answers(t), 501)
	f.say(t, answer(501))
	expectCounted(t, f.answers(t), 502)
	if state, err := f.Load(f.id); err != nil || len(state.Clashes()) != 0 {
		t.Errorf("what one person said alone clashes: %v (%v)", state.Clashes(), err)
	}
}

func TestAChangeWhoseAnswerWasLostIsKeptOnce(t *testing.T) {
	f := newFixture(t)
	f.say(t, answer(0))
	f.remote.set(func(r *remote) { r.mute = true })
	f.say(t, answer(1)) // done, and not acknowledged
	f.say(t, answer(2))
	f.remote.set(func(r *remote) { r.mute = false })
	f.sent(t)
	expectCounted(t, f.answers(t), 3)
}

func TestAnotherProgramSendsWhatAnEndedOneLeft(t *testing.T) {
	f := newFixture(t)
	f.say(t, answer(0))
	f.remote.set(func(r *remote) { r.away = true })
	f.say(t, answer(1))
	f.say(t, answer(2))
	f.remote.set(func(r *remote) { r.away = false; r.full = true })
	f.reopen(t) // the store is there and takes nothing
	if l := f.Link(); l.Kept != 2 {
		t.Errorf("the link is said to be %+v", l)
	}
	f.remote.set(func(r *remote) { r.full = false })
	f.reopen(t)
	f.sent(t)
	expectCounted(t, f.answers(t), 3)
	if n, err := journal.Waiting(f.path, f.remote.Name()); n != 0 || err != nil {
		t.Errorf("%d wait (%v)", n, err)
	}
}

func TestAFullStoreKeepsNobodyFromWorking(t *testing.T) {
	f := newFixture(t)
	f.say(t, answer(0))
	f.remote.set(func(r *remote) { r.full = true })
	f.say(t, answer(1))
	if l := f.Link(); !errors.Is(l.Why, store.ErrFull) || l.Kept != 1 {
		t.Errorf("the link is said to be %+v", l)
	}
	f.remote.set(func(r *remote) { r.full = false })
	f.sent(t)
	expectCounted(t, f.answers(t), 2)
}

func TestWhatOthersDidMeanwhileIsSeenAndClashes(t *testing.T) {
	f := newFixture(t)
	f.say(t, answer(0))
	f.remote.set(func(r *remote) { r.away = true })
	f.say(t, session.Answer("horizon_years", advisor.Number(advisor.Exactly(3))))
	f.say(t, answer(12))
	theirs := answer(6)
	theirs.By = "bo"
	if _, err := f.remote.Store.Append(f.id, theirs); err != nil {
		t.Fatal(err)
	}
	f.remote.set(func(r *remote) { r.away = false })
	f.sent(t)
	state, err := f.Load(f.id)
	if err != nil {
		t.Fatal(err)
	}
	clashes := state.Clashes()
	if len(clashes) != 1 || clashes[0].Late.By != "ana" || len(clashes[0].Unseen) != 1 || clashes[0].Unseen[0].By != "bo" {
		t.Errorf("clashes: %+v", clashes)
	}
}

func TestAnUndoingOfWhatWaitsIsSentWithTheNumbersOfTheStore(t *testing.T) {
	f := newFixture(t)
	f.say(t, answer(0))
	f.remote.set(func(r *remote) { r.away = true })
	wrong := f.say(t, answer(99))
	f.say(t, session.UndoChange(wrong.Seq))
	theirs := session.Rename("B")
	theirs.By = "bo"
	if _, err := f.remote.Store.Append(f.id, theirs); err != nil {
		t.Fatal(err)
	}
	f.remote.set(func(r *remote) { r.away = false })
	f.sent(t)
	state, err := f.Load(f.id)
	if err != nil || state.Title != "B" || state.Answers["stable_months"].Number.Low != 0 {
		t.Errorf("the session says %v and %q (%v)", state.Answers["stable_months"], state.Title, err)
	}
}

func TestWhatTheStoreRefusesIsPutAsideAndNotLost(t *testing.T) {
	f := newFixture(t)
	action := f.say(t, session.Park("later", ""))
	f.remote.set(func(r *remote) { r.away = true })
	f.say(t, session.Unpark(action.Seq, "done here"))
	f.say(t, answer(0))
	if _, err := f.remote.Store.Append(f.id, session.Unpark(action.Seq, "done there")); err != nil {
		t.Fatal(err)
	}
	f.remote.set(func(r *remote) { r.away = false })
	f.sent(t)
	expectCounted(t, f.answers(t), 1)
	aside, err := f.Refused()
	if err != nil || len(aside) != 1 || aside[0].Why == "" || f.Link().Aside != 1 {
		t.Errorf("put aside: %+v (%v), %+v", aside, err, f.Link())
	}
}

func TestWhatDoesNotFitIsRefusedAtOnce(t *testing.T) {
	f := newFixture(t)
	f.remote.set(func(r *remote) { r.away = true })
	f.say(t, answer(0))
	if kept, err := f.Append(f.id, session.Restore()); err == nil {
		t.Errorf("kept %+v", kept)
	}
	if l := f.Link(); l.Kept != 1 {
		t.Errorf("the link is said to be %+v", l)
	}
}

func TestAVisitTellsWhatWaits(t *testing.T) {
	f := newFixture(t)
	f.say(t, answer(0))
	v, err := f.Visit(context.Background(), f.id, store.Presence{Name: "ana"})
	if err != nil {
		t.Fatal(err)
	}
	until := func(what string, wanted func(store.Link) bool) {
		t.Helper()
		timeout := time.After(2 * time.Minute) //nolint:forbidigo // it is sent in the background
		for {
			select {
			case s := <-v.Sights():
				if wanted(s.Link) {
					return
				}
			case <-timeout:
				t.Fatalf("no sight of %s", what)
			}
		}
	}
	until("the store", func(l store.Link) bool { return !l.Down })
	f.remote.set(func(r *remote) { r.away = true })
	f.say(t, answer(1))
	until("what waits", func(l store.Link) bool { return l.Down && l.Kept == 1 })
	f.remote.set(func(r *remote) { r.away = false })
	until("its arrival", func(l store.Link) bool { return !l.Down && l.Kept == 0 })
	if err := v.Leave(); err != nil {
		t.Error(err)
	}
}

func TestADamagedJournalIsSaidAndKept(t *testing.T) {
	f := newFixture(t)
	broken := filepath.Join(t.TempDir(), "journal.db")
	if err := writeFile(broken, []byte("not a journal")); err != nil {
		t.Fatal(err)
	}
	_, err := journal.Open(f.remote, broken, options())
	var known *store.Error
	if !errors.As(err, &known) || known.Hint() == "" {
		t.Errorf("got %v", err)
	}
}

func writeFile(path string, data []byte) error { return os.WriteFile(path, data, 0o600) }
