package cli

import (
	"bufio"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/data/session"
	"loracle/data/store"
	"loracle/ui/safe"
)

type listOptions struct {
	*app
	asJSON bool
	limit  int
	after  string
}

const listLong = `List the saved sessions, the one worked on last first. On a terminal the list
ends after 50 sessions; elsewhere it has all of them. --limit sets another
number, and 0 lists all; --after goes on behind a session of the list before.

SESSION is an id, the beginning of one, or an exact title.`

func newListCommand(a *app) *cobra.Command {
	o := listOptions{app: a}
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the saved sessions, newest first",
		Long:  listLong,
		Args:  arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !cmd.Flags().Changed("limit") && a.IsTerminal(a.Out) {
				o.limit = listedOnScreen
			}
			return runList(o)
		},
	}
	cmd.Flags().BoolVar(&o.asJSON, "json", false, "print JSON")
	cmd.Flags().IntVar(&o.limit, "limit", 0, "list at most this `number` of sessions; 0 for all (default 50 on a terminal)")
	cmd.Flags().StringVar(&o.after, "after", "", "begin behind this `session` of the list")
	return cmd
}

// listedOnScreen is how many sessions a terminal gets unless told otherwise.
const listedOnScreen = 50

func runList(o listOptions) error {
	if o.limit < 0 {
		return usage("0 lists all sessions", "--limit is %d", o.limit)
	}
	return o.withSavedSessions(func(c *casefile.Cabinet) error {
		l := listing{store: c.Store, limit: o.limit}
		if o.after != "" {
			first, err := c.Store.Find(o.after)
			if err != nil {
				return err
			}
			l.after = store.Cursor{UpdatedAt: first.UpdatedAt, ID: first.ID}
		}
		if o.asJSON {
			return l.writeJSON(o.Out)
		}
		return o.printGrid(l)
	})
}

// printGrid lists the sessions in columns. It goes over the list twice, so that
// the columns fit and a long list is never held whole.
func (o listOptions) printGrid(l listing) error {
	g, zone := newListGrid(), o.Now().Location()
	err := l.each(func(s store.Summary) error {
		g.measure(listRow(s, zone))
		return nil
	})
	if err != nil {
		return err
	}
	count, err := l.store.Count()
	if err != nil {
		return err
	}
	if count.Living == 0 {
		_, err := fmt.Fprintln(o.Err, "No session is saved yet. `loracle new` starts one.")
		return err
	}
	out := bufio.NewWriter(o.Out)
	if _, err := out.WriteString(g.line(g.head)); err != nil {
		return err
	}
	last, n := store.Summary{}, 0
	err = l.each(func(s store.Summary) error {
		last, n = s, n+1
		_, err := out.WriteString(g.line(listRow(s, zone)))
		return err
	})
	if err = errors.Join(err, out.Flush()); err != nil || n < o.limit || n == 0 || o.after == "" && n == count.Living {
		return err
	}
	_, err = fmt.Fprintf(o.Err, "%d of %d sessions. `loracle list --after %s` goes on, and --limit 0 lists all.\n", n, count.Living, last.ID)
	return err
}

func newListGrid() *grid {
	return &grid{
		head:  []string{"updated", "title", "answers", "checked", "advice", "verdict", "id"},
		right: map[int]bool{2: true, 3: true},
		most:  60, // one long title must not push the others apart
	}
}

func listRow(s store.Summary, zone *time.Location) []string {
	return []string{
		s.UpdatedAt.In(zone).Format("2006-01-02 15:04"), safe.Line(session.ShortTitle(s.Title)),
		strconv.Itoa(s.Answered), strconv.Itoa(s.Marked),
		orNone(advisor.Approach(s.Approach).Label()), orNone(checklist.Outcome(s.Outcome).Label()), string(s.ID),
	}
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

func newSummaryJSON(s store.Summary) summaryJSON {
	return summaryJSON{
		ID: string(s.ID), Title: s.Title, CreatedAt: s.CreatedAt.UTC(), UpdatedAt: s.UpdatedAt.UTC(),
		Answered: s.Answered, Checked: s.Marked, Approach: orNull(s.Approach), Outcome: orNull(s.Outcome),
	}
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
