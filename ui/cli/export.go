package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"loracle/data/casefile"
)

type exportOptions struct {
	*app
	session string
	format  string
	file    string
	force   bool
}

const exportLong = `Write the report of a session to a file, or to standard output. A file that is
already there is kept unless --force is given.

` + momentHelp

func newExportCommand(a *app) *cobra.Command {
	o := exportOptions{app: a}
	cmd := &cobra.Command{
		Use:               "export SESSION",
		Short:             "Write the report of a session to a file or to standard output",
		Long:              exportLong,
		Args:              arguments(1, 1),
		ValidArgsFunction: a.completeSession,
		RunE: func(_ *cobra.Command, args []string) error {
			o.session = args[0]
			return runExport(o)
		},
	}
	addFormatFlag(cmd, &o.format)
	cmd.Flags().StringVarP(&o.file, "output", "o", "", "write to this `file` (default standard output)")
	cmd.Flags().BoolVar(&o.force, "force", false, "replace the file if it is there")
	return cmd
}

func addFormatFlag(cmd *cobra.Command, name *string) {
	names := formatNames()
	cmd.Flags().StringVarP(name, "format", "f", names[0], "`format` of the report: "+strings.Join(names, ", "))
}

func runExport(o exportOptions) error {
	f, err := formatNamed(o.format)
	if err != nil {
		return err
	}
	var data []byte
	err = o.withSavedSessions(func(cabinet *casefile.Cabinet) error {
		m, err := o.openMoment(cabinet, o.session)
		if err != nil {
			return err
		}
		data, err = f.report(m)
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
