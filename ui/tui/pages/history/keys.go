package history

import (
	"strconv"

	"loracle/data/session"
	"loracle/ui/tui/page"
)

// command is a key with what it does; nil where moving the cursor sees to it.
type command struct {
	key page.Key
	do  func(p Page, env page.Env) (Page, page.Result)
}

// Keys implements page.Page.
func (p Page) Keys(env page.Env) []page.Key {
	switch p.mode {
	case naming:
		return []page.Key{page.NewKey("enter", "keep it"), page.NewKey("esc", "cancel")}
	case reading:
		return p.readKeys()
	case browsing:
	}
	var keys []page.Key
	for _, c := range p.commands(env) {
		keys = append(keys, c.key)
	}
	return keys
}

// commands are the keys of the lists.
func (p Page) commands(env page.Env) []command {
	other := "milestones"
	if p.list == milestones {
		other = "changes"
	}
	none := ""
	if p.archive == nil {
		none = "Going back is not offered here."
	}
	return []command{
		{page.Key{Press: []string{"tab", "left", "right"}, Show: "tab", Does: other, Long: "Go from the changes to the milestones and back"}, Page.otherList},
		p.undoCommand(),
		{page.Key{Press: []string{"m"}, Does: "milestone", Long: "Keep the session as it is now under a name, for ever", Off: none}, Page.askName},
		{page.Key{Press: []string{"c"}, Does: p.compareWord(), Long: "Compare the moment under the cursor, or the marked one, with now", Off: p.pointless(env, none)}, Page.compareNow},
		{page.Key{Press: []string{"x"}, Does: "mark", Long: "Mark the moment under the cursor; c then compares the marked one with the one under the cursor", Off: p.pointless(env, none)}, Page.mark},
		{page.Key{Press: []string{"enter"}, Does: "read", Long: "Read the report of the milestone as it was taken", Off: p.unreadable(env, none)}, Page.read},
		{page.Key{Press: []string{"t"}, Does: "today's figures", Long: "Show what today's figures and prices would change, before taking them", Off: none}, Page.review},
		{key: page.Key{Press: []string{"up", "down"}, Show: "↑↓", Does: "choose", Long: "Move the cursor (home and end, pgup and pgdn jump)", Hidden: true}},
	}
}

// undoCommand undoes the change under the cursor, or brings it back.
func (p Page) undoCommand() command {
	key := page.Key{Press: []string{"u"}, Does: "undo this", Long: "Undo the change under the cursor alone, or bring it back (ctrl+z undoes the latest)"}
	e, ok := p.change()
	switch {
	case !ok:
		key.Off = "Choose a change to undo: tab leads to them."
	case e.UndoneBy > 0:
		key.Does = "bring back"
	default:
		key.Off = page.Capital(session.NotUndoable(e.Kind))
	}
	return command{key, Page.revert}
}

func (p Page) compareWord() string {
	if p.marked != "" {
		return "compare with " + p.marked
	}
	return "compare with now"
}

// pointless says why there is nothing to compare.
func (p Page) pointless(env page.Env, none string) string {
	if none == "" && p.momentName(env) == "" {
		return "No milestone was taken yet: m takes one."
	}
	return none
}

func (p Page) unreadable(env page.Env, none string) string {
	if _, ok := p.milestone(env); none == "" && !ok {
		return "Only milestones keep a report: tab leads to them."
	}
	return none
}

// momentName is the moment under the cursor, by its name or number.
func (p Page) momentName(env page.Env) string {
	if m, ok := p.milestone(env); ok {
		return m.Name
	}
	if e, ok := p.change(); ok {
		return strconv.FormatUint(e.Seq, 10)
	}
	return ""
}

func (p Page) otherList(page.Env) (Page, page.Result) {
	p.list, p.cursor, p.offset = milestones-p.list, 0, 0
	return p, page.Result{}
}

func (p Page) mark(env page.Env) (Page, page.Result) {
	name := p.momentName(env)
	if p.marked == name {
		name = ""
	}
	p.marked = name
	return p, page.Result{}
}

func (p Page) revert(page.Env) (Page, page.Result) {
	e, ok := p.change()
	switch {
	case !ok:
		return p, page.Result{}
	case e.UndoneBy > 0:
		return p, page.Ask(page.Revert{Event: session.RedoChange(e.Seq)})
	}
	return p, page.Ask(page.Revert{Event: session.UndoChange(e.Seq)})
}
