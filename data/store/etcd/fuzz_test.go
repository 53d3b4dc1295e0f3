package etcd

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"go.etcd.io/etcd/api/v3/mvccpb"
	clientv3 "go.etcd.io/etcd/client/v3"

	"loracle/data/store"
)

// FuzzParseAddress: an address that is taken reads back the same, and its
// prefix keeps the keys of two stores apart.
func FuzzParseAddress(f *testing.F) {
	for _, seed := range []string{
		"etcd://host:2379/prefix", "etcds://a:2379,b:2380,[::1]:2379/team/loracle/", "etcd://host", "etcd://[::1]/x", "etcd://ana:secret@host/x",
		"etcd:///x", "etcd://a,,b", "etcd://host:99999/x", "etcd://a b/x", "etcd://host//x", "etcd://host/a//b", "etcd://host/a\x00b", "http://host", "", "etcd://[:]0", "etcd://host:", "etcd://[::1]", "etcd://::1",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		a, err := ParseAddress(name)
		if err != nil {
			if strings.Contains(err.Error(), "\n") {
				t.Errorf("%q: the error has several lines: %v", name, err)
			}
			return
		}
		if !IsAddress(name) || len(a.Endpoints) == 0 || !strings.HasPrefix(a.Prefix, "/") || strings.HasSuffix(a.Prefix, "/") || strings.Contains(a.Prefix, "//") {
			t.Fatalf("%q was read as %+v", name, a)
		}
		again, err := ParseAddress(a.String())
		if err != nil || again.Prefix != a.Prefix || again.TLS != a.TLS || !slices.Equal(again.Endpoints, a.Endpoints) {
			t.Errorf("%q is %q, which is read as %+v (%v)", name, a, again, err)
		}
	})
}

// FuzzLearn: what is written down about a store either is of a layout that this
// program reads, or is refused with a sentence and a hint.
func FuzzLearn(f *testing.F) {
	for _, seed := range []string{
		`{"format":"loracle sessions","schema":1}`, `{"format":"loracle sessions","schema":99}`, `{"format":"loracle sessions","schema":-1}`,
		`{"format":"loracle sessions","schema":1e999}`, `{"schema":1}`, `null`, `[]`, "", "\xff", `{"format":"loracle sessions","schema":1,"more":{}}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, value []byte) {
		s := &Store{address: Address{Endpoints: []string{"host:2379"}, Prefix: "/x"}}
		err := s.learn([]*mvccpb.KeyValue{{Key: []byte(metaKey), Value: value, ModRevision: 7}})
		var m meta
		readable := json.Unmarshal(value, &m) == nil && m.Format == formatName && m.Schema == schemaVersion
		if readable != (err == nil) {
			t.Fatalf("%q: %v", value, err)
		}
		if err == nil {
			return
		}
		var known *store.Error
		if !errors.As(err, &known) || known.Hint() == "" || s.knownLayout() != 0 {
			t.Errorf("%q: %v", value, err)
		}
	})
}

// FuzzSummary: a summary that is read has its places in the index, which sort
// by time, whatever else is in it.
func FuzzSummary(f *testing.F) {
	for _, seed := range []string{
		`{"id":"01MDRK40R08Y446FKPG9RWTQ20","title":"A","created_at":"2027-02-01T14:00:00Z","updated_at":"2027-02-01T14:00:00Z","answered":1,"marked":0}`,
		`{"updated_at":"0000-01-01T00:00:00Z"}`, `{"updated_at":"9999-12-31T23:59:59.999999999Z","deleted":true}`, `{"title":"\u0000\ud800"}`, `{}`, `null`, `[`, "",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, value []byte) {
		s := &Store{address: Address{Endpoints: []string{"host:2379"}, Prefix: "/x"}}
		sum, err := s.readSummary(value)
		if err != nil {
			if !errors.Is(err, store.ErrDamaged) {
				t.Errorf("%q: %v", value, err)
			}
			return
		}
		later := sum
		if later.UpdatedAt = sum.UpdatedAt.Add(time.Second); later.UpdatedAt.UTC().Year() > 9999 {
			return // no summary could say so
		}
		if indexKey(later) >= indexKey(sum) {
			t.Errorf("%q: a second later it stands at %s, behind %s", value, indexKey(later), indexKey(sum))
		}
		if ops, err := fileOps(sum, later); err != nil || len(ops) != 3 {
			t.Errorf("%q: %d operations, %v", value, len(ops), err)
		}
	})
}

// FuzzSight: whatever somebody puts among the events and the people of a
// session, what is seen of it has one line for each and an order.
func FuzzSight(f *testing.F) {
	f.Add("/sessions/x/00000000000000ff", []byte("{}"), "/present/x/desk", []byte(`{"name":"ana","since":"2027-02-01T14:00:00Z","at":{"page":"room","leads":true}}`), false)
	f.Add("/sessions/x/nonsense", []byte{}, "/present/x/", []byte(`{"desk":"other","name":"\u001b[31m"}`), true)
	f.Add("/sessions/", []byte{}, "/present/x/a/b", []byte("\xff"), false)
	f.Fuzz(func(t *testing.T, key string, event []byte, person string, presence []byte, gone bool) {
		n := sight{here: map[string]store.Presence{}}
		put := func(key string, value []byte, kind mvccpb.Event_EventType) {
			n.change(&clientv3.Event{Type: kind, Kv: &mvccpb.KeyValue{Key: []byte(key), Value: value}})
		}
		put(presentPrefix+"x/first", []byte(`{"name":"bo"}`), mvccpb.Event_PUT)
		put(sessionsPrefix+key, event, mvccpb.Event_PUT)
		put(presentPrefix+person, presence, mvccpb.Event_PUT)
		if gone {
			put(presentPrefix+person, nil, mvccpb.Event_DELETE)
		}
		seen := n.sight()
		if again := n.sight(); !slices.Equal(seen.Here, again.Here) || seen.Seq != again.Seq {
			t.Errorf("seen twice it is %+v and %+v", seen, again)
		}
		desks := map[string]bool{}
		for _, p := range seen.Here {
			if desks[p.Desk] {
				t.Errorf("%q is here twice", p.Desk)
			}
			desks[p.Desk] = true
		}
		if len(seen.Here) > 2 {
			t.Errorf("%d are here", len(seen.Here))
		}
	})
}
