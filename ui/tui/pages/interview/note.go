package interview

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"loracle/data/session"
	"loracle/ui/tui/field"
	"loracle/ui/tui/page"
)

// startNote opens the remark on the question.
func (p Page) startNote(env page.Env) (page.Page, page.Result) {
	p, result := p.commit(env)
	p.mode = noting
	p.field.Blur()
	p.noted = env.Case.Notes[p.question().ID]
	p.note = field.Area(env.Theme, env.Width, areaLines, p.noted, "a remark for whoever reads this later")
	return p, result
}

func (p Page) noteKey(env page.Env, msg tea.KeyPressMsg) (page.Page, page.Result) {
	switch msg.String() {
	case "enter", "esc", "ctrl+n", "tab", "shift+tab":
		return p.endNote(env)
	}
	return p.typing(env, msg)
}

// endNote closes the remark and saves it if it changed.
func (p Page) endNote(env page.Env) (page.Page, page.Result) {
	p = p.goTo(env, p.at)
	q := p.question()
	note := strings.TrimSpace(p.note.Text())
	if note == p.noted {
		return p, page.Result{}
	}
	return p, page.Ask(page.Save{Event: session.NoteQuestion(q.ID, note)})
}
