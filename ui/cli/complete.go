package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"loracle/data/casefile"
	"loracle/data/store"
	"loracle/ui/safe"
)

// completed is how many sessions are looked at for what a shell may complete.
const completed = 10_000

// completeSession offers the titles of the sessions worked on lately to the
// shell.
func (a *app) completeSession(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var titles []string
	err := a.withSavedSessions(func(cabinet *casefile.Cabinet) error {
		page, err := cabinet.Store.Page(store.Query{Scan: completed, Words: strings.Fields(typed)})
		for _, s := range page.Sessions {
			titles = append(titles, safe.Line(s.Title))
		}
		return err
	})
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	return titles, cobra.ShellCompDirectiveNoFileComp
}
