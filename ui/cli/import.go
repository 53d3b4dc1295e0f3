package cli

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"loracle/checklist"
	"loracle/data/answersfile"
	"loracle/data/capsule"
	"loracle/data/casefile"
	"loracle/data/knowledge"
	"loracle/data/session"
	"loracle/ui/report"
	"loracle/ui/safe"
)

const importLong = `Make a session of a file (- for standard input) and print its id. The file is
an answers file, a JSON export or a Markdown report. Exports and reports carry
their session, which becomes the same one again: every event with its time and
author. A report written for sharing carries what was answered and decided,
without notes, votes and names of those who answered.

` + "`loracle example`" + ` prints an answers file to start from.`

type importOptions struct {
	*app
	file, pack string
	// current lets a session take today's figures where its own are not at hand.
	current bool
}

func newImportCommand(a *app) *cobra.Command {
	o := importOptions{app: a}
	cmd := &cobra.Command{
		Use:   "import FILE",
		Short: "Make a session of an answers file, a JSON export or a Markdown report",
		Long:  importLong,
		Args:  arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			o.file = args[0]
			return runImport(o)
		},
	}
	addPackFlag(cmd.Flags(), &o.pack)
	cmd.Flags().BoolVar(&o.current, "current-figures", false, "take today's figures for a report whose own figures are not at hand")
	return cmd
}

func runImport(o importOptions) error {
	data, err := o.readAll(o.file, largestReport)
	if err != nil {
		return failure(fmt.Errorf("read %s: %w", o.file, err), "name an answers file, a JSON export, a Markdown report, or - for standard input")
	}
	data = bytes.TrimPrefix(data, []byte(byteOrderMark))
	switch carried, err := report.Session(data); {
	case err == nil:
		return o.importCapsule(carried, data)
	case !errors.Is(err, capsule.ErrNone):
		return failure(fmt.Errorf("import %s: %w", o.file, err), "ask for the file again, as it was exported, or for the JSON export")
	case report.LooksLikeReport(data):
		return failure(fmt.Errorf("import %s: %w", o.file, err), "the end of the report is missing; ask for the whole file, or for the JSON export")
	}
	return o.importAnswers(data)
}

// byteOrderMark is what some editors put before a text in UTF-8.
const byteOrderMark = "\ufeff"

// figuresHint says what to do about a report whose figures are not at hand.
func figuresHint(carried capsule.Capsule) string {
	const today = "take today's with --current-figures; `loracle diff` shows what that changes"
	if len(carried.Only(capsule.Knowledge).Files) > 0 {
		return today + "; or import it with the loracle that wrote it"
	}
	return "import the JSON export, which brings its figures along, or " + today
}

// importCapsule makes the session that a report carries. What was changed by hand
// around it is told: it is not part of the session.
func (o importOptions) importCapsule(carried capsule.Capsule, file []byte) error {
	if o.pack != "" {
		return usage("import it without --pack; `loracle checklist upgrade` goes over to another checklist", "a report brings its own checklist")
	}
	if state, err := carried.State(); err == nil && session.CheckTitle(state.Title) != nil {
		return failure(session.CheckTitle(state.Title), "rename the session where it is, and export it again")
	}
	var state session.State
	note := ""
	err := o.withSessions(func(cabinet *casefile.Cabinet) (err error) {
		state, err = cabinet.Unpack(carried, o.current)
		note = byHand(report.EditedByHand(file, state)) + leftBehind(cabinet, state.Milestones)
		return err
	})
	if errors.Is(err, casefile.ErrOtherFigures) {
		return failure(err, figuresHint(carried))
	}
	if err != nil {
		return err
	}
	if carried.Variant == capsule.Shared {
		note += "note: the report was written for sharing; it carries no notes, no votes and no names of those who answered\n"
	}
	return o.saved(note, state)
}

// leftBehind names the milestones of which only the name came along.
func leftBehind(cabinet *casefile.Cabinet, milestones []session.Milestone) string {
	var b strings.Builder
	for _, m := range milestones {
		if _, err := cabinet.Snapshot(m); errors.Is(err, casefile.ErrLostMilestone) {
			fmt.Fprintf(&b, "note: what the milestone %q keeps is not in this file and is worked out again; the JSON export brings it along\n", safe.Line(m.Name))
		}
	}
	return b.String()
}

// importAnswers makes a session of an answers file.
func (o importOptions) importAnswers(data []byte) error {
	shipped, err := o.knowledge()
	if err != nil {
		return err
	}
	pack, err := o.packNamed(o.pack, shipped)
	if err != nil {
		return err
	}
	base := (&casefile.Cabinet{Current: shipped, Pack: pack}).ForNew()
	file, err := o.decodeAnswers(o.file, data, base)
	if err != nil {
		return err
	}
	state, err := o.create(file, base, pack)
	if err != nil {
		return err
	}
	return o.saved(samePeople(base.Pack, state.Marks), state)
}

func (o importOptions) create(file answersfile.File, base *knowledge.Base, pack *knowledge.Pack) (state session.State, err error) {
	err = o.withSessions(func(cabinet *casefile.Cabinet) (err error) {
		cabinet.Pack = pack
		state, err = cabinet.Create(file.Events(base, o.Now(), o.UserName)...)
		return err
	})
	return state, err
}

// saved says what was made of the file.
func (o importOptions) saved(notes string, state session.State) error {
	if _, err := fmt.Fprintf(o.Err, "%sSaved as %q.\n", notes, safe.Line(state.Title)); err != nil {
		return err
	}
	_, err := fmt.Fprintln(o.Out, state.ID)
	return err
}

// samePeople notes risks that whoever takes them also watches, one a line.
func samePeople(p *checklist.Pack, marks checklist.Marks) string {
	var b strings.Builder
	for _, c := range p.Categories {
		for _, item := range c.Items {
			if m := marks[item.ID]; m.SamePerson() {
				fmt.Fprintf(&b, "note: %s: %s both takes and watches this risk; somebody else would notice more\n", safe.Line(item.Title), safe.Line(m.Owner))
			}
		}
	}
	return b.String()
}
