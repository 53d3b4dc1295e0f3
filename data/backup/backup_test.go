package backup_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/backup"
	"loracle/data/knowledge"
	"loracle/data/session"
	"loracle/data/store"
)

var now = time.Date(2027, 2, 1, 14, 0, 0, 0, time.UTC)

func clock() time.Time {
	now = now.Add(time.Second)
	return now
}

func open(t testing.TB) *store.Bolt {
	t.Helper()
	b, err := store.OpenBolt(filepath.Join(t.TempDir(), "sessions.db"), store.Options{
		Now: clock, By: "ana", Wait: 30 * time.Second,
		Summarize: func(session.State) (string, string) { return "lora", "go" },
	})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// keepBase puts the shipped knowledge base and a checklist into a store.
func keepBase(t testing.TB, s store.Archive) (base, pack string) {
	t.Helper()
	k, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	files, err := k.Bundle()
	if err != nil {
		t.Fatal(err)
	}
	data, _ := knowledge.ShippedPack("rag_production")
	p, err := k.ReadPack("pack.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(s.PutKnowledge(k.Advice.SHA256, files), s.PutKnowledge(p.SHA256, p.Data)); err != nil {
		t.Fatal(err)
	}
	return k.Advice.SHA256, p.SHA256
}

func write(t testing.TB, from store.Archive) []byte {
	t.Helper()
	var out bytes.Buffer
	if _, err := backup.Write(&out, from, backup.Options{At: now, Program: "test"}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// everything is what a store holds, as values.
type everything struct {
	Histories []store.History
	Knowledge map[string][]byte
	Count     store.Count
}

func all(t testing.TB, s store.Archive) everything {
	t.Helper()
	e := everything{Knowledge: map[string][]byte{}}
	var err error
	if e.Histories, err = s.Histories("", 1<<30); err != nil {
		t.Fatal(err)
	}
	hashes, err := s.Hashes()
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range hashes {
		if e.Knowledge[h], err = s.Knowledge(h); err != nil {
			t.Fatal(err)
		}
	}
	if e.Count, err = s.Count(); err != nil {
		t.Fatal(err)
	}
	return e
}

// randomChanges makes sessions of all kinds.
func randomChanges(t *rapid.T, s store.Store) {
	var ids []session.ID
	for range rapid.IntRange(0, 12).Draw(t, "changes") {
		if len(ids) == 0 || rapid.IntRange(0, 3).Draw(t, "new") == 0 {
			made, err := s.Create(session.Create(rapid.StringN(1, 20, 80).Draw(t, "title"), "k", "p"))
			if err != nil {
				continue // a title of nothing but blanks
			}
			ids = append(ids, made.ID)
			continue
		}
		e := rapid.SampledFrom([]session.Event{
			session.Rename("B"), session.Delete(), session.Restore(), session.Clear("gap"), session.NoteQuestion("gap", "\"\n\x00<"),
			session.Answer("gap", advisor.Words("format", "cost")), session.Answer("gap", advisor.Unknown()),
			session.MarkItem("eval_set", checklist.Mark{State: checklist.Open}),
		}).Draw(t, "event")
		// Events that do not fit are refused; that is not the point here.
		_, _ = s.Append(rapid.SampledFrom(ids).Draw(t, "session"), e)
	}
}

func TestWhatIsBackedUpComesBackWhole(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		from := open(t)
		for _, data := range rapid.SliceOfN(rapid.SliceOfN(rapid.Byte(), 1, 9), 0, 2).Draw(rt, "knowledge") {
			sum := sha256.Sum256(data)
			if err := from.PutKnowledge(hex.EncodeToString(sum[:]), data); err != nil {
				rt.Fatal(err)
			}
		}
		randomChanges(rt, from)
		want := all(t, from)
		file := write(t, from)
		contents, err := backup.Verify(bytes.NewReader(file))
		if err != nil {
			rt.Fatal(err)
		}
		if contents.Sessions != want.Count.Living+want.Count.Deleted || contents.Deleted != want.Count.Deleted || contents.Knowledge != len(want.Knowledge) {
			rt.Fatalf("%+v for %+v", contents, want.Count)
		}
		for name, to := range map[string]store.Archive{"bbolt": open(t), "memory": newMemory()} {
			for round := range 2 {
				if _, err := backup.Restore(bytes.NewReader(file), to, true); err != nil {
					rt.Fatal(name, round, err)
				}
				if diff := cmp.Diff(want, all(t, to)); diff != "" {
					rt.Fatalf("%s, round %d:\n%s", name, round, diff)
				}
			}
			if again := write(t, to); !bytes.Equal(again, file) {
				rt.Fatalf("%s: its backup differs", name)
			}
		}
	})
}

// memory is another engine: it shows what a store must offer, and no more.
type memory struct {
	sessions  map[session.ID]store.History
	knowledge map[string][]byte
}

func newMemory() *memory {
	return &memory{map[session.ID]store.History{}, map[string][]byte{}}
}

func (m *memory) Count() (c store.Count, err error) {
	for _, h := range m.sessions {
		if h.Summary.Deleted {
			c.Deleted++
		} else {
			c.Living++
		}
	}
	return c, nil
}

func (m *memory) Histories(after session.ID, _ int) (out []store.History, err error) {
	for _, id := range slices.Sorted(maps.Keys(m.sessions)) {
		if id > after {
			out = append(out, m.sessions[id])
		}
	}
	return out, nil
}

func (m *memory) Merge(histories []store.History, keep bool) (out []store.Merged, err error) {
	for _, h := range histories {
		what := store.Same
		if _, there := m.sessions[h.Summary.ID]; !there {
			what = store.Added
		}
		if keep {
			m.sessions[h.Summary.ID] = h
		}
		out = append(out, store.Merged{ID: h.Summary.ID, What: what})
	}
	return out, nil
}

func (m *memory) Hashes() ([]string, error) { return slices.Sorted(maps.Keys(m.knowledge)), nil }

func (m *memory) PutKnowledge(hash string, files []byte) error {
	m.knowledge[hash] = files
	return nil
}

func (m *memory) Knowledge(hash string) ([]byte, error) { return m.knowledge[hash], nil }

func TestRestoringMergesAndSaysHow(t *testing.T) {
	from := open(t)
	base, _ := keepBase(t, from)
	var ids []session.ID
	for _, title := range []string{"same", "behind", "ahead", "two ways", "new"} {
		s, err := from.Create(session.Create(title, base, "p"))
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, s.ID)
	}
	to := open(t)
	if _, err := to.Merge(all(t, from).Histories[:4], true); err != nil {
		t.Fatal(err)
	}
	if _, err := backup.Verify(bytes.NewReader(write(t, from))); err != nil {
		t.Fatal(err)
	}
	add := func(s store.Store, id session.ID, title string) {
		if _, err := s.Append(id, session.Rename(title)); err != nil {
			t.Fatal(err)
		}
	}
	add(from, ids[1], "behind no more")
	add(to, ids[2], "ahead of the backup")
	add(from, ids[3], "this way")
	add(to, ids[3], "that way")
	file := write(t, from)
	before := all(t, to)
	want := map[store.Merging]int{store.Same: 1, store.Extended: 1, store.Newer: 1, store.Split: 1, store.Added: 1}
	plan, err := backup.Restore(bytes.NewReader(file), to, false)
	if err != nil || !maps.Equal(plan.Count, want) || !plan.Changes() {
		t.Fatalf("planned %+v, %v", plan, err)
	}
	if diff := cmp.Diff(before, all(t, to)); diff != "" {
		t.Fatalf("planning changed the store:\n%s", diff)
	}
	done, err := backup.Restore(bytes.NewReader(file), to, true)
	if err != nil || !maps.Equal(done.Count, want) {
		t.Fatalf("done %+v, %v", done, err)
	}
	if len(done.Splits) != 1 || done.Splits[0].Here != ids[3] || done.Splits[0].Title != "this way" {
		t.Errorf("splits: %+v", done.Splits)
	}
	for id, want := range map[session.ID]string{
		ids[1]: "behind no more", ids[2]: "ahead of the backup", ids[3]: "that way", ids[4]: "new", done.Splits[0].Beside: "this way",
	} {
		if s, err := to.Load(id); err != nil || s.Title != want {
			t.Errorf("%s has the title %q, want %q (%v)", id, s.Title, want, err)
		}
	}
	again, err := backup.Restore(bytes.NewReader(file), to, true)
	if err != nil || again.Changes() {
		t.Errorf("the second time: %+v, %v", again, err)
	}
}

