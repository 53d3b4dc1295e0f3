package cli

import (
	"github.com/spf13/cobra"

	"loracle/data/casefile"
	"loracle/ui/safe"
)

// completeSession offers the saved sessions' titles to the shell.
func (a *app) completeSession(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var titles []string
	err := a.withSessions(func(cabinet *casefile.Cabinet) error {
		list, err := cabinet.Store.List()
		for _, s := range list {
			titles = append(titles, safe.Line(s.Title))
		}
		return err
	})
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	return titles, cobra.ShellCompDirectiveNoFileComp
}
