package casefile_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/answersfile"
	"loracle/data/casefile"
	"loracle/data/knowledge"
	"loracle/data/session"
	"loracle/data/store"
)

// cabinet is one over a new store, whose clock is the pointer.
func cabinet(t *testing.T, now *time.Time) *casefile.Cabinet {
	t.Helper()
	base, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	st, err := store.OpenBolt(filepath.Join(t.TempDir(), "s.db"), store.Options{Now: func() time.Time { return *now }, By: "ana"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	})
	return &casefile.Cabinet{Store: st, Current: base}
}

func acceptance(until time.Time) checklist.Mark {
	return checklist.Mark{
		State: checklist.Accepted, Reason: "we can live with it for now", AcceptedBy: "Ana", Owner: "Bo", Until: until,
	}
}

func startWith(t *testing.T, c *casefile.Cabinet, now time.Time, events ...session.Event) session.ID {
	t.Helper()
	s, err := c.Create(append([]session.Event{casefile.Created(c.ForNew(), "Support", now, "ana")}, events...)...)
	if err != nil {
		t.Fatal(err)
	}
	return s.ID
}

func TestAnAcceptanceIsNearThenPastAndReopensByTheClock(t *testing.T) {
	now := day(2026, time.November, 24).Add(9 * time.Hour)
	c := cabinet(t, &now)
	startWith(t, c, now, session.MarkItem("query_volume", acceptance(day(2027, time.January, 20))))
	for _, step := range []struct {
		on    time.Time
		state checklist.State
		days  []int
		past  bool
	}{
		{day(2027, time.January, 5), checklist.Accepted, nil, false},
		{day(2027, time.January, 6), checklist.Accepted, []int{14}, false},
		{day(2027, time.January, 20).Add(23 * time.Hour), checklist.Accepted, []int{0}, false},
		{day(2027, time.January, 21), checklist.Open, []int{-1}, true},
	} {
		now = step.on
		due, err := c.Due(now)
		if err != nil {
			t.Fatal(err)
		}
		var days []int
		past := false
		for _, d := range due {
			days, past = append(days, d.Days), past || d.Past
		}
		if !slices.Equal(days, step.days) || past != step.past {
			t.Errorf("on %s: %+v", now, due)
		}
		opened, err := c.Open("Support", now)
		if err != nil {
			t.Fatal(err)
		}
		if item, _ := opened.Review.Item("query_volume"); item.State != step.state {
			t.Errorf("on %s the item is %s", now, item.State)
		}
	}
}

func TestOverdueActionsAndForgottenSessionsAreDue(t *testing.T) {
	now := day(2026, time.November, 24)
	c := cabinet(t, &now)
	startWith(t, c, now, session.AddAction("eval_set", checklist.Action{
		Trigger: "the logs are exported", Owner: "Bo", Do: "label 200 of them", Due: day(2026, time.December, 1),
	}))
	const late = "Held-out evaluation set: %d days overdue. If the logs are exported, Bo will label 200 of them by 1 December 2026."
	for _, step := range []struct {
		on   time.Time
		want []string
	}{
		{day(2026, time.December, 1), nil},
		{day(2026, time.December, 3), []string{fmt.Sprintf(late, 2)}},
		{day(2027, time.February, 21), []string{fmt.Sprintf(late, 82)}},
		{day(2027, time.February, 22), []string{"Nobody has touched this session for 90 days.", fmt.Sprintf(late, 83)}},
	} {
		due, err := c.Due(step.on)
		if err != nil {
			t.Fatal(err)
		}
		var said []string
		for _, d := range due {
			said = append(said, d.Sentence())
		}
		if !slices.Equal(said, step.want) {
			t.Errorf("on %s: %q, want %q", step.on, said, step.want)
		}
	}
}

func TestResolvingACheckpointRemovesItsPrice(t *testing.T) {
	base, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	s := session.New("s")
	s.Answers[advisor.QHourlyRate] = advisor.Number(advisor.Exactly(100))
	s.Answers[advisor.QTaskType] = advisor.Word("domain_qa")
	now := day(2026, time.November, 24)
	bare := casefile.Derive(base, s, now)
	if bare.GoingNow != nil || len(bare.Gaps) != 0 {
		t.Fatalf("nothing was said and %+v is priced", bare.Gaps)
	}
	for _, m := range []checklist.Mark{{State: checklist.Open}, {State: checklist.DontKnow}, acceptance(now), acceptance(now.AddDate(0, 0, -1))} {
		s.Marks["source_data"] = m
		open := casefile.Derive(base, s, now)
		if len(open.Gaps) != 1 || open.Gaps[0].Cost.Money() != (advisor.MoneyRange{Low: advisor.Dollars(2000), High: advisor.Dollars(18000)}) {
			t.Fatalf("%s: the gap is %+v, want 20 to 180 hours at $100", m.State, open.Gaps)
		}
		if want := bare.Assessment.Own.Computed.Add(open.GapTotal()); open.GoingNow.Money() != want {
			t.Errorf("going now costs %v, want %v", open.GoingNow.Money(), want)
		}
		if got := open.GoingNow.Recompute(); got != open.GoingNow.Range {
			t.Errorf("its derivation gives %v, it says %v", got, open.GoingNow.Range)
		}
	}
	s.Marks["source_data"] = checklist.Mark{State: checklist.Met}
	if met := casefile.Derive(base, s, now); met.GoingNow != nil || len(met.Gaps) != 0 {
		t.Errorf("it is met and still costs %+v", met.Gaps)
	}
}

