package etcd_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"loracle/data/session"
	"loracle/data/store"
	"loracle/data/store/etcd"
	"loracle/data/store/etcd/etcdtest"
)

func now() time.Time { return time.Date(2027, 2, 1, 14, 0, 0, 0, time.UTC) }

// patience is how long a test waits for what should come at once.
const patience = 20 * time.Second

// until reads sights until one is as wanted.
func until(t *testing.T, v store.Visit, what string, wanted func(store.Sight) bool) store.Sight {
	t.Helper()
	timeout := time.After(patience) //nolint:forbidigo // real members on a real network
	var last store.Sight
	for {
		select {
		case s, ok := <-v.Sights():
			if !ok {
				t.Fatalf("the visit ended before %s; last seen: %+v", what, last)
			}
			if last = s; wanted(s) {
				return s
			}
		case <-timeout:
			t.Fatalf("no sight of %s; last seen: %+v", what, last)
		}
	}
}

func names(s store.Sight) []string {
	out := []string{}
	for _, p := range s.Here {
		out = append(out, p.Name)
	}
	return out
}

func visitAs(t *testing.T, s *etcd.Store, id session.ID, name string, since int) store.Visit {
	t.Helper()
	v, err := s.Visit(context.Background(), id, store.Presence{Name: name, Since: now().Add(time.Duration(since) * time.Second)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := v.Leave(); err != nil {
			t.Error(err)
		}
	})
	return v
}

func TestVisitorsSeeEachOtherAndWhatChanges(t *testing.T) {
	cluster := etcdtest.Start(t, 1)
	ana := open(t, cluster.Address("/visit"), store.Options{Now: now, By: "ana"})
	bo := open(t, cluster.Address("/visit"), store.Options{Now: now, By: "bo"})
	t.Cleanup(func() {
		if err := ana.Close(); err != nil {
			t.Error(err)
		}
	})
	state, err := ana.Create(session.Create("A", "k", "p"))
	if err != nil {
		t.Fatal(err)
	}
	here := visitAs(t, ana, state.ID, "ana", 0)
	until(t, here, "oneself", func(s store.Sight) bool { return s.Seq == 1 && slices.Equal(names(s), []string{"ana"}) })
	there := visitAs(t, bo, state.ID, "bo", 1)
	until(t, here, "the other", func(s store.Sight) bool { return slices.Equal(names(s), []string{"ana", "bo"}) })
	there.Move(store.Place{Page: "checklist", Subject: "eval_set"})
	until(t, here, "where the other went", func(s store.Sight) bool { return len(s.Here) == 2 && s.Here[1].At.Subject == "eval_set" })
	if _, err := bo.Append(state.ID, session.Rename("B")); err != nil {
		t.Fatal(err)
	}
	until(t, here, "the other's change", func(s store.Sight) bool { return s.Seq == 2 })
	if err := there.Leave(); err != nil {
		t.Fatal(err)
	}
	until(t, here, "the other leaving", func(s store.Sight) bool { return slices.Equal(names(s), []string{"ana"}) })
	// A program that ends without a word is gone when its lease is.
	again := visitAs(t, bo, state.ID, "bo", 2)
	until(t, here, "the other coming back", func(s store.Sight) bool { return len(s.Here) == 2 })
	if err := bo.Close(); err != nil {
		t.Fatal(err)
	}
	for range again.Sights() {
		continue // the visit ends with its store
	}
	until(t, here, "the other's lease ending", func(s store.Sight) bool { return slices.Equal(names(s), []string{"ana"}) })
}

func TestAVisitGoesOnAfterTheStoreWasAway(t *testing.T) {
	cluster := etcdtest.Start(t, 1)
	s := open(t, cluster.Address("/away"), store.Options{Now: now, By: "ana", Wait: time.Second})
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	state, err := s.Create(session.Create("A", "k", "p"))
	if err != nil {
		t.Fatal(err)
	}
	v := visitAs(t, s, state.ID, "ana", 0)
	until(t, v, "oneself", func(s store.Sight) bool { return len(s.Here) == 1 })
	cluster.Members[0].Kill()
	until(t, v, "the store being away", func(s store.Sight) bool { return s.Link.Down && s.Link.Why != nil })
	cluster.Members[0].Start(t)
	until(t, v, "the store being back", func(s store.Sight) bool { return !s.Link.Down && s.Seq == 1 && len(s.Here) == 1 })
}
