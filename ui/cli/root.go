package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"loracle/data/strict"
)

// Run runs loracle with the arguments after the program's name and returns the
// exit code.
func Run(ctx context.Context, env Env, args []string) int {
	a := newApp(env)
	root := newRootCommand(a)
	root.SetArgs(args)
	root.SetIn(env.In)
	help := &witness{w: env.Out} // cobra drops what goes wrong in writing a help
	root.SetOut(help)
	root.SetErr(env.Err)
	err := errors.Join(root.ExecuteContext(ctx), help.err)
	if closeErr := a.close(err); err == nil {
		err = closeErr
	}
	for _, note := range a.notes {
		_, unsaid := fmt.Fprintln(env.Err, note)
		err = errors.Join(err, unsaid)
	}
	if err != nil {
		_, unsaid := io.WriteString(env.Err, complaint(err))
		err = errors.Join(err, unsaid)
	}
	return exitCode(err)
}

const rootLong = `loracle helps a lead decide whether to fine-tune a language model with LoRA,
and what it would cost. It asks about the business, the data and the team, and
answers with a recommendation and its reasons, a go/no-go checklist, a budget
and the month in which the project pays for itself.

Without a command it opens the list of sessions. Every answer is saved as it is
given.`

const rootAfter = `
Exit codes: 0 fine; 1 an error; 2 wrong usage; 3 --fail-on was met or something is past due;
4 the session store is locked, damaged or out of reach.
`

func newRootCommand(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:           "loracle",
		Short:         "Decide whether to fine-tune with LoRA, and what it would cost",
		Long:          rootLong,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          noCommandNamed,
		RunE:          func(*cobra.Command, []string) error { return runAdvisor(a) },
		PersistentPreRunE: func(cmd *cobra.Command, args []string) error {
			return a.start(cmd, args)
		},
	}
	root.SetUsageTemplate(root.UsageTemplate() + rootAfter)
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetFlagErrorFunc(flagProblem)
	a.addFlags(root.PersistentFlags())
	addGroup(root, "Sessions:", newNewCommand(a), newOpenCommand(a), newListCommand(a), newShowCommand(a), newExportCommand(a))
	addGroup(root, "History:", newLogCommand(a), newMilestoneCommand(a), newDiffCommand(a), newReviewCommand(a))
	addGroup(root, "The session store:", newBackupCommand(a), newRestoreCommand(a), newMoveCommand(a), newDoctorCommand(a))
	addGroup(root, "Answers files:", newAssessCommand(a), newImportCommand(a), newExampleCommand(a))
	addGroup(root, "Reviews:", newRoomCommand(a), newJoinCommand(a), newChecklistCommand(a), newDueCommand(a))
	addGroup(root, more, newExplainCommand(a), newFiguresCommand(a), newSchemaCommand(a), newSummaryCommand(a), newVersionCommand(a), newCompletionCommand(a))
	root.AddCommand(newPricesTopic(), newTeamTopic(a))
	root.SetHelpCommand(newHelpCommand())
	root.SetHelpCommandGroupID(more)
	return root
}

// more is the group of commands that belong to no other.
const more = "More:"

// addGroup adds commands that the help lists under one heading.
func addGroup(root *cobra.Command, title string, commands ...*cobra.Command) {
	root.AddGroup(&cobra.Group{ID: title, Title: title})
	for _, c := range commands {
		c.GroupID = title
		root.AddCommand(c)
	}
}

// noCommandNamed refuses arguments to loracle itself: the first one was meant
// as a command.
func noCommandNamed(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return unknownCommand(cmd.Root(), args[0])
}

func unknownCommand(root *cobra.Command, name string) error {
	var names []string
	for _, c := range root.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	hint := "`loracle help` lists the commands"
	if near := strict.Nearest(name, names); near != "" {
		hint = fmt.Sprintf("did you mean `loracle %s`? %s", near, hint)
	}
	return usage(hint, "there is no command %q", name)
}

// arguments accepts between least and most arguments, and says in usage terms
// what is missing.
func arguments(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		hint := fmt.Sprintf("usage: %s", cmd.UseLine())
		switch {
		case len(args) < least:
			return usage(hint, "`%s` needs %s", cmd.CommandPath(), strings.TrimSpace(strings.TrimPrefix(cmd.Use, cmd.Name())))
		case len(args) > most && most == 0:
			return usage(hint, "`%s` takes no arguments", cmd.CommandPath())
		case len(args) > most:
			return usage(hint, "`%s` takes at most %d; %d were given", cmd.CommandPath(), most, len(args))
		}
		return nil
	}
}
