package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"loracle/data/answersfile"
	"loracle/data/strict"
)

func newExampleCommand(a *app) *cobra.Command {
	names := answersfile.ExampleNames()
	return &cobra.Command{
		Use:       "example [NAME]",
		Short:     "Print a commented answers file to start from: " + strings.Join(names, ", "),
		Args:      arguments(0, 1),
		ValidArgs: names,
		RunE: func(_ *cobra.Command, args []string) error {
			name := names[0]
			if len(args) > 0 {
				name = args[0]
			}
			return runExample(a, name, names)
		},
	}
}

func runExample(a *app, name string, names []string) error {
	if !slices.Contains(names, name) {
		return usage("examples: "+strings.Join(names, ", "), "there is no example %s", strict.Quote(name))
	}
	text, err := answersfile.Example(name)
	if err != nil {
		return err
	}
	_, err = a.Out.Write(text)
	return err
}
