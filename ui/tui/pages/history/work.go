package history

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"loracle/data/casefile"
	"loracle/data/session"
	"loracle/ui/glam"
	"loracle/ui/report"
	"loracle/ui/safe"
	"loracle/ui/tui/field"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// prepared is what is to be read, as it was worked out in a command.
type prepared struct {
	id   session.ID
	text *text
	err  error
}

// kept says that the store has what an event rests on, so that it can be saved.
type kept struct {
	id    session.ID
	event session.Event
	say   string
	err   error
}

// askName asks for the name of a milestone.
func (p Page) askName(env page.Env) (Page, page.Result) {
	p.mode, p.problem = naming, ""
	p.field = field.Input(env.Theme, env.Width, "", "like pilot review")
	return p, page.Result{}
}

func (p Page) nameKey(env page.Env, msg tea.KeyPressMsg) (Page, page.Result) {
	switch msg.String() {
	case "esc":
		p.mode = browsing
		return p, page.Result{}
	case "enter":
		return p.named(env)
	}
	return p.typing(env, msg)
}

// typing hands a key or a paste to the field.
func (p Page) typing(env page.Env, msg tea.Msg) (Page, page.Result) {
	if p.mode != naming {
		return p, page.Result{}
	}
	p.field.SetWidth(env.Theme, env.Width)
	p.problem = ""
	return p, page.Result{Cmd: p.field.Update(msg)}
}

// named keeps the session under the name typed.
func (p Page) named(env page.Env) (Page, page.Result) {
	name := strings.TrimSpace(p.field.Text())
	if err := session.ValidMilestoneName(name); err != nil {
		p.problem = page.Sentence(err)
		return p, page.Result{}
	}
	if _, taken := env.Case.Milestone(name); taken {
		p.problem = "There is a milestone of that name already, and it never changes. Choose another name."
		return p, page.Result{}
	}
	p.mode = browsing
	archive, now, c, by := p.archive, env.Now, env.Case, p.by
	return p, page.Result{Cmd: func() tea.Msg {
		reports, err := report.Kept(c)
		if err != nil {
			return kept{id: c.ID, err: err}
		}
		e, err := archive.KeepSnapshot(c, name, reports, now, by)
		return kept{id: c.ID, event: e, say: "Kept as " + safe.Line(name) + ", for ever as it is now.", err: err}
	}}
}

// took saves the event that something was kept for.
func (p Page) took(msg kept) (page.Page, page.Result) {
	switch {
	case msg.id != p.id:
		return p, page.Result{}
	case msg.err != nil:
		return p, page.Ask(page.Say{Text: page.Sentence(msg.err), Bad: true})
	}
	return p, page.Ask(page.Save{Event: msg.event}, page.Say{Text: msg.say})
}

// compareNow compares the marked moment with the one under the cursor, or that
// with now where none is marked.
func (p Page) compareNow(env page.Env) (Page, page.Result) {
	archive, state, now := p.archive, env.Case.State, casefile.Moment{Case: env.Case, Label: "now", On: env.Now}
	from, to := p.marked, p.momentName(env)
	if from == "" {
		from, to = to, ""
	}
	return p.work(env, func() (*text, error) {
		a, err := archive.MomentOf(state, from)
		if err != nil {
			return nil, err
		}
		b := now
		if to != "" {
			if b, err = archive.MomentOf(state, to); err != nil {
				return nil, err
			}
		}
		c := casefile.Compare(a, b)
		return &text{title: "comparison", comparison: &c}, nil
	})
}

// compareSessions compares another session with this one.
func (p Page) compareSessions(env page.Env, other session.ID) (Page, page.Result) {
	if p.archive == nil {
		return p, page.Result{}
	}
	archive, now, this := p.archive, env.Now, casefile.Moment{Case: env.Case, Label: env.Case.Title, On: env.Now}
	return p.work(env, func() (*text, error) {
		a, err := archive.Moment(string(other), now)
		if err != nil {
			return nil, err
		}
		c := casefile.Compare(a, this)
		return &text{title: "comparison", comparison: &c}, nil
	})
}

// read shows the report of a milestone as it was written then.
func (p Page) read(env page.Env) (Page, page.Result) {
	m, ok := p.milestone(env)
	if !ok {
		return p, page.Result{}
	}
	archive, state, width := p.archive, env.Case.State, env.Width
	look := parts.Markdown(env.Theme)
	return p.work(env, func() (*text, error) {
		moment, err := archive.MomentOf(state, m.Name)
		if err != nil {
			return nil, err
		}
		markdown, err := moment.Taken.Report(report.Formats()[0].Name)
		if err != nil {
			return nil, err
		}
		drawn, err := glam.Render(markdown, width, look)
		return &text{title: safe.Line(m.Name), drawn: drawn, width: width}, err
	})
}

// review works out what today's figures would change.
func (p Page) review(env page.Env) (Page, page.Result) {
	archive, now, c := p.archive, env.Now, env.Case
	return p.work(env, func() (*text, error) {
		r, err := archive.Renewal(c, now)
		return &text{title: "today's figures", comparison: &r.Comparison, renewal: &r}, err
	})
}

// work prepares something to read in a command.
func (p Page) work(env page.Env, do func() (*text, error)) (Page, page.Result) {
	p.mode, p.text = reading, nil
	id := env.Case.ID
	return p, page.Result{Cmd: func() tea.Msg {
		done, err := do()
		return prepared{id, done, err}
	}}
}

func (p Page) take(msg prepared) Page {
	if p.mode != reading || msg.id != p.id {
		return p
	}
	p.text = msg.text
	if msg.err != nil {
		p.text = &text{title: "not there", problem: page.Sentence(msg.err)}
	}
	return p
}

// readKeys are the keys while something is read.
func (p Page) readKeys() []page.Key {
	keys := []page.Key{page.NewKey("esc", "close"), {Press: []string{"down", "up", "j", "k"}, Show: "↑↓", Does: "scroll"}}
	if p.renewable() {
		keys = append([]page.Key{{Press: []string{"y"}, Does: "take them", Long: "Take today's figures; ctrl+z undoes that"}}, keys...)
	}
	return keys
}

func (p Page) renewable() bool {
	return p.text != nil && p.text.renewal != nil && !p.text.renewal.Current()
}

func (p Page) readKey(msg tea.KeyPressMsg) (Page, page.Result) {
	switch {
	case msg.String() == "esc":
		p.mode, p.text = browsing, nil
	case msg.String() == "y" && p.renewable():
		archive, r, id := p.archive, *p.text.renewal, p.id
		p.mode, p.text = browsing, nil
		return p, page.Result{Cmd: func() tea.Msg {
			return kept{id: id, event: r.Event, say: "Today's figures are taken. ctrl+z undoes that.", err: archive.KeepRenewal(r)}
		}}
	}
	return p, page.Result{}
}
