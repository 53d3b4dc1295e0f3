package cli

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"loracle/data/backup"
	"loracle/data/casefile"
	"loracle/data/store"
	"loracle/ui/safe"
)

type moveOptions struct {
	*app
	session, to string
}

const moveLong = `Move a session to another store, with its whole history and what it was made
with. The other store is made where there is none. The session is whole there
before it is deleted here, and it keeps its id; it can be moved back later.

Nothing is moved where the other store holds changes to the session that this
one lacks.`

func newMoveCommand(a *app) *cobra.Command {
	o := moveOptions{app: a}
	cmd := &cobra.Command{
		Use:               "move SESSION --to STORE",
		Short:             "Move a session to another store",
		Long:              moveLong,
		Args:              arguments(1, 1),
		ValidArgsFunction: a.completeSession,
		RunE: func(_ *cobra.Command, args []string) error {
			o.session = args[0]
			return runMove(o)
		},
	}
	cmd.Flags().StringVar(&o.to, "to", "", "the `store` to move it to: a file, or etcd://host:2379/prefix")
	return cmd
}

func runMove(o moveOptions) error {
	if o.to == "" {
		return usage("like: loracle move SESSION --to other.db, or --to etcd://host:2379/prefix", "--to is missing: the store to move the session to")
	}
	to, err := parseLocation(o.to, "--to")
	if err != nil {
		return err
	}
	if to.String() == o.at.String() || !to.isTeam() && !o.at.isTeam() && sameFile(to.file, o.db) {
		return failure(fmt.Errorf("%s is the store the session is in", o.to), "name another store after --to")
	}
	return o.withSavedSessions(func(cabinet *casefile.Cabinet) error {
		c, err := o.openCase(cabinet, o.session)
		if err != nil {
			return err
		}
		return o.move(cabinet, c, to)
	})
}

func (o moveOptions) move(cabinet *casefile.Cabinet, c casefile.Case, at location) (err error) {
	to, err := o.openStore(at, cabinet)
	if err != nil {
		return failure(err, strings.ReplaceAll(hintOf(err), "--db", "--to"))
	}
	defer func() { err = errors.Join(err, to.Close()) }()
	merged, err := backup.Move(c.ID, cabinet.Store, to)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(o.Err, "Moved to %s: %s\n", o.to, safe.Line(c.Title)); err != nil || merged.What != store.Split {
		return err
	}
	_, err = fmt.Fprintf(o.Err, "It was changed there at the same time; as it was here it stands beside it: %s\n", merged.ID)
	return err
}

// sameFile reports whether two paths lead to one file.
func sameFile(a, b string) bool {
	first, err := os.Stat(a)
	if err != nil {
		return false
	}
	second, err := os.Stat(b)
	return err == nil && os.SameFile(first, second)
}
