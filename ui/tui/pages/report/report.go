// Package report is the page that shows the report as it will be written, and
// writes or copies it.
package report

import (
	tea "charm.land/bubbletea/v2"

	"loracle/ui/tui/form"
	"loracle/ui/tui/page"
)

// Page is the report page.
type Page struct {
	export page.Exporter
	carry  page.Carrier
	// front says that the page is in front: only then is anything rendered.
	front bool
	// done are the renderings of the report as it stands, by look; wanted is the
	// one under way.
	done   map[look]rendered
	wanted look
	// asking is the form for the file's name, nil while it is closed; occupied
	// is the file that is there already and would be replaced.
	asking   *form.Form
	occupied string
	// path is the name that was typed last.
	path string
}

// New is the page before anything was shown on it. Without an exporter,
// exporting is not offered; without a carrier, exports carry no session.
func New(export page.Exporter, carry page.Carrier) page.Page {
	return Page{export: export, carry: carry}
}

// Info implements page.Page.
func (p Page) Info(page.Env) page.Info {
	inside := p.asking != nil || p.occupied != ""
	return page.Info{Title: page.Report.Title(), Reading: !inside, Typing: p.asking != nil, Inside: inside}
}

// Keys implements page.Page.
func (p Page) Keys(env page.Env) []page.Key {
	switch {
	case p.asking != nil:
		return p.asking.Keys()
	case p.occupied != "":
		return []page.Key{
			{Press: []string{"y"}, Does: "overwrite", Long: "Replace the file that is there"},
			{Press: []string{"n", "esc"}, Show: "n", Does: "keep it", Long: "Keep the file and choose another name"},
		}
	}
	off := p.notReady(env)
	export := page.Key{Press: []string{"e", "ctrl+s"}, Show: "e", Does: "export", Long: "Write the report to a file, as Markdown", Off: off}
	if p.export == nil {
		export.Off = "Files cannot be written from here."
	}
	return []page.Key{
		export,
		{Press: []string{"y"}, Does: "copy", Long: "Copy the report to the clipboard, as Markdown (the terminal must allow that)", Off: off},
		{Press: []string{"down", "up", "j", "k"}, Show: "↑↓", Does: "scroll"},
		{Press: []string{"home", "end", "g", "G"}, Show: "home/end", Does: "top, bottom", Long: "Go to the beginning or the end"},
		{Press: []string{"d"}, Does: "decision", Long: "Go to the decision"},
	}
}

// notReady says why there is nothing to write yet.
func (p Page) notReady(env page.Env) string {
	switch r, ok := p.done[lookOf(env)]; {
	case !ok:
		return "The report is still being prepared."
	case r.err != nil:
		return "The report could not be prepared."
	}
	return ""
}

// Update implements page.Page.
func (p Page) Update(env page.Env, msg tea.Msg) (page.Page, page.Result) {
	switch msg := msg.(type) {
	case page.Arrived:
		p.front = true
	case page.Left:
		p.front, p.asking, p.occupied = false, nil, ""
		return p, page.Result{}
	case rendered:
		return p.take(msg).prepare(env)
	case written:
		return p.took(env, msg)
	case tea.KeyPressMsg:
		return p.key(env, msg)
	case tea.PasteMsg:
		return p.typed(env, msg)
	}
	return p.prepare(env)
}

func (p Page) key(env page.Env, key tea.KeyPressMsg) (page.Page, page.Result) {
	switch {
	case p.asking != nil:
		return p.typed(env, key)
	case p.occupied != "":
		return p.confirm(env, key)
	}
	switch key.String() {
	case "e", "ctrl+s":
		return p.ask(env), page.Result{}
	case "y":
		return p, p.copy(env)
	case "d":
		return p, page.Ask(page.Go{To: page.Route{Page: page.Decision}})
	}
	return p.prepare(env)
}
