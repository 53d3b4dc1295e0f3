package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"loracle/data/casefile"
	"loracle/data/session"
	"loracle/data/store"
	"loracle/ui/plain"
	"loracle/ui/safe"
	"loracle/ui/tui"
	"loracle/ui/tui/page"
)

const joinLong = `Sit in a meeting from a terminal of your own: see where it is, and vote with one
key while a poll is open. Whoever leads the meeting (loracle room) drives.

A vote leaves this machine as a commitment that nobody can read; what opens it is
kept in a file of yours and goes out by itself after the reveal. After a crash,
join again.

It needs a team store that all terminals reach; see loracle help team. SESSION is
an id, the beginning of one, or an exact title.`

type joinOptions struct {
	*app
	session, name string
}

func newJoinCommand(a *app) *cobra.Command {
	o := joinOptions{app: a}
	cmd := &cobra.Command{
		Use:               "join SESSION",
		Short:             "Sit in a meeting from a terminal of your own, and vote there",
		Long:              joinLong,
		Args:              arguments(1, 1),
		ValidArgsFunction: a.completeSession,
		RunE: func(_ *cobra.Command, args []string) error {
			o.session = args[0]
			return runJoin(o)
		},
	}
	cmd.Flags().StringVar(&o.name, "name", a.UserName, "sit there under this `name`")
	return cmd
}

func runJoin(o joinOptions) error {
	if o.unchosen == nil && !o.at.isTeam() {
		return failure(errors.New("joining a meeting needs a team store that every terminal reaches"),
			"name it: --store etcd://host:2379/prefix, or LORACLE_STORE; with a file, `loracle room` takes all votes at one keyboard")
	}
	name := safe.Line(o.name)
	if err := session.AddAttendee(name, "").Validate(); err != nil {
		return usage("give yours after --name", "%w", err)
	}
	return o.withSavedSessions(func(cabinet *casefile.Cabinet) error {
		c, err := o.openCase(cabinet, o.session)
		if err != nil {
			return err
		}
		kept := votes{o.votesDir()}
		if o.screen() {
			return o.runScreen(cabinet, tui.Options{Session: c.ID, Start: page.Route{Page: page.Join}, Join: name, Secrets: kept})
		}
		live, _ := cabinet.Store.(store.Live)
		return plain.Join(o.ctx, plain.JoinOptions{
			In: o.In, Out: o.Out, Store: live, Base: c.Base, State: c.State, Now: o.Now, By: o.UserName, Name: name, Secrets: kept,
		})
	})
}
