package cli

import (
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/data/store"
	"loracle/ui/safe"
)

type listOptions struct {
	*app
	asJSON bool
}

func newListCommand(a *app) *cobra.Command {
	o := listOptions{app: a}
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the saved sessions, newest first",
		Args:  arguments(0, 0),
		RunE:  func(*cobra.Command, []string) error { return runList(o) },
	}
	cmd.Flags().BoolVar(&o.asJSON, "json", false, "print JSON")
	return cmd
}

func runList(o listOptions) error {
	var list []store.Summary
	err := o.withSavedSessions(func(c *casefile.Cabinet) (err error) {
		list, err = c.Store.List()
		return err
	})
	if err != nil {
		return err
	}
	if o.asJSON {
		return writeJSON(o.Out, listJSON(list))
	}
	if len(list) == 0 {
		_, err := fmt.Fprintln(o.Err, "No session is saved yet. `loracle new` starts one.")
		return err
	}
	_, err = io.WriteString(o.Out, listGrid(list, o.Now().Location()).String())
	return err
}

func listGrid(list []store.Summary, zone *time.Location) *grid {
	g := &grid{
		head:  []string{"updated", "title", "answers", "checked", "advice", "verdict", "id"},
		right: map[int]bool{2: true, 3: true},
		most:  60, // one long title must not push the others apart
	}
	for _, s := range list {
		g.add(s.UpdatedAt.In(zone).Format("2006-01-02 15:04"), safe.Line(s.Title),
			strconv.Itoa(s.Answered), strconv.Itoa(s.Marked),
			orNone(advisor.Approach(s.Approach).Label()), orNone(checklist.Outcome(s.Outcome).Label()), string(s.ID))
	}
	return g
}

func orNone(s string) string {
	if s == "" {
		return none
	}
	return s
}

// summaryJSON is a session as `list --json` prints it; advice and verdict are
// null while there is none.
type summaryJSON struct {
	ID        string    `json:"id"`
	Title     string    `json:"title"`
	CreatedAt time.Time `json:"created_at"`
	UpdatedAt time.Time `json:"updated_at"`
	Answered  int       `json:"answered"`
	Checked   int       `json:"checked"`
	Approach  *string   `json:"approach"`
	Outcome   *string   `json:"outcome"`
}

func listJSON(list []store.Summary) []summaryJSON {
	out := []summaryJSON{}
	for _, s := range list {
		out = append(out, summaryJSON{
			ID: string(s.ID), Title: s.Title, CreatedAt: s.CreatedAt.UTC(), UpdatedAt: s.UpdatedAt.UTC(),
			Answered: s.Answered, Checked: s.Marked, Approach: orNull(s.Approach), Outcome: orNull(s.Outcome),
		})
	}
	return out
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
