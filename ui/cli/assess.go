package cli

import (
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/ui/report"
)

type assessOptions struct {
	*app
	form
	file   string
	failOn string
	pack   string
}

// The verdicts that --fail-on can be met by.
const (
	failOnNoGo        = "no-go"
	failOnConditional = "conditional"
)

const assessLong = `Read an answers file and print the report. No session is made and no terminal
is needed, so it works in scripts and pipelines.

--fail-on no-go ends with 3 where the verdict is NO-GO, and --fail-on conditional
also where it is conditional. The report is printed all the same. While
checkpoints are not looked at there is no verdict: neither is met then, and a
note on standard error says so.`

func newAssessCommand(a *app) *cobra.Command {
	o := assessOptions{app: a}
	cmd := &cobra.Command{
		Use:   "assess FILE|-",
		Short: "Turn an answers file into a report, without a session",
		Long:  assessLong,
		Args:  arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			o.file = args[0]
			return runAssess(o)
		},
	}
	o.form.addFlags(cmd)
	addPackFlag(cmd.Flags(), &o.pack)
	cmd.Flags().StringVar(&o.failOn, "fail-on", "", "end with 3 on this `verdict`: no-go or conditional")
	return cmd
}

func runAssess(o assessOptions) error {
	if err := o.check(); err != nil {
		return err
	}
	switch o.failOn {
	case "", failOnNoGo, failOnConditional:
	default:
		return usage("--fail-on takes no-go or conditional", "there is no verdict %q to fail on", o.failOn)
	}
	source, err := o.assess(o.file, o.pack)
	if err != nil {
		return err
	}
	data, err := o.write(source)
	if err != nil {
		return err
	}
	if _, err := o.Out.Write(data); err != nil {
		return err
	}
	if err := o.noteStale(source.Case); err != nil {
		return err
	}
	return o.judge(source.Review)
}

// assess derives a case from an answers file. Its time is the day, so that the
// same answers give the same report all day long.
func (a *app) assess(file, pack string) (report.Source, error) {
	base, err := a.withPack(pack)
	if err != nil {
		return report.Source{}, err
	}
	answers, err := a.readAnswers(file, base)
	if err != nil {
		return report.Source{}, err
	}
	y, m, d := a.Now().Date()
	today := time.Date(y, m, d, 0, 0, 0, 0, a.Now().Location())
	carried, err := casefile.CapsuleOf(base, answers.Numbered(base, today, a.UserName))
	if err != nil {
		return report.Source{}, err
	}
	state, err := carried.State()
	if err != nil {
		return report.Source{}, fmt.Errorf("assess %s: %w", file, err)
	}
	return report.Source{Case: casefile.Derive(base, state, today), Session: carried}, nil
}

// judge says whether the verdict meets --fail-on.
func (o assessOptions) judge(r checklist.Review) error {
	if o.failOn == "" {
		return nil
	}
	switch r.Outcome {
	case checklist.Go:
		return nil
	case checklist.Conditional:
		if o.failOn == failOnNoGo {
			return nil
		}
	case checklist.Unfinished:
		_, err := io.WriteString(o.Err, unfinishedNote(r, o.failOn))
		return err
	case checklist.NoGo:
	}
	return &problem{
		err:  errors.New("the verdict is " + r.Outcome.Label()),
		hint: "the report names what is open; without --fail-on this ends with 0",
		code: exitFailOn,
	}
}

// unfinishedNote says why --fail-on has nothing to judge.
func unfinishedNote(r checklist.Review, failOn string) string {
	note := fmt.Sprintf("note: there is no verdict yet, so --fail-on %s is not met; %s not looked at", failOn, checkpoints(r.Untouched()))
	if r.Decided {
		note += ", and however they turn out it will be " + r.Best.Label()
	}
	return note + "\n"
}

func checkpoints(n int) string {
	if n == 1 {
		return "1 checkpoint is"
	}
	return fmt.Sprintf("%d checkpoints are", n)
}
