package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"loracle/data/casefile"
	"loracle/data/strict"
	"loracle/ui/report"
	"loracle/ui/safe"
)

type explainOptions struct {
	*app
	// from is an answers file, - for standard input, or a session.
	from, path string
}

const explainLong = `Show how one number of an assessment came about: every step down to the answers,
figures, prices, assumptions and constants behind it.

PATH is where the JSON export has the number, like economics.break_even.low_months,
budget.lines.3.computed or budget.lines[ml_time]. Without a path, all of them are
listed. FILE is an answers file, - for standard input. A file of that name comes
first.

` + momentHelp

func newExplainCommand(a *app) *cobra.Command {
	o := explainOptions{app: a}
	return &cobra.Command{
		Use:               "explain FILE|SESSION [PATH]",
		Short:             "Show how one number of an assessment came about",
		Long:              explainLong,
		Args:              arguments(1, 2),
		ValidArgsFunction: a.completeSession,
		RunE: func(_ *cobra.Command, args []string) error {
			o.from = args[0]
			if len(args) > 1 {
				o.path = args[1]
			}
			return runExplain(o)
		},
	}
}

func runExplain(o explainOptions) error {
	c, err := o.caseFrom(o.from)
	if err != nil {
		return err
	}
	all := report.Numbers(c)
	if o.path == "" {
		return o.print(numberLines(all))
	}
	n, ok := report.Find(all, o.path)
	if !ok {
		return noNumber(all, o.path)
	}
	lines := report.Explain(c, n)
	if strings.Contains(o.path, ".p10") || strings.Contains(o.path, ".p50") || strings.Contains(o.path, ".p90") {
		lines = append([]string{"A percentile of 10,000 draws of the inputs below, each within its range."}, lines...)
	}
	return o.print(lines)
}

// caseFrom is the case of an answers file where there is one of that name, and
// of a session otherwise.
func (a *app) caseFrom(name string) (casefile.Case, error) {
	if _, err := os.Stat(name); name == standardInput || !errors.Is(err, fs.ErrNotExist) {
		source, err := a.assess(name, "")
		return source.Case, err
	}
	var c casefile.Case
	err := a.withSavedSessions(func(cabinet *casefile.Cabinet) error {
		m, err := a.openMoment(cabinet, name)
		c = m.Case
		return err
	})
	return c, err
}

func (a *app) print(lines []string) error {
	var b strings.Builder
	for _, line := range lines {
		text := strings.TrimLeft(line, " ")
		b.WriteString(line[:len(line)-len(text)] + safe.Line(text) + "\n")
	}
	_, err := fmt.Fprint(a.Out, b.String())
	return err
}

func numberLines(all []report.Number) []string {
	var out []string
	for _, n := range all {
		// The months of the curve are as many as all other numbers together.
		if !strings.HasPrefix(n.Name, "economics.months.") || strings.HasPrefix(n.Name, "economics.months.0.") {
			out = append(out, n.Name)
		}
	}
	return out
}

// noNumber names what is below a path, or else the paths nearest to it.
func noNumber(all []report.Number, path string) error {
	const most = 6
	var names []string
	for _, n := range report.Under(all, path) {
		names = append(names, n.Name)
	}
	if len(names) > 0 {
		return failure(fmt.Errorf("%s is not one number", strict.Quote(path)), "below it: "+shortList(names, most))
	}
	known := numberLines(all)
	for _, n := range all {
		if n.Path != n.Name {
			known = append(known, n.Path)
		}
	}
	hint := "`loracle explain` without a path lists them all"
	if near := strict.Nearest(path, known); near != "" {
		hint = fmt.Sprintf("did you mean %s? %s", near, hint)
	}
	return failure(fmt.Errorf("no number with a derivation is at %s", strict.Quote(path)), hint)
}

func shortList(names []string, most int) string {
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
}
