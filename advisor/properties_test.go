package advisor_test

import (
	"flag"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"loracle/advisor"
)

// sessions is how many random sessions every invariant is held against, unless
// -rapid.checks asks for more.
const sessions = 10_000

// manyChecks raises the number of checks for one test.
func manyChecks(t *testing.T) {
	t.Helper()
	checks := flag.Lookup("rapid.checks")
	before := checks.Value.String()
	if before != checks.DefValue {
		return
	}
	set := func(n string) {
		if err := flag.Set("rapid.checks", n); err != nil {
			t.Fatal(err)
		}
	}
	n := sessions
	if testing.Short() {
		n /= 10
	}
	set(fmt.Sprint(n))
	t.Cleanup(func() { set(before) })
}

// drawnSession is a set of answers, with lines set by hand in some, and what is
// concluded from it.
type drawnSession struct {
	k       *advisor.Knowledge
	answers advisor.Answers
	set     []advisor.Override
	advisor.Assessment
}

func (s drawnSession) with(id advisor.QuestionID, a advisor.Answer) drawnSession {
	changed := maps.Clone(s.answers)
	changed[id] = a
	return drawnSession{s.k, changed, s.set, advisor.Assess(s.k, changed, s.set...)}
}

// TestRandomSessionsKeepEveryInvariant holds every sentence below against each
// of ten thousand random sessions.
func TestRandomSessionsKeepEveryInvariant(t *testing.T) {
	k := loaded(t)
	manyChecks(t)
	rapid.Check(t, func(t *rapid.T) {
		answers := someSession(t, k)
		var set []advisor.Override
		if rapid.IntRange(0, 3).Draw(t, "lines set by hand") == 0 {
			set = byHand(t)
		}
		s := drawnSession{k, answers, set, advisor.Assess(k, answers, set...)}
		everyInvariant(drawing{t}, s)
	})
}

// judge is what an invariant is held against: it chooses numbers, at random or
// one after another, and hears what is wrong.
type judge interface {
	Fatalf(format string, args ...any)
	whole(label string, low, high int) int
	real(label string, low, high float64) float64
}

// drawing chooses at random.
type drawing struct{ *rapid.T }

func (d drawing) whole(label string, low, high int) int {
	return rapid.IntRange(low, high).Draw(d.T, label)
}

func (d drawing) real(label string, low, high float64) float64 {
	return rapid.Float64Range(low, high).Draw(d.T, label)
}

func everyInvariant(t judge, s drawnSession) {
	lowIsNeverAboveHigh(t, s)
	totalsEqualTheirLines(t, s)
	blockedIsNeverRecommended(t, s)
	sameInputGivesTheSame(t, s)
	moreFrequentChangeNeverRaisesLoRA(t, s)
	moreVolumeNeverLowersATotal(t, s)
	wideningNeverNarrows(t, s)
	forgettingNeverRaisesConfidence(t, s)
	thriceTheMachinesCostThrice(t, s)
}

func lowIsNeverAboveHigh(t judge, s drawnSession) {
	for _, v := range valuesOf(s.Assessment) {
		if !v.Valid() {
			t.Fatalf("%s is %v", v.Label(), v.Range)
		}
		if again := v.Recompute(); again != v.Range {
			t.Fatalf("%s is %v and recomputes to %v", v.Label(), v.Range, again)
		}
	}
}

func totalsEqualTheirLines(t judge, s drawnSession) {
	for _, b := range append(slices.Clone(s.Tiers), s.Own) {
		var sum advisor.MoneyRange
		for _, l := range b.Lines {
			if l.InTotal {
				sum = sum.Add(l.Amount())
			}
		}
		if sum != b.Computed || b.Total.Money() != sum {
			t.Fatalf("%s: the lines give %v, the total is %v", b.Tier.ID, sum, b.Total.Money())
		}
	}
}

func blockedIsNeverRecommended(t judge, s drawnSession) {
	r := s.Recommendation
	for i, o := range r.Options {
		if o.Blocked() && (o.Approach == r.Approach || o.Status != advisor.Blocked) {
			t.Fatalf("%s is blocked by %v and is %s", o.Approach, o.BlockedBy, o.Status)
		}
		if i > 0 && !r.Options[i-1].Blocked() && !o.Blocked() && r.Options[i-1].Score < o.Score {
			t.Fatalf("%s with %d points stands before %s with %d", r.Options[i-1].Approach, r.Options[i-1].Score, o.Approach, o.Score)
		}
	}
}

func sameInputGivesTheSame(t judge, s drawnSession) {
	again := advisor.Assess(s.k, maps.Clone(s.answers), s.set...)
	if !reflect.DeepEqual(s.Recommendation, again.Recommendation) || !slices.EqualFunc(valuesOf(s.Assessment), valuesOf(again),
		func(x, y advisor.Value) bool { return x.Label() == y.Label() && x.Range == y.Range }) {
		t.Fatalf("two assessments of the same answers differ")
	}
}

