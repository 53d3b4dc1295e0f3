package cli

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"loracle/data/casefile"
	"loracle/ui/safe"
)

type dueOptions struct {
	*app
	asJSON bool
}

const dueLong = `List what needs a look: accepted risks that end within 14 days or have ended,
actions past their date, and sessions nobody has touched for 90 days. It ends
with 3 where anything is past, so that a scheduled job can tell.`

func newDueCommand(a *app) *cobra.Command {
	o := dueOptions{app: a}
	cmd := &cobra.Command{
		Use:   "due",
		Short: "List acceptances, actions and sessions whose date is near or past",
		Long:  dueLong,
		Args:  arguments(0, 0),
		RunE:  func(*cobra.Command, []string) error { return runDue(o) },
	}
	cmd.Flags().BoolVar(&o.asJSON, "json", false, "print JSON")
	return cmd
}

func runDue(o dueOptions) error {
	var due []casefile.Due
	err := o.withSavedSessions(func(cabinet *casefile.Cabinet) (err error) {
		due, err = cabinet.Due(o.Now())
		return err
	})
	if err != nil && len(due) == 0 {
		return err
	}
	if err := o.print(due); err != nil {
		return err
	}
	return errors.Join(err, pastDue(due))
}

// pastDue is the error that ends the command where anything is past.
func pastDue(due []casefile.Due) error {
	past := 0
	for _, d := range due {
		if d.Past {
			past++
		}
	}
	if past == 0 {
		return nil
	}
	what := "1 date is past"
	if past > 1 {
		what = fmt.Sprintf("%d dates are past", past)
	}
	return &problem{err: errors.New(what), hint: "`loracle open SESSION` goes on with a session", code: exitFailOn}
}

func (o dueOptions) print(due []casefile.Due) error {
	if o.asJSON {
		return writeJSON(o.Out, dueJSON(due))
	}
	if len(due) == 0 {
		_, err := fmt.Fprintln(o.Err, "Nothing is due.")
		return err
	}
	var b strings.Builder
	last := casefile.Due{}
	for _, d := range bySession(due) {
		if d.Session != last.Session {
			fmt.Fprintf(&b, "%s (%s)\n", safe.Line(d.Title), d.Session)
		}
		mark := "soon"
		if d.Past {
			mark = "past"
		}
		fmt.Fprintf(&b, "  %s  %s\n", mark, safe.Line(d.Sentence()))
		last = d
	}
	_, err := fmt.Fprint(o.Out, b.String())
	return err
}

// bySession brings together what belongs to one session, sessions in the order
// of their most urgent date.
func bySession(due []casefile.Due) []casefile.Due {
	var out []casefile.Due
	done := map[string]bool{}
	for _, first := range due {
		if done[string(first.Session)] {
			continue
		}
		done[string(first.Session)] = true
		for _, d := range due {
			if d.Session == first.Session {
				out = append(out, d)
			}
		}
	}
	return out
}

// dueEntry is something due as `due --json` prints it.
type dueEntry struct {
	Kind    casefile.DueKind `json:"kind"`
	Session string           `json:"session"`
	Title   string           `json:"title"`
	Item    *string          `json:"item"`
	Owner   *string          `json:"owner"`
	What    *string          `json:"what"`
	Day     string           `json:"day"`
	Days    int              `json:"days_left"`
	Past    bool             `json:"past"`
}

func dueJSON(due []casefile.Due) []dueEntry {
	out := []dueEntry{}
	for _, d := range due {
		out = append(out, dueEntry{
			Kind: d.Kind, Session: string(d.Session), Title: d.Title, Item: orNull(string(d.Item)), Owner: orNull(d.Owner),
			What: orNull(d.What), Day: d.Day.Format(time.DateOnly), Days: d.Days, Past: d.Past,
		})
	}
	return out
}
