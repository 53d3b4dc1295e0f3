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
func (a *app) completeSession(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	return a.completeSessions(1)(cmd, args, typed)
}

// completeSessions is completeSession for a command that takes several.
func (a *app) completeSessions(n int) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		if len(args) >= n {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return a.sessionTitles(typed)
	}
}

func (a *app) sessionTitles(typed string) ([]string, cobra.ShellCompDirective) {
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
