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
// base that is loaded anew.
func expectSameBytes(t *testing.T, name string, form Format, runs int) {
	t.Helper()
	source := exampleSource(t, name)
	first, err := form.Write(source)
	if err != nil {
		t.Fatal(err)
	}
	for n := range runs {
		if n == runs-1 {
			source = exampleSource(t, name)
		}
		again, err := form.Write(source)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first, again) {
			t.Fatalf("it differs in run %d", n+2)
		}
	}
}
