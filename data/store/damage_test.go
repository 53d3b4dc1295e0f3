package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"loracle/advisor"
	"loracle/data/session"
	"loracle/data/store"
)

// pageSize is bbolt's: that of the system.
var pageSize = os.Getpagesize()

// filledStore is the bytes of a store with a few sessions, one of them long.
func filledStore(t testing.TB) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "sessions.db")
	b := open(t, path)
	for i := range 5 {
		events := []session.Event{session.Create(fmt.Sprint("Session ", i), "k", "p")}
		for j := range 1 + i*i*i*2 {
			events = append(events, session.Answer(advisor.QuestionID(fmt.Sprint("q", j%40)), advisor.Word(strings.Repeat("x", 40))))
		}
		if _, err := b.Create(events...); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.PutKnowledge(strings.Repeat("ab", 32), bytes.Repeat([]byte("knowledge"), 1000)); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return whole
}

// alteredStore is a store with its meta bucket changed.
func alteredStore(t *testing.T, alter func(tx *bbolt.Tx) error) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "sessions.db")
	open(t, path)
	return alterFile(t, path, alter)
}

func alterFile(t *testing.T, path string, alter func(tx *bbolt.Tx) error) []byte {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.Update(alter), db.Close()); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func setSchema(version string) func(tx *bbolt.Tx) error {
	return func(tx *bbolt.Tx) error { return tx.Bucket([]byte("meta")).Put([]byte("schema"), []byte(version)) }
}

func TestAFileThatIsNoWholeStoreIsExplainedAndLeftAlone(t *testing.T) {
	whole := filledStore(t)
	brokenMeta := bytes.Clone(whole)
	for i := range 2 * pageSize {
		if i%pageSize >= 24 && i%pageSize < 80 { // spares page header, magic and version
			brokenMeta[i] ^= 0x55
		}
	}
	png := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), bytes.Repeat([]byte{7, 0, 91}, 9000)...)
	otherBolt := alteredStore(t, func(tx *bbolt.Tx) error {
		if err := tx.DeleteBucket([]byte("meta")); err != nil {
			return err
		}
		_, err := tx.CreateBucket([]byte("users"))
		return err
	})
	withoutIndex := alteredStore(t, func(tx *bbolt.Tx) error { return tx.DeleteBucket([]byte("index")) })
	for _, c := range []struct {
		name    string
		content []byte
		kind    error
		want    string
		hint    string
	}{
		{"empty", nil, store.ErrDamaged, "PATH is an empty file, not a session store", "delete it to start a new store"},
		{"zeros", make([]byte, 40_000), store.ErrDamaged, "PATH holds nothing but zeros, not a session store", "put a backup in its place"},
		{"one zero", make([]byte, 1), store.ErrDamaged, "PATH holds nothing but zeros, not a session store", "put a backup in its place"},
		{"text", []byte("title: Support triage\n"), store.ErrDamaged, "PATH is another kind of file, not a session store", "name another file with --db"},
		{"long text", bytes.Repeat([]byte("Support triage\n"), 3000), store.ErrDamaged, "PATH is another kind of file, not a session store", "name another file with --db"},
		{"picture", png, store.ErrDamaged, "PATH is another kind of file, not a session store", "nothing in this one was changed"},
		{"another program's database", otherBolt, store.ErrDamaged, "PATH is a database of another program, not a session store", "name another file with --db"},
		{"cut to half", whole[:len(whole)/2], store.ErrDamaged, "the session store PATH is cut short: ", "`loracle doctor`"},
		{"cut to two pages", whole[:2*pageSize], store.ErrDamaged, "the session store PATH is cut short: ", "`loracle doctor`"},
		{"cut to one page", whole[:pageSize], store.ErrDamaged, "the session store PATH is cut short: ", "`loracle doctor`"},
		{"cut within a page", whole[:5*pageSize/2], store.ErrDamaged, "the session store PATH is cut short: ", "`loracle doctor`"},
		{"cut to a few bytes", whole[:100], store.ErrDamaged, "the session store PATH is cut short: ", "`loracle doctor`"},
		{"beginning overwritten", brokenMeta, store.ErrDamaged, "the session store PATH is damaged", "`loracle doctor`"},
		{"a bucket lost", withoutIndex, store.ErrDamaged, "the session store PATH is damaged", "saves what can be read"},
		{"newer layout", alteredStore(t, setSchema("7")), store.ErrNewer, "the session store PATH was written by a newer loracle (layout 7; this one reads up to layout 2)", "install the newer loracle"},
		{"senseless layout", alteredStore(t, setSchema("one")), store.ErrDamaged, "the session store PATH is damaged", "`loracle doctor`"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "sessions.db")
			if err := os.WriteFile(path, c.content, 0o600); err != nil {
				t.Fatal(err)
			}
			for range 2 { // a file that stays locked after the first time would say so
				_, err := store.OpenBolt(path, impatient())
				expectError(t, err, c.kind, strings.ReplaceAll(c.want, "PATH", path), c.hint)
			}
			after, err := os.ReadFile(path)
			if err != nil || !bytes.Equal(after, c.content) {
				t.Errorf("the file was changed: %d bytes, were %d (%v)", len(after), len(c.content), err)
			}
			expectAlone(t, path)
		})
	}
}

