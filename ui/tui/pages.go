package tui

import (
	"loracle/ui/tui/page"
	"loracle/ui/tui/pages/breakeven"
	"loracle/ui/tui/pages/budget"
	"loracle/ui/tui/pages/checklist"
	"loracle/ui/tui/pages/decision"
	"loracle/ui/tui/pages/history"
	"loracle/ui/tui/pages/interview"
	"loracle/ui/tui/pages/plan"
	"loracle/ui/tui/pages/report"
	"loracle/ui/tui/pages/risks"
	"loracle/ui/tui/pages/room"
	"loracle/ui/tui/pages/serving"
	"loracle/ui/tui/pages/sessions"
)

// newPages makes every page as it is before anything was done on it.
func newPages(opts Options) map[page.Name]page.Page {
	if opts.Join != "" {
		return map[page.Name]page.Page{page.Join: room.NewSeat(opts.Join, opts.Secrets)}
	}
	return map[page.Name]page.Page{
		page.Sessions:  sessions.New(choices(opts)),
		page.Interview: interview.New(),
		page.Checklist: checklist.New(),
		page.Decision:  decision.New(),
		page.Budget:    budget.New(),
		page.BreakEven: breakeven.New(),
		page.Serving:   serving.New(),
		page.Risks:     risks.New(),
		page.Plan:      plan.New(),
		page.Room:      room.New(),
		page.Report:    report.New(opts.Export, opts.Carry),
		page.History:   history.New(opts.Archive, opts.By),
	}
}
