package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"loracle/advisor"
	"loracle/data/casefile"
	"loracle/data/session"
)

// busy is the id of a session in which people answered, noted, parked and
// changed their minds.
func (w *world) busy() string {
	w.t.Helper()
	id := w.saved()
	w.append(id,
		session.Event{Kind: session.Noted, Question: "requests_per_month", Note: "ask Bo | `twice` --> \x1b[31m" + strings.Repeat("long ", 2000)},
		session.Park("who pays?", "eval_set"),
		session.Rename("=SUM(A1) 日本語 <b>👩‍👩‍👧</b>"),
		session.Answer("stable_months", advisor.Unknown()),
		session.Unpark(0, "the team"),
		session.Clear("stable_months"),
	)
	return id
}

// append adds events; a reference of 0 names the parked topic.
func (w *world) append(id string, events ...session.Event) {
	w.t.Helper()
	a := newApp(Env{Now: func() time.Time { return w.clock }, UserName: "bo", DefaultDB: w.db})
	a.db = w.db
	err := a.withSessions(func(c *casefile.Cabinet) error {
		parked := uint64(0)
		for _, e := range events {
			if e.Kind == session.Unparked {
				e.Ref = parked
			}
			kept, err := c.Store.Append(session.ID(id), e)
			if err != nil {
				return err
			}
			if e.Kind == session.Parked {
				parked = kept.Seq
			}
		}
		return nil
	})
	if err != nil {
		w.t.Fatal(err)
	}
}

