package etcd_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"loracle/data/session"
	"loracle/data/store"
	"loracle/data/store/etcd"
	"loracle/data/store/etcd/etcdtest"
)

// longHistory is a session of so many events; with ends, the last one differs
// for each.
func longHistory(t testing.TB, events int, ends string) store.History {
	t.Helper()
	all := []session.Event{session.Create("Long", "5f1e", "paper@1")}
	for i := 1; i < events; i++ {
		all = append(all, numbered(fmt.Sprint("question_", i%60), i))
	}
	all[len(all)-1] = session.Rename("Long " + ends)
	return long(t, 1, all...)
}

// TestBringingInIsInterruptedAtAnyStep ends the program between any two of the
// steps in which a long session is brought in, before a step or after it and
// without its answer, and brings it in again.
func TestBringingInIsInterruptedAtAnyStep(t *testing.T) {
	cluster := etcdtest.Start(t, 1)
	db := cluster.DB(t)
	whole := longHistory(t, 2000, "whole")
	part := store.History{Events: whole.Events[:150]}
	part.Summary.ID = whole.Summary.ID
	state, err := part.Fold()
	if err != nil {
		t.Fatal(err)
	}
	part.Summary = store.Options{}.Summary(state)
	stride := 1
	if testing.Short() {
		stride = 6
	}
	shorter := longHistory(t, 700, "and shorter") // went another way at its end
	for name, c := range map[string]struct {
		before, redo store.History
		want         store.Merging
	}{
		"added":                     {store.History{}, whole, store.Added},
		"extended":                  {part, whole, store.Extended},
		"added in another form now": {store.History{}, shorter, store.Added},
	} {
		t.Run(name, func(t *testing.T) {
			for _, carriedOut := range []bool{false, true} {
				step := 0
				for ; ; step += stride {
					prefix := fmt.Sprintf("/%x/%d%t", name, step, carriedOut)
					s := must(t, cluster.Address(prefix), etcd.Access{})
					if c.before.Events != nil {
						bringIn(t, s, c.before, store.Added)
					}
					cut := interrupt(t, cluster.Address(prefix), whole, step, carriedOut)
					expectWholeOrNothing(t, s, c.before, cut)
					merged, err := s.Merge([]store.History{c.redo}, true)
					if err != nil {
						t.Fatalf("step %d: %v", step, explained(err))
					}
					expectHistory(t, s, merged[0].ID, c.redo)
					checkKeys(t, db, prefix, s)
					if !cut {
						break
					}
					if step == 2*stride && merged[0].What != c.want {
						t.Errorf("brought in again it is %s, want %s", merged[0].What, c.want)
					}
				}
				if step < 15 {
					t.Errorf("there were only %d steps", step)
				}
			}
		})
	}
}

// interrupt brings a session in with a program that ends at a step, and reports
// whether there was one.
func interrupt(t *testing.T, address string, h store.History, step int, carriedOut bool) (cut bool) {
	t.Helper()
	s := must(t, address, etcd.Access{})
	etcd.CutAt(s, step, carriedOut)
	_, err := s.Merge([]store.History{h}, true)
	if err != nil && !errors.Is(err, store.ErrClosed) {
		t.Fatalf("step %d: %v", step, explained(err))
	}
	return err != nil
}

// expectWholeOrNothing makes sure that whoever looks meanwhile sees a session
// that is whole: the one before, one that is partly extended, or none.
func expectWholeOrNothing(t *testing.T, s *etcd.Store, before store.History, cut bool) {
	t.Helper()
	histories, err := s.Histories("", 1<<30)
	if err != nil {
		t.Fatal(explained(err))
	}
	list, err := s.List()
	if err != nil || len(list) != len(histories) {
		t.Fatalf("%d are listed, %d are there, %v", len(list), len(histories), err)
	}
	if len(histories) == 0 {
		if before.Events != nil || !cut {
			t.Error("the session is gone")
		}
		return
	}
	state, err := histories[0].Fold()
	if err != nil {
		t.Fatal(err)
	}
	if want := (store.Options{}).Summary(state); list[0] != want || histories[0].Summary != want {
		t.Errorf("the list shows %+v, and it is %+v", list[0], want)
	}
}

func bringIn(t *testing.T, s *etcd.Store, h store.History, want store.Merging) session.ID {
	t.Helper()
	merged, err := s.Merge([]store.History{h}, true)
	if err != nil {
		t.Fatal(explained(err))
	}
	if merged[0].What != want {
		t.Fatalf("it was %s, not %s", merged[0].What, want)
	}
	return merged[0].ID
}

