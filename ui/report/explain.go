package report

import (
	"fmt"
	"regexp"
	"strings"

	"loracle/advisor"
	"loracle/data/casefile"
)

// percentile matches the end of a path that names a result of draws.
var percentile = regexp.MustCompile(`\.(p10|p50|p90|p10_months|p50_months|p90_months|never_share)$`)

// Find is the number that a path leads to. The path is written as in the JSON
// export, with positions in lists (lines.3, lines[3]) or what entries are
// called (lines[ml_time]); an end of a range (low, high) may follow. Of a line
// of the budget the amount that counts is meant unless the path says otherwise.
func Find(all []Number, path string) (n Number, ok bool) {
	path = positions.ReplaceAllString(strings.Trim(path, ". "), ".$1")
	for _, candidate := range []string{path, path + ".amount", path + ".computed", trimEnd(path), percentile.ReplaceAllString(path, "")} {
		for _, n := range all {
			if n.Path == candidate || n.Name == candidate || dotted(n.Name) == candidate {
				return n, true
			}
		}
	}
	return Number{}, false
}

// positions matches a position written in brackets.
var positions = regexp.MustCompile(`\[(\d+)\]`)

// dotted is a name with dots for brackets: budget.lines.ml_time.computed.
func dotted(name string) string { return strings.NewReplacer("[", ".", "]", "").Replace(name) }

func trimEnd(path string) string {
	return strings.TrimSuffix(strings.TrimSuffix(path, ".low"), ".high")
}

// Under lists the numbers below a path.
func Under(all []Number, path string) []Number {
	path = strings.Trim(positions.ReplaceAllString(path, ".$1"), ". ")
	var out []Number
	for _, n := range all {
		if strings.HasPrefix(n.Path, path+".") || strings.HasPrefix(n.Name, path+".") ||
			strings.HasPrefix(n.Name, path+"[") || strings.HasPrefix(dotted(n.Name), path+".") {
			out = append(out, n)
		}
	}
	return out
}

// Explain walks the derivation of a number as indented lines, down to answers,
// figures, prices, assumptions and constants. A step that has been shown is
// named again without its own steps. Text from people may be in it and is not
// made safe yet.
func Explain(c casefile.Case, n Number) []string {
	e := explainer{c: c, shown: map[shownStep]bool{}}
	e.walk(n.Value, 0)
	return e.lines
}

type shownStep struct {
	how   *advisor.Derivation
	label string
}

type explainer struct {
	c     casefile.Case
	lines []string
	shown map[shownStep]bool
}

func (e *explainer) line(depth int, format string, args ...any) {
	e.lines = append(e.lines, strings.Repeat("  ", depth)+fmt.Sprintf(format, args...))
}

func (e *explainer) walk(v advisor.Value, depth int) { e.walkAs(v.Label(), v.Range, v, depth) }

// walkAs shows a value under a name, and with an amount that may be rounded to
// the cent.
func (e *explainer) walkAs(label string, shown advisor.Range, v advisor.Value, depth int) {
	head := label + ": " + advisor.FormatRangePrecise(shown, v.Unit())
	switch {
	case v.How == nil:
		e.line(depth, "%s", head)
		return
	case v.How.Op == advisor.OpGiven:
		e.line(depth, "%s", head)
		e.origin(v.How.From(), depth+1)
		if v.How.Replaces() != nil {
			e.walk(*v.How.Replaces(), depth+1)
		}
		return
	case v.How.Op == advisor.OpCent:
		e.walkAs(label, shown, v.How.Inputs[0], depth)
		return
	case e.shown[shownStep{v.How, label}]:
		e.line(depth, "%s (as above)", head)
		return
	}
	e.shown[shownStep{v.How, label}] = true
	e.line(depth, "%s", head)
	e.line(depth, "= %s", stepWords(v.How))
	for _, in := range v.How.Inputs {
		e.walk(in, depth+1)
	}
}

// stepWords is an arithmetic step in words.
func stepWords(d *advisor.Derivation) string {
	names := make([]string, len(d.Inputs))
	for i, in := range d.Inputs {
		names[i] = in.Label()
	}
	v := advisor.Value{How: d}
	switch d.Op {
	case advisor.OpLow, advisor.OpHigh, advisor.OpCeil:
		return string(d.Op) + ": " + strings.Join(names, ", ")
	case advisor.OpSpan:
		return "one of these: " + strings.Join(names, ", ")
	case advisor.OpBlend:
		return "a mix by shares: (1-b)((1-c)p + cq) + br, for p, q, r, b and c in this order"
	case advisor.OpSum:
		if len(names) == 0 {
			return "nothing to add up"
		}
	case advisor.OpGiven, advisor.OpSub, advisor.OpMul, advisor.OpDiv, advisor.OpMax, advisor.OpMin, advisor.OpCent,
		advisor.OpFullMonths, advisor.OpMachineMonths, advisor.OpPayback,
		advisor.OpP10, advisor.OpP50, advisor.OpP90, advisor.OpNever, advisor.OpMiddle, advisor.OpSure:
	}
	return v.Formula()
}

// origin says where a leaf was read.
func (e *explainer) origin(from advisor.Origin, depth int) {
	k := e.c.Base.Advice
	switch from.Kind {
	case advisor.FromAnswer:
		e.line(depth, "your answer (%s)", from.ID)
		if note := e.c.Notes[advisor.QuestionID(from.ID)]; note != "" {
			e.line(depth, "your note: %s", note)
		}
	case advisor.FromFigure:
		e.line(depth, "figure %s: %s", from.ID, from.Source)
		if f := k.Figure(from.ID); f != nil {
			e.figure(f, depth)
		}
	case advisor.FromPrice:
		e.line(depth, "price %s: %s", from.ID, e.dated(from))
	case advisor.FromAssumption:
		e.line(depth, "assumed, as %s is not answered: %s", from.ID, from.Source)
	case advisor.FromChecklist:
		e.line(depth, "contingency of the checkpoint %s: %s", from.ID, from.Source)
	case advisor.FromOverride:
		e.line(depth, "%s, as follows", from.Source)
	case advisor.FromConstant:
		e.line(depth, "constant %s: %s", from.ID, from.Source)
	case advisor.FromRule:
		e.line(depth, "rule of evidence %s: %s", from.ID, from.Source)
	case advisor.FromSearch, advisor.FromAlternative:
		e.line(depth, "%s", from.Source)
	case advisor.FromDefinition:
		if from.Source != "" {
			e.line(depth, "%s", from.Source)
			return
		}
		e.line(depth, "by definition")
	}
}

func (e *explainer) figure(f *advisor.Figure, depth int) {
	e.line(depth, "printed “%s”", f.Printed)
	if f.Differs() && f.Paper != nil && f.Computed != nil {
		e.line(depth, "the paper says %s, its own inputs give %s",
			advisor.FormatRangePrecise(*f.Paper, f.Unit), advisor.FormatRangePrecise(*f.Computed, f.Unit))
	}
	for _, n := range f.Notes {
		e.line(depth, "note %s: %s", n.ID, n.Text)
	}
}

// dated is the source of a price with its date.
func (e *explainer) dated(from advisor.Origin) string {
	if row := e.c.Base.Advice.APIPrice(from.ID); row != nil {
		return fmt.Sprintf("%s, as of %s", from.Source, day(row.AsOf))
	}
	return from.Source
}
