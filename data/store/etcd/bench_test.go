package etcd_test

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"go.etcd.io/bbolt"
	clientv3 "go.etcd.io/etcd/client/v3"

	"loracle/checklist"
	"loracle/data/session"
	"loracle/data/store"
	"loracle/data/store/etcd"
	"loracle/data/store/etcd/etcdtest"
)

// The promises these hold: what the team store adds to a bare put or a bare
// read of etcd is small beside it, a page of the list does not depend on how
// long the list is, and the votes of 50 people who vote at once are in within a
// second or two. All of etcd runs on this machine's loopback and disk.

func benchmarkEvent(i int) session.Event {
	return numbered(fmt.Sprint("question_", i%60), i)
}

func boltStore(b *testing.B) *store.Bolt {
	b.Helper()
	s, err := store.OpenBolt(filepath.Join(b.TempDir(), "sessions.db"), store.Options{Now: fixedTime, By: "ana"})
	if err != nil {
		b.Fatal(err)
	}
	return s
}

func etcdStore(b *testing.B, cluster *etcdtest.Cluster, prefix string) *etcd.Store {
	b.Helper()
	s := open(b, cluster.Address(prefix), store.Options{Now: fixedTime, By: "ana"})
	b.Cleanup(func() { closing(b, s) })
	return s
}

