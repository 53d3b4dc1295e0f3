package store

import (
	"encoding/binary"
	"strings"
	"time"

	"github.com/oklog/ulid/v2"

	"loracle/data/session"
)

// The buckets and keys drawn in the package comment.
var (
	metaBucket      = []byte("meta")
	formatKey       = []byte("format")
	schemaKey       = []byte("schema")
	sessionsBucket  = []byte("sessions")
	eventsBucket    = []byte("events")
	indexBucket     = []byte("index")
	summariesBucket = []byte("summaries")
	knowledgeBucket = []byte("knowledge")
)

const (
	formatName    = "loracle sessions"
	schemaVersion = "1"
)

// timeSize is the size of an encoded time: 8 bytes of seconds, 4 of
// nanoseconds.
const timeSize = 12

// signBit, flipped, makes signed integers sort as unsigned ones.
const signBit = 1 << 63

func eventKey(seq uint64) []byte { return binary.BigEndian.AppendUint64(nil, seq) }

// indexKey sorts sessions by the time of their last change, then by id.
func indexKey(updated time.Time, id session.ID) []byte {
	key := make([]byte, 0, timeSize+ulid.EncodedSize)
	key = binary.BigEndian.AppendUint64(key, uint64(updated.Unix())^signBit)
	key = binary.BigEndian.AppendUint32(key, uint32(updated.Nanosecond()))
	return append(key, id...)
}

// indexedID is the id in an index key; ok is false where the key is not one.
func indexedID(key []byte) (id []byte, ok bool) {
	if len(key) != timeSize+ulid.EncodedSize {
		return nil, false
	}
	return key[timeSize:], true
}

// parseID reads a whole id in either case.
func parseID(s string) (id session.ID, ok bool) {
	u, err := ulid.ParseStrict(strings.ToUpper(s))
	if err != nil {
		return "", false
	}
	return session.ID(u.String()), true
}
