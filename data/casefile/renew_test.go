package casefile_test

import (
	"strings"
	"testing"
	"time"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/data/knowledge"
	"loracle/data/session"
)

// renew takes today's figures for a session.
func renew(t *testing.T, c *casefile.Cabinet, r casefile.Renewal, id session.ID) {
	t.Helper()
	if err := c.KeepRenewal(r); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Store.Append(id, r.Event); err != nil {
		t.Fatal(err)
	}
}

func TestTodaysFiguresAreShownBeforeTheyAreTakenAndCanBeUndone(t *testing.T) {
	now := day(2026, time.November, 24)
	c := cabinet(t, &now)
	old := c.Current
	id := startWith(t, c, now,
		session.Answer(advisor.QTaskType, advisor.Word("structured_output")), session.Answer(advisor.QPlatform, advisor.Word("runpod")))
	c.Current = withPrice(t, old)
	before, err := c.Open(string(id), now)
	if err != nil {
		t.Fatal(err)
	}
	r, err := c.Renewal(before, now)
	if err != nil {
		t.Fatal(err)
	}
	if r.Current() || r.Budget == nil || len(r.Budget.Parts) != 1 || r.Budget.Parts[0].Kind != casefile.FiguresPart || r.Budget.Change == (casefile.Delta{}) {
		t.Fatalf("what would change: %+v", r.Budget)
	}
	if again, err := c.Open(string(id), now); err != nil || again.Base != old {
		// Nothing was taken, and the knowledge of before is read from the store.
		if err != nil || again.Knowledge != old.Advice.SHA256 {
			t.Fatalf("changed before it was taken: %s, %v", again.Knowledge, err)
		}
	}
	renew(t, c, r, id)
	after, err := c.Open(string(id), now)
	if err != nil || after.Knowledge != c.Current.Advice.SHA256 || after.Standing().OneTime.Low == before.Standing().OneTime.Low {
		t.Errorf("not taken: %s, %v", after.Knowledge, err)
	}
	if r, err := c.Renewal(after, now); err != nil || !r.Current() {
		t.Errorf("there is more to take: %+v, %v", r.Event, err)
	}
	e, err := after.Undo("ana")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Store.Append(id, e); err != nil {
		t.Fatal(err)
	}
	if back, err := c.Open(string(id), now); err != nil || back.Knowledge != before.Knowledge || *back.Standing().OneTime != *before.Standing().OneTime {
		t.Errorf("not undone: %v", err)
	}
}

func TestTodaysFiguresLeaveTheChecklistAsItIs(t *testing.T) {
	now := day(2026, time.November, 24)
	c := cabinet(t, &now)
	id := startWith(t, c, now, session.MarkItem("query_volume", checklist.Mark{State: checklist.Open}))
	c.Current = edited(t, c.Current, "pack.yaml", "id: query_volume", "id: traffic")
	for i := range 2 { // the second time it is the session's own already
		open, err := c.Open(string(id), now)
		if err != nil {
			t.Fatal(err)
		}
		r, err := c.Renewal(open, now)
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Items) != 0 {
			t.Errorf("checkpoints change: %+v", r.Items)
		}
		renew(t, c, r, id)
		if open, err = c.Open(string(id), now); err != nil || open.Base.Pack.Item("query_volume") == nil || open.PackSHA256 == "" {
			t.Fatalf("the checklist went along: %v", err)
		}
		if i == 0 {
			c.Current = edited(t, c.Current, "notes.yaml", "The low end", "A low end")
		}
	}
}

// edited is a knowledge base with a text replaced in one of its files.
func edited(t *testing.T, base *knowledge.Base, name, from, to string) *knowledge.Base {
	t.Helper()
	bundle, err := base.Bundle()
	if err != nil {
		t.Fatal(err)
	}
	other, err := knowledge.LoadBundle(rewritten(t, bundle, name, from, to))
	if err != nil {
		t.Fatal(err)
	}
	return other
}

func TestASessionWhoseFiguresCannotBeReadOpensWithTodaysAndSaysSo(t *testing.T) {
	now := day(2026, time.November, 24)
	c := cabinet(t, &now)
	bundle, err := c.Current.Bundle()
	if err != nil {
		t.Fatal(err)
	}
	for hash, kept := range map[string][]byte{
		strings.Repeat("0a", 32): nil, strings.Repeat("0b", 32): []byte("no archive"),
		strings.Repeat("0c", 32): rewritten(t, bundle, "notes.yaml", "text:", "words:"),
	} {
		if kept != nil {
			if err := c.Store.PutKnowledge(hash, kept); err != nil {
				t.Fatal(err)
			}
		}
		s, err := c.Store.Create(session.Create("Old", hash, "go_no_go@1"))
		if err != nil {
			t.Fatal(err)
		}
		open, err := c.Open(string(s.ID), now)
		if err != nil {
			t.Fatalf("the session does not open: %v", err)
		}
		if why := open.Base.StandsIn; !strings.Contains(why, "cannot be read") || !strings.Contains(why, "loracle review") {
			t.Errorf("it says %q", why)
		}
		r, err := c.Renewal(open, now)
		if err != nil {
			t.Fatal(err)
		}
		renew(t, c, r, s.ID)
		if open, err = c.Open(string(s.ID), now); err != nil || open.Base.StandsIn != "" {
			t.Errorf("after taking today's figures it says %q, %v", open.Base.StandsIn, err)
		}
	}
}
