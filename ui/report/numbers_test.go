package report

import (
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"loracle/advisor"
	"loracle/data/answersfile"
	"loracle/data/casefile"
)

// exported is what the JSON says of derivations, read back.
type exported struct {
	Derivations struct {
		Paths map[string]int
		Nodes []struct {
			Label     string
			Unit      advisor.Unit
			Low, High float64
			Op        advisor.Op
			Inputs    []int
			Origin    *struct{ Kind, ID, Source string }
		}
	}
}

// rebuilt is a value made again from the nodes of an export alone.
func (e exported) rebuilt(at int, done map[int]advisor.Value) advisor.Value {
	if v, ok := done[at]; ok {
		return v
	}
	n := e.Derivations.Nodes[at]
	v := advisor.Value{Range: advisor.Range{Low: n.Low, High: n.High}, How: &advisor.Derivation{Label: n.Label, Unit: n.Unit, Op: n.Op}}
	if n.Origin != nil {
		v.How.Leaf = &advisor.Leaf{From: advisor.Origin{Kind: advisor.OriginKind(n.Origin.Kind), ID: n.Origin.ID, Source: n.Origin.Source}}
	}
	for _, in := range n.Inputs {
		v.How.Inputs = append(v.How.Inputs, e.rebuilt(in, done))
	}
	done[at] = v
	return v
}

func exportOf(t *testing.T, c casefile.Case) (e exported, document any) {
	t.Helper()
	b, err := JSON(Source{Case: c})
	if err != nil {
		t.Fatal(err)
	}
	for _, into := range []any{&e, &document} {
		if err := json.Unmarshal(b, into); err != nil {
			t.Fatal(err)
		}
	}
	return e, document
}

// numbersIn lists the paths of every number in a document.
func numbersIn(path string, document any, found map[string]float64) {
	switch d := document.(type) {
	case map[string]any:
		for name, v := range d {
			numbersIn(strings.TrimPrefix(path+"."+name, "."), v, found)
		}
	case []any:
		for i, v := range d {
			numbersIn(path+"."+strconv.Itoa(i), v, found)
		}
	case float64:
		found[path] = d
	}
}

// underived are the numbers that count or name places in the document itself:
// the version of its schema, the months of the curve, sizes of sets of
// checkpoints that are listed beside them, the derivations, and what a milestone
// keeps, which is derived in its own export.
var underived = regexp.MustCompile(`^(schema|derivations|since_milestone|economics\.months\.\d+\.month|` +
	`checklist\.flips\.\d+\.(size|groups\.\d+\.need))(\.|$)`)

func derivedCases(t *testing.T) map[string]casefile.Case {
	t.Helper()
	cases := map[string]casefile.Case{"nothing answered": silent(t)}
	for _, name := range answersfile.ExampleNames() {
		cases[name] = exampleCase(t, name)
	}
	managed := exampleCase(t, "lean")
	managed.Answers["deployment"], managed.Answers["staffing"] = advisor.Word("managed"), advisor.Unknown()
	managed.Answers["retrainings_per_year"] = advisor.Number(advisor.Range{Low: 2, High: 4})
	hand := exampleCase(t, "mid")
	hand.Overrides = []advisor.Override{
		{Line: "ml_time", Amount: advisor.Between(40_000, 52_500.5), Reason: "a quote", By: "Ana", At: at(23)},
		{Line: advisor.RetrainingLine, Amount: advisor.Exactly(2400), Reason: "a contract"},
		{Line: advisor.ServingLine, Amount: advisor.Exactly(900), Reason: "a contract"},
	}
	cases["set by hand"] = casefile.Derive(hand.Base, hand.State, at(23))
	cases["managed"] = casefile.Derive(managed.Base, managed.State, at(23))
	ramping := exampleCase(t, "mid")
	ramping.Answers["ramp_up_months"] = advisor.Number(advisor.Range{Low: 3, High: 8})
	cases["traffic that ramps up"] = casefile.Derive(ramping.Base, ramping.State, at(23))
	return cases
}

func TestEveryNumberOfAnExportRecomputesFromItsDerivation(t *testing.T) {
	for name, c := range derivedCases(t) {
		t.Run(name, func(t *testing.T) {
			e, document := exportOf(t, c)
			found := map[string]float64{}
			numbersIn("", document, found)
			done := map[int]advisor.Value{}
			checked := 0
			for path, printed := range found {
				if underived.MatchString(path) {
					continue
				}
				at, ok := e.Derivations.Paths[path]
				want := func(r advisor.Range) float64 { return r.Low }
				if !ok {
					stem, end, _ := cutLast(path)
					if at, ok = e.Derivations.Paths[stem]; end == "high" {
						want = func(r advisor.Range) float64 { return r.High }
					}
				}
				if !ok {
					t.Errorf("%s = %v has no derivation", path, printed)
					continue
				}
				got := want(e.rebuilt(at, done).Recompute())
				if math.Abs(got-printed) > 1e-9*math.Max(1, math.Abs(printed)) {
					t.Errorf("%s is %v and recomputes to %v", path, printed, got)
				}
				checked++
			}
			if checked < 60 {
				t.Errorf("only %d numbers were checked", checked)
			}
		})
	}
}

func cutLast(path string) (stem, end string, ok bool) {
	i := strings.LastIndexByte(path, '.')
	if i < 0 {
		return "", path, false
	}
	return path[:i], path[i+1:], true
}

func TestEveryPathOfADerivationIsInTheExport(t *testing.T) {
	for name, c := range derivedCases(t) {
		e, document := exportOf(t, c)
		for path := range e.Derivations.Paths {
			if v, err := reach(document, path); err != nil || v == nil {
				t.Errorf("%s: %s is %v, %v", name, path, v, err)
			}
		}
	}
}

// reach follows a path with positions in lists.
func reach(document any, path string) (any, error) {
	for _, step := range strings.Split(path, ".") {
		switch d := document.(type) {
		case map[string]any:
			document = d[step]
		case []any:
			i, err := strconv.Atoi(step)
			if err != nil || i >= len(d) {
				return nil, fmt.Errorf("%s: no entry %s", path, step)
			}
			document = d[i]
		default:
			return nil, fmt.Errorf("%s: nothing below %s", path, step)
		}
	}
	return document, nil
}

func TestEveryLeafOfADerivationNamesItsOrigin(t *testing.T) {
	kinds := []string{
		"answer", "figure", "price", "assumption", "definition", "constant", "checklist", "override", "rule", "search", "alternative",
	}
	for name, c := range derivedCases(t) {
		e, _ := exportOf(t, c)
		for _, n := range e.Derivations.Nodes {
			if n.Op != advisor.OpGiven {
				continue
			}
			switch {
			case n.Origin == nil || !slices.Contains(kinds, n.Origin.Kind):
				t.Errorf("%s: %q has the origin %+v", name, n.Label, n.Origin)
			case n.Origin.Kind != "definition" && n.Origin.Source == "":
				t.Errorf("%s: %q has no source: %+v", name, n.Label, n.Origin)
			}
		}
	}
}

func TestNamesOfNumbersAreUnique(t *testing.T) {
	for name, c := range derivedCases(t) {
		seen := map[string]bool{}
		for _, n := range Numbers(c) {
			if seen[n.Path] || n.Name != n.Path && seen[n.Name] {
				t.Errorf("%s: %s (%s) is there twice", name, n.Path, n.Name)
			}
			seen[n.Path], seen[n.Name] = true, true
		}
	}
}
