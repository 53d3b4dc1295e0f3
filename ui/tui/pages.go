package tui

import (
	"loracle/ui/tui/page"
	"loracle/ui/tui/pages/budget"
	"loracle/ui/tui/pages/checklist"
	"loracle/ui/tui/pages/decision"
	"loracle/ui/tui/pages/interview"
	"loracle/ui/tui/pages/report"
	"loracle/ui/tui/pages/sessions"
)

// newPages makes every page as it is before anything was done on it.
func newPages(opts Options) map[page.Name]page.Page {
	return map[page.Name]page.Page{
		page.Sessions:  sessions.New(),
		page.Interview: interview.New(),
		page.Checklist: checklist.New(),
		page.Decision:  decision.New(),
		page.Budget:    budget.New(),
		page.Report:    report.New(opts.Export),
	}
}
