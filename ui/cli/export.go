package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"loracle/data/casefile"
)

type exportOptions struct {
	*app
	form
	session string
	file    string
	force   bool
}

const exportLong = `Write the report of a session to a file, or to standard output. A file that is
already there is kept unless --force is given. Without --format the ending of the
file's name says which one is written.

SESSION is an id, the beginning of one, or an exact title.`

func newExportCommand(a *app) *cobra.Command {
	o := exportOptions{app: a}
	cmd := &cobra.Command{
		Use:               "export SESSION",
		Short:             "Write the report of a session to a file or to standard output",
		Long:              exportLong,
		Args:              arguments(1, 1),
		ValidArgsFunction: a.completeSession,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.session = args[0]
			if !cmd.Flags().Changed("format") {
				if err := o.byEnding(o.file); err != nil {
					return err
				}
			}
			return runExport(o)
		},
	}
	o.form.addFlags(cmd)
	cmd.Flags().StringVarP(&o.file, "output", "o", "", "write to this `file` (default standard output)")
	cmd.Flags().BoolVar(&o.force, "force", false, "replace the file if it is there")
	return cmd
}

func runExport(o exportOptions) error {
	f, variant, err := o.check()
	if err != nil {
		return err
	}
	var data []byte
	err = o.withSavedSessions(func(cabinet *casefile.Cabinet) error {
		source, err := o.source(cabinet, o.session)
		if err != nil {
			return err
		}
		source.Variant = variant
		if data, err = f.Write(source); err != nil {
			return err
		}
		return o.noteStale(source.Case)
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
