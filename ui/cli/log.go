package cli

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"loracle/data/casefile"
	"loracle/data/session"
	"loracle/ui/safe"
)

type logOptions struct {
	*app
	session string
	last    int
	asJSON  bool
}

const logLong = `List the changes of a session, the latest first: who changed what, when, from
what to what, and how. What was undone stays in the list and says so. Long lists
go through $PAGER.

` + momentHelp

func newLogCommand(a *app) *cobra.Command {
	o := logOptions{app: a}
	cmd := &cobra.Command{
		Use:               "log SESSION",
		Short:             "List the changes of a session: who, when, from what to what",
		Long:              logLong,
		Args:              arguments(1, 1),
		ValidArgsFunction: a.completeSession,
		RunE: func(_ *cobra.Command, args []string) error {
			o.session = args[0]
			return runLog(o)
		},
	}
	cmd.Flags().BoolVar(&o.asJSON, "json", false, "print JSON")
	cmd.Flags().IntVarP(&o.last, "last", "n", 0, "only the latest `n` changes (0 for all)")
	return cmd
}

func runLog(o logOptions) error {
	if o.last < 0 {
		return usage("name how many of the latest changes to list, or 0 for all", "--last is %d", o.last)
	}
	var entries []casefile.Entry
	err := o.withSavedSessions(func(cabinet *casefile.Cabinet) error {
		m, err := o.openMoment(cabinet, o.session)
		if err != nil {
			return err
		}
		entries, err = m.Timeline()
		return err
	})
	if err != nil {
		return err
	}
	slices.Reverse(entries)
	if o.last > 0 {
		entries = entries[:min(o.last, len(entries))]
	}
	if o.asJSON {
		return writeJSON(o.Out, logJSON(entries))
	}
	return o.page(logGrid(entries, o.Now().Location()).String())
}

func logGrid(entries []casefile.Entry, zone *time.Location) *grid {
	g := &grid{head: []string{"change", "when", "who", "how", "what"}, right: map[int]bool{0: true}}
	for _, e := range entries {
		text := safe.Line(e.Text)
		if e.UndoneBy > 0 {
			text += fmt.Sprintf(" (undone by %d)", e.UndoneBy)
		}
		g.add(strconv.FormatUint(e.Seq, 10), e.At.In(zone).Format("2006-01-02 15:04"), orNone(safe.Line(e.By)), orNone(safe.Line(e.Via.Label())), text)
	}
	return g
}

// logEntry is a change as `log --json` prints it; what a change has no part of
// is null.
type logEntry struct {
	Change   uint64       `json:"change"`
	At       time.Time    `json:"at"`
	By       *string      `json:"by"`
	Via      *string      `json:"via"`
	Kind     session.Kind `json:"kind"`
	What     *string      `json:"what"`
	From     *string      `json:"from"`
	To       *string      `json:"to"`
	Text     string       `json:"text"`
	UndoneBy *uint64      `json:"undone_by"`
}

func logJSON(entries []casefile.Entry) []logEntry {
	out := make([]logEntry, 0, len(entries))
	for _, e := range entries {
		line := logEntry{
			Change: e.Seq, At: e.At.UTC(), By: orNull(e.By), Via: orNull(string(e.Via)), Kind: e.Kind,
			What: orNull(e.What), From: orNull(e.From), To: orNull(e.To), Text: e.Text,
		}
		if e.UndoneBy > 0 {
			line.UndoneBy = &e.UndoneBy
		}
		out = append(out, line)
	}
	return out
}
