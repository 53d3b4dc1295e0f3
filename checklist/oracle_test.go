package checklist

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"testing"
)

// tallyOf says how many items of a category are in each state.
type tallyOf struct{ untouched, met, open, accepted, notApplicable, unknown int }

// tallies lists every way n items can be spread over the six states.
func tallies(n int) []tallyOf {
	var out []tallyOf
	for a := range n + 1 {
		for b := range n + 1 - a {
			for c := range n + 1 - a - b {
				for d := range n + 1 - a - b - c {
					for e := range n + 1 - a - b - c - d {
						out = append(out, tallyOf{a, b, c, d, e, n - a - b - c - d - e})
					}
				}
			}
		}
	}
	return out
}

// put puts a tally on the items of a category.
func put(marks Marks, c Category, t tallyOf) {
	at := 0
	next := func(n int, mark Mark) {
		for range n {
			if marks[c.Items[at].ID] = mark; mark.State == Untouched {
				delete(marks, c.Items[at].ID)
			}
			at++
		}
	}
	next(t.untouched, Mark{})
	next(t.met, Mark{State: Met})
	next(t.open, Mark{State: Open})
	next(t.accepted, accepted(today.AddDate(0, 1, 0)))
	next(t.notApplicable, Mark{State: NotApplicable, Reason: "none here"})
	next(t.unknown, Mark{State: DontKnow})
}

// oracle is the design's rule on bare counts. It shares nothing with the code
// under test: verdicts are ranks, 0 for go, 1 for conditional, 2 for no-go.
type oracle struct {
	outcome, after, best, worst int // outcome and after are -1 while unfinished
	// better and worse are how many items it takes at least to change a decided
	// verdict, found by trying; -1 where nothing does.
	better, worse int
}

func rank(counts [3]int) int {
	switch {
	case counts[0] > 2, counts[1] > 2, counts[2] > 2:
		return 2
	case counts == [3]int{}:
		return 0
	}
	return 1
}

func ask(ts [3]tallyOf) oracle {
	var low, high, bare, met [3]int
	untouched := 0
	for i, t := range ts {
		low[i] = t.open + t.accepted + t.unknown
		high[i] = low[i] + t.untouched
		bare[i] = t.open + t.unknown
		met[i] = t.met
		untouched += t.untouched
	}
	o := oracle{outcome: -1, after: -1, best: rank(low), worst: rank(high), better: -1, worse: -1}
	if untouched == 0 {
		o.outcome, o.after = rank(low), rank(bare)
	}
	if o.best == o.worst {
		o.better = fewest(low, low, -1, o.best)
		o.worse = fewest(high, met, 1, o.worst)
	}
	return o
}

// fewest tries to move from 0 to all of the items that can move in every
// category, and returns the smallest number that gives another rank.
func fewest(counts, movable [3]int, by, rankNow int) int {
	best := -1
	for a := range movable[0] + 1 {
		for b := range movable[1] + 1 {
			for c := range movable[2] + 1 {
				n := a + b + c
				if best >= 0 && n >= best {
					break
				}
				if rank([3]int{counts[0] + by*a, counts[1] + by*b, counts[2] + by*c}) != rankNow {
					best = n
				}
			}
		}
	}
	return best
}

var ranks = map[Outcome]int{Go: 0, Conditional: 1, NoGo: 2, Unfinished: -1}

func disagreement(r Review, o oracle) string {
	switch {
	case ranks[r.Outcome] != o.outcome:
		return fmt.Sprintf("outcome %s", r.Outcome)
	case ranks[r.AfterAcceptance] != o.after:
		return fmt.Sprintf("after acceptance %s", r.AfterAcceptance)
	case ranks[r.Best] != o.best || ranks[r.Worst] != o.worst:
		return fmt.Sprintf("between %s and %s", r.Best, r.Worst)
	case r.Decided != (o.best == o.worst):
		return fmt.Sprintf("decided %v", r.Decided)
	}
	return ""
}

// sizes are how many items the flips of a decided verdict take, for the better
// and for the worse.
func sizes(r Review) (better, worse int) {
	better, worse = -1, -1
	for _, f := range r.Flips() {
		if ranks[f.To] < ranks[r.Best] {
			better = f.Size()
		} else {
			worse = f.Size()
		}
	}
	return better, worse
}

func TestEveryCombinationOfStateCountsHasTheVerdictOfTheRule(t *testing.T) {
	p := packOf(3, 5, 5, 4)
	spread := [3][]tallyOf{tallies(5), tallies(5), tallies(4)}
	const all = 252 * 252 * 126 // 8,001,504
	if n := len(spread[0]) * len(spread[1]) * len(spread[2]); n != all {
		t.Fatalf("%d combinations are listed, want %d", n, all)
	}
	// So little is alive at a time that the collector would run without a break.
	defer debug.SetGCPercent(debug.SetGCPercent(2000))
	var tried, next atomic.Int64
	var group sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for a := int(next.Add(stride)) - stride; a < len(spread[0]); a = int(next.Add(stride)) - stride {
				tried.Add(int64(tryAll(t, p, spread, a)))
			}
		})
	}
	group.Wait()
	t.Logf("%d combinations tried", tried.Load())
	if stride == 1 && tried.Load() != all {
		t.Errorf("%d combinations tried, want %d", tried.Load(), all)
	}
}

// tryAll compares the verdicts of all packs whose first category has tally a.
func tryAll(t *testing.T, p *Pack, spread [3][]tallyOf, a int) int {
	tried := 0
	marks := Marks{}
	put(marks, p.Categories[0], spread[0][a])
	for _, second := range spread[1] {
		put(marks, p.Categories[1], second)
		for _, third := range spread[2] {
			put(marks, p.Categories[2], third)
			r, ts := Evaluate(p, marks, nil, today), [3]tallyOf{spread[0][a], second, third}
			o := ask(ts)
			problem := disagreement(r, o)
			if problem == "" && r.Decided {
				if better, worse := sizes(r); better != o.better || worse != o.worse {
					problem = fmt.Sprintf("flips of %d and %d items", better, worse)
				}
			}
			if problem != "" {
				t.Errorf("%+v: %s, want %+v", ts, problem, o)
				return tried
			}
			tried++
		}
	}
	return tried
}
