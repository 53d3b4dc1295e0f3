package casefile_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/capsule"
	"loracle/data/casefile"
	"loracle/data/knowledge"
	"loracle/data/session"
	"loracle/data/store"
)

func take(t *testing.T, c *casefile.Cabinet, id session.ID, name string, at time.Time) casefile.Case {
	t.Helper()
	now, err := c.Open(string(id), at)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.TakeMilestone(now, name, map[string]string{"md": "# As it was\n"}, at, "ana"); err != nil {
		t.Fatal(err)
	}
	return now
}

func TestAMilestoneIsShownAsItWasTaken(t *testing.T) {
	now := day(2026, time.November, 24)
	c := cabinet(t, &now)
	id := startWith(t, c, now, session.Answer(advisor.QTaskType, advisor.Word("structured_output")), session.MarkItem("eval_set", checklist.Mark{State: checklist.Open}))
	was := take(t, c, id, "pilot", now)
	for _, e := range []session.Event{session.Answer(advisor.QTaskType, advisor.Word("style_tone")), session.UndoChange(2), session.Rename("Later")} {
		if _, err := c.Store.Append(id, e); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"Later@pilot", "Later@PILOT", string(id) + "@pilot", "Later@3"} {
		m, err := c.Moment(name, now.AddDate(1, 0, 0))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if diff := cmp.Diff(was.Answers, m.Answers); diff != "" || m.Title != "Support" || m.Marks["eval_set"].State != checklist.Open {
			t.Errorf("%s holds %q: %s", name, m.Title, diff)
		}
		if diff := cmp.Diff(was.Standing(), m.Standing()); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	m, err := c.Moment("Later@pilot", now)
	if err != nil {
		t.Fatal(err)
	}
	if text, err := m.Taken.Report("md"); err != nil || string(text) != "# As it was\n" {
		t.Errorf("the report is %q, %v", text, err)
	}
	if _, err := m.Taken.Report("csv"); err == nil || !strings.Contains(err.Error(), "format csv") {
		t.Errorf("a report that was not written: %v", err)
	}
	if m.Taken.Knowledge != c.Current.Advice.SHA256 || len(m.Taken.Said) != 2 || m.Taken.TakenBy != "ana" {
		t.Errorf("it keeps %+v", m.Taken)
	}
}

func TestAMilestoneTakenByAnotherLoracleExplainsWhatItCalculatedOtherwise(t *testing.T) {
	now := day(2026, time.November, 24)
	c := cabinet(t, &now)
	id := startWith(t, c, now, session.Answer(advisor.QTaskType, advisor.Word("structured_output")))
	open, err := c.Open(string(id), now)
	if err != nil {
		t.Fatal(err)
	}
	old := open.Snapshot("old", nil, now, "ana")
	old.Standing.OneTime.Low += advisor.Dollars(12.34)
	old.Standing.OneTime.High += advisor.Dollars(100)
	old.Standing.Approach = advisor.Prompting
	packed, hash, err := old.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Store.PutKnowledge(hash, packed); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Store.Append(id, session.TakeMilestone("old", open.Seq, open.Knowledge, hash)); err != nil {
		t.Fatal(err)
	}
	then, err := c.Moment("Support@old", now)
	if err != nil {
		t.Fatal(err)
	}
	today, err := c.Moment("Support", now)
	if err != nil {
		t.Fatal(err)
	}
	d := casefile.Compare(then, today)
	want := []casefile.BudgetPart{{Kind: casefile.EnginePart, Label: "This loracle calculates otherwise", Delta: casefile.Delta{Low: -advisor.Dollars(12.34), High: -advisor.Dollars(100)}}}
	if diff := cmp.Diff(want, d.Budget.Parts); diff != "" {
		t.Error(diff)
	}
	if d.Budget.Change != want[0].Delta || d.A.Approach != advisor.Prompting {
		t.Errorf("the change is %+v from %s", d.Budget.Change, d.A.Approach)
	}
}

// Prices that are named for one command change how a session is shown, and what
// a milestone keeps of it; what was kept before stays as it is.
func TestPricesOfTheDayAreFiguresLikeOthers(t *testing.T) {
	now := day(2026, time.November, 24)
	c := cabinet(t, &now)
	listed := c.Current
	id := startWith(t, c, now, session.Answer(advisor.QTaskType, advisor.Word("structured_output")), session.Answer(advisor.QPlatform, advisor.Word("runpod")))
	was := take(t, c, id, "listed", now)
	named := &casefile.Cabinet{Store: c.Store, Current: withPrice(t, listed), Adapt: func(base *knowledge.Base) (*knowledge.Base, error) {
		return withPrice(t, base), nil
	}}
	shown := take(t, named, id, "own", now)
	if *shown.Standing().OneTime == *was.Standing().OneTime {
		t.Fatal("the prices change nothing")
	}
	for name, in := range map[string]*casefile.Cabinet{"with": named, "without": c} {
		before, err := in.Moment("Support@listed", now)
		if err != nil {
			t.Fatal(err)
		}
		after, err := in.Moment("Support@own", now)
		if err != nil {
			t.Fatal(err)
		}
		d := casefile.Compare(before, after)
		want := []casefile.BudgetPart{{Kind: casefile.FiguresPart, Label: "Other figures and prices", Delta: d.Budget.Change}}
		if diff := cmp.Diff(want, d.Budget.Parts); diff != "" || d.Budget.Change == (casefile.Delta{}) {
			t.Errorf("%s the prices: %s", name, diff)
		}
		if d.A.SHA256 != listed.Advice.SHA256 || d.B.SHA256 != named.Current.Advice.SHA256 {
			t.Errorf("%s the prices: the figures are %s and %s", name, d.A.SHA256, d.B.SHA256)
		}
	}
	r, err := named.Renewal(shown, now)
	if err != nil {
		t.Fatal(err)
	}
	if r.Nothing() || r.Budget.From != *was.Standing().OneTime || r.Budget.To != *shown.Standing().OneTime {
		t.Errorf("taking them would change %+v", r.Budget)
	}
}

func TestMomentsThatAreNotThereAreNamedWithThoseThatAre(t *testing.T) {
	now := day(2026, time.November, 24)
	c := cabinet(t, &now)
	id := startWith(t, c, now, session.Rename("a@b"))
	take(t, c, id, "pilot", now)
	if m, err := c.Moment("a@b", now); err != nil || m.Taken != nil {
		t.Errorf("a title with an at sign: %v", err)
	}
	for _, name := range []string{"a@b@final", "a@b@99", "a@b@"} {
		_, err := c.Moment(name, now)
		var hinted interface{ Hint() string }
		if !errors.Is(err, casefile.ErrNoMoment) || !errors.As(err, &hinted) || !strings.Contains(hinted.Hint(), `"pilot"`) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := c.Moment("nobody@pilot", now); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("no session: %v", err)
	}
	open, err := c.Open(string(id), now)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.TakeMilestone(open, "Pilot", nil, now, "ana"); err == nil || !strings.Contains(err.Error(), "already") {
		t.Errorf("a name was given twice: %v", err)
	}
}

func TestADamagedMilestoneIsSaidAndNothingElseIsLost(t *testing.T) {
	now := day(2026, time.November, 24)
	c := cabinet(t, &now)
	id := startWith(t, c, now)
	hash := strings.Repeat("ab", 32)
	if err := c.Store.PutKnowledge(hash, []byte("not it")); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Store.Append(id, session.TakeMilestone("pilot", 1, "k", hash)); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Moment("Support@pilot", now); err == nil || !strings.Contains(err.Error(), "is damaged") {
		t.Errorf("got %v", err)
	}
	if _, err := c.Moment("Support", now); err != nil {
		t.Error(err)
	}
}

func FuzzDecodeSnapshot(f *testing.F) {
	packed, _, err := (casefile.Snapshot{Format: 1, Name: "a", Reports: map[string]string{"md": "# A"}}).Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(packed)
	f.Add([]byte("\x1f\x8b"))
	f.Fuzz(func(t *testing.T, b []byte) {
		s, err := casefile.DecodeSnapshot(b)
		if err != nil {
			return
		}
		again, hash, err := s.Encode()
		if err != nil || len(hash) != 64 {
			t.Fatal(err)
		}
		if second, err := casefile.DecodeSnapshot(again); err != nil || second.Name != s.Name {
			t.Fatalf("%+v, %v", second, err)
		}
	})
}

func TestSnapshotsOfTheSameCaseHaveTheSameBytes(t *testing.T) {
	now := day(2026, time.November, 24)
	c := cabinet(t, &now)
	id := startWith(t, c, now, session.Answer(advisor.QGap, advisor.Words("cost", "tone")), session.NoteItem("eval_set", "later"))
	open, err := c.Open(string(id), now)
	if err != nil {
		t.Fatal(err)
	}
	a, _, errA := open.Snapshot("a", map[string]string{"md": "x", "json": "y"}, now, "ana").Encode()
	b, _, errB := open.Snapshot("a", map[string]string{"json": "y", "md": "x"}, now, "ana").Encode()
	if errA != nil || errB != nil || !bytes.Equal(a, b) {
		t.Errorf("%d and %d bytes, %v, %v", len(a), len(b), errA, errB)
	}
}

func TestWhatChangedSinceTheLastMilestoneIsToldEvenWhenItsSnapshotIsLost(t *testing.T) {
	now := day(2026, time.November, 24)
	c := cabinet(t, &now)
	id := startWith(t, c, now, session.Answer(advisor.QTaskType, advisor.Word("structured_output")))
	opened := func(c *casefile.Cabinet, id session.ID) *casefile.Since {
		t.Helper()
		open, err := c.Open(string(id), now)
		if err != nil {
			t.Fatal(err)
		}
		since, err := c.SinceMilestone(open, now)
		if err != nil {
			t.Fatal(err)
		}
		return since
	}
	if since := opened(c, id); since != nil {
		t.Errorf("before there is a milestone: %+v", since)
	}
	take(t, c, id, "first", now)
	take(t, c, id, "pilot", now)
	if since := opened(c, id); since.Name != "pilot" || !since.Nothing() || since.Reworked {
		t.Errorf("right after the milestone: %+v", since)
	}
	if _, err := c.Store.Append(id, session.Answer(advisor.QTaskType, advisor.Word("style_tone"))); err != nil {
		t.Fatal(err)
	}
	if since := opened(c, id); len(since.Answers) != 1 || since.Reworked {
		t.Errorf("after a change: %+v", since)
	}
	// A Markdown report carries the history without what its milestones keep.
	state, err := c.Store.Find(string(id))
	if err != nil {
		t.Fatal(err)
	}
	carried, err := c.Capsule(state)
	if err != nil {
		t.Fatal(err)
	}
	other := cabinet(t, &now)
	arrived, err := other.Unpack(carried.Only(capsule.Knowledge), false)
	if err != nil {
		t.Fatal(err)
	}
	if since := opened(other, arrived.ID); len(since.Answers) != 1 || !since.Reworked {
		t.Errorf("elsewhere: %+v", since)
	}
}
