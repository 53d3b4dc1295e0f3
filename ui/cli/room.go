package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"loracle/data/casefile"
	"loracle/ui/tui"
	"loracle/ui/tui/page"
)

const roomLong = `Lead a meeting about a session in front of one screen: who is here, one
checkpoint at a time with its clock, blind polls at one keyboard, what the
decider decides, dissent in its own words, and a closing page with the verdict,
open items and their owners.

SESSION is an id, the beginning of one, or an exact title.`

func newRoomCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:               "room SESSION",
		Short:             "Lead a meeting about a session",
		Long:              roomLong,
		Args:              arguments(1, 1),
		ValidArgsFunction: a.completeSession,
		RunE:              func(_ *cobra.Command, args []string) error { return runRoom(a, args[0]) },
	}
}

func runRoom(a *app, name string) error {
	if !a.screen() {
		return failure(errors.New("a meeting needs a screen that everybody can see"),
			"run it in a terminal without --plain; `loracle checklist` and `loracle open` work as lines")
	}
	return a.withSavedSessions(func(cabinet *casefile.Cabinet) error {
		c, err := a.openCase(cabinet, name)
		if err != nil {
			return err
		}
		return a.runScreen(cabinet, tui.Options{Session: c.ID, Start: page.Route{Page: page.Room}})
	})
}
