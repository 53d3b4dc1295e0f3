package cli

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"loracle/data/casefile"
	"loracle/data/knowledge"
	"loracle/data/session"
	"loracle/data/store"
	"loracle/ui/safe"
)

type doctorOptions struct {
	*app
	salvage   string
	knownOnly bool
}

const doctorLong = `Look through the whole session store and say what is damaged. Nothing in it is
changed. It ends with 4 where something is wrong.

With --salvage every session that can be read, in whole or in part, is saved to
a new store; the damaged one stays as it is. Where a change of a session is lost,
a mark stands in its place, and the changes after it are kept.

A change of a kind that this loracle does not know was made with a newer one, or
is damaged. It is taken over as it is, and the newer loracle opens the session.
Where there never was a newer one, --known-only treats such a change as lost, so
that this loracle opens the session again.`

func newDoctorCommand(a *app) *cobra.Command {
	o := doctorOptions{app: a}
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Check the session store, and save what can be read of a damaged one",
		Long:  doctorLong,
		Args:  arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch {
			case cmd.Flags().Changed("salvage") && o.salvage == "":
				return usage("name a file that is not there yet", "--salvage is empty")
			case o.knownOnly && o.salvage == "":
				return usage("add --salvage NEWFILE", "--known-only says how to salvage, and --salvage is missing")
			}
			return runDoctor(o)
		},
	}
	cmd.Flags().StringVar(&o.salvage, "salvage", "", "save what can be read to a new store in this `file`")
	cmd.Flags().BoolVar(&o.knownOnly, "known-only", false, "with --salvage: treat changes that this loracle does not know as lost")
	return cmd
}

func runDoctor(o doctorOptions) error {
	switch {
	case o.unchosen != nil:
		return o.unchosen
	case o.at.isTeam():
		return o.examineTeam()
	}
	if _, err := os.Stat(o.db); errors.Is(err, fs.ErrNotExist) {
		if o.db != o.DefaultDB {
			return o.noStore()
		}
		_, err := fmt.Fprintln(o.Err, "No session is saved yet, so there is nothing to check.")
		return err
	}
	if o.salvage != "" {
		return o.save()
	}
	bar := o.progress("Checking the store")
	report, err := store.Examine(o.db, o.examination(bar))
	bar.end()
	if err != nil {
		return err
	}
	return o.tell(o.db, report, "`loracle doctor --salvage NEWFILE` saves what can be read to a new store, and changes nothing in this one")
}

// tell says what an examination found.
func (o doctorOptions) tell(name string, report store.Report, hint string) error {
	if len(report.Findings) == 0 {
		_, err := fmt.Fprintf(o.Out, "%s is sound: %s\n%s", name, reportInWords(report), unknownLines(report.Unknown))
		return err
	}
	if _, err := fmt.Fprint(o.Out, findingLines(name, report)); err != nil {
		return err
	}
	return &problem{err: fmt.Errorf("the session store %s is damaged", name), hint: hint, code: exitStore}
}

func (o doctorOptions) examination(bar *progress) store.Examination {
	return store.Examination{CheckKnowledge: knowledge.CheckKept, Progress: bar.step}
}

// reportInWords says how much a store holds.
func reportInWords(r store.Report) string {
	text := counted(r.Living, "session")
	if r.Deleted > 0 {
		text += fmt.Sprintf(" and %s", counted(r.Deleted, "deleted one"))
	}
	text += fmt.Sprintf("; %s; %s", counted(r.Events, "change"), counted(r.Knowledge, "knowledge base or checklist", "knowledge bases and checklists"))
	return text
}

// unknownLines names the sessions with changes that this loracle does not know.
func unknownLines(unknown []string) string {
	if len(unknown) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("Not to be opened with this loracle:\n")
	const most = 50
	for _, u := range unknown[:min(most, len(unknown))] {
		fmt.Fprintf(&b, "  %s\n", safe.Line(u))
	}
	if more := len(unknown) - most; more > 0 {
		fmt.Fprintf(&b, "  and %d more\n", more)
	}
	b.WriteString("If a newer loracle was used, install that. If none ever was, these changes are damaged, and\n" +
		"`loracle doctor --salvage NEWFILE --known-only` saves everything else to a new store that opens.\n")
	return b.String()
}

