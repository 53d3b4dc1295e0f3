package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"loracle/data/capsule"
	"loracle/data/casefile"
	"loracle/data/strict"
	"loracle/ui/report"
)

// form is what a report is asked for as: a format and a variant.
type form struct{ format, variant string }

// addFlags lets a command write any form of report.
func (f *form) addFlags(cmd *cobra.Command) {
	names, variants := report.FormatNames(), variantNames()
	cmd.Flags().StringVarP(&f.format, "format", "f", names[0], "`format` of the report: "+strings.Join(names, ", "))
	cmd.Flags().StringVar(&f.variant, "variant", variants[0], "`variant`: room has everything, shared leaves out notes, votes and who said what")
	complete(cmd, "format", names)
	complete(cmd, "variant", variants)
}

func variantNames() []string {
	var names []string
	for _, v := range capsule.Variants() {
		names = append(names, string(v))
	}
	return names
}

// check finds the format and the variant by their names.
func (f form) check() (report.Format, capsule.Variant, error) {
	format, ok := report.FormatNamed(f.format)
	if !ok {
		return format, "", usage("formats: "+strings.Join(report.FormatNames(), ", "), "there is no report format %s", strict.Quote(f.format))
	}
	for _, v := range capsule.Variants() {
		if string(v) == f.variant {
			return format, v, nil
		}
	}
	return format, "", usage("variants: "+strings.Join(variantNames(), ", "), "there is no variant %s", strict.Quote(f.variant))
}

// complete offers the values of a flag to the shell.
func complete(cmd *cobra.Command, flag string, values []string) {
	// The only failure is a flag that is not there, which a test would show.
	_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

// report writes a session, as it is or as it was after a change, as a report
// that carries all of it. A milestone has its reports as they were written.
func (a *app) report(cabinet *casefile.Cabinet, name string, f report.Format, v capsule.Variant) ([]byte, error) {
	m, err := a.openMoment(cabinet, name)
	if err != nil {
		return nil, err
	}
	if m.Taken != nil {
		return m.Taken.Report(report.KeptName(f.Name, v))
	}
	carried, err := cabinet.Capsule(m.State)
	if err != nil {
		return nil, err
	}
	carried.Events = carried.Events[:m.Seq]
	return f.Write(report.Source{Case: m.Case, Session: carried, Variant: v})
}
