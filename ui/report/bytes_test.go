package report

import (
	"bytes"
	"testing"
)

// TestTheSameSessionGivesTheSameBytes writes every form again and again: maps,
// draws side by side and memos must never show.
func TestTheSameSessionGivesTheSameBytes(t *testing.T) {
	runs := 100
	if testing.Short() {
		runs = 5
	}
	for _, name := range []string{"lean", "mid", "enterprise"} {
		for _, form := range Formats() {
			t.Run(name+" as "+form.Name, func(t *testing.T) {
				t.Parallel()
				expectSameBytes(t, name, form, runs)
			})
		}
	}
}

// expectSameBytes writes an example so many times, the last one with a knowledge
// base that is loaded anew. What reports are written from is the same for every
// form, so it is worked out afresh each time for the two that hold all of it,
// and now and then for the others.
func expectSameBytes(t *testing.T, name string, form Format, runs int) {
	t.Helper()
	source := exampleSource(t, name)
	first, err := form.Write(source)
	if err != nil {
		t.Fatal(err)
	}
	gathered := gather(source)
	for n := range runs {
		if n == runs-1 {
			source = exampleSource(t, name)
		}
		if n == runs-1 || n%20 == 0 || form.Name == "md" || form.Name == "json" {
			gathered = gather(source)
		}
		again, err := form.write(gathered)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first, again) {
			t.Fatalf("it differs in run %d", n+2)
		}
	}
}
