package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"loracle/data/casefile"
	"loracle/ui/safe"
)

type reviewOptions struct {
	*app
	session string
	yes     bool
}

const reviewLong = `Show what today's figures and prices would change in a session. It stays as it is
until --yes takes them; then the change is in the history like any other and can
be undone, and milestones keep the figures they were taken with. The checklist
stays; ` + "`loracle checklist upgrade`" + ` goes over to another.

SESSION is an id, the beginning of one, or an exact title.`

func newReviewCommand(a *app) *cobra.Command {
	o := reviewOptions{app: a}
	cmd := &cobra.Command{
		Use:               "review SESSION",
		Short:             "Show what today's figures would change in a session, and take them",
		Long:              reviewLong,
		Args:              arguments(1, 1),
		ValidArgsFunction: a.completeSession,
		RunE: func(_ *cobra.Command, args []string) error {
			o.session = args[0]
			return runReview(o)
		},
	}
	cmd.Flags().BoolVar(&o.yes, "yes", false, "take today's figures")
	return cmd
}

func runReview(o reviewOptions) error {
	return o.withSavedSessions(func(cabinet *casefile.Cabinet) error {
		c, err := o.openCase(cabinet, o.session)
		if err != nil {
			return err
		}
		r, err := cabinet.Renewal(c, o.Now())
		if err != nil {
			return err
		}
		if r.Current() {
			_, err := fmt.Fprintf(o.Err, "%q has today's figures already.\n", safe.Line(c.Title))
			return err
		}
		if err := o.printDiff(r.Comparison, diffForms[0]); err != nil {
			return err
		}
		if !o.yes {
			_, err := fmt.Fprintln(o.Err, "Nothing was changed. `loracle review SESSION --yes` takes today's figures.")
			return err
		}
		if err := cabinet.KeepRenewal(r); err != nil {
			return err
		}
		r.Event.At, r.Event.By = o.Now(), o.UserName
		if _, err := cabinet.Store.Append(c.ID, r.Event); err != nil {
			return fmt.Errorf("save the new figures: %w", err)
		}
		_, err = fmt.Fprintf(o.Err, "%q now has today's figures.\n", safe.Line(c.Title))
		return err
	})
}
