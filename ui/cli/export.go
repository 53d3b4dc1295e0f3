package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"loracle/data/capsule"
	"loracle/data/casefile"
	"loracle/data/strict"
	"loracle/ui/report"
)

type exportOptions struct {
	*app
	form
	session string
	// all exports every session into folder.
	all   bool
	file  string
	force bool
}

const exportLong = `Write the report of a session to a file, or to standard output. A file that is
already there is kept unless --force is given. Without --format the ending of the
file's name says which one is written.

With --all every session is written to a file of its own in the folder that
--output names, called after its title and the end of its id.

` + momentHelp

func newExportCommand(a *app) *cobra.Command {
	o := exportOptions{app: a}
	cmd := &cobra.Command{
		Use:               "export SESSION",
		Short:             "Write the report of a session to a file or to standard output",
		Long:              exportLong,
		Args:              arguments(0, 1),
		ValidArgsFunction: a.completeSession,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				o.session = args[0]
			}
			if !cmd.Flags().Changed("format") && !o.all {
				if err := o.byEnding(o.file); err != nil {
					return err
				}
			}
			return runExport(o)
		},
	}
	o.form.addFlags(cmd)
	cmd.Flags().StringVarP(&o.file, "output", "o", "", "write to this `file` (default standard output), or with --all into this folder")
	cmd.Flags().BoolVar(&o.force, "force", false, "replace the file if it is there")
	cmd.Flags().BoolVar(&o.all, "all", false, "write every session into the folder that --output names")
	return cmd
}

func runExport(o exportOptions) error {
	if err := o.check(); err != nil {
		return err
	}
	switch {
	case o.all && o.session != "":
		return usage("leave out the session, or --all", "--all takes no session")
	case o.all:
		return runExportAll(o)
	case o.session == "":
		return usage("usage: loracle export SESSION, or loracle export --all -o FOLDER", "`loracle export` takes a session")
	}
	var data []byte
	err := o.withSavedSessions(func(cabinet *casefile.Cabinet) (err error) {
		data, err = o.report(cabinet, o.session, o.form)
		return err
	})
	if err != nil {
		return err
	}
	if o.file == "" || o.file == "-" {
		_, err := o.Out.Write(data)
		return err
	}
	if err := writeFile(o.file, data, o.force); err != nil {
		return err
	}
	_, err = fmt.Fprintf(o.Err, "Written: %s\n", o.file)
	return err
}

// form is what a report is asked for as: a format, a variant and, of the CSV
// export, one table alone.
type form struct{ format, variant, table string }

// addFlags lets a command write any form of report.
func (f *form) addFlags(cmd *cobra.Command) {
	names, variants := report.FormatNames(), variantNames()
	cmd.Flags().StringVarP(&f.format, "format", "f", names[0], "`format` of the report: "+strings.Join(names, ", "))
	cmd.Flags().StringVar(&f.variant, "variant", variants[0], "`variant`: room has everything, shared leaves out notes, votes and who said what")
	cmd.Flags().StringVar(&f.table, "table", "", "of the CSV only this `table`: "+strings.Join(report.SheetNames(), ", "))
	complete(cmd, "format", names)
	complete(cmd, "variant", variants)
	complete(cmd, "table", report.SheetNames())
}

// check says what is wrong with what was asked for.
func (f form) check() error {
	if _, ok := report.FormatNamed(f.format); !ok {
		return usage("formats: "+strings.Join(report.FormatNames(), ", "), "there is no report format %s", strict.Quote(f.format))
	}
	if !slices.Contains(variantNames(), f.variant) {
		return usage("variants: "+strings.Join(variantNames(), ", "), "there is no variant %s", strict.Quote(f.variant))
	}
	switch {
	case f.table == "":
	case f.format != "csv":
		return usage("name it together with -f csv", "only the CSV has tables")
	case !slices.Contains(report.SheetNames(), f.table):
		return usage("tables: "+strings.Join(report.SheetNames(), ", "), "there is no table %s", strict.Quote(f.table))
	}
	return nil
}

// write writes a checked form.
func (f form) write(s report.Source) ([]byte, error) {
	s.Variant = capsule.Variant(f.variant)
	if f.table != "" {
		return report.CSVTable(s, f.table)
	}
	format, ok := report.FormatNamed(f.format)
	if !ok {
		return nil, errors.New("there is no such report format")
	}
	return format.Write(s)
}