// howOften orders the answers on how often facts change.
var howOften = []string{"rarely", "yearly", "quarterly", "monthly", "weekly", "daily", "per_request"}

func moreFrequentChangeNeverRaisesLoRA(t judge, s drawnSession) {
	i := t.whole("facts change", 1, len(howOften)-1)
	seldom := s.with("knowledge_change", advisor.Word(howOften[t.whole("before", 0, i-1)])).Recommendation
	often := s.with("knowledge_change", advisor.Word(howOften[i])).Recommendation
	if often.Option(advisor.LoRA).Score > seldom.Option(advisor.LoRA).Score {
		t.Fatalf("facts that change %s raise LoRA from %d to %d points", howOften[i], seldom.Option(advisor.LoRA).Score, often.Option(advisor.LoRA).Score)
	}
	// Facts that come with the request leave retrieval nothing to fetch, so that
	// it can fall behind a LoRA that did not gain.
	if howOften[i] != "per_request" && often.Approach == advisor.LoRA && seldom.Approach != advisor.LoRA && seldom.Approach != "" {
		t.Fatalf("facts that change %s raise LoRA from %s to %s", howOften[i], seldom.Approach, often.Approach)
	}
}

// moreVolumeNeverLowersATotal holds what is true of volume with whole machines:
//   - the bill and the running cost never fall with any more volume;
//   - as long as no further machine is needed, the break-even never comes later;
//   - a whole multiple of the volume never delays it either, as it needs at most
//     that multiple of machines: ceil(n*x) <= n*ceil(x).
//
// In between, the machine that a little more traffic needs can cost more than
// that traffic saves. That is real, and the serving plan names the volume that
// the machines carry.
func moreVolumeNeverLowersATotal(t judge, s drawnSession) {
	requests, ok := s.answers.Number(advisor.QRequestsPerMonth)
	if !ok || s.Economics.BreakEven == nil || s.Economics.APIMonthly.How.Op != advisor.OpMul {
		return
	}
	by := t.real("times the volume", 1, 20)
	more := s.with(advisor.QRequestsPerMonth, advisor.Number(requests.Scale(by)))
	a, b := s.Economics, more.Economics
	if lower(b.APIMonthly.Range, a.APIMonthly.Range) || lower(b.SelfHostedMonthly.Range, a.SelfHostedMonthly.Range) {
		t.Fatalf("%g times the volume: the bill goes from %v to %v, running from %v to %v", by,
			a.APIMonthly.Range, b.APIMonthly.Range, a.SelfHostedMonthly.Range, b.SelfHostedMonthly.Range)
	}
	if s.answers.Has(advisor.QDeployment, "managed") || s.Serving.Capacity == nil {
		return
	}
	if a.RampUp.High <= 1 && s.Serving.Capacity.GPUs.Range == more.Serving.Capacity.GPUs.Range {
		neverLater(t, a.BreakEven, b.BreakEven)
	}
	times := float64(t.whole("a whole multiple", 2, 9))
	neverLater(t, a.BreakEven, s.with(advisor.QRequestsPerMonth, advisor.Number(requests.Scale(times))).Economics.BreakEven)
}

const slack = 1e-9

func lower(a, b advisor.Range) bool { return a.Low < b.Low*(1-slack) || a.High < b.High*(1-slack) }

func neverLater(t judge, before, after *advisor.BreakEven) {
	for _, c := range []struct{ before, after *advisor.Value }{{before.Low, after.Low}, {before.High, after.High}} {
		if c.before != nil && (c.after == nil || c.after.Low > c.before.Low*(1+slack)) {
			t.Fatalf("the break-even goes from %v to %v", c.before.Range, c.after)
		}
	}
}

// steers reports whether a number chooses what is reckoned with, beside entering
// the arithmetic: how adapters are served, or the nearest budget while nobody has
// chosen one.
func steers(id advisor.QuestionID, answers advisor.Answers) bool {
	return id == advisor.QDomainVariants || slices.Contains(tierQuestions, id) && !answers.Known(advisor.QTier)
}

