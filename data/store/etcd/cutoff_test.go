package etcd_test

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"loracle/data/session"
	"loracle/data/store"
	"loracle/data/store/etcd"
	"loracle/data/store/etcd/etcdtest"
	"loracle/data/store/journal"
)

// TestFiveHundredAnswersTypedWhileCutOff types on while no member answers, cuts
// the sending short, lets the program end in between, and expects every answer
// once and in order.
func TestFiveHundredAnswersTypedWhileCutOff(t *testing.T) {
	t.Parallel() // it waits most of the time
	t.Run("by the network", func(t *testing.T) {
		network := etcdtest.StartOnNetwork(t, 1)
		m := network.Members[0]
		typeWhileCutOff(t, network.Cluster, func() { network.Hide(t, m) }, func() { network.Show(t, m) })
	})
	t.Run("by a member that is paused", func(t *testing.T) {
		cluster := etcdtest.Start(t, 1)
		m := cluster.Members[0]
		typeWhileCutOff(t, cluster, m.Pause, m.Resume)
	})
	t.Run("by a member that is killed", func(t *testing.T) {
		cluster := etcdtest.Start(t, 1)
		m := cluster.Members[0]
		typeWhileCutOff(t, cluster, m.Kill, func() { m.Start(t) })
	})
}

func typeWhileCutOff(t *testing.T, cluster *etcdtest.Cluster, cut, heal func()) {
	ana := desk{path: filepath.Join(t.TempDir(), "journal.db"), address: cluster.Address("/team")}
	s := ana.sit(t)
	made := create(t, s, "A")
	typing := func(from, to int) {
		t.Helper()
		for n := from; n < to; n++ {
			if _, err := s.Append(made.ID, answered(n)); err != nil {
				t.Fatalf("answer %d: %v", n, explained(err))
			}
		}
	}
	typing(0, 3)
	cut()
	typing(3, 300)
	// A member that is cut off may take in one more before that reaches it.
	if l := s.Link(); !l.Down || l.Kept < 296 || l.Kept > 297 || !errors.Is(l.Why, store.ErrUnreachable) {
		t.Errorf("the link is said to be %+v", l)
	}
	if state, err := s.Load(made.ID); err != nil || state.Answers["stable_months"].Number.Low != 299 {
		t.Errorf("meanwhile the session says %v, %v", state.Answers["stable_months"], err)
	}
	heal()
	kept := waitFor(t, s, "some of it sent", func(l store.Link) bool { return l.Kept < 250 })
	cut()
	typing(300, 500)
	t.Logf("cut off again with %d that wait", kept.Kept)
	closeJournal(t, s)
	// The program is started again while the store is away: that is not possible,
	// and nothing is lost by it.
	if again, err := ana.open(t); !errors.Is(err, store.ErrUnreachable) {
		t.Fatalf("opened %v, %v", again, err)
	}
	heal()
	s = ana.sit(t)
	waitFor(t, s, "all of it sent", func(l store.Link) bool { return !l.Down && l.Kept == 0 })
	typing(500, 503)
	closeJournal(t, s)
	expectAnswers(t, must(t, ana.address, etcd.Access{}), made.ID, 503)
	checkKeys(t, cluster.DB(t), "/team", must(t, ana.address, etcd.Access{}))
}

// desk is where somebody works: on a journal of their own.
type desk struct{ path, address string }

func (d desk) open(t *testing.T) (*journal.Store, error) {
	t.Helper()
	a, err := etcd.ParseAddress(d.address)
	if err != nil {
		t.Fatal(err)
	}
	o := store.Options{Now: fixedTime, By: "ana", Wait: 1500 * time.Millisecond}
	remote, err := etcd.Open(a, etcd.Access{}, o)
	if err != nil {
		return nil, err
	}
	s, err := journal.Open(remote, d.path, o)
	if err != nil {
		return nil, errors.Join(err, remote.Close())
	}
	return s, nil
}

// sit opens a store that is there, or soon will be.
func (d desk) sit(t *testing.T) *journal.Store {
	t.Helper()
	for range 40 {
		s, err := d.open(t)
		if err == nil {
			return s
		}
		if !errors.Is(err, store.ErrUnreachable) {
			t.Fatal(explained(err))
		}
	}
	t.Fatal("the store does not come back")
	return nil
}

func closeJournal(t *testing.T, s *journal.Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

// answered is the n-th answer to one question.
func answered(n int) session.Event {
	e := numbered("stable_months", n)
	e.At = fixedTime().Add(time.Duration(n) * time.Second)
	return e
}

// waitFor looks at a link until it is as wanted.
func waitFor(t *testing.T, s *journal.Store, what string, wanted func(store.Link) bool) store.Link {
	t.Helper()
	for range 60_000 {
		if l := s.Link(); wanted(l) {
			return l
		}
		sleep(time.Millisecond)
	}
	t.Fatalf("not %s: %+v", what, s.Link())
	return store.Link{}
}

// expectAnswers makes sure that answers are there from 0 on, each once and in
// order, under numbers without a gap.
func expectAnswers(t *testing.T, s *etcd.Store, id session.ID, count int) {
	t.Helper()
	events, err := s.Events(id)
	if err != nil {
		t.Fatal(explained(err))
	}
	if len(events) != count+1 {
		t.Fatalf("%d events, want %d", len(events), count+1)
	}
	for i, e := range events {
		if e.Seq != uint64(i)+1 || i > 0 && e.Answer.Number.Low != float64(i-1) {
			t.Fatalf("event %d has the number %d and says %v", i+1, e.Seq, e.Answer)
		}
	}
}
