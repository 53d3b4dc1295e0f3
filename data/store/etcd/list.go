package etcd

import (
	"errors"
	"fmt"
	"strings"

	"go.etcd.io/etcd/api/v3/mvccpb"
	"go.etcd.io/etcd/api/v3/v3rpc/rpctypes"
	clientv3 "go.etcd.io/etcd/client/v3"

	"loracle/data/session"
	"loracle/data/store"
)

// mostSummaries is how many summaries one request reads.
const mostSummaries = 1000

// List implements store.Store.
func (s *Store) List() ([]store.Summary, error) {
	page, err := s.Page(store.Query{})
	return page.Sessions, err
}

// Deleted implements store.Store.
func (s *Store) Deleted() ([]store.Summary, error) {
	page, err := s.Page(store.Query{Deleted: true})
	return page.Sessions, err
}

// Page implements store.Store. All requests of one page see the list as it was
// at the first. Where the cluster has forgotten that meanwhile, the page begins
// anew.
func (s *Store) Page(q store.Query) (store.Page, error) {
	for range rounds {
		page, err := s.page(q)
		if !errors.Is(err, rpctypes.ErrCompacted) {
			return page, err
		}
	}
	return s.page(q)
}

func (s *Store) page(q store.Query) (store.Page, error) {
	var page store.Page
	fits := q.Matcher()
	seen, full := 0, false
	err := s.eachIndexed(q, func(sum store.Summary) bool {
		if q.Limit > 0 && len(page.Sessions) == q.Limit || q.Scan > 0 && seen == q.Scan {
			full = true
			return false
		}
		seen++
		page.Next = sum.Cursor()
		if fits(sum) {
			page.Sessions = append(page.Sessions, sum)
		}
		return true
	})
	if err != nil {
		return store.Page{}, err
	}
	if !full {
		page.Next = store.Cursor{}
	}
	return page, nil
}

// eachIndexed shows the summaries behind a query's cursor, newest first, until
// show has seen enough.
func (s *Store) eachIndexed(q store.Query, show func(store.Summary) bool) error {
	prefix := indexPrefix
	if q.Deleted {
		prefix = deletedPrefix
	}
	from, end := prefix, clientv3.GetPrefixRangeEnd(prefix)
	if !q.After.IsZero() {
		from = behind(prefix + place(q.After.UpdatedAt, q.After.ID))
	}
	revision := int64(0)
	for {
		resp, err := s.get(from, clientv3.WithRange(end), clientv3.WithRev(revision), clientv3.WithLimit(batch(q)))
		if err != nil {
			return err
		}
		for _, kv := range resp.Kvs {
			sum, err := s.readSummary(kv.Value)
			if err != nil {
				return err
			}
			if !show(sum) {
				return nil
			}
		}
		if !resp.More {
			return nil
		}
		revision, from = resp.Header.Revision, behind(string(resp.Kvs[len(resp.Kvs)-1].Key))
	}
}

// behind is the smallest key that is larger than another.
func behind(key string) string { return key + "\x00" }

// batch is how many summaries to ask for at once: one more than a page shows,
// which tells whether there are more.
func batch(q store.Query) int64 {
	if q.Limit > 0 && len(q.Words) == 0 {
		return int64(min(q.Limit+1, mostSummaries))
	}
	return mostSummaries
}

// Count implements store.Store.
func (s *Store) Count() (store.Count, error) {
	resp, err := s.read(
		clientv3.OpGet(indexPrefix, clientv3.WithPrefix(), clientv3.WithCountOnly()),
		clientv3.OpGet(deletedPrefix, clientv3.WithPrefix(), clientv3.WithCountOnly()),
	)
	if err != nil {
		return store.Count{}, err
	}
	return store.Count{
		Living:  int(resp.Responses[0].GetResponseRange().Count),
		Deleted: int(resp.Responses[1].GetResponseRange().Count),
	}, nil
}

// Find implements store.Store.
func (s *Store) Find(name string) (session.State, error) {
	name = strings.TrimSpace(name)
	if id, ok := store.ParseID(name); ok {
		resp, err := s.get(summaryKey(id), clientv3.WithKeysOnly())
		if err != nil {
			return session.State{}, err
		}
		if len(resp.Kvs) > 0 {
			return s.Load(id)
		}
	}
	named, err := s.named(name)
	if err != nil {
		return session.State{}, err
	}
	id, err := store.Choose(name, named)
	if err != nil {
		return session.State{}, err
	}
	return s.Load(id)
}

// named lists the summaries whose session may have a name, each once.
func (s *Store) named(name string) ([]store.Summary, error) {
	ops := []clientv3.Op{clientv3.OpGet(titlePrefix(name), clientv3.WithPrefix(), clientv3.WithKeysOnly())}
	if prefix := strings.ToUpper(name); len(prefix) >= store.MinPrefix && !strings.Contains(prefix, "/") {
		ops = append(ops, clientv3.OpGet(summariesPrefix+prefix, clientv3.WithPrefix()))
	}
	resp, err := s.read(ops...)
	if err != nil {
		return nil, err
	}
	var out []store.Summary
	seen := map[session.ID]bool{}
	add := func(kvs []*mvccpb.KeyValue) error {
		for _, kv := range kvs {
			sum, err := s.readSummary(kv.Value)
			if err != nil {
				return err
			}
			if !seen[sum.ID] {
				out = append(out, sum)
			}
			seen[sum.ID] = true
		}
		return nil
	}
	if len(ops) > 1 {
		if err := add(resp.Responses[1].GetResponseRange().Kvs); err != nil {
			return nil, err
		}
	}
	for _, kv := range resp.Responses[0].GetResponseRange().Kvs {
		own, err := s.get(summaryKey(session.ID(lastPart(kv.Key))))
		if err == nil {
			err = add(own.Kvs)
		}
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// PutKnowledge implements store.Store. What is kept is never replaced.
func (s *Store) PutKnowledge(hash string, files []byte) error {
	if err := store.CheckKnowledge(hash, files); err != nil {
		return fmt.Errorf("keep knowledge base: %w", err)
	}
	resp, err := s.get(knowledgeKey(hash), clientv3.WithCountOnly())
	if err != nil || resp.Count > 0 {
		return err
	}
	if err := s.make(); err != nil {
		return err
	}
	key := knowledgeKey(hash)
	_, err = s.commit(txn{ifs: []clientv3.Cmp{absent(key)}, then: []clientv3.Op{clientv3.OpPut(key, string(files))}})
	return err
}

// Knowledge implements store.Store. It fails with store.ErrNotFound.
func (s *Store) Knowledge(hash string) ([]byte, error) {
	resp, err := s.get(knowledgeKey(hash))
	if err != nil {
		return nil, err
	}
	if len(resp.Kvs) == 0 {
		return nil, store.NoKnowledgeError(s.Name(), hash)
	}
	return resp.Kvs[0].Value, nil
}

// Hashes implements store.Archive.
func (s *Store) Hashes() ([]string, error) {
	resp, err := s.get(knowledgePrefix, clientv3.WithPrefix(), clientv3.WithKeysOnly())
	if err != nil {
		return nil, err
	}
	var out []string
	for _, kv := range resp.Kvs {
		out = append(out, lastPart(kv.Key))
	}
	return out, nil
}
