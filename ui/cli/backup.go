package cli

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"loracle/data/backup"
	"loracle/data/casefile"
)

type backupOptions struct {
	*app
	file  string
	force bool
}

const backupLong = `Write everything the session store holds to one file: all sessions with their
whole history, deleted ones too, and the knowledge bases and checklists they
were made with. The file is checked before it gets its name. It can be made
while others work; ` + "`loracle restore`" + ` brings it back.

A file that is already there is kept unless --force is given.`

func newBackupCommand(a *app) *cobra.Command {
	o := backupOptions{app: a}
	cmd := &cobra.Command{
		Use:   "backup FILE",
		Short: "Write all sessions to one file",
		Long:  backupLong,
		Args:  arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			o.file = args[0]
			return runBackup(o)
		},
	}
	cmd.Flags().BoolVar(&o.force, "force", false, "replace the file if it is there")
	return cmd
}

func runBackup(o backupOptions) error {
	var totals backup.Totals
	err := o.withSavedSessions(func(cabinet *casefile.Cabinet) error {
		count, err := cabinet.Store.Count()
		if err != nil {
			return err
		}
		if count.Living+count.Deleted == 0 {
			return failure(errors.New("no session is saved yet, so there is nothing to back up"), "`loracle new` starts a session")
		}
		return fillFile(o.file, o.force, func(f *os.File) (err error) {
			totals, err = o.fill(f, cabinet)
			return err
		})
	})
	if errors.Is(err, os.ErrExist) {
		return failure(occupied(o.file), "name another file, or replace it with --force")
	}
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(o.Err, "Written: %s (%s)\n", o.file, totalsInWords(totals))
	return err
}

// fill writes a backup and reads it back.
func (o backupOptions) fill(f *os.File, cabinet *casefile.Cabinet) (backup.Totals, error) {
	bar := o.progress("Writing the backup")
	totals, err := backup.Write(f, cabinet.Store, backup.Options{At: o.Now(), Program: o.Build, Progress: bar.step})
	bar.end()
	if err != nil {
		return totals, err
	}
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return totals, err
	}
	contents, err := o.verify(f, "Checking the backup")
	if err != nil {
		return totals, fmt.Errorf("read the backup back: %w", err)
	}
	if contents.Totals != totals {
		return totals, fmt.Errorf("read the backup back: it holds %s instead of %s", totalsInWords(contents.Totals), totalsInWords(totals))
	}
	return totals, nil
}

// verify checks a backup from its beginning.
func (a *app) verify(f *os.File, label string) (backup.Contents, error) {
	r, err := a.fromStart(f, label)
	if err != nil {
		return backup.Contents{}, err
	}
	defer r.progress.end()
	return backup.Verify(r)
}

// fromStart reads a file from its beginning and draws how far that has come.
func (a *app) fromStart(f *os.File, label string) (*reading, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	return &reading{Reader: f, progress: a.progress(label), total: int(info.Size())}, nil
}

// totalsInWords says how much a backup holds.
func totalsInWords(t backup.Totals) string {
	deleted := ""
	if t.Deleted > 0 {
		deleted = fmt.Sprintf(", %d of them deleted", t.Deleted)
	}
	return fmt.Sprintf("%s%s; %s; %s",
		counted(t.Sessions, "session"), deleted, counted(t.Events, "change"), counted(t.Knowledge, "knowledge base or checklist", "knowledge bases and checklists"))
}

// counted is a number with its noun; the plural is the noun with an s unless
// given.
func counted(n int, one string, many ...string) string {
	switch {
	case n == 1:
		return "1 " + one
	case len(many) > 0:
		return fmt.Sprintf("%d %s", n, many[0])
	}
	return fmt.Sprintf("%d %ss", n, one)
}