// BenchmarkAppend saves one answer, beside what is the least for it: one key put
// into etcd, and one into bbolt.
func BenchmarkAppend(b *testing.B) {
	one, three := etcdtest.Start(b, 1), etcdtest.Start(b, 3)
	b.Run("bbolt", func(b *testing.B) { benchmarkAppend(b, boltStore(b)) })
	b.Run("bare bbolt put", func(b *testing.B) {
		db, err := bbolt.Open(filepath.Join(b.TempDir(), "bare.db"), 0o600, nil)
		if err != nil {
			b.Fatal(err)
		}
		b.Cleanup(func() { _ = db.Close() }) // nobody needs it
		for i := 0; b.Loop(); i++ {
			err := db.Update(func(tx *bbolt.Tx) error {
				bucket, err := tx.CreateBucketIfNotExists([]byte("events"))
				if err != nil {
					return err
				}
				return bucket.Put(fmt.Appendf(nil, "%016x", i), encoded(b, i))
			})
			if err != nil {
				b.Fatal(err)
			}
		}
	})
	for members, cluster := range map[string]*etcdtest.Cluster{"one member": one, "three members": three} {
		b.Run("etcd, "+members, func(b *testing.B) { benchmarkAppend(b, etcdStore(b, cluster, "/append")) })
		b.Run("bare etcd put, "+members, func(b *testing.B) {
			db := cluster.DB(b)
			for i := 0; b.Loop(); i++ {
				if _, err := db.Put(b.Context(), fmt.Sprintf("/bare/%016x", i), string(encoded(b, i))); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// encoded is an event as it is kept.
func encoded(b *testing.B, i int) []byte {
	e := benchmarkEvent(i)
	e.Seq, e.At, e.By = uint64(i)+1, fixedTime(), "ana"
	raw, err := session.Encode(e)
	if err != nil {
		b.Fatal(err)
	}
	return raw
}

func benchmarkAppend(b *testing.B, s store.Store) {
	made := begun(b, s)
	b.ReportAllocs()
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		if _, err := s.Append(made, benchmarkEvent(i)); err != nil {
			b.Fatal(err)
		}
	}
}

func begun(b *testing.B, s store.Store, more ...session.Event) session.ID {
	b.Helper()
	made, err := s.Create(append([]session.Event{session.Create("Support triage", "5f1e", "paper@1")}, more...)...)
	if err != nil {
		b.Fatal(explained(err))
	}
	return made.ID
}

// BenchmarkOpen2000Events folds a long session from the store, beside reading
// the same keys from etcd and from bbolt without folding them.
func BenchmarkOpen2000Events(b *testing.B) {
	cluster := etcdtest.Start(b, 1)
	var events []session.Event
	for i := range 1999 {
		events = append(events, benchmarkEvent(i))
	}
	bolt, team := boltStore(b), etcdStore(b, cluster, "/open")
	inBolt, inTeam := begun(b, bolt, events...), begun(b, team, events...)
	load := func(b *testing.B, s store.Store, id session.ID, forget func()) {
		b.ReportAllocs()
		for b.Loop() {
			forget()
			if got, err := s.Load(id); err != nil || got.Seq != 2000 {
				b.Fatal(got.Seq, explained(err))
			}
		}
	}
	other := begun(b, bolt)
	b.Run("bbolt", func(b *testing.B) {
		load(b, bolt, inBolt, func() { _, _ = bolt.Load(other) }) // one session is remembered, so this forgets the long one
	})
	b.Run("etcd", func(b *testing.B) { load(b, team, inTeam, func() { etcd.Forget(team) }) })
	b.Run("etcd, again", func(b *testing.B) { load(b, team, inTeam, func() {}) })
	b.Run("bare etcd read", func(b *testing.B) {
		db := cluster.DB(b)
		b.ReportAllocs()
		for b.Loop() {
			resp, err := db.Get(b.Context(), "/open/sessions/"+string(inTeam)+"/", clientv3.WithPrefix())
			if err != nil || len(resp.Kvs) != 2000 {
				b.Fatal(len(resp.Kvs), err)
			}
		}
	})
}

// BenchmarkTeamList10k reads pages of a list of 10,000 sessions, and all of it.
func BenchmarkTeamList10k(b *testing.B) {
	const sessions = 10_000
	cluster := etcdtest.Start(b, 1)
	s := etcdStore(b, cluster, "/list")
	fillStore(b, s, sessions)
	middle, err := s.Page(store.Query{Limit: sessions / 2})
	if err != nil {
		b.Fatal(explained(err))
	}
	for name, c := range map[string]struct {
		query store.Query
		want  int
	}{
		"the first 50":                       {store.Query{Limit: 50}, 50},
		"50 from the middle":                 {store.Query{Limit: 50, After: middle.Next}, 50},
		"all":                                {store.Query{}, sessions},
		"50 that fit a search":               {store.Query{Limit: 50, Words: []string{"triage", "77"}}, 50},
		"a search that fits none, 500 ahead": {store.Query{Limit: 50, Scan: 500, Words: []string{"none"}}, 0},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				page, err := s.Page(c.query)
				if err != nil || len(page.Sessions) != c.want {
					b.Fatal(len(page.Sessions), explained(err))
				}
			}
		})
	}
	b.Run("counted", func(b *testing.B) {
		for b.Loop() {
			if n, err := s.Count(); err != nil || n.Living != sessions {
				b.Fatal(n, explained(err))
			}
		}
	})
	b.Run("bare etcd read of all", func(b *testing.B) {
		db := cluster.DB(b)
		b.ReportAllocs()
		for b.Loop() {
			resp, err := db.Get(b.Context(), "/list/index/", clientv3.WithPrefix())
			if err != nil || len(resp.Kvs) != sessions {
				b.Fatal(err)
			}
			for _, kv := range resp.Kvs {
				var sum store.Summary
				if err := json.Unmarshal(kv.Value, &sum); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}

// BenchmarkRoomOf50 lets 50 people vote at once, each from a program of their
// own, and is over when all their votes are stored.
func BenchmarkRoomOf50(b *testing.B) {
	const people = 50
	for _, members := range []int{1, 3} {
		b.Run(fmt.Sprintf("members=%d", members), func(b *testing.B) {
			cluster := etcdtest.Start(b, members)
			clients := make([]*etcd.Store, people)
			setup := []session.Event{session.OpenMeeting()}
			for i := range clients {
				clients[i] = etcdStore(b, cluster, "/room")
				setup = append(setup, session.AddAttendee(fmt.Sprint("person ", i), ""))
			}
			setup = append(setup, session.OpenPoll("eval_set"))
			for b.Loop() {
				b.StopTimer()
				id := begun(b, clients[0], setup...)
				for _, s := range clients {
					if _, err := s.Load(id); err != nil {
						b.Fatal(explained(err))
					}
				}
				b.StartTimer()
				vote(b, clients, id)
				b.StopTimer()
				expectVotes(b, clients[0], id, people)
				b.StartTimer()
			}
		})
	}
}

func vote(b *testing.B, clients []*etcd.Store, id session.ID) {
	var wg sync.WaitGroup
	for i, s := range clients {
		wg.Go(func() {
			name := fmt.Sprint("person ", i)
			commitment := session.Commit(53, name, checklist.VoteGo, strings.Repeat("5f", 16))
			e := session.CastVote("eval_set", session.Ballot{Attendee: name, Commitment: commitment})
			e.By = name
			if _, err := s.Append(id, e); err != nil {
				b.Errorf("%s: %v", name, explained(err))
			}
		})
	}
	wg.Wait()
}

func expectVotes(b *testing.B, s store.Store, id session.ID, want int) {
	b.Helper()
	events, err := s.Events(id)
	if err != nil {
		b.Fatal(explained(err))
	}
	var voters []string
	for _, e := range events {
		if e.Kind == session.VoteCast {
			voters = append(voters, e.Ballots[0].Attendee)
		}
	}
	slices.Sort(voters)
	if voters = slices.Compact(voters); len(voters) != want || len(events) != 2*want+3 {
		b.Fatalf("%d voted, in %d events", len(voters), len(events))
	}
}
