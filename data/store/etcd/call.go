package etcd

import (
	"context"
	"math/rand/v2"
	"slices"
	"time"

	clientv3 "go.etcd.io/etcd/client/v3"

	"loracle/data/store"
)

const (
	// attempt bounds one request to one member; another member is asked next. A
	// call has time for several.
	attempt  = 1500 * time.Millisecond
	attempts = 3
	// keepAlive is how often a silent connection is tried; etcd takes offence at
	// less than 5 seconds.
	keepAlive = 6 * time.Second

	firstPause   = 5 * time.Millisecond
	longestPause = 250 * time.Millisecond
	// connectAgain is the longest pause before a member that was down is tried
	// again, and connectTime how long it has to answer.
	connectAgain = time.Second
	connectTime  = 2 * time.Second
)

// patience is one call's time for all its attempts.
type patience struct {
	s       *Store
	end     time.Time
	ceiling time.Duration
}

func (s *Store) patience() *patience {
	return &patience{s: s, end: realTime().Add(s.options.Wait), ceiling: firstPause}
}

// again waits before another attempt, and reports whether there is time for
// one. Programs that meet wait for different times.
func (p *patience) again() bool {
	d := p.ceiling/2 + rand.N(p.ceiling/2)
	p.ceiling = min(2*p.ceiling, longestPause)
	if realTime().Add(d).After(p.end) {
		return false
	}
	pause(p.s.alive, d)
	return p.s.alive.Err() == nil
}

// within is the context of one attempt. A member that knows of no leader says so
// at once.
func (s *Store) within() (context.Context, context.CancelFunc) {
	return context.WithTimeout(clientv3.WithRequireLeader(s.alive), min(attempt, s.options.Wait/attempts))
}

func (s *Store) open() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return store.ClosedError(s.Name())
	}
	return nil
}

// get reads keys, as the whole cluster agrees on them.
func (s *Store) get(key string, opts ...clientv3.OpOption) (*clientv3.GetResponse, error) {
	if err := s.open(); err != nil {
		return nil, err
	}
	for p := s.patience(); ; {
		ctx, done := s.within()
		resp, err := s.kv.Get(ctx, key, opts...)
		done()
		if err == nil {
			return resp, nil
		}
		if !passing(err) || !p.again() {
			return nil, s.explain("read", err)
		}
	}
}

// Ping asks once whether the store answers.
func (s *Store) Ping() error {
	if err := s.open(); err != nil {
		return err
	}
	ctx, done := s.within()
	defer done()
	if _, err := s.kv.Get(ctx, metaKey, clientv3.WithCountOnly()); err != nil {
		return s.explain("read", err)
	}
	return nil
}

// txn is one transaction.
type txn struct {
	ifs             []clientv3.Cmp
	then, otherwise []clientv3.Op
}

// read carries out a transaction that changes nothing.
func (s *Store) read(ops ...clientv3.Op) (*clientv3.TxnResponse, error) {
	return s.readWithin(s.patience(), ops...)
}

// readWithin is read in what is left of a call's time.
func (s *Store) readWithin(p *patience, ops ...clientv3.Op) (*clientv3.TxnResponse, error) {
	if err := s.open(); err != nil {
		return nil, err
	}
	for {
		resp, err := s.once(txn{then: ops})
		if err == nil {
			return resp, nil
		}
		if !passing(err) || !p.again() {
			return nil, s.explain("read", err)
		}
	}
}

// once carries out a transaction once. Where it fails with a passing error, it
// may have been carried out all the same.
func (s *Store) once(t txn) (*clientv3.TxnResponse, error) {
	ctx, done := s.within()
	defer done()
	return s.kv.Txn(ctx).If(t.ifs...).Then(t.then...).Else(t.otherwise...).Commit()
}

// write carries out a transaction that changes something once, if the layout of
// the store is still the one that is known.
func (s *Store) write(t txn) (*clientv3.TxnResponse, error) {
	guarded := t
	for {
		layout := s.knownLayout()
		guarded.ifs = append(slices.Clone(t.ifs), clientv3.Compare(clientv3.ModRevision(metaKey), "=", layout))
		guarded.otherwise = append(slices.Clone(t.otherwise), clientv3.OpGet(metaKey))
		resp, err := s.once(guarded)
		if err != nil || resp.Succeeded {
			return resp, err
		}
		last := len(resp.Responses) - 1
		if err := s.learn(resp.Responses[last].GetResponseRange().Kvs); err != nil {
			return nil, err
		}
		resp.Responses = resp.Responses[:last]
		if s.knownLayout() == layout {
			return resp, nil
		}
	}
}

// commit carries out a transaction that does no harm when it is carried out
// twice.
func (s *Store) commit(t txn) (*clientv3.TxnResponse, error) { return s.patiently(t, s.write) }

func (s *Store) patiently(t txn, do func(txn) (*clientv3.TxnResponse, error)) (*clientv3.TxnResponse, error) {
	if err := s.open(); err != nil {
		return nil, err
	}
	for p := s.patience(); ; {
		resp, err := do(t)
		if err == nil {
			return resp, nil
		}
		if !passing(err) || !p.again() {
			return nil, s.explain("written", err)
		}
	}
}

// realTime and pause are about other machines, which know nothing of a clock
// that was handed in.
func realTime() time.Time { return time.Now() } //nolint:forbidigo // as said above

func pause(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d) //nolint:forbidigo // about the network, not about sessions
	defer t.Stop()
	select {
	case <-t.C:
	case <-ctx.Done():
	}
}
