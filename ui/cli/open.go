package cli

import (
	"github.com/spf13/cobra"

	"loracle/data/casefile"
	"loracle/ui/tui"
)

const openLong = `Go on with a session at the first question nobody has answered.

SESSION is an id, the beginning of one, or an exact title.`

func newOpenCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:               "open SESSION",
		Short:             "Go on with a session",
		Long:              openLong,
		Args:              arguments(1, 1),
		ValidArgsFunction: a.completeSession,
		RunE:              func(_ *cobra.Command, args []string) error { return runOpen(a, args[0]) },
	}
}

func runOpen(a *app, name string) error {
	return a.withSavedSessions(func(cabinet *casefile.Cabinet) error {
		if !a.screen() {
			return a.continueLines(cabinet, name)
		}
		c, err := a.openCase(cabinet, name)
		if err != nil {
			return err
		}
		return a.runScreen(cabinet, tui.Options{Session: c.ID})
	})
}
