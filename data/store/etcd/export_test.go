package etcd

import (
	"context"
	"time"

	clientv3 "go.etcd.io/etcd/client/v3"

	"loracle/data/store"
)

// KeysOf are the keys under which a summary is found, beside its events.
func KeysOf(sum store.Summary) []string {
	return []string{summaryKey(sum.ID), indexKey(sum), titleKey(sum.Title, sum.ID)}
}

// AfterEachRead lets something happen between a store's requests.
func AfterEachRead(s *Store, do func()) { s.kv = &interruptedKV{s.kv, do} }

type interruptedKV struct {
	clientv3.KV
	do func()
}

func (k *interruptedKV) Get(ctx context.Context, key string, opts ...clientv3.OpOption) (*clientv3.GetResponse, error) {
	resp, err := k.KV.Get(ctx, key, opts...)
	k.do()
	return resp, err
}

// By is who uses a store.
func By(s *Store) string { return s.options.By }

// BeforeStep lets something happen before a transaction that changes something,
// counted from 0.
func BeforeStep(s *Store, step int, do func()) {
	s.kv = &steppingKV{KV: s.kv, before: func(n int) {
		if n == step {
			do()
		}
	}}
}

// CutAt ends a store's program at a step: before the transaction, or once it is
// carried out and without its answer.
func CutAt(s *Store, step int, carriedOut bool) {
	end := func(n int) {
		if n == step {
			s.close()
		}
	}
	if carriedOut {
		s.kv = &steppingKV{KV: s.kv, alive: s.alive, after: end}
	} else {
		s.kv = &steppingKV{KV: s.kv, alive: s.alive, before: end}
	}
}

type steppingKV struct {
	clientv3.KV
	alive         context.Context
	before, after func(step int)
	steps         int
}

func (k *steppingKV) Txn(ctx context.Context) clientv3.Txn {
	return &steppingTxn{Txn: k.KV.Txn(ctx), kv: k}
}

type steppingTxn struct {
	clientv3.Txn
	kv      *steppingKV
	changes bool
}

func (t *steppingTxn) If(cs ...clientv3.Cmp) clientv3.Txn {
	t.changes = len(cs) > 0
	t.Txn = t.Txn.If(cs...)
	return t
}

func (t *steppingTxn) Then(ops ...clientv3.Op) clientv3.Txn {
	t.Txn = t.Txn.Then(ops...)
	return t
}

func (t *steppingTxn) Else(ops ...clientv3.Op) clientv3.Txn {
	t.Txn = t.Txn.Else(ops...)
	return t
}

func (t *steppingTxn) Commit() (*clientv3.TxnResponse, error) {
	if !t.changes {
		return t.Txn.Commit()
	}
	step := t.kv.steps
	t.kv.steps++
	if t.kv.before != nil {
		t.kv.before(step)
	}
	resp, err := t.Txn.Commit()
	if t.kv.after != nil {
		t.kv.after(step)
		if t.kv.alive.Err() != nil {
			return nil, context.Canceled
		}
	}
	return resp, err
}

// PresenceTTL is how long somebody stays present who says nothing any more.
const PresenceTTL = presenceTTL * time.Second

// Forget makes a store read a session anew.
func Forget(s *Store) { s.forget() }