// expectError checks an error's kind and the beginning of its sentence and hint.
func expectError(t *testing.T, err, kind error, sentence, hint string) {
	t.Helper()
	var known *store.Error
	if !errors.As(err, &known) {
		t.Fatalf("got %v (%T)", err, err)
	}
	if kind != nil && !errors.Is(err, kind) {
		t.Errorf("%v is not %v", err, kind)
	}
	if !strings.HasPrefix(err.Error(), sentence) {
		t.Errorf("got  %s\nwant %s", err, sentence)
	}
	if !strings.Contains(known.Hint(), hint) {
		t.Errorf("the hint is %q, want %q", known.Hint(), hint)
	}
	if strings.Contains(err.Error()+known.Hint(), "\n") {
		t.Errorf("more than one line: %q, %q", err, known.Hint())
	}
}

// expectAlone checks that nothing was left beside a file.
func expectAlone(t *testing.T, path string) {
	t.Helper()
	beside, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range beside {
		if e.Name() != filepath.Base(path) {
			t.Errorf("left behind: %s", e.Name())
		}
	}
}

// A page can go bad long after the file was opened, and bbolt finds out only
// when it walks there.
func TestADamagedPageIsReportedAndNeverPanics(t *testing.T) {
	whole := filledStore(t)
	random := rand.New(rand.NewPCG(1, 2))
	damages := map[string]func(page []byte){
		"zeroed":       func(page []byte) { clear(page) },
		"overwritten":  func(page []byte) { fill(random, page) },
		"half written": func(page []byte) { fill(random, page[len(page)/2:]) },
		"bits flipped": func(page []byte) {
			for range 8 {
				page[random.IntN(len(page))] ^= 1 << random.IntN(8)
			}
		},
		"another page": func(page []byte) { copy(page, whole[3*pageSize:]) },
	}
	reported := 0
	for name, damage := range damages {
		for offset := 2 * pageSize; offset+pageSize <= len(whole); offset += pageSize {
			content := bytes.Clone(whole)
			damage(content[offset : offset+pageSize])
			path := filepath.Join(t.TempDir(), "sessions.db")
			if err := os.WriteFile(path, content, 0o600); err != nil {
				t.Fatal(err)
			}
			if useEverything(t, path, fmt.Sprintf("page %d %s", offset/pageSize, name)) {
				reported++
			}
		}
	}
	t.Logf("%d of %d damages were reported", reported, len(damages)*(len(whole)/pageSize-2))
	if reported == 0 {
		t.Error("no damage was found")
	}
}

func fill(random *rand.Rand, b []byte) {
	for i := range b {
		b[i] = byte(random.Uint32())
	}
}

// useEverything calls every method and reports whether damage was found.
func useEverything(t *testing.T, path, what string) (found bool) {
	t.Helper()
	b, err := store.OpenBolt(path, impatient())
	found = expectDamage(t, what+", open", err)
	if err != nil {
		return found
	}
	sums, err := b.List()
	found = expectDamage(t, what+", list", err) || found
	_, err = b.Find("Session 3")
	found = expectDamage(t, what+", find", err) || found
	_, err = b.Deleted()
	found = expectDamage(t, what+", deleted", err) || found
	_, err = b.Knowledge(strings.Repeat("ab", 32))
	found = expectDamage(t, what+", knowledge", err) || found
	for _, s := range sums {
		_, err = b.Load(s.ID)
		found = expectDamage(t, what+", load", err) || found
		_, err = b.Events(s.ID)
		found = expectDamage(t, what+", events", err) || found
	}
	if len(sums) > 0 {
		_, err = b.Append(sums[0].ID, session.Rename("B"))
		found = expectDamage(t, what+", append", err) || found
	}
	_, err = b.Create(session.Create("New", "k", "p"))
	return expectDamage(t, what+", create", err) || found
}

