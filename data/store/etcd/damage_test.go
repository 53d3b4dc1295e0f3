package etcd_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	clientv3 "go.etcd.io/etcd/client/v3"

	"loracle/data/session"
	"loracle/data/store"
	"loracle/data/store/etcd"
	"loracle/data/store/etcd/etcdtest"
)

const hintElsewhere = "install the newer loracle, or name another store with --store"

func TestDataThatIsNotOurs(t *testing.T) {
	cluster := etcdtest.Start(t, 1)
	db := cluster.DB(t)
	foreign := func(prefix string) trouble {
		return trouble{
			store.ErrDamaged, "under ADDRESS there is other data, not a session store",
			"name another prefix, like " + cluster.Address(prefix) + "/loracle; nothing there was changed",
		}
	}
	newer := func(layout string) trouble {
		return trouble{
			store.ErrNewer, "the team store ADDRESS was written by a newer loracle (layout " + layout + "; this one reads up to layout 1)", hintElsewhere,
		}
	}
	for prefix, c := range map[string]struct {
		key, value string
		want       trouble
	}{
		"/registry":    {"/pods/default/web", "{}", foreign("/registry")},
		"/jsonless":    {"/meta", "not JSON", foreign("/jsonless")},
		"/otherFormat": {"/meta", `{"format":"something else","schema":1}`, foreign("/otherFormat")},
		"/noSchema":    {"/meta", `{"format":"loracle sessions"}`, foreign("/noSchema")},
		"/newer":       {"/meta", `{"format":"loracle sessions","schema":99}`, newer("99")},
		"/newerMore":   {"/meta", `{"format":"loracle sessions","schema":2,"more":true}`, newer("2")},
	} {
		t.Run(prefix, func(t *testing.T) {
			if _, err := db.Put(t.Context(), prefix+c.key, c.value); err != nil {
				t.Fatal(err)
			}
			address := cluster.Address(prefix)
			_, err := tryOpen(t, address, etcd.Access{}, patient())
			c.want.expect(t, address, err)
			if resp, err := db.Get(t.Context(), prefix, clientv3.WithPrefix()); err != nil || resp.Count != 1 || string(resp.Kvs[0].Value) != c.value {
				t.Errorf("it was changed: %v, %v", resp, err)
			}
		})
	}
	// What lies beside the prefix is not under it.
	must(t, cluster.Address("/new"), etcd.Access{})
	must(t, cluster.Address("/registry/loracle"), etcd.Access{})
}

// TestNewerDataWhileAStoreIsOpen lets a newer loracle raise the layout while
// this one works.
func TestNewerDataWhileAStoreIsOpen(t *testing.T) {
	cluster := etcdtest.Start(t, 1)
	s := must(t, cluster.Address("/team"), etcd.Access{})
	made := create(t, s, "A")
	if _, err := cluster.DB(t).Put(t.Context(), "/team/meta", `{"format":"loracle sessions","schema":2}`); err != nil {
		t.Fatal(err)
	}
	want := trouble{
		store.ErrNewer, "the team store ADDRESS was written by a newer loracle (layout 2; this one reads up to layout 1)", hintElsewhere,
	}
	_, err := s.Append(made.ID, session.Rename("B"))
	want.expect(t, s.Name(), err)
	_, err = s.Create(session.Create("B", "k", "p"))
	want.expect(t, s.Name(), err)
	if got, err := s.Load(made.ID); err != nil || got.Seq != 1 {
		t.Errorf("it has event %d, %v", got.Seq, err)
	}
}