// events are what a store holds of a session.
func (w *world) events(id string) []session.Event {
	w.t.Helper()
	a := newApp(Env{Now: func() time.Time { return w.clock }, UserName: "zoe", DefaultDB: w.db})
	a.db = w.db
	var out []session.Event
	err := a.withSessions(func(c *casefile.Cabinet) (err error) {
		out, err = c.Store.Events(session.ID(id))
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return out
}

func TestAReportBecomesTheSameSessionElsewhere(t *testing.T) {
	for _, format := range []string{"md", "json"} {
		t.Run(format, func(t *testing.T) {
			here, elsewhere := newWorld(t), newWorld(t)
			id := here.busy()
			elsewhere.clock = here.clock.Add(3 * time.Hour)
			elsewhere.in = here.must("export", id, "-f", format)
			copied := strings.TrimSpace(elsewhere.must("import", "-"))
			if diff := cmp.Diff(here.events(id), elsewhere.events(copied)); diff != "" {
				t.Errorf("the session is another one:\n%s", diff)
			}
			was, is := here.must("show", id), elsewhere.must("show", copied)
			if diff := cmp.Diff(withoutSession(was), withoutSession(is)); diff != "" {
				t.Errorf("its report is another one:\n%s", diff)
			}
			if list := elsewhere.must("list"); !strings.Contains(list, "LoRA") {
				t.Errorf("the list does not say what is advised:\n%s", list)
			}
		})
	}
}

func TestAChecklistOfOnesOwnTravelsWithTheReport(t *testing.T) {
	for _, format := range []string{"md", "json"} {
		here, elsewhere := newWorld(t), newWorld(t)
		here.in = here.must("example", "lean")
		answers, _, _ := strings.Cut(here.in, "\nchecklist:")
		here.in = answers
		id := strings.TrimSpace(here.must("import", "-", "--pack", "rag_production"))
		elsewhere.in = here.must("export", id, "-f", format)
		copied := strings.TrimSpace(elsewhere.must("import", "-"))
		if was, is := here.must("show", id), elsewhere.must("show", copied); withoutSession(was) != withoutSession(is) {
			t.Errorf("%s: the checklist did not come along", format)
		}
	}
}

func TestASharedReportBecomesASessionWithoutNotes(t *testing.T) {
	here, elsewhere := newWorld(t), newWorld(t)
	id := here.busy()
	for _, format := range []string{"md", "json"} {
		shared := here.must("export", id, "-f", format, "--variant", "shared")
		for _, secret := range []string{"ask Bo", "who pays", "\"bo\"", "\"ada\"", "by ada", "ada, from"} {
			if strings.Contains(shared, secret) {
				t.Errorf("%s: %q is in a report for sharing", format, secret)
			}
		}
		elsewhere.in = shared
		r := elsewhere.run("import", "-")
		if r.code != exitFine || !strings.Contains(r.err, "written for sharing") {
			t.Fatalf("%s: %+v", format, r)
		}
		again := elsewhere.must("export", strings.TrimSpace(r.out), "-f", "md", "--variant", "shared")
		if first := here.must("export", id, "-f", "md", "--variant", "shared"); first != again {
			t.Errorf("%s: shared again it reads differently:\n%s", format, cmp.Diff(first, again))
		}
	}
}

func TestAReportOfOtherFiguresIsToldAndTakesTodaysOnlyWhenAsked(t *testing.T) {
	here, elsewhere := newWorld(t), newWorld(t)
	prices := filepath.Join(t.TempDir(), "prices.yaml")
	own := "api_prices: [{id: gpt-4o, label: GPT-4o, input: 2.2, output: 8.5, source: our contract, as_of: 2026-10-01}]\n"
	if err := os.WriteFile(prices, []byte(own), 0o600); err != nil {
		t.Fatal(err)
	}
	here.in = here.must("example", "mid")
	id := strings.TrimSpace(here.must("import", "-", "--prices", prices))
	elsewhere.in = here.must("export", id)
	r := elsewhere.run("import", "-")
	if r.code != exitError || !strings.Contains(r.err, "figures that are not at hand") || !strings.Contains(r.err, "--current-figures") {
		t.Errorf("got %+v", r)
	}
	copied := strings.TrimSpace(elsewhere.must("import", "-", "--current-figures"))
	if out := elsewhere.must("show", copied); strings.Contains(out, "our contract") {
		t.Error("the prices came along all the same")
	}
	elsewhere.in = here.must("export", id, "-f", "json")
	copied = strings.TrimSpace(elsewhere.must("import", "-"))
	if was, is := here.must("show", id), elsewhere.must("show", copied); withoutSession(was) != withoutSession(is) {
		t.Error("the export did not bring its figures along")
	}
}

func TestDamagedReportsAreRefusedWithASentence(t *testing.T) {
	w := newWorld(t)
	id := w.saved()
	md, js := w.must("export", id), w.must("export", id, "-f", "json")
	at := strings.Index(md, "sha256=") + 100
	for name, c := range map[string]struct{ text, says string }{
		"cut off":        {md[:len(md)-40], "cut off"},
		"end missing":    {withoutSession(md), "no session is in it"},
		"changed":        {md[:at] + "AAAA" + md[at+4:], "changed"},
		"joined":         {md + md, "several"},
		"edited export":  {strings.Replace(js, "Support replies", "Support answers", 2), "changed"},
		"export cut off": {js[:len(js)/2], "no session is in it"},
		"newer":          {strings.Replace(md, "version=1", "version=9", 1), "newer loracle"},
	} {
		w.in = c.text
		r := w.run("import", "-")
		if r.code != exitError || !strings.Contains(r.err, c.says) || strings.Count(r.err, "\n") != 2 {
			t.Errorf("%s: got %+v", name, r)
		}
	}
	if n := strings.Count(w.must("list"), id); n != 1 {
		t.Error("a damaged report changed the store")
	}
}

func TestATitleThatLooksLikeASessionLeavesAnAnswersFileOne(t *testing.T) {
	w := newWorld(t)
	w.in = "title: <!-- loracle-session version=1\nanswers: {task_type: domain_qa}\nnotes:\n  task_type: |\n    see\n    <!-- loracle-session\n"
	id := strings.TrimSpace(w.must("import", "-"))
	elsewhere := newWorld(t)
	elsewhere.in = w.must("export", id)
	if r := elsewhere.run("import", "-"); r.code != exitFine || !strings.Contains(r.err, "loracle-session version=1") {
		t.Errorf("its report is not read again: %+v", r)
	}
}
