package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/data/knowledge"
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
		if _, err := fmt.Fprint(o.Out, upgradeLines(u, c.Marks)); err != nil || !o.yes {
			return err
		}
		if err := cabinet.Upgrade(c.ID, u, o.Now(), o.UserName); err != nil {
			return err
		}
		_, err = fmt.Fprintf(o.Err, "The session now has %s.\n", safe.Line(u.To))
		return err
	})
}

// upgradeLines says what a checklist would change.
func upgradeLines(u casefile.Upgrade, marks checklist.Marks) string {
	var b strings.Builder
	fmt.Fprintf(&b, "From %s to %s\n", safe.Line(u.From), safe.Line(u.To))
	if u.Threshold != [2]int{} {
		fmt.Fprintf(&b, "Rule: no-go from %d unresolved in a category, before from %d.\n", u.Threshold[1], u.Threshold[0])
	}
	list := func(title string, n int, line func(int) string) {
		if n > 0 {
			fmt.Fprintf(&b, "%s (%d):\n", title, n)
		}
		for i := range n {
			fmt.Fprintf(&b, "  %s\n", safe.Line(line(i)))
		}
	}
	list("Added", len(u.Added), func(i int) string { return u.Added[i].Title + ": " + u.Added[i].Question })
	list("Dropped", len(u.Dropped), func(i int) string {
		text := u.Dropped[i].Title
		if m, said := marks[u.Dropped[i].ID]; said {
			text += ", now " + m.State.Label() + "; that stays in its history only"
		}
		return text
	})
	list("Changed", len(u.Changed), func(i int) string { return changeLine(u.Changed[i], marks) })
	return b.String()
}

func changeLine(c casefile.ItemChange, marks checklist.Marks) string {
	text := c.New.Title
	if len(c.Parts) > 0 {
		text += ": " + strings.Join(c.Parts, ", ")
	}
	if c.Moved != "" {
		text += "; moves to " + c.Moved
	}
	if m, said := marks[c.New.ID]; said {
		text += " (stays " + m.State.Label() + ")"
	}
	return text
}
