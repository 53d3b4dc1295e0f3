package cli

import "github.com/spf13/cobra"

// newHelpCommand is cobra's help command, except that an unknown command is
// wrong usage.
func newHelpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Explain a command",
		RunE: func(cmd *cobra.Command, args []string) error {
			asked, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return unknownCommand(cmd.Root(), args[0])
			}
			asked.InitDefaultHelpFlag()
			return asked.Help()
		},
	}
}
