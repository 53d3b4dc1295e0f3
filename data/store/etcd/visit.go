package etcd

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"strings"
	"sync"
	"time"

	clientv3 "go.etcd.io/etcd/client/v3"

	"loracle/data/session"
	"loracle/data/store"
)

const (
	// presenceTTL is for how many seconds somebody stays present whose program
	// says nothing any more.
	presenceTTL = 6
	// lookAgain is how long to wait before a broken watch is begun anew.
	lookAgain = 300 * time.Millisecond
)

func presentPrefixOf(id session.ID) string { return presentPrefix + string(id) + "/" }

// visit is a store.Visit: one goroutine watches the session and one keeps the
// visitor present. Both begin anew whenever the cluster did not answer.
type visit struct {
	s      *Store
	id     session.ID
	alive  context.Context
	end    context.CancelFunc
	done   sync.WaitGroup
	sights chan store.Sight
	// moved wakes the one who keeps the visitor present.
	moved chan struct{}

	mu    sync.Mutex
	me    store.Presence
	lease clientv3.LeaseID
}

// Visit implements store.Live. A person without the right to write is present
// for nobody, and sees everything all the same.
func (s *Store) Visit(ctx context.Context, id session.ID, me store.Presence) (store.Visit, error) {
	if err := s.open(); err != nil {
		return nil, err
	}
	if me.Desk == "" {
		me.Desk = strings.ToLower(rand.Text()[:10])
	}
	if me.Since.IsZero() {
		me.Since = s.options.Now()
	}
	alive, end := context.WithCancel(ctx)
	stop := context.AfterFunc(s.alive, end)
	v := &visit{s: s, id: id, alive: alive, end: end, me: me, sights: make(chan store.Sight, 1), moved: make(chan struct{}, 1)}
	v.done.Go(v.look)
	v.done.Go(v.stay)
	go func() {
		v.done.Wait()
		stop()
		close(v.sights)
	}()
	return v, nil
}

// Sights implements store.Visit.
func (v *visit) Sights() <-chan store.Sight { return v.sights }

// Move implements store.Visit.
func (v *visit) Move(at store.Place) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.me.At == at {
		return
	}
	v.me.At = at
	select {
	case v.moved <- struct{}{}:
	default:
	}
}

// Leave implements store.Visit.
func (v *visit) Leave() error {
	v.end()
	v.done.Wait()
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.lease == 0 || v.s.alive.Err() != nil {
		return nil
	}
	ctx, done := v.s.within()
	defer done()
	// Where this fails, the lease ends by itself.
	if _, err := v.s.client.Revoke(ctx, v.lease); err != nil && !passing(err) {
		return v.s.explain("left", err)
	}
	return nil
}

// stay keeps the visitor present.
func (v *visit) stay() {
	for v.alive.Err() == nil {
		beats, err := v.appear()
		switch {
		case err == nil:
			v.beat(beats)
		case passing(err):
			pause(v.alive, lookAgain)
		default: // it is not allowed, and may be one day
			pause(v.alive, presenceTTL*time.Second)
		}
	}
}

// appear takes a lease and says on it who is here.
func (v *visit) appear() (<-chan *clientv3.LeaseKeepAliveResponse, error) {
	ctx, done := context.WithTimeout(v.alive, attempt)
	defer done()
	granted, err := v.s.client.Grant(ctx, presenceTTL)
	if err != nil {
		return nil, err
	}
	v.mu.Lock()
	v.lease = granted.ID
	v.mu.Unlock()
	if err := v.say(); err != nil {
		return nil, err
	}
	return v.s.client.KeepAlive(v.alive, granted.ID)
}

// say puts down where the visitor is.
func (v *visit) say() error {
	v.mu.Lock()
	me, lease := v.me, v.lease
	v.mu.Unlock()
	raw, err := json.Marshal(me)
	if err != nil {
		return err
	}
	ctx, done := context.WithTimeout(v.alive, attempt)
	defer done()
	_, err = v.s.kv.Put(ctx, presentPrefixOf(v.id)+me.Desk, string(raw), clientv3.WithLease(lease))
	return err
}

// beat says anew where the visitor is whenever that changes, until the lease is
// lost.
func (v *visit) beat(beats <-chan *clientv3.LeaseKeepAliveResponse) {
	for {
		select {
		case <-v.alive.Done():
			return
		case r, ok := <-beats:
			if !ok || r.TTL <= 0 {
				return
			}
		case <-v.moved:
			if err := v.say(); err != nil {
				return // a new lease says it, too
			}
		}
	}
}

// look tells what happens in the session.
func (v *visit) look() {
	var now sight
	for v.alive.Err() == nil {
		revision, err := now.read(v.alive, v)
		if err != nil {
			v.show(now.down(v.s.explain("read", err)))
			pause(v.alive, lookAgain)
			continue
		}
		v.show(now.sight())
		v.follow(&now, revision+1)
	}
}

// follow shows every change from a revision on, until the watch breaks.
func (v *visit) follow(now *sight, from int64) {
	ctx, done := context.WithCancel(v.alive)
	defer done()
	events := v.s.watcher.Watch(clientv3.WithRequireLeader(ctx), eventsPrefix(v.id), clientv3.WithPrefix(), clientv3.WithRev(from))
	people := v.s.watcher.Watch(clientv3.WithRequireLeader(ctx), presentPrefixOf(v.id), clientv3.WithPrefix(), clientv3.WithRev(from))
	// A connection that died without a word is noticed by asking.
	asking := time.NewTicker(lookAgain * 5) //nolint:forbidigo // about the network, not about sessions
	defer asking.Stop()
	for {
		var news clientv3.WatchResponse
		var ok bool
		select {
		case news, ok = <-events:
		case news, ok = <-people:
		case <-asking.C:
			if !v.answers() {
				return
			}
			continue
		case <-v.alive.Done():
			return
		}
		if !ok || news.Err() != nil {
			return
		}
		for _, e := range news.Events {
			now.change(e)
		}
		v.show(now.sight())
	}
}

// answers reports whether the cluster can be asked.
func (v *visit) answers() bool {
	ctx, done := context.WithTimeout(v.alive, attempt)
	defer done()
	_, err := v.s.kv.Get(ctx, metaKey, clientv3.WithCountOnly())
	return err == nil
}

// show hands out the latest sight in place of one that was not taken yet.
func (v *visit) show(now store.Sight) {
	select {
	case <-v.sights:
	default:
	}
	select {
	case v.sights <- now:
	case <-v.alive.Done():
	}
}

var _ store.Live = (*Store)(nil)
