package checklist

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/data/knowledge"
	"loracle/ui/tui/form"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

func listCommands() []command {
	return []command{{
		key: page.Key{Press: []string{"s"}, Does: "another list", Long: "Go over to another checklist, after a look at what it adds, drops and changes", Hidden: true},
		do:  Page.askList,
	}}
}

// title names the checklist that the session has.
func (p Page) title(env page.Env) string {
	if env.Base == nil || env.Base.Pack == nil {
		return page.Checklist.Title()
	}
	return page.Checklist.Title() + " · " + parts.OneLine(env.Base.Pack.Title)
}

// inside reports whether esc closes something within the page first.
func (p Page) inside() bool { return p.asking != nil || p.naming != nil || p.offered != nil }

// askList asks for another checklist.
func (p Page) askList(env page.Env, _ checklist.ItemReview) (page.Page, page.Result) {
	names := strings.Join(knowledge.ShippedPacks(), ", ")
	f := form.New(env.Theme, "Another checklist", []form.Field{{
		Label: "Which checklist should this session have?",
		Hint:  "A file, like ~/ours.yaml, or one that loracle has: " + names + ". What it changes is shown first.",
		Check: form.Filled("name a file or a checklist"),
	}}, p.list)
	p.naming = &f
	return p, page.Result{}
}

// name takes what is typed for the name of a checklist.
func (p Page) name(env page.Env, msg tea.Msg) (page.Page, page.Result) {
	if key, ok := msg.(tea.KeyPressMsg); ok && key.String() == "esc" {
		p.list, p.naming = p.naming.Value(0), nil
		return p, page.Result{}
	}
	next, event, cmd := p.naming.Update(env.Theme, msg)
	p.naming = &next
	if event != form.Done {
		return p, page.Result{Cmd: cmd}
	}
	p.list, p.naming = next.Value(0), nil
	return p, page.Ask(page.Compare{Checklist: p.list})
}

// compared shows what another checklist would change.
func (p Page) compared(msg page.Compared) (page.Page, page.Result) {
	switch {
	case p.list == "":
		return p, page.Result{} // nobody asked here
	case msg.Err != nil:
		return p, page.Ask(page.Say{Text: page.Problems(msg.Err), Bad: true})
	case msg.Upgrade.Nothing():
		return p, page.Ask(page.Say{Text: "The session has this checklist already."})
	}
	p.offered = &msg.Upgrade
	return p, page.Result{}
}

// decide takes the answer to whether to go over.
func (p Page) decide(msg tea.Msg) (page.Page, page.Result) {
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return p, page.Result{}
	}
	switch key.String() {
	case "y":
		to := *p.offered
		p.offered, p.list = nil, ""
		return p, page.Ask(page.Upgrade{To: to})
	case "n", "esc":
		p.offered = nil
	}
	return p, page.Result{}
}

func offerKeys(u casefile.Upgrade) []page.Key {
	return []page.Key{
		{Press: []string{"y"}, Does: "go over to it", Long: "Go over to " + parts.OneLine(u.To) + "; what was said about checkpoints that stay is kept"},
		{Press: []string{"n", "esc"}, Show: "n", Does: "stay", Long: "Stay with the checklist the session has"},
	}
}

// offer is what another checklist would change.
func offer(env page.Env, u casefile.Upgrade, width int) page.Screen {
	t, w := env.Theme, env.Case.Words(u)
	blocks := []string{t.Title.Render("Go over to another checklist?")}
	for _, line := range w.Head {
		blocks = append(blocks, parts.Paragraph(t.Text, parts.OneLine(line), width))
	}
	out := []string{parts.Stack(blocks...)}
	for _, l := range w.Lists {
		var lines []string
		for _, line := range l.Lines {
			lines = append(lines, parts.Hang(t.Muted.Render("·  "), parts.Paragraph(t.Text, parts.OneLine(line), width-3)))
		}
		out = append(out, parts.Section(t, fmt.Sprintf("%s (%d)", l.Title, len(l.Lines)), strings.Join(lines, "\n")))
	}
	return page.Screen{Text: parts.Spread(append(out, parts.Paragraph(t.Muted, "y goes over to it, n stays. What was said about checkpoints that stay is kept.", width))...)}
}
