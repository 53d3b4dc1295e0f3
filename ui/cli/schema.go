package cli

import (
	"github.com/spf13/cobra"

	"loracle/ui/report"
)

func newSchemaCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of JSON reports",
		Args:  arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			_, err := a.Out.Write(report.Schema())
			return err
		},
	}
}
