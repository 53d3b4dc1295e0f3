package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"loracle/data/casefile"
	"loracle/data/strict"
	"loracle/ui/report"
)

type diffOptions struct {
	*app
	a, b   string
	format string
}

const diffLong = `Show what differs between two sessions, or two moments of one: answers,
checkpoints, recommendation and verdict, and what each difference does to the
budget. The parts of the budget add up to its change to the cent, at the low and
at the high end: first other figures, then the answers in the order of the
questions, then lines set by hand, then unresolved checkpoints.

A and B are sessions as elsewhere (an id, the beginning of one, or an exact title),
or SESSION@NAME for a milestone, or SESSION@NUMBER for the session after that
change. ` + "`loracle diff Triage@pilot Triage`" + ` is then and now.`

// diffForms are the forms a comparison can take, the usual one first.
var diffForms = []string{"text", "json", "md"}

func newDiffCommand(a *app) *cobra.Command {
	o := diffOptions{app: a}
	cmd := &cobra.Command{
		Use:               "diff A B",
		Short:             "Show what differs between two sessions, milestones or moments",
		Long:              diffLong,
		Args:              arguments(2, 2),
		ValidArgsFunction: a.completeSessions(2),
		RunE: func(_ *cobra.Command, args []string) error {
			o.a, o.b = args[0], args[1]
			return runDiff(o)
		},
	}
	cmd.Flags().StringVarP(&o.format, "format", "f", diffForms[0], "`format`: "+strings.Join(diffForms, ", "))
	return cmd
}

func runDiff(o diffOptions) error {
	if !slices.Contains(diffForms, o.format) {
		return usage("formats: "+strings.Join(diffForms, ", "), "there is no format %s for a comparison", strict.Quote(o.format))
	}
	var c casefile.Comparison
	err := o.withSavedSessions(func(cabinet *casefile.Cabinet) error {
		a, err := o.openMoment(cabinet, o.a)
		if err != nil {
			return err
		}
		b, err := o.openMoment(cabinet, o.b)
		if err != nil {
			return err
		}
		c = casefile.Compare(a, b)
		return nil
	})
	if err != nil {
		return err
	}
	return o.printDiff(c, o.format)
}

func (a *app) printDiff(c casefile.Comparison, form string) error {
	data := report.DiffText(c)
	var err error
	switch form {
	case "json":
		data, err = report.DiffJSON(c)
	case "md":
		data = report.DiffMarkdown(c)
	default:
		return a.page(string(data))
	}
	if err != nil {
		return err
	}
	_, err = a.Out.Write(data)
	return err
}
