package store_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"loracle/data/session"
	"loracle/data/store"
)

// knownKnowledge is what filledStore keeps.
func checkKnowledge(_ string, kept []byte) error {
	if bytes.HasPrefix(kept, []byte("knowledgeknowledge")) || len(kept) == 0 {
		return nil
	}
	return errors.New("it is another one")
}

func examination() store.Examination {
	return store.Examination{Wait: 5 * time.Second, CheckKnowledge: checkKnowledge}
}

func examine(t *testing.T, path string) store.Report {
	t.Helper()
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	report, err := store.Examine(path, examination())
	if err != nil {
		t.Fatal(err)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Fatal("the examination changed the store")
	}
	return report
}

// salvage saves what can be read of a store into a new one.
func salvage(t *testing.T, path string) (store.Salvaged, *store.Bolt, []store.Aside) {
	t.Helper()
	return salvageAs(t, path, examination())
}

func salvageAs(t *testing.T, path string, x store.Examination) (store.Salvaged, *store.Bolt, []store.Aside) {
	t.Helper()
	to := open(t, filepath.Join(t.TempDir(), "salvaged.db"))
	var aside []store.Aside
	out, err := store.Salvage(path, to, func(a store.Aside) error {
		aside = append(aside, a)
		return nil
	}, x)
	if err != nil {
		t.Fatal(err)
	}
	return out, to, aside
}

func TestASoundStoreIsSaidToBeSound(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sessions.db")
	if err := os.WriteFile(path, filledStore(t), 0o600); err != nil {
		t.Fatal(err)
	}
	b := open(t, path)
	s, err := b.Create(session.Create("Deleted", "k", "p"), session.Delete())
	if err != nil {
		t.Fatal(err)
	}
	got := examine(t, path)
	if len(got.Findings) > 0 || got.Living != 5 || got.Deleted != 1 || got.Knowledge != 1 || got.Events != 212 {
		t.Errorf("got %+v", got)
	}
	if _, err := b.Append(s.ID, session.Restore()); err != nil {
		t.Fatal(err)
	}
	if got := examine(t, path); len(got.Findings) > 0 || got.Living != 6 {
		t.Errorf("after a change: %+v", got)
	}
	old, _ := layout1(t)
	if got := examine(t, old); len(got.Findings) > 0 || got.Living != 10 || got.Deleted != 2 {
		t.Errorf("a store of layout 1: %+v", got)
	}
	if _, err := open(t, old).Create(session.Create("New", "k", "p")); err != nil {
		t.Fatal(err)
	}
	if got := examine(t, old); len(got.Findings) > 0 || got.Living != 11 || got.Deleted != 2 {
		t.Errorf("a store brought up to date: %+v", got)
	}
}

func seqKey(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }

