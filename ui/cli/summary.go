package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"loracle/data/casefile"
	"loracle/data/strict"
	"loracle/ui/report"
	"loracle/ui/safe"
)

type summaryOptions struct {
	*app
	format string
}

const summaryLong = `Print one table of all sessions: what is advised, the verdict, the budget, the
break-even and what is open. A session that cannot be read is named on standard
error and left out.`

func newSummaryCommand(a *app) *cobra.Command {
	o := summaryOptions{app: a}
	cmd := &cobra.Command{
		Use:   "summary",
		Short: "Print one table of all sessions, with advice, verdict, budget and break-even",
		Long:  summaryLong,
		Args:  arguments(0, 0),
		RunE:  func(*cobra.Command, []string) error { return runSummary(o) },
	}
	formats := []string{"md", "csv"}
	cmd.Flags().StringVarP(&o.format, "format", "f", formats[0], "`format` of the table: md, csv")
	complete(cmd, "format", formats)
	return cmd
}

func runSummary(o summaryOptions) error {
	write, ok := map[string]func([]casefile.Case) ([]byte, error){"md": report.PortfolioMarkdown, "csv": report.PortfolioCSV}[o.format]
	if !ok {
		return usage("formats: md, csv", "there is no summary format %s", strict.Quote(o.format))
	}
	var cases []casefile.Case
	err := o.withSavedSessions(func(cabinet *casefile.Cabinet) error {
		list, err := cabinet.Store.List()
		if err != nil {
			return err
		}
		bar := o.progress("Reading sessions")
		defer bar.end()
		for n, s := range list {
			bar.step(n, len(list))
			c, err := cabinet.Open(string(s.ID), o.Now())
			if err != nil {
				bar.end()
				if _, err := fmt.Fprintf(o.Err, "left out: %s: %v\n", safe.Line(s.Title), err); err != nil {
					return err
				}
				continue
			}
			cases = append(cases, c)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if len(cases) == 0 {
		_, err := fmt.Fprintln(o.Err, "No session is saved yet. `loracle new` starts one.")
		return err
	}
	data, err := write(cases)
	if err != nil {
		return err
	}
	_, err = o.Out.Write(data)
	return err
}
