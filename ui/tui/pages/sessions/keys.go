package sessions

import (
	"fmt"

	"loracle/ui/safe"
	"loracle/ui/tui/page"
)

// Keys implements page.Page.
func (p Page) Keys(page.Env) []page.Key {
	switch p.mode {
	case titling:
		keys := []page.Key{page.NewKey("enter", "start"), page.NewKey("esc", "cancel")}
		if len(p.lists) > 0 {
			keys = append(keys, page.Key{Press: []string{"tab"}, Does: "another checklist", Long: "Take another checklist for the session: a shipped one, or one of your own from a file"})
		}
		return keys
	case choosing:
		return []page.Key{page.NewKey("enter", "start"), page.NewKey("esc", "back")}
	case renaming:
		return []page.Key{page.NewKey("enter", "rename"), page.NewKey("esc", "cancel")}
	case filtering:
		return []page.Key{page.NewKey("enter", "done"), page.NewKey("esc", "show all")}
	case browsing:
	}
	return p.browsingKeys()
}

func (p Page) browsingKeys() []page.Key {
	none := ""
	if p.selected() == nil {
		none = "There is no session here yet: press n to start one."
	}
	return []page.Key{
		{Press: []string{"enter"}, Does: "open", Long: "Open the session under the cursor", Off: none},
		{Press: []string{"n"}, Does: "new", Long: "Start a new session"},
		{Press: []string{"e"}, Does: "example", Long: "Make a session of the shipped example, to look around in", Hidden: p.selected() != nil},
		{Press: []string{"/"}, Does: "filter", Long: "Show only sessions with certain words in their title", Off: none},
		p.undoKey(),
		{Press: []string{"r"}, Does: "rename", Long: "Give the session another title", Off: none},
		{Press: []string{"d", "delete"}, Does: "delete", Long: "Take the session out of the list; u brings it back, later too", Off: none},
		{Press: []string{"y"}, Does: "copy", Long: "Make a copy of the session, to try other answers on", Off: none},
		{Press: []string{"x"}, Does: "mark", Long: "Mark the session, to compare another one with it", Off: none},
		{Press: []string{"c"}, Does: "compare", Long: "Show what differs between the marked session and the one under the cursor", Off: p.incomparable()},
		{Press: []string{"q"}, Does: "quit", Long: "Quit; everything is saved"},
		{Press: []string{"up", "down"}, Show: "↑↓", Does: "choose", Long: "Move the cursor (home and end, pgup and pgdn jump)", Hidden: true},
	}
}

// undoKey brings back the session deleted last. What was deleted earlier than on
// this list takes no room in the footer.
func (p Page) undoKey() page.Key {
	k := page.Key{Press: []string{"u", "ctrl+z"}, Does: "undo", Long: "Bring back the session deleted last"}
	if p.gone == nil {
		k.Off = "No session is deleted."
		return k
	}
	k.Long = fmt.Sprintf("Bring back the session deleted last, %q", safe.Line(p.gone.Title))
	k.Hidden = p.deleted == nil && p.selected() != nil
	return k
}
