package knowledge

import (
	"regexp"
	"testing"
)

// dashed is a range as the paper prints it, with a dash.
var dashed = regexp.MustCompile(`[0-9]%?–\$?[0-9]`)

func TestNotesWriteRangesAsEverythingElseDoes(t *testing.T) {
	base, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if len(base.Advice.Notes) == 0 {
		t.Fatal("there are no notes")
	}
	for _, n := range base.Advice.Notes {
		if found := dashed.FindString(n.Text + n.Source); found != "" {
			t.Errorf("note %s has %q, want a hyphen", n.ID, found)
		}
	}
}