func TestASessionOfANewerLoracleIsCarriedUnread(t *testing.T) {
	from := open(t)
	if _, err := from.Create(session.Create("A", "k", "p")); err != nil {
		t.Fatal(err)
	}
	h := all(t, from).Histories
	h[0].Events = append(h[0].Events, json.RawMessage(`{"seq":2,"at":"2031-01-01T00:00:00Z","kind":"thought_of"}`))
	if _, err := from.Merge(h, true); err != nil {
		t.Fatal(err)
	}
	to := open(t)
	done, err := backup.Restore(bytes.NewReader(write(t, from)), to, true)
	if err != nil || done.Newer != 1 {
		t.Fatalf("got %+v, %v", done, err)
	}
	if diff := cmp.Diff(all(t, from), all(t, to)); diff != "" {
		t.Error(diff)
	}
}

func TestADamagedStoreIsNotBackedUpInPart(t *testing.T) {
	m := newMemory()
	m.sessions["01ARZ3NDEKTSV4RRFFQ69G5FAV"] = store.History{Summary: store.Summary{ID: "01ARZ3NDEKTSV4RRFFQ69G5FAV", Title: "A"}}
	_, err := backup.Write(&bytes.Buffer{}, m, backup.Options{})
	if !errors.Is(err, store.ErrDamaged) || err.Error() != `session 01ARZ3NDEKTSV4RRFFQ69G5FAV ("A") is damaged` {
		t.Errorf("got %v", err)
	}
	m = newMemory()
	m.knowledge[strings.Repeat("ab", 32)] = []byte("not that")
	_, err = backup.Write(&bytes.Buffer{}, m, backup.Options{})
	if !errors.Is(err, store.ErrDamaged) || err.Error() != "the knowledge base abababababab in the store is damaged" {
		t.Errorf("got %v", err)
	}
}

func TestProgressRunsToTheEnd(t *testing.T) {
	from := open(t)
	for i := range 3 {
		if _, err := from.Create(session.Create(fmt.Sprint(i), "k", "p"), session.NoteQuestion("gap", strings.Repeat("x", 600_000))); err != nil {
			t.Fatal(err)
		}
	}
	var steps [][2]int
	_, err := backup.Write(&bytes.Buffer{}, from, backup.Options{Progress: func(done, total int) { steps = append(steps, [2]int{done, total}) }})
	if want := [][2]int{{1, 3}, {2, 3}, {3, 3}}; err != nil || !slices.Equal(steps, want) {
		t.Errorf("got %v, want %v (%v)", steps, want, err)
	}
}