// damages is a corpus of damaged stores: how each comes about, what the doctor
// says first, and what salvaging brings back.
var damages = []struct {
	name   string
	alter  func(tx *bbolt.Tx, id []byte) error
	want   string
	events int // salvaged, of the 210 there are
	mended string
}{
	{
		"a line of the list lost", func(tx *bbolt.Tx, id []byte) error { return tx.Bucket([]byte("summaries")).Delete(id) },
		"session ID: its line in the list is missing or damaged", 210, "",
	},
	{
		"a line of the list unreadable",
		func(tx *bbolt.Tx, id []byte) error { return tx.Bucket([]byte("summaries")).Put(id, []byte("{")) },
		"session ID: its line in the list is missing or damaged", 210, "",
	},
	{
		"a line of the list outdated", func(tx *bbolt.Tx, id []byte) error {
			raw := tx.Bucket([]byte("summaries")).Get(id)
			return tx.Bucket([]byte("summaries")).Put(id, bytes.Replace(raw, []byte("Session 4"), []byte("Session 9"), 1))
		},
		`session ID ("Session 9"): its line in the list is not what its changes come to`, 210, "",
	},
	{
		"no place in the list", func(tx *bbolt.Tx, id []byte) error {
			c := tx.Bucket([]byte("index")).Cursor()
			for k, _ := c.First(); k != nil; k, _ = c.Next() {
				if bytes.HasSuffix(k, id) {
					return c.Delete()
				}
			}
			return errors.New("not listed")
		},
		`session ID ("Session 4"): it does not stand in the list where it should`, 210, "",
	},
	{
		"no place among the titles", func(tx *bbolt.Tx, id []byte) error {
			c := tx.Bucket([]byte("titles")).Cursor()
			for k, _ := c.First(); k != nil; k, _ = c.Next() {
				if bytes.HasSuffix(k, id) {
					return c.Delete()
				}
			}
			return errors.New("not listed")
		},
		`session ID ("Session 4"): it is not found by its title`, 210, "",
	},
	{
		"counted wrongly", func(tx *bbolt.Tx, _ []byte) error {
			return tx.Bucket([]byte("meta")).Put([]byte("living"), []byte("7"))
		},
		"the store counts 7 sessions and 0 deleted ones; there are 5 and 0", 210, "",
	},
	{
		"an event lost", func(tx *bbolt.Tx, id []byte) error { return eventsIn(tx, id).Delete(seqKey(60)) },
		`session ID ("Session 4"): of 130 changes these cannot be read: 60`, 209, `ID ("Session 4"): 1 of 130 changes are lost (60)`,
	},
	{
		"events unreadable", func(tx *bbolt.Tx, id []byte) error {
			for _, n := range []uint64{7, 8, 9, 128} {
				if err := eventsIn(tx, id).Put(seqKey(n), []byte(`{"seq":7,"kind"`)); err != nil {
					return err
				}
			}
			return nil
		},
		`session ID ("Session 4"): of 130 changes these cannot be read: 7 to 9, 128`, 206, `ID ("Session 4"): 4 of 130 changes are lost (7 to 9, 128)`,
	},
	{
		"the first event lost", func(tx *bbolt.Tx, id []byte) error { return eventsIn(tx, id).Delete(seqKey(1)) },
		`session ID ("Session 4"): its first change cannot be read; 129 others can`, 80, `ID ("Session 4"): its first change is lost, so it could not be put together`,
	},
	{
		"a session lost", func(tx *bbolt.Tx, id []byte) error { return tx.Bucket([]byte("sessions")).DeleteBucket(id) },
		`session ID ("Session 4"): nothing but its line in the list can be found`, 80, "",
	},
	{
		"a knowledge base changed", func(tx *bbolt.Tx, _ []byte) error {
			return tx.Bucket([]byte("knowledge")).Put([]byte(strings.Repeat("ab", 32)), []byte("something else"))
		},
		"the knowledge base or checklist abababababab is damaged: it is another one", 210, "",
	},
	{
		"a knowledge base under a damaged name", func(tx *bbolt.Tx, _ []byte) error {
			kept := tx.Bucket([]byte("knowledge")).Get([]byte(strings.Repeat("ab", 32)))
			return tx.Bucket([]byte("knowledge")).Put([]byte(strings.Repeat("ab", 31)+"xy"), bytes.Clone(kept))
		},
		`the knowledge base or checklist abababababab is damaged: "` + strings.Repeat("ab", 31) + `xy" is not a SHA-256 in hexadecimal`, 210, "",
	},
	{
		"a part lost", func(tx *bbolt.Tx, _ []byte) error { return tx.DeleteBucket([]byte("index")) },
		`the part "index" of the file cannot be found`, 210, "",
	},
}

func eventsIn(tx *bbolt.Tx, id []byte) *bbolt.Bucket {
	return tx.Bucket([]byte("sessions")).Bucket(id).Bucket([]byte("events"))
}

func TestTheDoctorSaysWhatIsDamagedAndSavesTheRest(t *testing.T) {
	whole := filledStore(t)
	for _, c := range damages {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "sessions.db")
			if err := os.WriteFile(path, whole, 0o600); err != nil {
				t.Fatal(err)
			}
			s, err := open(t, path).Find("Session 4")
			if err != nil {
				t.Fatal(err)
			}
			alterFile(t, path, func(tx *bbolt.Tx) error { return c.alter(tx, []byte(s.ID)) })
			named := func(text string) string { return strings.ReplaceAll(text, "ID", string(s.ID)) }
			if got := examine(t, path); len(got.Findings) == 0 || got.Findings[0] != named(c.want) {
				t.Errorf("found %q, want %q", got.Findings, named(c.want))
			}
			out, to, aside := salvage(t, path)
			if out.Events != c.events {
				t.Errorf("%d events were saved, want %d", out.Events, c.events)
			}
			if c.mended != "" && (len(out.Mended) != 1 || out.Mended[0] != named(c.mended)) {
				t.Errorf("mended %q, want %q", out.Mended, named(c.mended))
			}
			if c.name == "the first event lost" && len(aside) != 129 {
				t.Errorf("%d events were put aside, want 129", len(aside))
			}
			expectUsable(t, to, out.Sessions)
		})
	}
}

