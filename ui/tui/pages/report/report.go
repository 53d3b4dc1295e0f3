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
	// path is the name that was typed last, and offers what it could go on with.
	path   string
	offers []string
	// choosing says that format and variant are being chosen; chosen keeps them
	// for the next time.
	choosing bool
	chosen   choosing
	// contents is the table of contents, nil while it is closed.
	contents *contents
}

// New is the page before anything was shown on it. Without an exporter,
// exporting is not offered; without a carrier, exports carry no session.
func New(export page.Exporter, carry page.Carrier) page.Page {
	return Page{export: export, carry: carry}
}

// Info implements page.Page.
func (p Page) Info(page.Env) page.Info {
	inside := p.asking != nil || p.occupied != "" || p.choosing || p.contents != nil
	return page.Info{Title: page.Report.Title(), Reading: !inside, Typing: p.asking != nil, Inside: inside}
}

// Keys implements page.Page.
func (p Page) Keys(env page.Env) []page.Key {
	switch {
	case p.contents != nil:
		return contentsKeys()
	case p.choosing:
		return choosingKeys()
	case p.asking != nil:
		return append(p.asking.Keys(), page.Key{Press: []string{"tab"}, Does: "complete", Long: "Complete the path"})
	case p.occupied != "":
		return []page.Key{
			{Press: []string{"y"}, Does: "overwrite", Long: "Replace the file that is there"},
			{Press: []string{"n", "esc"}, Show: "n/esc", Does: "keep it", Long: "Keep the file and choose another name"},
		}
	}
	off := p.notReady(env)
	export := page.Key{Press: []string{"e", "ctrl+s"}, Show: "e", Does: "export", Long: "Write the report to a file: Markdown, HTML, JSON, CSV or a decision record", Off: off}
	if p.export == nil {
		export.Off = "Files cannot be written from here."
	}
	return []page.Key{
		export,
		{Press: []string{"t"}, Does: "contents", Long: "Choose a part of the report and go there", Off: off},
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
		p.front, p.asking, p.occupied, p.choosing, p.contents = false, nil, "", false, nil
		return p, page.Result{}
	case rendered:
		return p.take(msg).prepare(env)
	case written:
		return p.took(env, msg)
	case completed:
		return p.tookPath(env, msg), page.Result{}
	case tea.KeyPressMsg:
		return p.key(env, msg)
	case tea.PasteMsg:
		return p.typed(env, msg)
	}
	return p.prepare(env)
}

func (p Page) key(env page.Env, key tea.KeyPressMsg) (page.Page, page.Result) {
	switch {
	case p.contents != nil:
		return p.inContents(env, key)
	case p.choosing:
		return p.choose(env, key)
	case p.asking != nil:
		return p.typed(env, key)
	case p.occupied != "":
		return p.confirm(env, key)
	}
	switch key.String() {
	case "e", "ctrl+s":
		p.choosing, p.chosen.asked = true, 0
		return p, page.Result{}
	case "t":
		p.contents = &contents{}
		return p, page.Result{}
	case "y":
		return p, p.copy(env)
	case "d":
		return p, page.Ask(page.Go{To: page.Route{Page: page.Decision}})
	}
	return p.prepare(env)
}
