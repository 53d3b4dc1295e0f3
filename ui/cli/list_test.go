package cli

import (
	"strings"
	"testing"
)

func TestOneLongTitleDoesNotPushTheOthersApart(t *testing.T) {
	w := newWorld(t)
	w.in = "quit\n"
	long := strings.Repeat("very long ", 500) + "end"
	w.must("new", long)
	w.must("new", "Short")
	for _, line := range strings.Split(strings.TrimSpace(w.must("list")), "\n") {
		if strings.Contains(line, "end") {
			if !strings.Contains(line, long) {
				t.Error("the long title is cut")
			}
			continue
		}
		if len(line) > 160 {
			t.Errorf("a line of %d characters: %q", len(line), line[:160])
		}
	}
}
