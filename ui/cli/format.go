package cli

import (
	"time"

	"github.com/spf13/cobra"

	"loracle/data/capsule"
	"loracle/data/casefile"
	"loracle/ui/report"
)

func variantNames() []string {
	var names []string
	for _, v := range capsule.Variants() {
		names = append(names, string(v))
	}
	return names
}

// complete offers the values of a flag to the shell.
func complete(cmd *cobra.Command, flag string, values []string) {
	// The only failure is a flag that is not there, which a test would show.
	_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

// report writes a session, as it is or as it was after a change, as a report
// that carries all of it. A milestone has its reports as they were written.
func (a *app) report(cabinet *casefile.Cabinet, name string, f form) ([]byte, error) {
	m, err := a.openMoment(cabinet, name)
	if err != nil {
		return nil, err
	}
	if m.Taken != nil {
		if f.table != "" {
			return nil, usage("export the CSV whole, or another moment", "a milestone keeps its CSV as one file")
		}
		return m.Taken.Report(report.KeptName(f.format, capsule.Variant(f.variant)))
	}
	source, err := carrying(cabinet, m.Case, m.On)
	if err != nil {
		return nil, err
	}
	data, err := f.write(source)
	if err != nil {
		return nil, err
	}
	return data, a.noteStale(source.Case)
}

// source is the session that a person named, ready to be written as a report
// that carries all of it.
func (a *app) source(cabinet *casefile.Cabinet, name string) (report.Source, error) {
	c, err := a.openCase(cabinet, name)
	if err != nil {
		return report.Source{}, err
	}
	return carrying(cabinet, c, a.Now())
}

// carrying is a case with its session up to that moment, and what changed since
// the milestone before it.
func carrying(cabinet *casefile.Cabinet, c casefile.Case, on time.Time) (report.Source, error) {
	carried, err := cabinet.Capsule(c.State)
	if err != nil {
		return report.Source{}, err
	}
	carried.Events = carried.Events[:c.Seq]
	since, err := cabinet.SinceMilestone(c, on)
	if err != nil {
		return report.Source{}, err
	}
	return report.Source{Case: c, Session: carried, Since: since}, nil
}