func TestAContingencyCanBeAPartOfTheTotal(t *testing.T) {
	base, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	pack := ownPack(t, base, "accept: {max_days: 30}\n        contingency: {percent: [10, 20]}")
	s := session.New("s")
	s.Answers[advisor.QTaskType] = advisor.Word("domain_qa")
	s.Marks["one"] = checklist.Mark{State: checklist.Open}
	c := casefile.Derive(base.WithPack(pack), s, day(2026, time.November, 24))
	total := c.Assessment.Own.Computed
	if len(c.Gaps) != 1 {
		t.Fatalf("%+v", c.Gaps)
	}
	if got := c.Gaps[0].Cost.Money(); got.Low != advisor.Dollars(total.Low.Dollars()*0.1) || got.High != advisor.Dollars(total.High.Dollars()*0.2) {
		t.Errorf("10 to 20%% of %v is %v", total, got)
	}
}

func ownPack(t *testing.T, base *knowledge.Base, extra string) *knowledge.Pack {
	t.Helper()
	p, err := base.ReadPack("own.yaml", []byte(`schema: 1
id: own
version: "1"
title: Own
threshold: 1
categories:
  - id: all
    title: All
    minutes: 5
    items:
      - id: one
        title: One
        question: Is it so?
        why: It matters.
        risk: It fails.
        proof: none
        action: Do it.
        source: us
        `+extra+"\n"))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestASessionKeepsItsPackUntilItIsUpgraded(t *testing.T) {
	now := day(2026, time.November, 24)
	c := cabinet(t, &now)
	c.Pack = ownPack(t, c.Current, "accept: {max_days: 30}")
	id := startWith(t, c, now, session.MarkItem("one", checklist.Mark{State: checklist.Open}))
	// Another program, which knows only the store, shows the same checklist.
	other := &casefile.Cabinet{Store: c.Store, Current: c.Current}
	opened, err := other.Open(string(id), now)
	if err != nil {
		t.Fatal(err)
	}
	if opened.Base.PackRef() != "own@1" || opened.Review.Outcome != checklist.NoGo {
		t.Fatalf("opened with %s, %s", opened.Base.PackRef(), opened.Review.Outcome)
	}
	data, _ := knowledge.ShippedPack("go_no_go")
	shipped, err := opened.Base.ReadPack("go_no_go", data)
	if err != nil {
		t.Fatal(err)
	}
	u := opened.CompareWith(shipped)
	if len(u.Added) != 14 || len(u.Dropped) != 1 || len(u.Changed) != 0 || u.Threshold != [2]int{1, 3} {
		t.Fatalf("%+v", u)
	}
	if err := other.Upgrade(id, u, now, "ana", session.AsLine); err != nil {
		t.Fatal(err)
	}
	opened, err = c.Open(string(id), now)
	if err != nil {
		t.Fatal(err)
	}
	if opened.Base.Pack.ID != "go_no_go" || len(opened.Marks) != 0 || len(opened.History["one"]) != 1 {
		t.Errorf("%s, marks %v, history %v", opened.Base.PackRef(), opened.Marks, opened.History)
	}
	if !opened.CompareWith(shipped).Nothing() {
		t.Error("the same checklist is a change")
	}
}

// anyMark draws marks of which many lack something.
func anyMark() *rapid.Generator[checklist.Mark] {
	word := rapid.SampledFrom([]string{"", " ", "x", "Ana", "we can live with it for now", "\t\n"})
	return rapid.Custom(func(t *rapid.T) checklist.Mark {
		m := checklist.Mark{
			State:  rapid.SampledFrom(append(checklist.States(), checklist.Accepted, checklist.Accepted)).Draw(t, "state"),
			Reason: word.Draw(t, "reason"), AcceptedBy: word.Draw(t, "by"), Owner: word.Draw(t, "owner"),
		}
		if rapid.Bool().Draw(t, "dated") {
			m.Until = day(2026, time.December, rapid.IntRange(1, 28).Draw(t, "until"))
		}
		return m
	})
}

// TestNothingAcceptedIsStoredWithoutItsFourFields tries the ways into the
// store: single events of either kind, and a file whose marks become a session.
func TestNothingAcceptedIsStoredWithoutItsFourFields(t *testing.T) {
	now := day(2026, time.November, 24)
	c := cabinet(t, &now)
	id := startWith(t, c, now)
	stored := 0
	rapid.Check(t, func(rt *rapid.T) {
		m := anyMark().Draw(rt, "mark")
		event := session.Event{
			Kind: rapid.SampledFrom([]session.Kind{session.Marked, session.RiskAccepted}).Draw(rt, "kind"), Item: "query_volume", Mark: &m,
		}
		if _, err := c.Store.Append(id, event); err == nil {
			stored++
		}
		file, err := answersfile.Decode("f.yaml", fileWith(m), c.Current, answersfile.On(now))
		if err == nil {
			if _, err := c.Create(file.Events(c.Current, now, "ana")...); err != nil {
				rt.Fatal(err)
			}
			stored++
		}
	})
	if stored == 0 {
		t.Fatal("nothing whole was ever stored")
	}
	list, err := c.Store.List()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range list {
		events, err := c.Store.Events(s.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range events {
			if e.Mark != nil && e.Mark.State == checklist.Accepted {
				checkFour(t, *e.Mark)
			}
		}
	}
}

func checkFour(t *testing.T, m checklist.Mark) {
	t.Helper()
	if len([]rune(strings.TrimSpace(m.Reason))) < 20 || strings.TrimSpace(m.AcceptedBy) == "" || strings.TrimSpace(m.Owner) == "" || m.Until.IsZero() {
		t.Errorf("stored %+v", m)
	}
}

// fileWith is an answers file with one mark, written without looking at it.
func fileWith(m checklist.Mark) []byte {
	quote := func(s string) string { return `"` + strings.NewReplacer("\t", `\t`, "\n", `\n`).Replace(s) + `"` }
	text := "checklist:\n  query_volume:\n    state: " + string(m.State) + "\n    reason: " + quote(m.Reason) +
		"\n    accepted_by: " + quote(m.AcceptedBy) + "\n    owner: " + quote(m.Owner) + "\n"
	if !m.Until.IsZero() {
		text += "    until: " + m.Until.Format(time.DateOnly) + "\n"
	}
	return []byte(text)
}

// TestAnUpgradeSaysWhatChangesAroundTheCheckpoints changes a list in everything
// but its checkpoints, and keeps its version.
func TestAnUpgradeSaysWhatChangesAroundTheCheckpoints(t *testing.T) {
	now := day(2026, time.November, 24)
	c := cabinet(t, &now)
	one, err := c.Open(string(startWith(t, c, now)), now)
	if err != nil {
		t.Fatal(err)
	}
	data, _ := knowledge.ShippedPack("go_no_go")
	text := strings.NewReplacer("title: LoRA go/no-go", "title: Ours", "title: Business case", "title: Business", "minutes: 10", "minutes: 20").Replace(string(data))
	first, second := strings.Index(text, "      - id: query_volume"), strings.Index(text, "      - id: stable_use_case")
	third := strings.Index(text, "      - id: defined_gap")
	text = text[:first] + text[second:third] + text[first:second] + text[third:]
	p, err := c.Current.ReadPack("ours.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	u := one.CompareWith(p)
	want := []string{
		"From go_no_go@2026-11-23 to go_no_go@2026-11-23",
		"It is called Ours, before LoRA go/no-go.", "The category Business case is called Business.",
		"Business takes 20 minutes, before 10.", "The checkpoints come in another order.",
	}
	if w := one.Words(u); u.Nothing() || !slices.Equal(w.Head, want) || len(w.Lists) != 0 {
		t.Errorf("%+v, want the head %q", w, want)
	}
}

// shut is a store in which one session cannot be opened.
type shut struct {
	store.Store
	id session.ID
}

func (s shut) Find(name string) (session.State, error) {
	if name == string(s.id) {
		return session.State{}, session.ErrNewer
	}
	return s.Store.Find(name)
}

func TestASessionThatCannotBeOpenedKeepsNothingOfTheOthersBack(t *testing.T) {
	now := day(2026, time.November, 24)
	c := cabinet(t, &now)
	accepted := session.MarkItem("eval_set", acceptance(day(2026, time.November, 20)))
	bad, good := startWith(t, c, now, accepted), startWith(t, c, now, accepted)
	c.Store = shut{c.Store, bad}
	due, err := c.Due(now)
	if len(due) != 1 || due[0].Session != good {
		t.Errorf("%+v, want what is due in %s", due, good)
	}
	if !errors.Is(err, session.ErrNewer) || !strings.Contains(err.Error(), string(bad)) {
		t.Errorf("%v does not name %s", err, bad)
	}
}