func TestDamagedValues(t *testing.T) {
	cluster := etcdtest.Start(t, 1)
	db := cluster.DB(t)
	const hint = "`loracle doctor` says what is damaged; ask whoever runs etcd to put a snapshot back, or restore a backup under another prefix"
	damagedSession := func(id session.ID) trouble {
		return trouble{store.ErrDamaged, fmt.Sprintf("session %s in the team store ADDRESS is damaged", id), "other sessions are not affected; " + hint}
	}
	damagedStore := func(session.ID) trouble { return trouble{store.ErrDamaged, "the team store ADDRESS is damaged", hint} }
	newerSession := func(id session.ID) trouble {
		return trouble{
			store.ErrNewer, fmt.Sprintf("session %s holds a change of a kind that this loracle does not know", id),
			"if a newer loracle was used, install that; other sessions are not affected",
		}
	}
	load := func(s *etcd.Store, id session.ID) error { return second(s.Load(id)) }
	add := func(s *etcd.Store, id session.ID) error { return second(s.Append(id, session.Rename("C"))) }
	list := func(s *etcd.Store, _ session.ID) error { return second(s.List()) }
	find := func(s *etcd.Store, id session.ID) error { return second(s.Find(string(id[:24]))) }
	archive := func(s *etcd.Store, _ session.ID) error { return second(s.Histories("", 1<<20)) }
	for name, c := range map[string]struct {
		// key and value are put in place of ID; without a value the key goes.
		key, value string
		try        map[string]func(*etcd.Store, session.ID) error
		want       func(session.ID) trouble
	}{
		"an event is cut": {"/sessions/ID/0000000000000002", `{"seq":2,"at":"20`, tries{"load": load, "append": add, "archive": load}, damagedSession},
		"an event is another": {
			"/sessions/ID/0000000000000002", `{"seq":7,"at":"2027-02-01T14:00:00Z","kind":"renamed","title":"x"}`, tries{"load": load, "append": add}, damagedSession,
		},
		"an event is missing":        {"/sessions/ID/0000000000000002", "", tries{"load": load, "append": add, "archive": archive}, damagedSession},
		"the first event is missing": {"/sessions/ID/0000000000000001", "", tries{"load": load, "archive": archive}, damagedSession},
		"all events are missing":     {"/sessions/ID/", "", tries{"load": load, "append": add}, damagedSession},
		"an event is newer": {
			"/sessions/ID/0000000000000003", `{"seq":3,"at":"2027-02-01T14:00:00Z","kind":"voted_by_hand"}`, tries{"load": load, "append": add}, newerSession,
		},
		"a key beside the events":        {"/sessions/ID/0000000000000003x", "{}", tries{"load": load, "append": add, "archive": archive}, damagedSession},
		"a summary is cut":               {"/summaries/ID", `{"id":"01`, tries{"find": find, "archive": archive}, damagedStore},
		"a summary is another session's": {"/summaries/ID", `{"id":"01ARZ3NDEKTSV4RRFFQ69G5FAV"}`, tries{"archive": archive}, damagedSession},
		"a place in the index is cut":    {"/index/ffff", `{"id":"01`, tries{"list": list}, damagedStore},
	} {
		t.Run(name, func(t *testing.T) {
			prefix := "/" + strings.ReplaceAll(name, " ", "")
			prefix = strings.ReplaceAll(prefix, "'", "")
			s := must(t, cluster.Address(prefix), etcd.Access{})
			made, err := s.Create(session.Create("A", "k", "p"), session.Rename("B"), session.Rename("C"))
			if err != nil {
				t.Fatal(err)
			}
			other := create(t, s, "Another")
			key := prefix + strings.ReplaceAll(c.key, "ID", string(made.ID))
			if c.value == "" {
				_, err = db.Delete(t.Context(), key, clientv3.WithPrefix())
			} else {
				_, err = db.Put(t.Context(), key, c.value)
			}
			if err != nil {
				t.Fatal(err)
			}
			for what, try := range c.try {
				fresh := must(t, cluster.Address(prefix), etcd.Access{})
				t.Run(what, func(t *testing.T) { c.want(made.ID).expect(t, s.Name(), try(fresh, made.ID)) })
			}
			if _, err := s.Append(other.ID, session.Rename("Still here")); err != nil {
				t.Errorf("another session: %v", explained(err))
			}
		})
	}
}

type tries = map[string]func(*etcd.Store, session.ID) error

func second[T any](_ T, err error) error { return err }

// TestAnOlderSnapshotPutBackIsNoticed goes on with what the cluster has when
// that is less than this program knew.
func TestAnOlderSnapshotPutBackIsNoticed(t *testing.T) {
	cluster := etcdtest.Start(t, 1)
	s := must(t, cluster.Address("/team"), etcd.Access{})
	made, err := s.Create(session.Create("A", "k", "p"), session.Rename("B"), session.Rename("C"))
	if err != nil {
		t.Fatal(err)
	}
	db := cluster.DB(t)
	summary, err := db.Get(t.Context(), "/team/summaries/"+string(made.ID))
	if err != nil {
		t.Fatal(err)
	}
	// The last event goes, and the summary is put once more: as it was then.
	_, err = db.Delete(t.Context(), "/team/sessions/"+string(made.ID)+"/0000000000000003")
	_, putErr := db.Put(t.Context(), "/team/summaries/"+string(made.ID), string(summary.Kvs[0].Value))
	if err := errors.Join(err, putErr); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Load(made.ID); err != nil || got.Title != "B" || got.Seq != 2 {
		t.Errorf("%q with %d events, %v", got.Title, got.Seq, err)
	}
	if kept, err := s.Append(made.ID, session.Rename("D")); err != nil || kept.Seq != 3 {
		t.Errorf("the next has number %d, %v", kept.Seq, err)
	}
}
