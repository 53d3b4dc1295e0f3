package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"loracle/data/knowledge"
	"loracle/ui/safe"
)

const checklistLong = `Work with checklists: the go/no-go list that loracle ships with, others that it
ships with, and your own.

A checklist is a YAML file. Print the shipped one, change it, check it, play it
through, and use it:

  loracle checklist print > ours.yaml
  loracle checklist lint ours.yaml
  loracle checklist try ours.yaml
  loracle new --pack ours.yaml "Support triage"

A session keeps the checklist it was made with until it is upgraded.`

func newChecklistCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "checklist",
		Short: "Check, play, print and upgrade checklists",
		Long:  checklistLong,
		Args:  noSubcommandNamed,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newLintCommand(a), newTryCommand(a), newPrintCommand(a), newUpgradeCommand(a))
	return cmd
}

// noSubcommandNamed refuses arguments to a command that only groups others.
func noSubcommandNamed(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, c := range cmd.Commands() {
		names = append(names, c.Name())
	}
	return usage("commands: "+strings.Join(names, ", "), "there is no command %q of `%s`", args[0], cmd.CommandPath())
}

const lintLong = `Check a checklist. Every problem is reported in one run, as
file:line:col: what is wrong; what is allowed. Warnings do not fail.`

func newLintCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "lint FILE",
		Short: "Report everything that is wrong with a checklist",
		Long:  lintLong,
		Args:  arguments(1, 1),
		RunE:  func(_ *cobra.Command, args []string) error { return runLint(a, args[0]) },
	}
}

func runLint(a *app, name string) error {
	base, err := a.knowledge()
	if err != nil {
		return err
	}
	pack, err := a.readPack(name, base)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(a.Err, warnings(pack)); err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.Out, "%s %s is fine: %d checkpoints in %d categories, no-go from %d unresolved in one of them.\n",
		safe.Line(pack.Title), pack.Version, pack.Count(), len(pack.Categories), pack.Threshold)
	return err
}

func newPrintCommand(a *app) *cobra.Command {
	names := knowledge.ShippedPacks()
	return &cobra.Command{
		Use:       "print [NAME]",
		Short:     "Print a shipped checklist as a file to start from: " + strings.Join(names, ", "),
		Args:      arguments(0, 1),
		ValidArgs: names,
		RunE: func(_ *cobra.Command, args []string) error {
			name := names[0]
			if len(args) > 0 {
				name = args[0]
			}
			data, ok := knowledge.ShippedPack(name)
			if !ok {
				return usage("checklists: "+strings.Join(names, ", "), "loracle has no checklist %q", name)
			}
			_, err := a.Out.Write(data)
			return err
		},
	}
}
