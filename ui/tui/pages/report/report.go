// Package report is the report page.
package report

import (
	tea "charm.land/bubbletea/v2"

	"loracle/ui/safe"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// Page is the report page.
type Page struct{ export page.Exporter }

// New is the page before anything was shown on it.
func New(export page.Exporter) page.Page { return Page{export: export} }

// Info implements page.Page.
func (p Page) Info(page.Env) page.Info {
	return page.Info{Title: page.Report.Title(), Reading: true}
}

// Keys implements page.Page.
func (p Page) Keys(page.Env) []page.Key { return nil }

// Update implements page.Page.
func (p Page) Update(_ page.Env, _ tea.Msg) (page.Page, page.Result) { return p, page.Result{} }

// View implements page.Page.
func (p Page) View(env page.Env, width, _ int) page.Screen {
	return page.Screen{Text: parts.Paragraph(env.Theme.Strong, safe.Line(env.Case.Title), width)}
}
