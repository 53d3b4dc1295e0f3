package etcd_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	clientv3 "go.etcd.io/etcd/client/v3"

	"loracle/data/session"
	"loracle/data/store"
	"loracle/data/store/etcd"
	"loracle/data/store/etcd/etcdtest"
)

// TestAFullStoreCanBeReadAndIsWrittenAgainOnceThereIsRoom fills a cluster up to
// its quota with data of somebody else's, and makes room the way an
// administrator does: compact, defragment, disarm the alarm.
func TestAFullStoreCanBeReadAndIsWrittenAgainOnceThereIsRoom(t *testing.T) {
	cluster := etcdtest.Start(t, 1, "--quota-backend-bytes", "8000000")
	s := must(t, cluster.Address("/team"), etcd.Access{})
	made := create(t, s, "A")
	db := cluster.DB(t)
	ctx := t.Context()
	for {
		if _, err := db.Put(ctx, "/elsewhere", strings.Repeat("x", 1<<20)); err != nil {
			if !strings.Contains(err.Error(), "space exceeded") {
				t.Fatal(err)
			}
			break
		}
	}
	full := trouble{
		store.ErrFull, "the team store ADDRESS is full, so nothing can be saved in it",
		"ask whoever runs etcd to compact it or to raise its quota (etcdctl alarm list); sessions can be read meanwhile",
	}
	_, err := s.Append(made.ID, session.Rename("B"))
	full.expect(t, s.Name(), err)
	_, err = s.Create(session.Create("B", "k", "p"))
	full.expect(t, s.Name(), err)
	full.expect(t, s.Name(), s.PutKnowledge(strings.Repeat("ab", 32), []byte("x")))
	for _, reader := range []*etcd.Store{s, must(t, cluster.Address("/team"), etcd.Access{})} {
		if got, err := reader.Load(made.ID); err != nil || got.Title != "A" {
			t.Errorf("read %q, %v", got.Title, explained(err))
		}
		if list, err := reader.List(); err != nil || len(list) != 1 {
			t.Errorf("listed %d, %v", len(list), explained(err))
		}
	}
	makeRoom(t, cluster, db)
	kept, err := s.Append(made.ID, session.Rename("C"))
	if err != nil || kept.Seq != 2 {
		t.Errorf("kept as %d, %v", kept.Seq, explained(err))
	}
	checkKeys(t, db, "/team", s)
}

func makeRoom(t *testing.T, cluster *etcdtest.Cluster, db *clientv3.Client) {
	t.Helper()
	ctx := t.Context()
	now, err := db.Get(ctx, "/elsewhere", clientv3.WithCountOnly())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Compact(ctx, now.Header.Revision, clientv3.WithCompactPhysical()); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Defragment(ctx, cluster.Members[0].Client); err != nil {
		t.Fatal(err)
	}
	if _, err := db.AlarmDisarm(ctx, &clientv3.AlarmMember{}); err != nil {
		t.Fatal(err)
	}
}

func TestAChangeThatIsTooLargeIsRefusedAndNothingElse(t *testing.T) {
	cluster := etcdtest.Start(t, 1)
	s := must(t, cluster.Address("/team"), etcd.Access{})
	made := create(t, s, "A")
	tooLarge := trouble{
		nil, "this change is too large for the team store ADDRESS",
		"ask whoever runs etcd to raise its limit (--max-request-bytes), or make the text shorter",
	}
	for _, size := range []int{1_600_000, 3 << 20, 5 << 20} {
		_, err := s.Append(made.ID, session.NoteQuestion("gap", strings.Repeat("x", size)))
		tooLarge.expect(t, s.Name(), err)
		tooLarge.expect(t, s.Name(), s.PutKnowledge(strings.Repeat("ab", 32), bytes.Repeat([]byte{'x'}, size)))
	}
	if kept, err := s.Append(made.ID, session.NoteQuestion("gap", strings.Repeat("x", 1<<20))); err != nil || kept.Seq != 2 {
		t.Errorf("one of a MiB was kept as %d, %v", kept.Seq, explained(err))
	}
	// Many that are large together still come in.
	var events []session.Event
	for i := range 40 {
		events = append(events, session.NoteQuestion("gap", fmt.Sprint(i, strings.Repeat("y", 200_000))))
	}
	if state, err := s.Create(append([]session.Event{session.Create("B", "k", "p")}, events...)...); err != nil || state.Seq != 41 {
		t.Errorf("a session of 8 MB has %d events, %v", state.Seq, explained(err))
	}
}

// TestALongListSurvivesCompaction compacts while a list is read that takes
// several requests: every one of them sees the list as it was at the first,
// which the cluster then no longer knows.
func TestALongListSurvivesCompaction(t *testing.T) {
	cluster := etcdtest.Start(t, 1)
	s := must(t, cluster.Address("/team"), etcd.Access{})
	const sessions = 2500
	fillStore(t, s, sessions)
	db := cluster.DB(t)
	compactions := 0
	etcd.AfterEachRead(s, func() {
		if compactions == 3 {
			return
		}
		compactions++
		put, err := db.Put(t.Context(), "/elsewhere", "x")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := db.Compact(t.Context(), put.Header.Revision); err != nil {
			t.Fatal(err)
		}
	})
	list, err := s.List()
	if err != nil || len(list) != sessions {
		t.Fatalf("%d of %d, %v", len(list), sessions, explained(err))
	}
	seen := map[session.ID]bool{}
	for i, sum := range list {
		if seen[sum.ID] || i > 0 && sum.UpdatedAt.After(list[i-1].UpdatedAt) {
			t.Fatalf("%s is out of place", sum.ID)
		}
		seen[sum.ID] = true
	}
	if compactions != 3 {
		t.Errorf("it was compacted %d times", compactions)
	}
}

// fillStore brings many sessions in that have a creation and an answer.
func fillStore(t testing.TB, s *etcd.Store, sessions int) {
	t.Helper()
	const together = 500
	for from := 0; from < sessions; from += together {
		var all []store.History
		for i := from; i < min(from+together, sessions); i++ {
			all = append(all, typical(t, i))
		}
		if _, err := s.Merge(all, true); err != nil {
			t.Fatal(explained(err))
		}
	}
}