// expectUsable checks that a store is sound, and that its sessions can be
// opened and go on.
func expectUsable(t *testing.T, b *store.Bolt, sessions int) {
	t.Helper()
	sums, err := b.List()
	if err != nil || len(sums) != sessions {
		t.Fatalf("%d sessions of %d are listed: %v", len(sums), sessions, err)
	}
	for i, sum := range sums {
		if _, err := b.Load(sum.ID); err != nil {
			t.Error(err)
		}
		// Each one waits for the disk, and the doctor is tested on many stores.
		if i > 0 {
			continue
		}
		if _, err := b.Append(sum.ID, session.Rename("Goes on")); err != nil {
			t.Error(err)
		}
	}
}

// Whatever happens to a page, the doctor neither panics nor hangs, and every
// event that still stands somewhere else in the file is saved.
func TestNothingReadableIsLostWithAPage(t *testing.T) {
	whole := filledStore(t)
	path := filepath.Join(t.TempDir(), "whole.db")
	if err := os.WriteFile(path, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	histories, err := open(t, path).Histories("", 1<<30)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(3, 4))
	for name, damage := range map[string]func([]byte){
		"zeroed":      func(page []byte) { clear(page) },
		"overwritten": func(page []byte) { fill(random, page) },
		"bits flipped": func(page []byte) {
			for range 8 {
				page[random.IntN(len(page))] ^= 1 << random.IntN(8)
			}
		},
	} {
		for at := 0; at+pageSize <= len(whole); at += pageSize {
			content := bytes.Clone(whole)
			damage(content[at : at+pageSize])
			what := fmt.Sprintf("page %d %s", at/pageSize, name)
			expectSaved(t, what, content, whole[at:at+pageSize], histories)
		}
	}
	// Both meta pages at once.
	content := bytes.Clone(whole)
	clear(content[:2*pageSize])
	content[16], content[17], content[18], content[19] = whole[16], whole[17], whole[18], whole[19]
	expectSaved(t, "both meta pages", content, nil, histories)
	for _, n := range []int{len(whole) / 2, len(whole) / 3, 5*pageSize + 100} {
		expectSaved(t, fmt.Sprintf("cut to %d bytes", n), bytes.Clone(whole[:n]), whole[n/pageSize*pageSize:], histories)
	}
}

func expectSaved(t *testing.T, what string, content, hit []byte, histories []store.History) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "sessions.db")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Examine(path, examination()); err != nil && !errors.Is(err, store.ErrDamaged) {
		t.Errorf("%s: %v", what, err)
	}
	to := open(t, filepath.Join(t.TempDir(), "salvaged.db"))
	saved := map[string]bool{}
	_, err := store.Salvage(path, to, func(a store.Aside) error {
		saved[a.Text] = true
		return nil
	}, examination())
	if err != nil {
		t.Errorf("%s: %v", what, err)
		return
	}
	after, err := to.Histories("", 1<<30)
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range after {
		i := slices.IndexFunc(histories, func(o store.History) bool { return o.Summary.ID == h.Summary.ID })
		if i < 0 {
			t.Errorf("%s: a session that never was: %s", what, h.Summary.ID)
			continue
		}
		for n, raw := range h.Events {
			isLost := bytes.Contains(raw, []byte(`"kind":"lost"`))
			if !isLost && (n >= len(histories[i].Events) || !bytes.Equal(raw, histories[i].Events[n])) && !strings.HasSuffix(what, "flipped") {
				t.Errorf("%s: event %d of session %s became %s", what, n+1, h.Summary.ID, raw)
			}
			saved[string(raw)] = true
		}
	}
	for _, h := range histories {
		for n, raw := range h.Events {
			if !saved[string(raw)] && !bytes.Contains(hit, raw) && bytes.Contains(content, raw) {
				t.Errorf("%s: event %d of %q is lost", what, n+1, h.Summary.Title)
			}
		}
	}
}
