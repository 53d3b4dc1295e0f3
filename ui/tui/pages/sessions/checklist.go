package sessions

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"loracle/ui/tui/field"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// start asks for the title of a new session.
func (p Page) start(env page.Env) Page {
	if p.lists == nil && p.choices != nil {
		p.lists = p.choices()
	}
	p.chosen = 0
	return p.ask(env, titling, p.title)
}

// ownFile reports whether the checklist is to come from a file.
func (p Page) ownFile() bool { return len(p.lists) > 0 && p.chosen == len(p.lists) }

// nextChecklist takes the next checklist; after the last one comes a file.
func (p Page) nextChecklist() Page {
	if p.mode == titling && len(p.lists) > 0 {
		p.chosen, p.problem = (p.chosen+1)%(len(p.lists)+1), ""
	}
	return p
}

// create asks for the session, or for the file of its checklist first.
func (p Page) create(env page.Env, title string) (Page, page.Result) {
	p.title = title
	if p.ownFile() {
		p.mode, p.problem = choosing, ""
		p.field = field.Input(env.Theme, env.Width, p.file, "a YAML file, like ~/ours.yaml")
		return p, page.Result{}
	}
	name := ""
	if p.chosen < len(p.lists) {
		name = p.lists[p.chosen].Name
	}
	return p.request(page.Create{Title: title, Checklist: name})
}

// request asks for a session; its title is typed and used up unless a NotCreated
// says otherwise.
func (p Page) request(c page.Create) (Page, page.Result) {
	p.mode, p.problem, p.title = browsing, "", ""
	return p, page.Ask(c)
}

func (p Page) fileKey(env page.Env, msg tea.KeyPressMsg) (Page, page.Result) {
	switch msg.String() {
	case "enter":
		if p.file = strings.TrimSpace(p.field.Text()); p.file == "" {
			p.problem = "Name the file of the checklist, or press esc and tab for another."
			return p, page.Result{}
		}
		return p.request(page.Create{Title: p.title, Checklist: p.file})
	case "esc":
		p.file = p.field.Text()
		return p.ask(env, titling, p.title), page.Result{}
	}
	return p.typing(env, msg)
}

// notCreated asks again, with what was wrong.
func (p Page) notCreated(env page.Env, msg page.NotCreated) Page {
	p.title = msg.Title
	if msg.Checklist != "" && msg.Checklist == p.file && p.ownFile() {
		p, _ = p.create(env, msg.Title)
	} else {
		p = p.ask(env, titling, msg.Title)
	}
	p.problem = page.Problems(msg.Err)
	return p
}

// checklistLine says which checklist a new session gets.
func (p Page) checklistLine(env page.Env, width int) string {
	if len(p.lists) == 0 {
		return ""
	}
	t := env.Theme
	name := "your own, from a file"
	if !p.ownFile() {
		name = p.lists[p.chosen].Title
	}
	return parts.Wrap(t.Muted.Render("Checklist: ")+t.Text.Render(parts.OneLine(name))+
		t.Muted.Render(fmt.Sprintf("  (tab: another, %d of %d)", p.chosen+1, len(p.lists)+1)), width)
}
