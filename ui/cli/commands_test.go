package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"loracle/advisor"
	"loracle/data/casefile"
	"loracle/data/knowledge"
	"loracle/data/session"
	"loracle/data/store"
	"loracle/ui/report"
)

func TestReadmeListsTheCommandsThereAre(t *testing.T) {
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	listed := regexp.MustCompile("(?m)^\\| `loracle ([a-z]+)").FindAllStringSubmatch(string(text), -1)
	var inReadme []string
	for _, m := range listed {
		inReadme = append(inReadme, m[1])
	}
	var registered []string
	root := newRootCommand(newApp(Env{}))
	root.InitDefaultHelpCmd()
	for _, c := range root.Commands() {
		if !c.IsAdditionalHelpTopicCommand() {
			registered = append(registered, c.Name())
		}
	}
	slices.Sort(inReadme)
	slices.Sort(registered)
	if !slices.Equal(inReadme, registered) {
		t.Errorf("README lists %v, there are %v", inReadme, registered)
	}
}

func TestTheAnswersInTheReadmeAreRight(t *testing.T) {
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	example := regexp.MustCompile("(?s)```yaml\n(.*?)```").FindSubmatch(text)
	if example == nil {
		t.Fatal("README shows no answers file")
	}
	w := newWorld(t)
	w.in = string(example[1])
	if out := w.must("assess", "-"); !strings.HasPrefix(out, "# Support triage\n") {
		t.Errorf("got %s", out)
	}
}

// Acceptances end and prices age by the day, so that a report is the same for a
// day.
func TestTheSameSessionGivesTheSameBytes(t *testing.T) {
	w := newWorld(t)
	id := w.saved()
	for _, format := range report.FormatNames() {
		first := w.must("export", id, "-f", format)
		w.clock = w.clock.Add(3 * time.Hour)
		if w.must("export", id, "-f", format) != first {
			t.Errorf("%s changed within a day", format)
		}
	}
}

func TestTheSameAnswersGiveTheSameBytesAllDay(t *testing.T) {
	w := newWorld(t)
	w.in = w.must("example", "mid")
	for _, format := range report.FormatNames() {
		w.clock = time.Date(2026, 11, 24, 1, 0, 0, 0, time.UTC)
		first := w.must("assess", "-", "-f", format)
		w.clock = w.clock.Add(22 * time.Hour)
		if w.must("assess", "-", "-f", format) != first {
			t.Errorf("%s changed within a day", format)
		}
	}
}

// earlier is the knowledge base of an earlier version, with another name for a
// question.
func earlier(t *testing.T) *knowledge.Base {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../data/knowledge")); err != nil {
		t.Fatal(err)
	}
	questions := filepath.Join(dir, "questions.yaml")
	text, err := os.ReadFile(questions)
	if err != nil {
		t.Fatal(err)
	}
	text = bytes.Replace(text, []byte("short: Requests a month"), []byte("short: Monthly calls"), 1)
	if err := os.WriteFile(questions, text, 0o600); err != nil {
		t.Fatal(err)
	}
	base, err := knowledge.LoadFS(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	return base
}

// savedEarlier is a session that an earlier version made.
func savedEarlier(t *testing.T, w *world) session.ID {
	t.Helper()
	st, err := store.OpenBolt(w.db, store.Options{Now: func() time.Time { return w.clock }})
	if err != nil {
		t.Fatal(err)
	}
	cabinet := &casefile.Cabinet{Store: st, Current: earlier(t)}
	calls := advisor.Number(advisor.Exactly(70_000))
	state, err := cabinet.Create(
		casefile.Created(cabinet.Current, "Made earlier", w.clock, "ada"),
		session.Event{Kind: session.Answered, Question: advisor.QRequestsPerMonth, Answer: &calls},
	)
	if err := errors.Join(err, st.Close()); err != nil {
		t.Fatal(err)
	}
	return state.ID
}

func TestASessionIsShownWithTheKnowledgeItWasMadeWith(t *testing.T) {
	w := newWorld(t)
	id := savedEarlier(t, w)
	if out := w.must("show", string(id)); !strings.Contains(out, "Monthly calls") || strings.Contains(out, "Requests a month") {
		t.Error("the session is shown with today's knowledge")
	}
	w.in = "quit\n"
	if out := w.must("open", string(id)); !strings.Contains(out, "Made earlier") {
		t.Errorf("it does not open:\n%s", out)
	}
}

