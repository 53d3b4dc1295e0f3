package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"loracle/data/casefile"
	"loracle/ui/tui"
)

const newLong = `Start an assessment at its first question. Without a title it is named after
today's date. Every answer is saved as it is given.`

func newNewCommand(a *app) *cobra.Command {
	var pack string
	cmd := &cobra.Command{
		Use:   "new [TITLE]",
		Short: "Start an assessment at its first question",
		Long:  newLong,
		Args:  cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			// A title of several words need not be quoted.
			return runNew(a, strings.Join(args, " "), pack)
		},
	}
	addPackFlag(cmd.Flags(), &pack)
	return cmd
}

func runNew(a *app, title, pack string) error {
	if err := checkTitle(title); err != nil {
		return err
	}
	return a.withSessions(func(cabinet *casefile.Cabinet) (err error) {
		if cabinet.Pack, err = a.packNamed(pack, cabinet.Current); err != nil {
			return err
		}
		if a.screen() {
			return a.runScreen(cabinet, tui.Options{Title: a.titleOr(title)})
		}
		return a.startLines(cabinet, title)
	})
}
