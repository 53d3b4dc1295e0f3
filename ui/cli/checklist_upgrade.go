package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"loracle/data/casefile"
	"loracle/data/knowledge"
	"loracle/data/session"
	"loracle/ui/safe"
)

type upgradeOptions struct {
	*app
	session, pack string
	yes           bool
}

const upgradeLong = `Show what another checklist would change in a session: the checkpoints it adds,
drops and changes. With --yes the session goes over to it; what was said about
checkpoints that stay is kept.

Without --pack it is the checklist that this loracle ships with.`

func newUpgradeCommand(a *app) *cobra.Command {
	o := upgradeOptions{app: a}
	cmd := &cobra.Command{
		Use:               "upgrade SESSION",
		Short:             "Show what another checklist would change in a session, and go over to it",
		Long:              upgradeLong,
		Args:              arguments(1, 1),
		ValidArgsFunction: a.completeSession,
		RunE: func(_ *cobra.Command, args []string) error {
			o.session = args[0]
			return runUpgrade(o)
		},
	}
	addPackFlag(cmd.Flags(), &o.pack)
	cmd.Flags().BoolVar(&o.yes, "yes", false, "go over to it")
	return cmd
}

func runUpgrade(o upgradeOptions) error {
	if o.pack == "" {
		o.pack = knowledge.ShippedPacks()[0]
	}
	return o.withSavedSessions(func(cabinet *casefile.Cabinet) error {
		c, err := o.openCase(cabinet, o.session)
		if err != nil {
			return err
		}
		pack, err := o.readPack(o.pack, c.Base)
		if err != nil {
			return err
		}
		u := c.CompareWith(pack)
		if u.Nothing() {
			_, err := fmt.Fprintf(o.Out, "The session has this checklist already: %s\n", safe.Line(u.To))
			return err
		}
		if _, err := io.WriteString(o.Out, upgradeLines(c.Words(u))); err != nil || !o.yes {
			return err
		}
		if err := cabinet.Upgrade(c.ID, u, o.Now(), o.UserName, session.AsLine); err != nil {
			return err
		}
		_, err = fmt.Fprintf(o.Err, "The session now has %s.\n", safe.Line(u.To))
		return err
	})
}

// upgradeLines says what a checklist would change.
func upgradeLines(w casefile.UpgradeWords) string {
	var b strings.Builder
	for _, line := range w.Head {
		fmt.Fprintf(&b, "%s\n", safe.Line(line))
	}
	for _, list := range w.Lists {
		fmt.Fprintf(&b, "%s (%d):\n", list.Title, len(list.Lines))
		for _, line := range list.Lines {
			fmt.Fprintf(&b, "  %s\n", safe.Line(line))
		}
	}
	return b.String()
}
