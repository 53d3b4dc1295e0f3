package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"loracle/checklist"
	"loracle/data/session"
	"loracle/ui/tui/form"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
	"loracle/ui/tui/theme"
)

// parking is an overlay that puts a topic aside, from wherever one is.
type parking struct {
	theme *theme.Theme
	form  form.Form
	item  checklist.ItemID
	// draft keeps what was typed when the overlay is closed without parking.
	draft *string
}

const parkingWidth = 72

func newParking(env page.Env, item checklist.ItemID, draft *string) overlay {
	fields := []form.Field{{
		Label: "What is to be talked about next time?", Hint: "It opens the next review of this session.",
		Long: true, Check: form.Filled("write the topic"),
	}}
	return parking{env.Theme, form.New(env.Theme, "", fields, *draft), item, draft}
}

func (p parking) update(msg tea.Msg) (overlay, []page.Request) {
	if key, ok := msg.(tea.KeyPressMsg); ok && key.String() == "esc" {
		*p.draft = p.form.Values()[0]
		return nil, nil
	}
	next, event, _ := p.form.Update(p.theme, msg) // the command would read the clipboard; a paste comes as one
	p.form = next
	if event != form.Done {
		return p, nil
	}
	*p.draft = ""
	return nil, []page.Request{
		page.Save{Event: session.Park(p.form.Value(0), p.item)}, page.Say{Text: "Parked for the next meeting."},
	}
}

func (p parking) view(env page.Env, width, height int) string {
	w := min(width, parkingWidth)
	s := p.form.View(env.Theme, w-4)
	rows := min(height, strings.Count(s.Text, "\n")+3)
	shown := parts.Scroll(s.Text, parts.Follow(0, s.From, s.To, rows-2), rows-2)
	panel := parts.Panel{Title: "Park a topic", Width: w, Height: rows, Front: true}
	return panel.Draw(env.Theme, shown.Text)
}

func (p parking) keys() []page.Key {
	return []page.Key{page.NewKey("enter", "park"), page.NewLine(), page.NewKey("esc", "close")}
}
