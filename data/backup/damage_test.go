package backup_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"loracle/data/backup"
	"loracle/data/session"
)

// small is a backup of two sessions, the lines in it, and how it is packed.
func small(t testing.TB) []byte {
	t.Helper()
	from := open(t)
	for _, title := range []string{"A", "B"} {
		if _, err := from.Create(session.Create(title, "k", "p"), session.Rename(title+"2")); err != nil {
			t.Fatal(err)
		}
	}
	return write(t, from)
}

const firstLine = "loracle backup 1\n"

func unpack(t testing.TB, file []byte) string {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(file[len(firstLine):]))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func pack(t testing.TB, text string) []byte {
	t.Helper()
	out := bytes.NewBufferString(firstLine)
	z := gzip.NewWriter(out)
	_, err := z.Write([]byte(text))
	if err := errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestAFileThatIsNoWholeBackupIsExplained(t *testing.T) {
	whole := small(t)
	text := unpack(t, whole)
	lines := strings.SplitAfter(text, "\n")
	for name, c := range map[string]struct {
		file []byte
		kind error
		want string
	}{
		"an empty file":        {nil, backup.ErrForeign, "this is not a loracle backup"},
		"a text":               {[]byte("title: A\n"), backup.ErrForeign, "this is not a loracle backup"},
		"zeros":                {make([]byte, 5000), backup.ErrForeign, "this is not a loracle backup"},
		"no version":           {[]byte("loracle backup of mine\n"), backup.ErrForeign, "this is not a loracle backup"},
		"a newer format":       {[]byte("loracle backup 7\nwhatever"), backup.ErrNewer, "a newer loracle wrote this backup (format 7; this one reads up to 1)"},
		"a few bytes":          {whole[:9], backup.ErrDamaged, "the backup is cut short after 0 sessions"},
		"the first line alone": {whole[:len(firstLine)], backup.ErrDamaged, "the backup is cut short after 0 sessions"},
		"half of it":           {whole[:len(whole)/2], backup.ErrDamaged, "the backup is cut short after "},
		"all but a byte":       {whole[:len(whole)-1], backup.ErrDamaged, "the backup is cut short after 2 sessions"},
		"more behind it":       {append(bytes.Clone(whole), 'x'), backup.ErrDamaged, "the backup is damaged after 2 sessions: there is more after its end"},
		"no end":               {pack(t, strings.Join(lines[:len(lines)-2], "")), backup.ErrDamaged, "the backup is cut short after 2 sessions"},
		"a line too many":      {pack(t, text+"{}\n"), backup.ErrDamaged, "the backup is damaged after 2 sessions: there is more after its end"},
		"an event lost":        {pack(t, strings.Join(append(append([]string{}, lines[:2]...), lines[3:]...), "")), backup.ErrDamaged, "the backup is damaged after 0 sessions: session "},
		"a title changed":      {pack(t, strings.ReplaceAll(text, `"A2"`, `"C2"`)), backup.ErrDamaged, "the backup is damaged after 2 sessions: its checksum is wrong"},
		"a session twice":      {pack(t, strings.Join(lines[:4], "")+strings.Join(lines[1:], "")), backup.ErrDamaged, "the backup is damaged after 1 session: session "},
		"an unknown line":      {pack(t, lines[0]+`{"attachment":{}}`+"\n"), backup.ErrDamaged, "the backup is damaged after 0 sessions: a line in it cannot be read"},
		"an empty line":        {pack(t, lines[0]+"\n"), backup.ErrDamaged, "the backup is damaged after 0 sessions: a line is empty"},
		"other knowledge":      {pack(t, lines[0]+`{"knowledge":{"sha256":"abab","data":"eA=="}}`+"\n"), backup.ErrDamaged, "the backup is damaged after 0 sessions: the knowledge base abab in it cannot be read"},
		"no beginning":         {pack(t, strings.Join(lines[1:], "")), backup.ErrDamaged, "the backup is damaged after 0 sessions: it does not say when it was made"},
		"not packed":           {[]byte(firstLine + text), backup.ErrDamaged, "the backup is damaged after 0 sessions: it cannot be unpacked"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := backup.Verify(bytes.NewReader(c.file))
			if !errors.Is(err, c.kind) || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("got  %v\nwant %s", err, c.want)
			}
			var known *backup.Error
			if !errors.As(err, &known) || known.Hint() == "" || strings.Contains(err.Error(), "\n") {
				t.Errorf("%v says not what to do, in a line", err)
			}
		})
	}
}

// Not one bit that means anything can change without being noticed. Those that
// mean nothing are the time and the system in the head of the packed part, and
// what fills its last byte.
func TestEveryFlippedBitIsFound(t *testing.T) {
	whole := small(t)
	restored := func(file []byte) everything {
		m := newMemory()
		if _, err := backup.Restore(bytes.NewReader(file), m, true); err != nil {
			t.Fatal(err)
		}
		return all(t, m)
	}
	want, meaningless := restored(whole), 0
	for i := range whole {
		file := bytes.Clone(whole)
		file[i] ^= 1 << (i % 8)
		if _, err := backup.Verify(bytes.NewReader(file)); err != nil {
			continue
		}
		meaningless++
		if diff := cmp.Diff(want, restored(file)); diff != "" {
			t.Errorf("byte %d was changed and nothing found:\n%s", i, diff)
		}
	}
	if meaningless > 8 {
		t.Errorf("%d changes were not noticed", meaningless)
	}
	for n := range whole {
		if _, err := backup.Verify(bytes.NewReader(whole[:n])); err == nil {
			t.Errorf("cut to %d of %d bytes and nothing found", n, len(whole))
		}
	}
}

func FuzzRestore(f *testing.F) {
	whole := small(f)
	f.Add(unpack(f, whole), true)
	f.Add(string(whole), false)
	f.Add(`{"backup":{"at":"2027-01-01T00:00:00Z","program":"","sessions":0}}`+"\n"+`{"session":{"summary":{"id":"x"},"events":1000000000}}`+"\n", true)
	f.Fuzz(func(t *testing.T, text string, packed bool) {
		file := []byte(text)
		if packed {
			file = pack(t, text)
		}
		m := newMemory()
		_, err := backup.Verify(bytes.NewReader(file))
		if _, restoring := backup.Restore(bytes.NewReader(file), m, true); (err == nil) != (restoring == nil) {
			t.Fatalf("verified: %v, restored: %v", err, restoring)
		}
		if err != nil {
			return
		}
		if _, err := backup.Verify(bytes.NewReader(write(t, m))); err != nil {
			t.Fatalf("what was restored cannot be backed up: %v", err)
		}
	})
}
