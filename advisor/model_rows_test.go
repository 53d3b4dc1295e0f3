package advisor_test

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"

	"loracle/advisor"
	"loracle/data/strict"
)

// rowsOf reads a file of published measurements.
func rowsOf[T any](t testing.TB, name string) T {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	var rows T
	if _, problems := strict.Decode(name, text, &rows); problems != nil {
		t.Fatal(problems)
	}
	return rows
}

func hardware(t testing.TB) *advisor.Hardware {
	t.Helper()
	return loaded(t).Hardware
}

func model(t testing.TB, h *advisor.Hardware, id string) *advisor.ModelShape {
	t.Helper()
	m := h.Model(id)
	if m == nil {
		t.Fatalf("no model %s", id)
	}
	return m
}

func gpu(t testing.TB, h *advisor.Hardware, id string) *advisor.GPU {
	t.Helper()
	g := h.GPU(id)
	if g == nil {
		t.Fatalf("no GPU %s", id)
	}
	return g
}

func targets(names string) []advisor.Projection {
	if names == "all-linear" {
		return advisor.AllLinear()
	}
	var out []advisor.Projection
	for _, name := range strings.Split(names, ",") {
		out = append(out, advisor.Projection(name))
	}
	return out
}

// sure is an input of a calculation that is certain.
func sure(label string, unit advisor.Unit, v float64) advisor.Estimate {
	return between(label, unit, v, v)
}

func between(label string, unit advisor.Unit, low, high float64) advisor.Estimate {
	return advisor.Input(label, unit, advisor.Range{Low: low, High: high},
		advisor.Origin{Kind: advisor.FromAnswer, ID: label, Source: "a test"})
}

// comparison is an estimate beside what was measured.
type comparison struct {
	name, role        string
	estimated, actual float64
	held              advisor.Range
	ground            advisor.Ground
}

func (c comparison) off() float64 { return c.estimated/c.actual - 1 }

// errorTable collects comparisons, prints them and sums them up.
type errorTable []comparison

func (table errorTable) of(roles ...string) errorTable {
	return slices.DeleteFunc(slices.Clone(table), func(c comparison) bool { return !slices.Contains(roles, c.role) })
}

// median is of the errors without their signs.
func (table errorTable) median() float64 {
	if len(table) == 0 {
		return math.NaN()
	}
	offs := table.offs()
	if n := len(offs); n%2 == 0 {
		return (offs[n/2-1] + offs[n/2]) / 2
	}
	return offs[len(offs)/2]
}

func (table errorTable) offs() []float64 {
	var offs []float64
	for _, c := range table {
		offs = append(offs, math.Abs(c.off()))
	}
	slices.Sort(offs)
	return offs
}

// within is the part of the rows whose error is at most that.
func (table errorTable) within(limit float64) float64 {
	n := 0
	for _, off := range table.offs() {
		if off <= limit {
			n++
		}
	}
	return float64(n) / float64(len(table))
}

// held is the part of the rows whose range holds what was measured.
func (table errorTable) held() float64 {
	n := 0
	for _, c := range table {
		if c.held.Contains(c.actual) {
			n++
		}
	}
	return float64(n) / float64(len(table))
}

func (table errorTable) summary() string {
	offs := table.offs()
	return fmt.Sprintf("%d rows: median error %.1f%%, worst %.0f%%, %.0f%% of rows within 25%%, range holds %.0f%%",
		len(table), 100*table.median(), 100*offs[len(offs)-1], 100*table.within(0.25), 100*table.held())
}

func (table errorTable) log(t *testing.T, unit string) {
	t.Helper()
	var out strings.Builder
	w := tabwriter.NewWriter(&out, 0, 0, 2, ' ', 0)
	for _, c := range table {
		ground := ""
		if !c.ground.Proven() {
			ground = "outside: " + strings.Join(c.ground, " ")
		}
		// The writer keeps its error for Flush.
		_, _ = fmt.Fprintf(w, "%s\t%s\tmeasured %.4g\testimated %.4g %s\t%+.1f%%\t%s\n",
			c.name, c.role, c.actual, c.estimated, unit, 100*c.off(), ground)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	t.Log("\n" + out.String())
}

// recomputes checks that an estimate equals what its derivation gives, and
// that its middle lies in its range.
func recomputes(t testing.TB, e advisor.Estimate) {
	t.Helper()
	if e.How == nil {
		return
	}
	if got := e.Recompute(); got != e.Range {
		t.Errorf("%s is %v, its derivation gives %v", e.Label(), e.Range, got)
	}
	if !e.Valid() {
		t.Errorf("%s has the range %v", e.Label(), e.Range)
	}
	if slack := 1e-9 * math.Abs(e.Mid); e.Mid < e.Low-slack || e.Mid > e.High+slack {
		t.Errorf("%s has its middle %g outside its range %v", e.Label(), e.Mid, e.Range)
	}
}