func TestASessionWithUnreadKnowledgeCanBeChanged(t *testing.T) {
	w := newWorld(t)
	id := savedEarlier(t, w)
	a := newApp(Env{Now: func() time.Time { return w.clock }, DefaultDB: w.db})
	a.db = w.db
	err := a.withSessions(func(cabinet *casefile.Cabinet) error {
		_, err := cabinet.Store.Append(id, session.Event{Kind: session.Renamed, Title: "Renamed"})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if out := w.must("list"); !strings.Contains(out, "Renamed") {
		t.Errorf("got %s", out)
	}
}

func TestEveryExampleIsAssessedAndImported(t *testing.T) {
	for _, name := range []string{"lean", "mid", "enterprise"} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.clock = time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC) // the day, as assess takes it
			w.in = w.must("example", name)
			assessed := w.must("assess", "-")
			id := strings.TrimSpace(w.must("import", "-"))
			shown := w.must("show", id)
			if withoutSession(assessed) != withoutSession(shown) {
				t.Error("the session's report differs from the file's")
			}
		})
	}
}

// withoutSession is a report without the session it carries, which names its id.
func withoutSession(markdown string) string {
	text, _, _ := strings.Cut(markdown, "<!-- Not for reading")
	return text
}

func TestListAsJSONHasNullForWhatIsNotKnown(t *testing.T) {
	w := newWorld(t)
	w.in = "quit\n"
	w.must("new", "Nothing known")
	var list []map[string]any
	if err := json.Unmarshal([]byte(w.must("list", "--json")), &list); err != nil {
		t.Fatal(err)
	}
	if len(list) != 1 || list[0]["title"] != "Nothing known" || list[0]["approach"] != nil || list[0]["answered"] != 0.0 {
		t.Errorf("got %v", list)
	}
}

func TestListShowsTheNewestFirstAndDisarmsTitles(t *testing.T) {
	w := newWorld(t)
	w.in = "quit\n"
	w.must("new", "Older")
	w.clock = w.clock.Add(time.Hour)
	w.must("new", "New\x1b[31mer")
	out := w.must("list")
	if strings.ContainsRune(out, '\x1b') {
		t.Error("an escape code got through")
	}
	if newer, older := strings.Index(out, "Newer"), strings.Index(out, "Older"); newer < 0 || older < newer {
		t.Errorf("not in order:\n%s", out)
	}
}

func TestShellsAreOfferedTitles(t *testing.T) {
	w := newWorld(t)
	w.saved()
	out := w.must("__complete", "show", "")
	if !strings.Contains(out, "Support replies in our own voice") {
		t.Errorf("got %q", out)
	}
}

func TestFiguresAtANarrowTerminalBecomeBlocks(t *testing.T) {
	w := newWorld(t)
	wide := w.must("figures", "T8")
	w.terminal, w.width, w.env["PAGER"] = true, 60, "cat"
	narrow := w.must("figures", "T8")
	if !strings.Contains(wide, "figure  ") || strings.Contains(narrow, "figure  ") {
		t.Error("the layout does not follow the width")
	}
	for _, word := range []string{"t8.total.cost", "$7,600–$18,800", "$9,120-22,560", "D1: "} {
		if !strings.Contains(wide, word) || !strings.Contains(narrow, word) {
			t.Errorf("%q is missing", word)
		}
	}
	for _, line := range strings.Split(narrow, "\n") {
		if n := len([]rune(line)); n > 60 {
			t.Errorf("%d columns: %q", n, line)
		}
	}
}

func TestEveryFigureIsListed(t *testing.T) {
	w := newWorld(t)
	base, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	out := w.must("figures")
	for _, f := range base.Advice.Figures {
		if !strings.Contains(out, f.ID) || !strings.Contains(out, f.Printed) {
			t.Errorf("%s is missing", f.ID)
		}
	}
	for _, p := range base.Advice.APIPrices {
		if !strings.Contains(out, p.ID) {
			t.Errorf("%s is missing", p.ID)
		}
	}
}

func TestOldPricesAreNamed(t *testing.T) {
	w := newWorld(t)
	w.clock = time.Date(2028, 1, 1, 0, 0, 0, 0, time.UTC)
	if out := w.must("figures", "prices"); !strings.Contains(out, "Older than 180 days, look them up again: ") {
		t.Errorf("got %q", out)
	}
}

func TestDebugTellsHowACommandEnded(t *testing.T) {
	w := newWorld(t)
	log := filepath.Join(t.TempDir(), "debug.log")
	if r := w.run("show", "nonsense", "--debug", log); r.code != exitError {
		t.Fatalf("ended with %d", r.code)
	}
	text, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`command="loracle show"`, "nonsense", "code=1"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("%q is not in the log:\n%s", want, text)
		}
	}
}

// BenchmarkAssess is the whole command without the program's start: an answers
// file in, a report out.
func BenchmarkAssess(b *testing.B) {
	w := newWorld(b)
	w.in = w.must("example", "enterprise")
	for b.Loop() {
		w.must("assess", "-")
	}
}
