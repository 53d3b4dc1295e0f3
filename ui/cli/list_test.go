package cli

import (
	"strings"
	"testing"

	"loracle/data/session"
)

func TestOneLongTitleDoesNotPushTheOthersApart(t *testing.T) {
	w := newWorld(t)
	w.in = "quit\n"
	long := strings.Repeat("very long ", 18) + "end"
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

func TestATitleThatIsTooLongIsRefusedEverywhere(t *testing.T) {
	long := strings.Repeat("x", session.MaxTitle+1)
	const says = "the title has 201 characters; allowed: at most 200\n"
	w := newWorld(t)
	if r := w.run("new", long); r.code != exitUsage || !strings.HasPrefix(r.err, "error: "+says) {
		t.Errorf("new: %+v", r)
	}
	w.in = "title: " + long + "\n"
	if r := w.run("import", "-"); r.code != exitError || !strings.Contains(r.err, says) {
		t.Errorf("import of answers: %+v", r)
	}
	if r := w.run("list"); strings.Contains(r.out, "x") {
		t.Errorf("a session was made: %s", r.out)
	}
}

func TestALongTitleOfAnEarlierVersionIsCutInTheListAndNotCarriedOn(t *testing.T) {
	w := newWorld(t)
	id := w.saved()
	w.append(id, session.Rename(strings.Repeat("x", 10_000)))
	if out := w.must("list"); strings.Count(out, "x") > session.MaxTitle || !strings.Contains(out, "x…") {
		t.Errorf("the title is not cut:\n%s", out)
	}
	w.in = w.must("export", id)
	if r := w.run("import", "-"); r.code != exitError || !strings.Contains(r.err, "the title has 10000 characters; allowed: at most 200\nhint: rename") {
		t.Errorf("import: %+v", r)
	}
}
