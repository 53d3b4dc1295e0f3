package cli

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"loracle/data/casefile"
	"loracle/data/session"
	"loracle/ui/report"
	"loracle/ui/safe"
)

type milestoneOptions struct {
	*app
	session, name string
	asJSON        bool
}

const milestoneLong = `Keep a session under a name as it is now: answers, marks, the assessment and the
reports, with the knowledge base they rest on. A milestone never changes, also
when later versions of loracle calculate otherwise. Without NAME it lists the
milestones.

SESSION@NAME stands for the milestone wherever a session is read:
` + "`loracle show Triage@pilot`" + `, ` + "`loracle export Triage@pilot -f json`" + `, ` + "`loracle diff Triage@pilot Triage`" + `.`

func newMilestoneCommand(a *app) *cobra.Command {
	o := milestoneOptions{app: a}
	cmd := &cobra.Command{
		Use:               "milestone SESSION [NAME]",
		Short:             "Keep a session as it is under a name, or list what was kept",
		Long:              milestoneLong,
		Args:              arguments(1, maxNameWords),
		ValidArgsFunction: a.completeSession,
		RunE: func(_ *cobra.Command, args []string) error {
			// A name of several words need not be quoted.
			o.session, o.name = args[0], strings.Join(args[1:], " ")
			if len(args) == 1 {
				return listMilestones(o)
			}
			return takeMilestone(o)
		},
	}
	cmd.Flags().BoolVar(&o.asJSON, "json", false, "print the list as JSON")
	return cmd
}

// maxNameWords is far more words than the name of a milestone can have.
const maxNameWords = 64

func takeMilestone(o milestoneOptions) error {
	name := strings.TrimSpace(o.name)
	if err := session.ValidMilestoneName(name); err != nil {
		return usage("a name like \"pilot review\"", "%w", err)
	}
	return o.withSavedSessions(func(cabinet *casefile.Cabinet) error {
		c, err := o.openCase(cabinet, o.session)
		if err != nil {
			return err
		}
		reports, err := report.Kept(c)
		if err != nil {
			return err
		}
		if taken, ok := c.Milestone(name); ok {
			return failure(fmt.Errorf("the session has a milestone %q already, of %s", safe.Line(taken.Name), taken.At.In(o.Now().Location()).Format("2006-01-02")), "choose another name: a milestone never changes")
		}
		if _, err := cabinet.TakeMilestone(c, name, reports, o.Now(), o.UserName); err != nil {
			return err
		}
		_, err = fmt.Fprintf(o.Err, "Kept as %q.\n", safe.Line(c.Title+"@"+name))
		return err
	})
}

// milestoneEntry is a milestone as `milestone --json` lists it.
type milestoneEntry struct {
	Name      string             `json:"name"`
	TakenAt   time.Time          `json:"taken_at"`
	TakenBy   *string            `json:"taken_by"`
	Change    uint64             `json:"change"`
	Knowledge string             `json:"knowledge"`
	Standing  *casefile.Standing `json:"standing"`
}

func listMilestones(o milestoneOptions) error {
	var c casefile.Case
	out := []milestoneEntry{}
	err := o.withSavedSessions(func(cabinet *casefile.Cabinet) (err error) {
		if c, err = o.openCase(cabinet, o.session); err != nil {
			return err
		}
		for _, m := range c.Milestones {
			taken, err := cabinet.Snapshot(m)
			if err != nil {
				return err
			}
			out = append(out, milestoneEntry{m.Name, m.At.UTC(), orNull(m.By), m.Last, m.Knowledge, &taken.Standing})
		}
		return nil
	})
	switch {
	case err != nil:
		return err
	case o.asJSON:
		return writeJSON(o.Out, out)
	case len(out) == 0:
		_, err := fmt.Fprintln(o.Err, "No milestone was taken yet. `loracle milestone SESSION NAME` takes one.")
		return err
	}
	_, err = io.WriteString(o.Out, milestoneGrid(out, o.Now().Location()).String())
	return err
}

func milestoneGrid(list []milestoneEntry, zone *time.Location) *grid {
	g := &grid{head: []string{"taken", "name", "who", "after change", "advice", "verdict", "one-time total"}, right: map[int]bool{3: true}}
	for _, m := range list {
		by := ""
		if m.TakenBy != nil {
			by = *m.TakenBy
		}
		total := none
		if m.Standing.OneTime != nil {
			total = casefile.Amount(*m.Standing.OneTime)
		}
		g.add(m.TakenAt.In(zone).Format("2006-01-02 15:04"), safe.Line(m.Name), orNone(safe.Line(by)), strconv.FormatUint(m.Change, 10),
			orNone(m.Standing.Approach.Label()), m.Standing.Outcome.Label(), total)
	}
	return g
}
