package session_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"loracle/data/session"
)

func TestTitlesAreCountedInCharacters(t *testing.T) {
	most := strings.Repeat("語", session.MaxTitle)
	if err := session.CheckTitle(most); err != nil {
		t.Errorf("the longest title is refused: %v", err)
	}
	if err := session.CheckTitle(most + "語"); err == nil || err.Error() != "the title has 201 characters; allowed: at most 200" {
		t.Errorf("got %v", err)
	}
}

func TestOnlyTitlesThatAreTooLongAreCut(t *testing.T) {
	most := strings.Repeat("語", session.MaxTitle)
	if got := session.ShortTitle(most); got != most {
		t.Errorf("a title that fits became %q", got)
	}
	if got := session.ShortTitle(most + "語"); utf8.RuneCountInString(got) != session.MaxTitle || !strings.HasSuffix(got, "語…") {
		t.Errorf("a long title became %q", got)
	}
}