// wideningNeverNarrows widens one number; every result still holds all it held.
func wideningNeverNarrows(t judge, s drawnSession) {
	numbers := slices.DeleteFunc(slices.Clone(s.k.Questions), func(q *advisor.Question) bool {
		return q.Kind != advisor.NumberQuestion || steers(q.ID, s.answers)
	})
	q := numbers[t.whole("widened", 0, len(numbers)-1)]
	r, ok := s.answers.Number(q.ID)
	if !ok {
		return
	}
	wide := advisor.Range{
		Low:  t.real("wider, low", q.Bounds.Low, r.Low),
		High: t.real("wider, high", r.High, max(r.High, min(q.Bounds.High, 2e7))),
	}
	w := s.with(q.ID, advisor.Number(wide))
	holds := func(what string, narrow, wide *advisor.Value) {
		if narrow != nil && wide != nil && !narrow.Within(outward(wide.Range)) {
			t.Fatalf("widening %s from %v narrows %s from %v to %v", q.ID, r, what, narrow.Range, wide.Range)
		}
	}
	if s.Serving.Capacity == nil && w.Serving.Capacity != nil {
		t.Fatalf("widening %s from %v to %v makes the serving known", q.ID, r, wide)
	}
	if s.Serving.Capacity != nil && w.Serving.Capacity == nil {
		// Requests that no machine reckoned with holds leave the cost unknown,
		// which is wider than any range.
		for _, a := range []*advisor.Assessment{&s.Assessment, &w.Assessment} {
			a.Economics, a.Serving, a.Adapters = advisor.Economics{}, advisor.ServingPlan{}, nil
		}
	}
	before, after := results(s.Assessment), results(w.Assessment)
	for label, narrow := range before {
		wide, ok := after[label]
		switch {
		case label == twoLoads:
		case strings.Contains(label, bestCase):
			if !ok || wide.Low > narrow.Low+1e-9*abs(narrow.Low) {
				t.Fatalf("widening %s from %v makes %s later: %v, then %v", q.ID, r, label, narrow.Range, wide.Range)
			}
		case strings.Contains(label, worstCase):
			if ok && wide.High < narrow.High-1e-9*abs(narrow.High) {
				t.Fatalf("widening %s from %v makes %s earlier: %v, then %v", q.ID, r, label, narrow.Range, wide.Range)
			}
		case ok:
			holds(label, &narrow, &wide)
		}
	}
	for label, wide := range after {
		if _, ok := before[label]; !ok && strings.Contains(label, worstCase) && before[strings.Replace(label, worstCase, bestCase, 1)].How != nil {
			t.Fatalf("widening %s from %v gives %s, which was never, an end: %v", q.ID, r, label, wide.Range)
		}
	}
}

// The ends of a break-even are values of their own; the worst case is missing
// where it never pays back.
//
// What sharing saves is said for two loads, the lightest and the heaviest, and
// is no range of all between them.
const twoLoads = "Part of the monthly cost saved by sharing"

const bestCase, worstCase = "best case", "worst case"

// results are the values of an assessment by their labels, the k-th of a label
// apart.
func results(a advisor.Assessment) map[string]advisor.Value {
	out := map[string]advisor.Value{}
	for _, v := range valuesOf(a) {
		label := v.Label()
		for n := 2; ; n++ {
			if _, taken := out[label]; !taken {
				break
			}
			label = fmt.Sprintf("%s %d", v.Label(), n)
		}
		out[label] = v
	}
	return out
}

// outward is a range with room for rounding.
func outward(r advisor.Range) advisor.Range {
	room := 1e-9*max(1, abs(r.Low), abs(r.High)) + 1e-9
	return advisor.Range{Low: r.Low - room, High: r.High + room}
}

func abs(v float64) float64 { return max(v, -v) }

// forgettingNeverRaisesConfidence forgets any one answer.
func forgettingNeverRaisesConfidence(t judge, s drawnSession) {
	q := s.k.Questions[t.whole("forgotten", 0, len(s.k.Questions)-1)]
	before, after := s.Recommendation, s.with(q.ID, advisor.Unknown()).Recommendation
	if before.Approach != "" && after.Approach != "" && after.Confidence > before.Confidence+1e-12 {
		t.Fatalf("forgetting %s raised confidence from %g (%s) to %g (%s)", q.ID, before.Confidence, before.Approach, after.Confidence, after.Approach)
	}
}

// thriceTheMachinesCostThrice holds that n machines cost exactly n times one.
func thriceTheMachinesCostThrice(t judge, s drawnSession) {
	c := s.Serving.Capacity
	if c == nil || c.GPUs.Low != c.GPUs.High {
		return
	}
	n := t.whole("machines", 2, 64)
	price := advisor.Input("price", advisor.USDPerHour, advisor.Range{Low: 0.5, High: 2.25}, advisor.Origin{Kind: advisor.FromPrice, Source: "test"})
	one := s.k.Hardware.RunningCost(advisor.Running{GPUs: c.GPUs, Price: price})
	many := c.GPUs
	many.Value = advisor.Given("GPUs", advisor.GPUCount, c.GPUs.Scale(float64(n)), advisor.Origin{})
	if all := s.k.Hardware.RunningCost(advisor.Running{GPUs: many, Price: price}); all.Money() != one.Money().Times(int64(n)) {
		t.Fatalf("%d times the machines cost %v, one time %v", n, all.Money(), one.Money())
	}
}