// expectDamage checks that an error, if there is one, is about the file. A
// damaged name looks like a session that is not there.
func expectDamage(t *testing.T, what string, err error) bool {
	t.Helper()
	switch {
	case err == nil:
		return false
	case errors.Is(err, store.ErrDamaged), errors.Is(err, store.ErrNewer), errors.Is(err, store.ErrNotFound):
		return true
	}
	t.Errorf("%s: %v", what, err)
	return true
}

func TestAStoreCutShortWhileOpenIsReported(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sessions.db")
	if err := os.WriteFile(path, filledStore(t), 0o600); err != nil {
		t.Fatal(err)
	}
	b := open(t, path)
	sums, err := b.List()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, int64(4*pageSize)); err != nil {
		t.Fatal(err)
	}
	_, err = b.Append(sums[0].ID, session.Rename("B"))
	expectError(t, err, store.ErrDamaged, "the session store "+path+" is cut short: ", "`loracle doctor`")
	_, err = b.List()
	expectError(t, err, store.ErrDamaged, "the session store "+path+" is cut short: ", "`loracle doctor`")
	if info, err := os.Stat(path); err != nil || info.Size() != int64(4*pageSize) {
		t.Errorf("the file was changed: %v, %v", info.Size(), err)
	}
}

func TestAStoreThatVanishesIsNotMadeAnew(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sessions.db")
	b := open(t, path)
	s, err := b.Create(session.Create("A", "k", "p"))
	if err != nil {
		t.Fatal(err)
	}
	away := path + ".away"
	if err := os.Rename(path, away); err != nil {
		t.Fatal(err)
	}
	_, err = b.Append(s.ID, session.Rename("B"))
	expectError(t, err, store.ErrDamaged, "the session store "+path+" is no longer there", "put it back")
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a new file was made: %v", err)
	}
	if err := os.Rename(away, path); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Append(s.ID, session.Rename("B")); err != nil {
		t.Errorf("after it was put back: %v", err)
	}
}

func TestAnOlderCopyPutBackIsReadAfresh(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sessions.db")
	b := open(t, path)
	s, err := b.Create(session.Create("A", "k", "p"), session.Rename("B"))
	if err != nil {
		t.Fatal(err)
	}
	backup, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, title := range []string{"C", "D"} {
		if _, err := b.Append(s.ID, session.Rename(title)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(path, backup, 0o600); err != nil {
		t.Fatal(err)
	}
	kept, err := b.Append(s.ID, session.Answer("gap", advisor.Unknown()))
	if err != nil || kept.Seq != 3 {
		t.Fatalf("got event %d, %v", kept.Seq, err)
	}
	if got, err := b.Load(s.ID); err != nil || got.Title != "B" {
		t.Errorf("the title is %q, %v", got.Title, err)
	}
}

func TestOneSessionOfANewerVersionLeavesTheOthersUsable(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sessions.db")
	b := open(t, path)
	newer, err := b.Create(session.Create("Newer", "k", "p"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Create(session.Create("Known", "k", "p")); err != nil {
		t.Fatal(err)
	}
	alterFile(t, path, func(tx *bbolt.Tx) error {
		events := tx.Bucket([]byte("sessions")).Bucket([]byte(newer.ID)).Bucket([]byte("events"))
		return events.Put([]byte{0, 0, 0, 0, 0, 0, 0, 2}, []byte(`{"seq":2,"at":"2027-01-01T00:00:00Z","kind":"hand_raised"}`))
	})
	_, loadErr := b.Load(newer.ID)
	_, appendErr := b.Append(newer.ID, session.Rename("B"))
	_, eventsErr := b.Events(newer.ID)
	for _, err := range []error{loadErr, appendErr, eventsErr} {
		expectError(t, err, store.ErrNewer, "session "+string(newer.ID)+" holds a change of a kind that this loracle does not know", "`loracle doctor` says how to open the rest")
	}
	if got, err := b.Find("Known"); err != nil || got.Title != "Known" {
		t.Errorf("the other session: %+v, %v", got, err)
	}
}
