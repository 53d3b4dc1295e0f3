package sessions

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"loracle/data/session"
	"loracle/data/store"
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
	case tea.KeyPressMsg:
		p, result = p.key(env, msg)
	case tea.PasteMsg:
		p, result = p.typing(env, msg)
	}
	return p.scrolled(env), result
}

func (p Page) key(env page.Env, msg tea.KeyPressMsg) (Page, page.Result) {
	switch p.mode {
	case filtering:
		return p.filterKey(env, msg)
	case titling, renaming:
		return p.titleKey(env, msg)
	case browsing:
	}
	if next, ok := p.moved(msg.String(), env); ok {
		return next, page.Result{}
	}
	switch msg.String() {
	case "enter":
		return p.open()
	case "n":
		return p.ask(env, titling, p.title), page.Result{}
	case "r":
		return p.rename(env), page.Result{}
	case "d", "delete":
		return p.delete()
	case "u", "ctrl+z":
		return p.undo()
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
	case "up", "k", "shift+tab":
		p.cursor--
	case "down", "j", "tab":
		p.cursor++
	case "pgup":
		p.cursor -= max(1, env.Height/rowLines)
	case "pgdown":
		p.cursor += max(1, env.Height/rowLines)
	case "home", "g":
		p.cursor = 0
	case "end", "G":
		p.cursor = last
	default:
		return p, false
	}
	p.cursor = max(0, min(p.cursor, last))
	return p, true
}

func (p Page) open() (Page, page.Result) {
	s := p.selected()
	if s == nil {
		return p, page.Result{}
	}
	return p, page.Ask(page.Open{Session: s.ID})
}

// ask sets up the field for a title.
func (p Page) ask(env page.Env, m mode, value string) Page {
	p.mode, p.problem = m, ""
	p.field = field.Input(env.Theme, env.Width, value, "what the project is called")
	return p
}

func (p Page) rename(env page.Env) Page {
	s := p.selected()
	if s == nil {
		return p
	}
	return p.ask(env, renaming, s.Title)
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

func (p Page) titleKey(env page.Env, msg tea.KeyPressMsg) (Page, page.Result) {
	switch msg.String() {
	case "enter":
		return p.titled()
	case "esc":
		if p.mode == titling {
			p.title = p.field.Text()
		}
		p.mode, p.problem = browsing, ""
		return p, page.Result{}
	}
	return p.typing(env, msg)
}

// titled starts or renames a session with the title typed.
func (p Page) titled() (Page, page.Result) {
	title := strings.TrimSpace(p.field.Text())
	if title == "" {
		p.problem = "A session needs a title, like the name of the project."
		return p, page.Result{}
	}
	was := p.mode
	p.mode, p.problem = browsing, ""
	if was == titling {
		p.title = ""
		return p, page.Ask(page.Create{Title: title})
	}
	s := p.selected()
	if s == nil || s.Title == title {
		return p, page.Result{}
	}
	p.all = slices.Clone(p.all)
	p.all[p.shown[p.cursor]].Title = title
	save := page.Save{Session: s.ID, Event: session.Rename(title)}
	return p, page.Ask(save, page.List{})
}

// delete takes the session under the cursor out of the list.
func (p Page) delete() (Page, page.Result) {
	s := p.selected()
	if s == nil {
		return p, page.Result{}
	}
	gone := *s
	p.deleted = &gone
	p.all = slices.DeleteFunc(slices.Clone(p.all), func(o store.Summary) bool { return o.ID == gone.ID })
	return p.refilter(), page.Ask(page.Save{Session: gone.ID, Event: session.Delete()}, page.List{})
}

// undo brings the session deleted last back.
func (p Page) undo() (Page, page.Result) {
	if p.deleted == nil {
		return p, page.Result{}
	}
	back := *p.deleted
	p.deleted = nil
	at, _ := slices.BinarySearchFunc(p.all, back, func(a, b store.Summary) int { return b.UpdatedAt.Compare(a.UpdatedAt) })
	p.all = slices.Insert(slices.Clone(p.all), at, back)
	return p.refilter(), page.Ask(page.Save{Session: back.ID, Event: session.Restore()}, page.List{})
}
