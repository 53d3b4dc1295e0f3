package cli

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/data/knowledge"
	"loracle/data/session"
)

// wholeAcceptance reports whether an acceptance has its four fields.
func wholeAcceptance(m checklist.Mark) bool {
	return len([]rune(strings.TrimSpace(m.Reason))) >= 20 && strings.TrimSpace(m.AcceptedBy) != "" &&
		strings.TrimSpace(m.Owner) != "" && !m.Until.IsZero()
}

// stored lists the acceptances in the store of a world, whoever put them there.
func stored(t *testing.T, w *world) []checklist.Mark {
	a := newApp(Env{Now: func() time.Time { return w.clock }, DefaultDB: w.db})
	a.db = w.db
	t.Helper()
	var out []checklist.Mark
	err := a.withSessions(func(c *casefile.Cabinet) error {
		list, err := c.Store.List()
		if err != nil {
			return err
		}
		for _, s := range list {
			events, err := c.Store.Events(s.ID)
			if err != nil {
				return err
			}
			for _, e := range events {
				if e.Mark != nil && e.Mark.State == checklist.Accepted {
					out = append(out, *e.Mark)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// tried lists acceptances of which every field is there, missing or too little,
// in every combination.
func tried() []checklist.Mark {
	var out []checklist.Mark
	for _, reason := range []string{"", "short", "   nineteen letters  ", "We can live with it for now."} {
		for _, by := range []string{"", "  ", "Ana"} {
			for _, owner := range []string{"", "\t", "Bo"} {
				for _, until := range []time.Time{{}, time.Date(2026, 12, 24, 0, 0, 0, 0, time.UTC)} {
					out = append(out, checklist.Mark{
						State: checklist.Accepted, Reason: reason, AcceptedBy: by, Owner: owner, Until: until, Notice: "the queue grows",
					})
				}
			}
		}
	}
	return out
}

// until is the last day of an acceptance as a file or a line has it.
func until(m checklist.Mark) string {
	if m.Until.IsZero() {
		return ""
	}
	return m.Until.Format(time.DateOnly)
}

// fileWith is an answers file with an acceptance.
func fileWith(m checklist.Mark) string {
	return fmt.Sprintf("title: T\nchecklist:\n  eval_set: {state: accepted, reason: %q, accepted_by: %q, owner: %q, until: %q}\n",
		m.Reason, m.AcceptedBy, m.Owner, until(m))
}

// exportWith is a JSON export of a session with an acceptance, as somebody could
// write it who knows how its checksum is made.
func exportWith(t *testing.T) func(checklist.Mark) string {
	t.Helper()
	w := newWorld(t)
	whole := tried()[len(tried())-1]
	whole.Notice = ""
	w.in = fileWith(whole)
	var document map[string]json.RawMessage
	if err := json.Unmarshal([]byte(w.must("export", strings.TrimSpace(w.must("import", "-")), "-f", "json")), &document); err != nil {
		t.Fatal(err)
	}
	var compact bytes.Buffer
	if err := json.Compact(&compact, document["session"]); err != nil {
		t.Fatal(err)
	}
	text := func(m checklist.Mark) string {
		data, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	if !strings.Contains(compact.String(), text(whole)) {
		t.Fatal("the export has no acceptance")
	}
	sum := regexp.MustCompile(`"sha256":"[0-9a-f]*"}$`)
	return func(m checklist.Mark) string {
		m.Notice = ""
		body := strings.Replace(compact.String(), text(whole), text(m), 1)
		bare := sum.ReplaceAllString(body, `"sha256":""}`)
		return fmt.Sprintf(`{"schema": %s, "session": %s}`, document["schema"],
			sum.ReplaceAllString(body, fmt.Sprintf(`"sha256":"%x"}`, sha256.Sum256([]byte(bare)))))
	}
}

// TestNothingAcceptedIsStoredWithoutItsFourFields tries acceptances by every
// way that does not need a screen: the store itself, a decision in the room, an
// answers file, a JSON export, and lines. The page has a test of its own.
func TestNothingAcceptedIsStoredWithoutItsFourFields(t *testing.T) {
	base, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	questions, export := len(base.Advice.Interview()), exportWith(t)
	ways := map[string]func(*world, checklist.Mark){
		"the store": func(w *world, m checklist.Mark) {
			a := newApp(Env{Now: func() time.Time { return w.clock }, DefaultDB: w.db})
			a.db = w.db
			// Whether it is refused shows in what is stored.
			_ = a.withSessions(func(c *casefile.Cabinet) error {
				created := casefile.Created(c.ForNew(), "Kept", w.clock, "ada")
				state, err := c.Create(created)
				if err != nil {
					return err
				}
				for _, kind := range []session.Kind{session.RiskAccepted, session.Marked} {
					_, err = c.Store.Append(state.ID, session.Event{Kind: kind, Item: "eval_set", Mark: &m})
				}
				return err
			})
		},
		"the room": func(w *world, m checklist.Mark) {
			a := newApp(Env{Now: func() time.Time { return w.clock }, DefaultDB: w.db})
			a.db = w.db
			_ = a.withSessions(func(c *casefile.Cabinet) error {
				state, err := c.Create(casefile.Created(c.ForNew(), "Kept", w.clock, "ada"),
					session.AddAttendee("Mia", "lead"), session.NameDecider("Mia"), session.OpenMeeting())
				if err != nil {
					return err
				}
				_, err = c.Store.Append(state.ID, session.DecideItem("eval_set", "Mia", m))
				return err
			})
		},
		"a file": func(w *world, m checklist.Mark) {
			w.in = fileWith(m)
			w.run("import", "-")
		},
		"a JSON export": func(w *world, m checklist.Mark) {
			w.in = export(m)
			w.run("import", "-")
		},
		"lines": func(w *world, m checklist.Mark) {
			w.in = strings.Repeat("skip\n", questions) + strings.Join([]string{"accept", m.Reason, m.AcceptedBy, m.Owner, until(m), m.Notice, "quit"}, "\n") + "\n"
			w.run("new", "T")
		},
	}
	for name, way := range ways {
		t.Run(name, func(t *testing.T) {
			w, whole := newWorld(t), 0
			for _, m := range tried() {
				way(w, m)
				if wholeAcceptance(m) {
					whole++
				}
			}
			kept := stored(t, w)
			for _, m := range kept {
				if !wholeAcceptance(m) {
					t.Errorf("stored: %+v", m)
				}
			}
			if len(kept) < whole {
				t.Errorf("%d of %d whole acceptances are stored", len(kept), whole)
			}
		})
	}
}

// TestAnAcceptanceEndsByTheClockOnEveryFace moves the clock over the last day
// and looks at the report, JSON, lines and what is due.
func TestAnAcceptanceEndsByTheClockOnEveryFace(t *testing.T) {
	w := newWorld(t)
	w.in = "title: Kept\nchecklist:\n  eval_set: {state: accepted, reason: We can live with it for now., accepted_by: Ana, owner: Bo, until: 2026-12-24}\n"
	id := strings.TrimSpace(w.must("import", "-"))
	faces := map[string]func() string{
		"report": func() string { return w.must("show", id) },
		"json":   func() string { return w.must("export", id, "-f", "json") },
		"lines":  func() string { w.in = "result\n"; return w.must("open", id, "--plain") },
		"due":    func() string { return w.run("due").out },
	}
	before := map[string]string{
		"report": "accepted risk until 2026-12-24", "json": `"expired": false`, "lines": "accepted risk", "due": "ends today",
	}
	after := map[string]string{
		"report": "open again, the acceptance ended on 2026-12-24", "json": `"expired": true`,
		"lines": "open, the acceptance has ended", "due": "ended 1 day ago, so it is open again",
	}
	for _, step := range []struct {
		at   time.Time
		says map[string]string
	}{
		{time.Date(2026, 12, 24, 23, 59, 59, 0, time.UTC), before},
		{time.Date(2026, 12, 25, 0, 0, 0, 0, time.UTC), after},
	} {
		w.clock = step.at
		for name, face := range faces {
			if out := face(); !strings.Contains(out, step.says[name]) {
				t.Errorf("at %s the %s does not say %q:\n%s", step.at, name, step.says[name], out)
			}
		}
	}
}
