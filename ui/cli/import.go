package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/data/session"
	"loracle/ui/safe"
)

const importLong = `Make a session of an answers file (- for standard input) and print its id.
` + "`loracle example`" + ` prints a file to start from.`

func newImportCommand(a *app) *cobra.Command {
	var pack string
	cmd := &cobra.Command{
		Use:   "import FILE",
		Short: "Make a session of an answers file",
		Long:  importLong,
		Args:  arguments(1, 1),
		RunE:  func(_ *cobra.Command, args []string) error { return runImport(a, args[0], pack) },
	}
	addPackFlag(cmd.Flags(), &pack)
	return cmd
}

func runImport(a *app, path, packName string) error {
	shipped, err := a.knowledge()
	if err != nil {
		return err
	}
	pack, err := a.packNamed(packName, shipped)
	if err != nil {
		return err
	}
	base := (&casefile.Cabinet{Current: shipped, Pack: pack}).ForNew()
	file, err := a.readAnswers(path, base)
	if err != nil {
		return err
	}
	var state session.State
	err = a.withSessions(func(cabinet *casefile.Cabinet) (err error) {
		cabinet.Pack = pack
		state, err = cabinet.Create(file.Events(base, a.Now(), a.UserName)...)
		return err
	})
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(a.Err, "%sSaved as %q.\n", samePeople(base.Pack, state.Marks), safe.Line(state.Title)); err != nil {
		return err
	}
	_, err = fmt.Fprintln(a.Out, state.ID)
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
