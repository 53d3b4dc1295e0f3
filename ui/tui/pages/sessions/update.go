package sessions

import (
	tea "charm.land/bubbletea/v2"

	"loracle/ui/tui/field"
	"loracle/ui/tui/page"
)

// Update implements page.Page.
func (p Page) Update(env page.Env, msg tea.Msg) (page.Page, page.Result) {
	var result page.Result
	switch msg := msg.(type) {
	case page.Listed:
		p = p.listed(msg)
	case page.Arrived:
		p.deleted, p.problem = nil, ""
		p = p.pointAt(env.Case.ID)
		if again := p.again(); p.loaded && again != (page.List{}) {
			result = page.Ask(again)
		}
		if msg.Route.Start {
			p = p.start(env)
		}
	case page.NotCreated:
		p = p.notCreated(env, msg)
	case page.Click:
		p, result = p.click(env, msg.Line)
	case tea.KeyPressMsg:
		p, result = p.key(env, msg)
	case tea.PasteMsg:
		p, result = p.typing(env, msg)
	}
	p, reading := p.more()
	result.Requests = append(result.Requests, reading.Requests...)
	return p.scrolled(env), result
}

func (p Page) key(env page.Env, msg tea.KeyPressMsg) (Page, page.Result) {
	switch p.mode {
	case filtering:
		return p.filterKey(env, msg)
	case titling, renaming:
		return p.titleKey(env, msg)
	case choosing:
		return p.fileKey(env, msg)
	case browsing:
	}
	if next, ok := p.moved(msg.String(), env); ok {
		return next, page.Result{}
	}
	switch msg.String() {
	case "enter":
		return p.open()
	case "n":
		return p.start(env), page.Result{}
	case "e":
		return p, page.Ask(page.Example{})
	case "r":
		return p.rename(env), page.Result{}
	case "d", "delete":
		return p.delete()
	case "u", "ctrl+z":
		return p.undo()
	case "y":
		return p.copy()
	case "x":
		return p.mark(), page.Result{}
	case "c":
		return p.compare()
	case "/":
		p.mode = filtering
		p.field = field.Input(env.Theme, env.Width, p.filter, "part of a title")
	case "esc":
		p.filter = ""
		p = p.refilter()
	case "q":
		return p, page.Ask(page.Quit{})
	}
	return p, page.Result{}
}

// rowLines is the usual height of a session in the list, with the empty line
// after it.
const rowLines = 3

// moved is the page with the cursor moved; ok is false for any other key.
func (p Page) moved(key string, env page.Env) (next Page, ok bool) {
	last := len(p.shown) - 1
	switch key {
	case "tab":
		key = "down"
	case "shift+tab":
		key = "up"
	}
	p.cursor, ok = page.InList(key, p.cursor, last, max(1, env.Height/rowLines))
	return p, ok
}

func (p Page) open() (Page, page.Result) {
	s := p.selected()
	if s == nil {
		return p, page.Result{}
	}
	return p, page.Ask(page.Open{Session: s.ID})
}

// filterKey narrows the list as the filter is typed.
func (p Page) filterKey(env page.Env, msg tea.KeyPressMsg) (Page, page.Result) {
	switch msg.String() {
	case "enter":
		p.mode = browsing
		return p, page.Result{}
	case "esc":
		p.mode, p.filter = browsing, ""
		return p.refilter(), page.Result{}
	case "up", "down", "pgup", "pgdown":
		next, _ := p.moved(msg.String(), env)
		return next, page.Result{}
	}
	return p.typing(env, msg)
}

// typing hands a key or a paste to the field in front.
func (p Page) typing(env page.Env, msg tea.Msg) (Page, page.Result) {
	if p.mode == browsing {
		return p, page.Result{}
	}
	p.field.SetWidth(env.Theme, env.Width)
	cmd := p.field.Update(msg)
	p.problem = ""
	if p.mode == filtering && p.field.Text() != p.filter {
		p.filter, p.cursor, p.offset = p.field.Text(), 0, 0
		p = p.refilter()
	}
	return p, page.Result{Cmd: cmd}
}
