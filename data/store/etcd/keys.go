package etcd

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"loracle/data/session"
	"loracle/data/store"
)

// The beginnings of keys, as the package comment draws them, without the prefix
// of the store.
const (
	metaKey         = "/meta"
	sessionsPrefix  = "/sessions/"
	summariesPrefix = "/summaries/"
	indexPrefix     = "/index/"
	deletedPrefix   = "/deleted/"
	titlesPrefix    = "/titles/"
	knowledgePrefix = "/knowledge/"
	presentPrefix   = "/present/"
)

const (
	formatName    = "loracle sessions"
	schemaVersion = 1
)

// meta says whose data it is, and of which layout.
type meta struct {
	Format string `json:"format"`
	Schema int    `json:"schema"`
}

func eventsPrefix(id session.ID) string { return sessionsPrefix + string(id) + "/" }

func eventKey(id session.ID, seq uint64) string { return fmt.Sprintf("%s%016x", eventsPrefix(id), seq) }

func summaryKey(id session.ID) string { return summariesPrefix + string(id) }

func indexKey(sum store.Summary) string {
	prefix := indexPrefix
	if sum.Deleted {
		prefix = deletedPrefix
	}
	return prefix + place(sum.UpdatedAt, sum.ID)
}

// place is where a session stands in the index: the reverse of store.IndexKey,
// so that the newest stands first. etcd reads as far as it is asked to in the
// order of its keys, and everything in any other.
func place(updated time.Time, id session.ID) string {
	key := store.IndexKey(updated, id)
	for i := range key {
		key[i] = ^key[i]
	}
	return hex.EncodeToString(key)
}

func titlePrefix(title string) string {
	return titlesPrefix + hex.EncodeToString(store.TitlePrefix(title)) + "/"
}

func titleKey(title string, id session.ID) string { return titlePrefix(title) + string(id) }

func knowledgeKey(hash string) string { return knowledgePrefix + hash }

// lastPart is what stands behind the last slash of a key.
func lastPart(key []byte) string { return string(key[strings.LastIndexByte(string(key), '/')+1:]) }

func (s *Store) readSummary(raw []byte) (store.Summary, error) {
	var sum store.Summary
	if err := json.Unmarshal(raw, &sum); err != nil {
		return sum, s.damaged(fmt.Errorf("read summary: %w", err))
	}
	return sum, nil
}
