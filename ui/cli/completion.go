package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

const completionLong = `Print a script that teaches your shell to complete loracle's commands, flags
and session names. For the shell you are in now:

  bash        source <(loracle completion bash)
  zsh         source <(loracle completion zsh)
  fish        loracle completion fish | source
  powershell  loracle completion powershell | Out-String | Invoke-Expression

Put that line into the shell's start-up file to keep it.`

func newCompletionCommand(a *app) *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:       "completion SHELL",
		Short:     "Print a completion script for bash, zsh, fish or powershell",
		Long:      completionLong,
		Args:      arguments(1, 1),
		ValidArgs: shells,
		RunE: func(cmd *cobra.Command, args []string) error {
			if !slices.Contains(shells, args[0]) {
				return usage("shells: "+strings.Join(shells, ", "), "there is no completion for %q", args[0])
			}
			return runCompletion(a, cmd.Root(), args[0])
		},
	}
}

func runCompletion(a *app, root *cobra.Command, shell string) error {
	switch shell {
	case "bash":
		return root.GenBashCompletionV2(a.Out, true)
	case "zsh":
		return root.GenZshCompletion(a.Out)
	case "fish":
		return root.GenFishCompletion(a.Out, true)
	}
	return root.GenPowerShellCompletionWithDesc(a.Out)
}
