package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"loracle/data/store"
)

// ruins is how many stores are damaged at random.
const ruins = 200

// Whatever happens to a file, the store and the doctor say so or do their work:
// neither panics nor hangs, the file stays as it is, and every event that still
// stands in a page that was not hit is saved.
func TestAStoreDamagedAtRandomLosesNothingReadable(t *testing.T) {
	whole := filledStore(t)
	path := filepath.Join(t.TempDir(), "whole.db")
	if err := os.WriteFile(path, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	histories, err := open(t, path).Histories("", 1<<30)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(5, 6))
	for n := range rounds(ruins) {
		content, hit, what := ruined(random, whole)
		what = fmt.Sprintf("ruin %d, %s", n, what)
		damaged := filepath.Join(t.TempDir(), "sessions.db")
		if err := os.WriteFile(damaged, content, 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := store.Examine(damaged, examination())
		if after, readErr := os.ReadFile(damaged); readErr != nil || !bytes.Equal(after, content) {
			t.Errorf("%s: the examination changed the file (%v)", what, readErr)
		}
		useEverything(t, damaged, what)
		switch {
		case err == nil:
			expectSaved(t, what, content, hit, histories)
		case !errors.Is(err, store.ErrDamaged):
			t.Errorf("%s: %v", what, err)
		}
	}
}

// ruined is a file with up to four damages of chance, and the pages they hit as
// they were before.
func ruined(random *rand.Rand, whole []byte) (content, hit []byte, what string) {
	content = bytes.Clone(whole)
	for range 1 + random.IntN(4) {
		at := random.IntN(len(whole))
		length := 1 + random.IntN(3*pageSize)
		kind := random.IntN(4)
		if kind == 2 {
			length = 1
		}
		end := min(at+length, len(content))
		switch {
		case at >= len(content):
			continue
		case kind == 0:
			clear(content[at:end])
		case kind == 1:
			fill(random, content[at:end])
		case kind == 2:
			content[at] ^= 1 << random.IntN(8)
		default:
			end = len(content)
			content = content[:at]
		}
		what += fmt.Sprintf("%s %d to %d, ", []string{"zeroed", "overwritten", "flipped", "cut"}[kind], at, end)
		hit = append(hit, whole[at/pageSize*pageSize:min((end+pageSize-1)/pageSize*pageSize, len(whole))]...)
	}
	return content, hit, what + "bits may be flipped"
}

// FuzzDoctor hands the doctor a store that is cut to a length, and of which some
// bytes are replaced: each damage is three bytes that say where, and one to put
// there.
func FuzzDoctor(f *testing.F) {
	whole := filledStore(f)
	f.Add(len(whole), []byte{0, 32, 9, 1})
	f.Add(6*pageSize, []byte{0, 0, 17, 200, 0, 16, 70, 3})
	f.Add(20, []byte{})
	// The last letter of a kind and of a field: an event of a newer version reads
	// like that.
	for _, name := range []string{`"kind":"answered"`, `"kind":"answered","question"`, `"kind":"created"`} {
		letter := bytes.LastIndex(whole, []byte(name)) + len(name) - 2
		f.Add(len(whole), []byte{byte(letter >> 16), byte(letter >> 8), byte(letter), 'x'})
	}
	f.Fuzz(func(t *testing.T, length int, damages []byte) {
		content := bytes.Clone(whole[:max(0, min(length, len(whole)))])
		for d := range slices.Chunk(damages, 4) {
			if len(d) == 4 && len(content) > 0 {
				content[(int(d[0])<<16|int(d[1])<<8|int(d[2]))%len(content)] = d[3]
			}
		}
		path := filepath.Join(t.TempDir(), "sessions.db")
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		useEverything(t, path, "fuzzed")
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := store.Examine(path, examination()); err != nil {
			var known *store.Error
			if !errors.As(err, &known) || known.Hint() == "" {
				t.Fatalf("%v says not what to do", err)
			}
			return
		}
		out, to, aside := salvageAs(t, path, begun(false))
		if out.Aside != len(aside) {
			t.Fatalf("%d events were put aside, %d are said to be", len(aside), out.Aside)
		}
		if len(out.Unknown) == 0 {
			expectUsable(t, to, out.Sessions)
			return
		}
		// A damage can read like a change of a newer version. That is said, and there
		// is a way to open the rest.
		expectUnknown(t, to, out)
		known, to, _ := salvageAs(t, path, begun(true))
		if inPieces(known) != inPieces(out) || len(known.Unknown) > 0 {
			t.Errorf("what is known is saved as %+v, all as %+v", known, out)
		}
		expectUsable(t, to, known.Sessions)
	})
}
