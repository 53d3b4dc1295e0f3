package store

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"loracle/data/session"
)

func FuzzReadSummary(f *testing.F) {
	at := time.Date(2027, 2, 1, 14, 0, 0, 0, time.UTC)
	raw, err := json.Marshal(Summary{ID: "01KD", Title: "Support triage", UpdatedAt: at, CreatedAt: at, Answered: 3})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw)
	f.Add([]byte(`{"id":"x","updated":"0000-00-00"}`))
	f.Add([]byte(`[`))
	b := &Bolt{path: "sessions.db"}
	f.Fuzz(func(t *testing.T, raw []byte) {
		sum, err := b.readSummary(raw)
		if err != nil {
			if !errors.Is(err, ErrDamaged) {
				t.Fatalf("%v is no damage", err)
			}
			return
		}
		again, err := json.Marshal(sum)
		if err != nil {
			t.Fatalf("%s was read and cannot be written: %v", raw, err)
		}
		if back, err := b.readSummary(again); err != nil || !cmp.Equal(back, sum) {
			t.Fatalf("%s became %s (%v)", raw, again, err)
		}
	})
}

func FuzzIndexKey(f *testing.F) {
	f.Add(indexKey(time.Date(2027, 2, 1, 14, 0, 0, 0, time.UTC), "01KD0000000000000000000000"))
	f.Add([]byte{0, 1})
	f.Fuzz(func(t *testing.T, key []byte) {
		id, ok := indexedID(key)
		if !ok {
			return
		}
		again := indexKey(indexedTime(key), session.ID(id))
		if back, ok := indexedID(again); !ok || string(back) != string(id) || !indexedTime(again).Equal(indexedTime(key)) {
			t.Fatalf("%x became %x", key, again)
		}
	})
}
