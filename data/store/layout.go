package store

import (
	"crypto/sha256"
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
	deletedBucket   = []byte("deleted")
	titlesBucket    = []byte("titles")
	livingCountKey  = []byte("living")
	deletedCountKey = []byte("deleted")
)

const (
	formatName    = "loracle sessions"
	schemaVersion = 2
)

// bucketsOf lists the buckets that a layout has.
func bucketsOf(schema int) [][]byte {
	buckets := [][]byte{metaBucket, sessionsBucket, indexBucket, summariesBucket, knowledgeBucket}
	if schema >= 2 {
		buckets = append(buckets, deletedBucket, titlesBucket)
	}
	return buckets
}

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

// indexedTime is the time in an index key.
func indexedTime(key []byte) time.Time {
	seconds := int64(binary.BigEndian.Uint64(key) ^ signBit)
	return time.Unix(seconds, int64(binary.BigEndian.Uint32(key[8:]))).UTC()
}

// titleSize is how many bytes of a title's hash its keys have. Two titles with
// the same ones are told apart by their summaries.
const titleSize = 16

// titlePrefix is what the keys of all sessions with a title begin with.
func titlePrefix(title string) []byte {
	sum := sha256.Sum256([]byte(title))
	return sum[:titleSize]
}

func titleKey(title string, id session.ID) []byte { return append(titlePrefix(title), id...) }

// parseID reads a whole id in either case.
func parseID(s string) (id session.ID, ok bool) {
	u, err := ulid.ParseStrict(strings.ToUpper(s))
	if err != nil {
		return "", false
	}
	return session.ID(u.String()), true
}