func findingLines(path string, r store.Report) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Wrong with %s:\n", path)
	for _, f := range r.Findings {
		fmt.Fprintf(&b, "  %s\n", safe.Line(f))
	}
	if r.More > 0 {
		fmt.Fprintf(&b, "  and %d more\n", r.More)
	}
	b.WriteString(unknownLines(r.Unknown))
	return b.String()
}

// restSuffix ends the name of the file with what a salvage could read and not
// place.
const restSuffix = ".rest.jsonl"

// isThere reports whether a name is taken, by a link too.
func isThere(path string) bool {
	_, err := os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}

// save salvages the store into a new one.
func (o doctorOptions) save() (err error) {
	if _, err := fileLocation(o.salvage, "--salvage"); err != nil {
		return err
	}
	if isThere(o.salvage) {
		return failure(occupied(o.salvage), "name a file that is not there yet")
	}
	// What cannot be placed goes into a file beside it.
	if rest := o.salvage + restSuffix; isThere(rest) {
		return failure(occupied(rest), "an earlier salvage left it: move it away, or name another file after --salvage")
	}
	base, err := o.knowledge()
	if err != nil {
		return err
	}
	// What is no store is said before anything is made.
	bar := o.progress("Saving what can be read")
	if _, err := store.Examine(o.db, o.examination(&progress{})); err != nil {
		return err
	}
	cabinet := &casefile.Cabinet{Current: base}
	to, err := store.OpenBolt(o.salvage, store.Options{Now: o.Now, By: o.UserName, Summarize: o.summarize(cabinet)})
	if err != nil {
		return err
	}
	cabinet.Store = to
	rest := &asideFile{path: o.salvage + restSuffix}
	saving := o.examination(bar)
	saving.KnownOnly = o.knownOnly
	saving.Begin = func(sum store.Summary) session.Event {
		return casefile.Created(base, cmp.Or(safe.Line(sum.Title), "Title lost"), sum.CreatedAt, "")
	}
	saved, err := store.Salvage(o.db, to, rest.add, saving)
	bar.end()
	if err == nil {
		err = keepCurrent(to, base)
	}
	if err = errors.Join(err, rest.close(), to.Close()); err != nil {
		return errors.Join(err, os.Remove(o.salvage), rest.remove())
	}
	if _, err := fmt.Fprint(o.Out, savedLines(o.salvage, rest.path, saved)); err != nil {
		return err
	}
	_, err = fmt.Fprintf(o.Err, "%s is as it was. Work with what was saved by --db %s, or put it in the place of the other.\n", o.db, o.salvage)
	return err
}

// keepCurrent makes up for the knowledge base of this loracle, which sessions of
// a damaged store were most likely made with.
func keepCurrent(to *store.Bolt, base *knowledge.Base) error {
	files, err := base.Bundle()
	if err != nil {
		return fmt.Errorf("pack the knowledge base: %w", err)
	}
	return to.PutKnowledge(base.Advice.SHA256, files)
}

func savedLines(path, rest string, s store.Salvaged) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Saved in %s: %s, %s, %s\n", path, counted(s.Sessions, "session"), counted(s.Events, "change"),
		counted(s.Knowledge, "knowledge base or checklist", "knowledge bases and checklists"))
	for _, m := range s.Mended {
		fmt.Fprintf(&b, "  %s\n", safe.Line(m))
	}
	if s.Aside > 0 {
		fmt.Fprintf(&b, "  %s could be read and not be placed: %s\n", counted(s.Aside, "change"), rest)
	}
	b.WriteString(unknownLines(s.Unknown))
	return b.String()
}

// asideFile keeps, one in a line, what could be read and has no place in a
// session. It is made when there is any.
type asideFile struct {
	path string
	file *os.File
}

func (a *asideFile) add(one store.Aside) (err error) {
	if a.file == nil {
		if a.file, err = os.OpenFile(a.path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600); err != nil {
			return cannotWrite(a.path, err)
		}
	}
	if err := json.NewEncoder(a.file).Encode(one); err != nil {
		return cannotWrite(a.path, err)
	}
	return nil
}

func (a *asideFile) close() error {
	if a.file == nil {
		return nil
	}
	return a.file.Close()
}

func (a *asideFile) remove() error {
	if a.file == nil {
		return nil
	}
	return os.Remove(a.path)
}