func expectHistory(t *testing.T, s *etcd.Store, id session.ID, want store.History) {
	t.Helper()
	state, err := s.Load(id)
	if err != nil {
		t.Fatal(explained(err))
	}
	got, err := s.Histories("", 1<<30)
	if err != nil {
		t.Fatal(explained(err))
	}
	for _, h := range got {
		if h.Summary.ID != id {
			continue
		}
		want.Summary.ID = id
		if h.Summary != want.Summary || store.Compare(h.Events, want.Events) != store.Same {
			t.Errorf("brought in and read back:\n%s", cmp.Diff(want, h))
		}
		if state.Seq != uint64(len(want.Events)) {
			t.Errorf("it loads with %d events, want %d", state.Seq, len(want.Events))
		}
		return
	}
	t.Errorf("session %s is not there", id)
}

// TestTwoRestoresOfOneSessionAtOnce lets two programs bring in two forms of one
// session at the same time: both are there afterwards, each whole.
func TestTwoRestoresOfOneSessionAtOnce(t *testing.T) {
	cluster := etcdtest.Start(t, 1)
	forms := []store.History{longHistory(t, 700, "one way"), longHistory(t, 600, "another way"), longHistory(t, 650, "a third way")}
	for round := range 5 {
		address := cluster.Address(fmt.Sprint("/round", round))
		merged := make([]store.Merged, len(forms))
		var wg sync.WaitGroup
		for i, h := range forms {
			s := must(t, address, etcd.Access{})
			wg.Go(func() {
				out, err := s.Merge([]store.History{h}, true)
				if err != nil {
					t.Errorf("%d: %v", i, explained(err))
					return
				}
				merged[i] = out[0]
			})
		}
		wg.Wait()
		if t.Failed() {
			return
		}
		s := must(t, address, etcd.Access{})
		for i, h := range forms {
			expectHistory(t, s, merged[i].ID, h)
		}
		if n, err := s.Count(); err != nil || n.Living != len(forms) {
			t.Errorf("%d sessions, %v", n.Living, err)
		}
		checkKeys(t, cluster.DB(t), fmt.Sprint("/round", round), s)
	}
}

// TestAnswersDuringAMove appends to a session while it is being extended.
func TestAnswersDuringAMove(t *testing.T) {
	cluster := etcdtest.Start(t, 1)
	whole := longHistory(t, 1500, "whole")
	part := store.History{Summary: whole.Summary, Events: whole.Events[:120]}
	s, other := must(t, cluster.Address("/team"), etcd.Access{}), must(t, cluster.Address("/team"), etcd.Access{})
	bringIn(t, s, part, store.Added)
	var kept session.Event
	var err error
	etcd.BeforeStep(s, 5, func() { kept, err = other.Append(whole.Summary.ID, session.Rename("Meanwhile")) })
	merged, mergeErr := s.Merge([]store.History{whole}, true)
	if err := errors.Join(err, mergeErr); err != nil {
		t.Fatal(explained(err))
	}
	if merged[0].What != store.Split {
		t.Errorf("it was %s", merged[0].What)
	}
	expectHistory(t, s, merged[0].ID, whole)
	if state, err := s.Load(whole.Summary.ID); err != nil || state.Title != "Meanwhile" || state.Seq != kept.Seq {
		t.Errorf("%q has %d events, %v", state.Title, state.Seq, explained(err))
	}
	checkKeys(t, cluster.DB(t), "/team", s)
}

// TestProgramsThatMakeAStoreAtOnce lets several begin with a prefix that holds
// nothing, while others of them write there already.
func TestProgramsThatMakeAStoreAtOnce(t *testing.T) {
	cluster := etcdtest.Start(t, 1)
	for round := range 20 {
		address := cluster.Address(fmt.Sprint("/made", round))
		var wg sync.WaitGroup
		for i := range 6 {
			wg.Go(func() {
				a, err := etcd.ParseAddress(address)
				if err != nil {
					t.Error(err)
					return
				}
				s, err := etcd.Open(a, etcd.Access{}, store.Options{Now: fixedTime, By: "ana"})
				if err != nil {
					t.Error(explained(err))
					return
				}
				defer closing(t, s)
				if _, err := s.Create(session.Create(fmt.Sprint(i), "k", "p")); err != nil {
					t.Error(explained(err))
				}
			})
		}
		wg.Wait()
		if n, err := must(t, address, etcd.Access{}).Count(); err != nil || n.Living != 6 {
			t.Fatalf("%d sessions, %v", n.Living, err)
		}
	}
}
