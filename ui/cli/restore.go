package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"loracle/data/backup"
	"loracle/data/casefile"
	"loracle/data/store"
	"loracle/ui/safe"
)

type restoreOptions struct {
	*app
	file string
	yes  bool
}

const restoreLong = `Bring back what ` + "`loracle backup`" + ` wrote. The whole file is checked before
anything of it is brought in.

Where the store holds sessions already, restore says what it would do and does
it with --yes. Nothing that is there is lost: a session that the store lacks is
added; one with fewer changes than in the backup gets the others; one with more
stays; and one that went another way stays, with the one from the backup beside
it under an id of its own.`

func newRestoreCommand(a *app) *cobra.Command {
	o := restoreOptions{app: a}
	cmd := &cobra.Command{
		Use:   "restore FILE",
		Short: "Bring back the sessions of a backup",
		Long:  restoreLong,
		Args:  arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			o.file = args[0]
			return runRestore(o)
		},
	}
	cmd.Flags().BoolVar(&o.yes, "yes", false, "bring the sessions into a store that is in use")
	return cmd
}

func runRestore(o restoreOptions) (err error) {
	f, err := openBackup(o.file)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	contents, err := o.verify(f, "Checking the backup")
	if err != nil {
		return failure(fmt.Errorf("%s: %w", o.file, err), hintOf(err))
	}
	if _, err := fmt.Fprintf(o.Out, "Backup of %s: %s\n", contents.At.In(o.Now().Location()).Format("2 January 2006 15:04"), totalsInWords(contents.Totals)); err != nil {
		return err
	}
	within := o.withSessions
	if _, err := os.Stat(o.db); !o.at.isTeam() && err == nil && !o.yes {
		within = o.withSavedSessions
	}
	return within(func(cabinet *casefile.Cabinet) error {
		count, err := cabinet.Store.Count()
		if err != nil {
			return err
		}
		return o.into(cabinet.Store, f, o.yes || count == (store.Count{}))
	})
}

// into brings a backup into a store, or says what that would do.
func (o restoreOptions) into(st store.Store, f *os.File, keep bool) error {
	label := "Comparing"
	if keep {
		label = "Restoring"
	}
	r, err := o.fromStart(f, label)
	if err != nil {
		return err
	}
	outcome, err := backup.Restore(r, st, keep)
	r.progress.end()
	if err != nil {
		return err
	}
	if _, err := fmt.Fprint(o.Out, outcomeLines(outcome)); err != nil {
		return err
	}
	switch {
	case keep:
		_, err = fmt.Fprintf(o.Err, "Restored into %s\n", o.at)
	case outcome.Changes():
		_, err = fmt.Fprintf(o.Err, "Nothing was changed: %s holds sessions already. --yes does what is said above.\n", o.at)
	default:
		_, err = fmt.Fprintf(o.Err, "Nothing to do: %s has all of it.\n", o.at)
	}
	return err
}

// outcomeLines says what becomes of the sessions of a backup.
func outcomeLines(outcome backup.Outcome) string {
	var b strings.Builder
	for _, l := range []struct {
		what store.Merging
		text string
	}{
		{store.Added, "added"},
		{store.Extended, "brought up to date, since fewer changes were here"},
		{store.Same, "here already"},
		{store.Newer, "left alone, since more changes are here"},
		{store.Split, "kept twice, since other changes were made here"},
	} {
		if n := outcome.Count[l.what]; n > 0 {
			fmt.Fprintf(&b, "  %s %s\n", counted(n, "session"), l.text)
		}
	}
	for _, s := range outcome.Splits {
		fmt.Fprintf(&b, "    %s: %s stays; from the backup: %s\n", safe.Line(s.Title), s.Here, s.Beside)
	}
	if more := outcome.Count[store.Split] - len(outcome.Splits); more > 0 {
		fmt.Fprintf(&b, "    and %d more\n", more)
	}
	if outcome.Newer > 0 {
		fmt.Fprintf(&b, "  %s by a newer loracle, which is needed to open them\n", counted(outcome.Newer, "session written", "sessions written"))
	}
	return b.String()
}

// openBackup opens a file that may be a backup.
func openBackup(path string) (*os.File, error) {
	if isStore(path) {
		return nil, failure(fmt.Errorf("%s is a session store, not a backup", path), "work in it with --db "+path)
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, failure(fmt.Errorf("there is no file %s", path), "name a file that `loracle backup` wrote")
	case err == nil && !info.Mode().IsRegular():
		return nil, failure(fmt.Errorf("%s is not a file", path), "name a file that `loracle backup` wrote")
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, failure(fmt.Errorf("open the backup: %w", err), "name a file that can be read")
	}
	return f, nil
}
