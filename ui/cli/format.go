package cli

import (
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

// source is the session that a person named, ready to be written as a report
// that carries all of it.
func (a *app) source(cabinet *casefile.Cabinet, name string) (report.Source, error) {
	c, err := a.openCase(cabinet, name)
	if err != nil {
		return report.Source{}, err
	}
	carried, err := cabinet.Capsule(c.State)
	return report.Source{Case: c, Session: carried}, err
}
