package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"loracle/checklist"
	"loracle/data/answersfile"
	"loracle/data/casefile"
	"loracle/data/knowledge"
	"loracle/data/session"
	"loracle/data/store"
	"loracle/ui/plain"
	"loracle/ui/safe"
)

type tryOptions struct {
	*app
	file, answers string
}

const tryLong = `Play a checklist through as lines, as a meeting would, and see the verdict. No
session is made and nothing is left behind. With --answers the checkpoints show
what the answers in that file say about them.`

func newTryCommand(a *app) *cobra.Command {
	o := tryOptions{app: a}
	cmd := &cobra.Command{
		Use:   "try FILE",
		Short: "Play a checklist through, leaving nothing behind",
		Long:  tryLong,
		Args:  arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			o.file = args[0]
			return runTry(o)
		},
	}
	cmd.Flags().StringVar(&o.answers, "answers", "", "take answers from this `file`")
	return cmd
}

func runTry(o tryOptions) error {
	base, err := o.withPack(o.file)
	if err != nil {
		return err
	}
	state, err := o.trial(base)
	if err != nil {
		return err
	}
	err = plain.Run(plain.Options{
		In: o.In, Out: o.Out, Log: &memory{seq: state.Seq}, Base: base, State: state, Now: o.Now, By: o.UserName,
		Trial: true, Result: func(c casefile.Case) (string, error) { return verdictLines(c.Review), nil },
	})
	var ended *plain.Unfinished
	if errors.As(err, &ended) {
		_, err = fmt.Fprintf(o.Out, "The input ended here. Nothing was saved.\n")
	}
	return err
}

// trial is the state that a try starts from.
func (o tryOptions) trial(base *knowledge.Base) (session.State, error) {
	file := answersfile.File{Title: "Trying " + base.Pack.Title}
	if o.answers != "" {
		read, err := o.readAnswers(o.answers, base)
		if err != nil {
			return session.State{}, err
		}
		file.Answers = read.Answers
	}
	return file.State(base, o.Now(), o.UserName)
}

// memory numbers events and keeps none.
type memory struct{ seq uint64 }

// Append implements plain.Log.
func (m *memory) Append(_ session.ID, e session.Event) (session.Event, error) {
	if err := e.Validate(); err != nil {
		return e, err
	}
	m.seq++
	e.Seq, e.Seen = m.seq, 0 // nobody else writes here
	return e, nil
}

// Load implements plain.Log. Nobody asks for it, since nobody else writes here.
func (m *memory) Load(session.ID) (session.State, error) { return session.State{}, store.ErrNotFound }

// verdictLines is the verdict with what would change it.
func verdictLines(r checklist.Review) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Verdict: %s\n", r.Outcome.Label())
	if r.Outcome == checklist.Unfinished {
		fmt.Fprintf(&b, "Best case %s, worst case %s.\n", r.Best.Label(), r.Worst.Label())
	}
	if r.AcceptedMatters() {
		fmt.Fprintf(&b, "With the accepted risks settled: %s\n", r.AfterAcceptance.Label())
	}
	if !r.NoGoReachable() {
		fmt.Fprintf(&b, "So few checkpoints apply that no category can reach %d unresolved ones.\n", r.Threshold)
	}
	for _, s := range r.Sentences() {
		fmt.Fprintf(&b, "%s\n", safe.Line(s))
	}
	return b.String()
}
