package etcd

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"go.etcd.io/etcd/api/v3/mvccpb"
	clientv3 "go.etcd.io/etcd/client/v3"

	"loracle/data/store"
)

// sight is what is known of a session at the moment.
type sight struct {
	seq  uint64
	here map[string]store.Presence
}

// read learns everything anew, as of the revision it returns.
func (n *sight) read(ctx context.Context, v *visit) (revision int64, err error) {
	ctx, done := context.WithTimeout(ctx, attempt)
	defer done()
	resp, err := v.s.kv.Txn(ctx).Then(
		clientv3.OpGet(eventsPrefix(v.id), clientv3.WithPrefix(), clientv3.WithKeysOnly(), clientv3.WithLimit(1),
			clientv3.WithSort(clientv3.SortByKey, clientv3.SortDescend)),
		clientv3.OpGet(presentPrefixOf(v.id), clientv3.WithPrefix()),
	).Commit()
	if err != nil {
		return 0, err
	}
	n.here = map[string]store.Presence{}
	for _, r := range resp.Responses {
		for _, kv := range r.GetResponseRange().Kvs {
			n.change(&clientv3.Event{Type: mvccpb.Event_PUT, Kv: kv})
		}
	}
	return resp.Header.Revision, nil
}

// change takes one key that was put or deleted.
func (n *sight) change(e *clientv3.Event) {
	key := string(e.Kv.Key)
	if strings.HasPrefix(key, sessionsPrefix) {
		if seq, err := strconv.ParseUint(lastPart(e.Kv.Key), 16, 64); err == nil {
			n.seq = max(n.seq, seq)
		}
		return
	}
	desk := lastPart(e.Kv.Key)
	var p store.Presence
	if e.Type == mvccpb.Event_DELETE || json.Unmarshal(e.Kv.Value, &p) != nil {
		delete(n.here, desk)
		return
	}
	p.Desk = desk
	n.here[desk] = p
}

// sight is what to show; those who came first stand first.
func (n *sight) sight() store.Sight {
	out := store.Sight{Seq: n.seq}
	for _, p := range n.here {
		out.Here = append(out.Here, p)
	}
	slices.SortFunc(out.Here, func(a, b store.Presence) int {
		if c := a.Since.Compare(b.Since); c != 0 {
			return c
		}
		return strings.Compare(a.Desk, b.Desk)
	})
	return out
}

func (n *sight) down(why error) store.Sight {
	return store.Sight{Seq: n.seq, Link: store.Link{Down: true, Why: why}}
}
