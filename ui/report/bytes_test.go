package report

import (
	"bytes"
	"testing"
)

// TestTheSameSessionGivesTheSameBytes writes both forms again and again: maps,
// draws side by side and memos must never show.
func TestTheSameSessionGivesTheSameBytes(t *testing.T) {
	runs := 100
	if testing.Short() {
		runs = 10
	}
	for _, name := range []string{"lean", "mid", "enterprise"} {
		source := exampleSource(t, name)
		for form, write := range map[string]func(Source) ([]byte, error){"Markdown": Markdown, "JSON": JSON} {
			first, err := write(source)
			if err != nil {
				t.Fatal(err)
			}
			for range runs / 3 {
				again, err := write(source)
				if err != nil {
					t.Fatal(err)
				}
				if !bytes.Equal(first, again) {
					t.Fatalf("%s of %s differs from run to run", form, name)
				}
			}
			fresh, err := write(exampleSource(t, name))
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(first, fresh) {
				t.Fatalf("%s of %s differs with a knowledge base that is loaded anew", form, name)
			}
		}
	}
}
