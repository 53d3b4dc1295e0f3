package sessions

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"loracle/data/session"
	"loracle/ui/tui/field"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

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

func (p Page) titleKey(env page.Env, msg tea.KeyPressMsg) (Page, page.Result) {
	switch msg.String() {
	case "enter":
		return p.titled(env)
	case "tab":
		return p.nextChecklist(), page.Result{}
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
func (p Page) titled(env page.Env) (Page, page.Result) {
	title := strings.TrimSpace(p.field.Text())
	if title == "" {
		p.problem = "A session needs a title, like the name of the project."
		return p, page.Result{}
	}
	if err := session.CheckTitle(title); err != nil {
		p.problem = parts.Capital(err.Error()) + "."
		return p, page.Result{}
	}
	if p.mode == titling {
		return p.create(env, title)
	}
	p.mode, p.problem = browsing, ""
	s := p.selected()
	if s == nil || s.Title == title {
		return p, page.Result{}
	}
	p.all = slices.Clone(p.all)
	p.all[p.shown[p.cursor]].Title = title
	save := page.Save{Session: s.ID, Event: session.Rename(title)}
	return p, page.Ask(save, p.again())
}
