// Package history is the page of what happened in a session: its changes, its
// milestones, and what differs between two moments.
package history

import (
	tea "charm.land/bubbletea/v2"

	"loracle/data/casefile"
	"loracle/data/session"
	"loracle/ui/tui/field"
	"loracle/ui/tui/page"
)

// Page is the history.
type Page struct {
	archive page.Archive
	by      string
	// entries are the changes, the latest first, of the session as of seq.
	entries []casefile.Entry
	id      session.ID
	seq     uint64
	err     error

	list           list
	cursor, offset int
	// marked is the moment to compare from, by its name or number; empty for the
	// one under the cursor.
	marked string
	mode   mode
	// field is where the name of a milestone is typed.
	field   *field.Field
	problem string
	// text is what is read or compared; nil while it is being worked out.
	text *text
}

// list says which of the two lists is shown.
type list int

const (
	changes list = iota
	milestones
)

// mode is what the page shows.
type mode int

const (
	browsing mode = iota
	naming
	reading
)

// New is the page before anything was shown on it. Without an archive only the
// changes are there.
func New(archive page.Archive, by string) page.Page { return Page{archive: archive, by: by} }

// Info implements page.Page.
func (p Page) Info(page.Env) page.Info {
	title := page.History.Title()
	if p.mode == reading && p.text != nil {
		title += " · " + p.text.title
	}
	return page.Info{Title: title, Typing: p.mode == naming, Inside: p.mode != browsing, Reading: p.mode == reading}
}

// Update implements page.Page.
func (p Page) Update(env page.Env, msg tea.Msg) (page.Page, page.Result) {
	p = p.refresh(env)
	var result page.Result
	switch msg := msg.(type) {
	case page.Arrived:
		p.mode, p.text = browsing, nil
		if msg.Route.Compare != "" {
			p, result = p.compareSessions(env, msg.Route.Compare)
		}
	case page.Left:
		p.mode, p.text, p.problem = browsing, nil, ""
	case prepared:
		p = p.take(msg)
	case kept:
		return p.took(msg)
	case page.Click:
		p = p.click(env, msg.Line)
	case tea.KeyPressMsg:
		p, result = p.key(env, msg)
	case tea.PasteMsg:
		p, result = p.typing(env, msg)
	}
	return p.scrolled(env), result
}

// refresh puts the changes into words again after something changed.
func (p Page) refresh(env page.Env) Page {
	if !env.Open() || p.id == env.Case.ID && p.seq == env.Case.Seq {
		return p
	}
	all, err := env.Case.Timeline()
	p.id, p.seq, p.err = env.Case.ID, env.Case.Seq, err
	p.entries = make([]casefile.Entry, 0, len(all))
	for i := len(all) - 1; i >= 0; i-- {
		p.entries = append(p.entries, all[i])
	}
	return p
}

// key carries out a key press.
func (p Page) key(env page.Env, msg tea.KeyPressMsg) (Page, page.Result) {
	switch p.mode {
	case naming:
		return p.nameKey(env, msg)
	case reading:
		return p.readKey(msg)
	case browsing:
	}
	if next, ok := p.moved(env, msg.String()); ok {
		return next, page.Result{}
	}
	for _, c := range p.commands(env) {
		if c.key.Matches(msg) && c.key.Off == "" && c.do != nil {
			p.problem = ""
			return c.do(p, env)
		}
	}
	return p, page.Result{}
}

// count is how many rows the list has.
func (p Page) count(env page.Env) int {
	if p.list == milestones {
		return len(env.Case.Milestones)
	}
	return len(p.entries)
}

// change is the change under the cursor; ok is false where there is none.
func (p Page) change() (e casefile.Entry, ok bool) {
	if p.list != changes || p.cursor >= len(p.entries) {
		return e, false
	}
	return p.entries[p.cursor], true
}

// milestone is the milestone under the cursor, the latest first.
func (p Page) milestone(env page.Env) (m session.Milestone, ok bool) {
	all := env.Case.Milestones
	if p.list != milestones || p.cursor >= len(all) {
		return m, false
	}
	return all[len(all)-1-p.cursor], true
}

// moved is the page with the cursor moved; ok is false for any other key.
func (p Page) moved(env page.Env, key string) (next Page, ok bool) {
	last := p.count(env) - 1
	if key == "space" {
		key = "pgdown"
	}
	p.cursor, ok = page.InList(key, p.cursor, last, max(1, (env.Height-headLines)/rowLines))
	return p, ok
}
