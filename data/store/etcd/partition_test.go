package etcd_test

import (
	"errors"
	"testing"
	"time"

	"loracle/data/session"
	"loracle/data/store"
	"loracle/data/store/etcd"
	"loracle/data/store/etcd/etcdtest"
)

// TestAClientOnTheMinoritySideIsToldSoAndLandsOnceAfterwards cuts the leader off
// from the other members, together with a client; the others go on.
func TestAClientOnTheMinoritySideIsToldSoAndLandsOnceAfterwards(t *testing.T) {
	network := etcdtest.StartOnNetwork(t, 3)
	cut := network.Leader(t)
	var others []*etcdtest.Member
	for _, m := range network.Members {
		if m != cut {
			others = append(others, m)
		}
	}
	few, many := at(t, "ana", cut), at(t, "bo", others...)
	made := create(t, few, "A")
	var h history
	save(t, &h, few, made.ID, 0)
	save(t, &h, many, made.ID, 0)

	network.Isolate(t, cut)
	e := h.invoke("ana", 1)
	expectCutOff(t, few, made.ID, e)
	for n := range 5 {
		save(t, &h, many, made.ID, n+1)
	}
	expectCutOff(t, few, made.ID, e)
	network.Rejoin(t, cut)

	landOnce(t, &h, few, made.ID, e)
	save(t, &h, many, made.ID, 6)
	events, err := many.Events(made.ID)
	if err != nil {
		t.Fatal(err)
	}
	if err := check(h.all, events); err != nil {
		t.Error(err)
	}
}

// TestAClientOfTheLastMemberIsToldSoAndLandsOnceAfterwards pauses the other
// members, which shows the same where there are no network namespaces.
func TestAClientOfTheLastMemberIsToldSoAndLandsOnceAfterwards(t *testing.T) {
	cluster := etcdtest.Start(t, 3)
	left := cluster.Leader(t)
	s := at(t, "ana", left)
	made := create(t, s, "A")
	var h history
	save(t, &h, s, made.ID, 0)
	for _, m := range cluster.Members {
		if m != left {
			m.Pause()
		}
	}
	e := h.invoke("ana", 1)
	expectCutOff(t, s, made.ID, e)
	for _, m := range cluster.Members {
		m.Resume()
	}
	landOnce(t, &h, s, made.ID, e)
	events, err := s.Events(made.ID)
	if err != nil {
		t.Fatal(err)
	}
	if err := check(h.all, events); err != nil {
		t.Error(err)
	}
}

// at opens the store of somebody who reaches some members only.
func at(t *testing.T, name string, members ...*etcdtest.Member) *etcd.Store {
	t.Helper()
	a := etcd.Address{Prefix: "/team"}
	for _, m := range members {
		a.Endpoints = append(a.Endpoints, m.Client)
	}
	s, err := etcd.Open(a, etcd.Access{}, store.Options{Now: fixedTime, By: name, Wait: 1500 * time.Millisecond})
	if err != nil {
		t.Fatal(explained(err))
	}
	t.Cleanup(func() { closing(t, s) })
	return s
}

// save saves the n-th event of a store's user.
func save(t *testing.T, h *history, s *etcd.Store, id session.ID, n int) {
	t.Helper()
	o := h.invoke(etcd.By(s), n)
	kept, err := s.Append(id, o.event())
	for errors.Is(err, store.ErrUnreachable) { // the others elect a leader
		kept, err = s.Resume(id, o.event(), 1)
	}
	if err != nil {
		t.Fatal(explained(err))
	}
	h.end(o, &kept)
}

// expectCutOff tries to read and to write where there is no majority.
func expectCutOff(t *testing.T, s *etcd.Store, id session.ID, o operation) {
	t.Helper()
	want := trouble{
		store.ErrUnreachable, "the team store ADDRESS cannot be reached: its members do not agree on a leader",
		"more than half of them have to reach each other; ask whoever runs etcd; `loracle --db FILE` works without it",
	}
	_, err := s.Append(id, o.event())
	if !errors.Is(err, store.ErrUnreachable) {
		t.Fatalf("cut off: %v", explained(err))
	}
	// What is read is never an old state that only this side still believes in.
	_, err = s.Load(id)
	want.expect(t, s.Name(), err)
	_, err = s.Resume(id, o.event(), 1)
	want.expect(t, s.Name(), err)
}

// landOnce sends an event that may have been carried out, twice even.
func landOnce(t *testing.T, h *history, s *etcd.Store, id session.ID, o operation) {
	t.Helper()
	var first session.Event
	for range 2 {
		kept, err := s.Resume(id, o.event(), 1)
		for errors.Is(err, store.ErrUnreachable) { // a leader is being elected
			kept, err = s.Resume(id, o.event(), 1)
		}
		if err != nil {
			t.Fatal(explained(err))
		}
		if first.Seq != 0 && kept.Seq != first.Seq {
			t.Errorf("sent twice, it is there as %d and as %d", first.Seq, kept.Seq)
		}
		first = kept
	}
	h.end(o, &first)
}
