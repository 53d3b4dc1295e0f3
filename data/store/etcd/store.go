package etcd

import (
	"context"
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"sync"

	"go.etcd.io/etcd/api/v3/mvccpb"
	clientv3 "go.etcd.io/etcd/client/v3"
	"go.etcd.io/etcd/client/v3/namespace"
	"go.uber.org/zap"
	"google.golang.org/grpc"
	"google.golang.org/grpc/backoff"

	"loracle/data/session"
	"loracle/data/store"
)

// Store is a store.Live in an etcd cluster. Its errors name it by its address.
type Store struct {
	address Address
	options store.Options
	client  *clientv3.Client
	kv      clientv3.KV
	watcher clientv3.Watcher
	// secure is how members are spoken to over TLS; nil where they are not.
	secure *tls.Config
	// alive ends when the store is closed.
	alive context.Context
	close context.CancelFunc

	// mu guards what follows.
	mu     sync.Mutex
	closed bool
	// last is the session folded last, and head the revision of its summary.
	last folded
	// layout is the revision in which the layout was written down; 0 where there
	// is no store yet.
	layout int64
}

// folded is a state together with the revision of the summary it goes with.
type folded struct {
	state session.State
	head  int64
}

// Open connects to a store. It writes nothing: where there is none yet, the
// first change makes it. It reports store.ErrUnreachable, store.ErrNewer,
// store.ErrDamaged (other data under the prefix) and store.ErrReadOnly (wrong
// credentials, or none).
func Open(address Address, access Access, options store.Options) (*Store, error) {
	if options.Now == nil {
		return nil, errors.New("open team store: no clock was given")
	}
	if options.Wait == 0 {
		options.Wait = access.Timeout
	}
	if options.Wait == 0 {
		options.Wait = defaultTimeout
	}
	s := &Store{address: address, options: options}
	if err := s.connect(access); err != nil {
		return nil, err
	}
	if err := s.check(); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// mostSent is how large a request may be as far as the client goes, in bytes;
// the cluster's own limit is lower.
const mostSent = 1 << 30

// connecting is how members that are down are tried again. Left to itself, the
// client would let up to two minutes pass.
var connecting = grpc.ConnectParams{
	Backoff:           backoff.Config{BaseDelay: longestPause, Multiplier: 1.6, Jitter: 0.2, MaxDelay: connectAgain},
	MinConnectTimeout: connectTime,
}

func (s *Store) connect(access Access) error {
	password, err := access.password()
	if err != nil {
		return err
	}
	if s.secure, err = access.tlsConfig(s.address.TLS); err != nil {
		return err
	}
	dial := []grpc.DialOption{grpc.WithConnectParams(connecting)}
	if access.User != "" {
		dial = append(dial, (&login{user: access.User, password: password}).options()...)
	}
	s.alive, s.close = context.WithCancel(context.Background())
	s.client, err = clientv3.New(clientv3.Config{
		Context: s.alive, Endpoints: s.address.Endpoints, TLS: s.secure, DialOptions: dial,
		DialTimeout: s.options.Wait, DialKeepAliveTime: keepAlive, DialKeepAliveTimeout: attempt,
		MaxCallSendMsgSize: mostSent, MaxUnaryRetries: 1, Logger: zap.NewNop(),
	})
	if err != nil {
		s.close()
		return s.explain("opened", err)
	}
	s.kv = namespace.NewKV(s.client.KV, s.address.Prefix)
	s.watcher = namespace.NewWatcher(s.client.Watcher, s.address.Prefix)
	return nil
}

// Name is the address of the store.
func (s *Store) Name() string { return s.address.String() }

// Close ends the use of the store. Everything acknowledged is in the cluster.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil
	}
	s.closed, s.last = true, folded{}
	err := s.client.Close()
	s.close()
	if err != nil && !errors.Is(err, context.Canceled) {
		return fmt.Errorf("leave the team store: %w", err)
	}
	return nil
}

// check makes sure that what is under the prefix is a store that can be read, or
// nothing yet. Both are looked at in the same moment: another program may be
// making the store.
func (s *Store) check() error {
	resp, err := s.read(clientv3.OpGet(metaKey), clientv3.OpGet("/", clientv3.WithPrefix(), clientv3.WithLimit(1), clientv3.WithKeysOnly()))
	if err != nil {
		return err
	}
	own, first := resp.Responses[0].GetResponseRange().Kvs, resp.Responses[1].GetResponseRange().Kvs
	if len(own) == 0 && len(first) > 0 {
		return s.foreign(nil)
	}
	return s.learn(own)
}

// learn takes note of what is written down about the layout, and fails where
// that is nothing this program can change.
func (s *Store) learn(kvs []*mvccpb.KeyValue) error {
	if len(kvs) == 0 && s.knownLayout() == 0 {
		return nil
	}
	if len(kvs) == 0 {
		return s.damaged(errors.New("what it is is no longer written down"))
	}
	var m meta
	if err := json.Unmarshal(kvs[0].Value, &m); err != nil || m.Format != formatName || m.Schema < 1 {
		return s.foreign(err)
	}
	if m.Schema > schemaVersion {
		return store.NewError(store.ErrNewer,
			fmt.Sprintf("the team store %s was written by a newer loracle (layout %d; this one reads up to layout %d)", s.address, m.Schema, schemaVersion),
			"install the newer loracle, or name another store with --store", nil)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.layout = kvs[0].ModRevision
	return nil
}

func (s *Store) knownLayout() int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.layout
}

// make writes down whose data it is, before anything else.
func (s *Store) make() error {
	if s.knownLayout() != 0 {
		return nil
	}
	raw, err := json.Marshal(meta{formatName, schemaVersion})
	if err != nil {
		return err
	}
	t := txn{ifs: []clientv3.Cmp{absent(metaKey)}, then: []clientv3.Op{clientv3.OpPut(metaKey, string(raw))}}
	if _, err = s.patiently(t, s.once); err != nil {
		return err
	}
	return s.check()
}

func absent(key string) clientv3.Cmp { return clientv3.Compare(clientv3.CreateRevision(key), "=", 0) }
