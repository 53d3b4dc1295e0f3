package checklist

import (
	"slices"

	"loracle/checklist"
	"loracle/ui/tui/checkpoint"
	"loracle/ui/tui/page"
)

// command is a key with what it does to the checkpoint under the cursor.
type command struct {
	key page.Key
	do  func(p Page, env page.Env, item checklist.ItemReview) (page.Page, page.Result)
	// off says why it does nothing at the moment; nil or empty: it works.
	off func(p Page, env page.Env, item checklist.ItemReview) string
}

// commands lists the keys that say something about a checkpoint.
func commands() []command {
	return slices.Concat(proposalCommands(), stateCommands(), wordCommands(), followCommands(), listCommands())
}

func stateCommands() []command {
	return []command{
		{key: page.Key{Press: []string{"m"}, Does: "met", Long: "Met, and go to the next checkpoint"}, do: as(checklist.Met)},
		{key: page.Key{Press: []string{"o"}, Does: "open", Long: "Open: not true yet"}, do: as(checklist.Open)},
		{key: page.Key{Press: []string{"a"}, Does: "accept", Long: "Take the risk on purpose: asks for the reason, who takes and who watches it, until when, and what would show"}, do: ask(checkpoint.Acceptance)},
		{key: page.Key{Press: []string{"n"}, Does: "n/a", Long: "Does not apply here: asks for the reason"}, do: ask(checkpoint.Reason)},
		{key: page.Key{Press: []string{"d", "ctrl+u"}, Does: "don't know", Long: "Nobody knows; it counts as unresolved"}, do: as(checklist.DontKnow)},
	}
}

func proposalCommands() []command {
	return []command{
		{
			key: page.Key{Press: []string{"enter", "space"}, Show: "enter", Does: "confirm", Long: "Take what your answers say about this checkpoint, and go to the next one"},
			do:  Page.confirm, off: Page.confirmOff,
		},
		{
			key: page.Key{Press: []string{"p"}, Does: "confirm all", Long: "Take what your answers say about all checkpoints listed here that nobody has looked at"},
			do:  Page.confirmAll, off: Page.confirmAllOff,
		},
	}
}

func wordCommands() []command {
	return []command{
		{key: page.Key{Press: []string{"e"}, Does: "evidence", Long: "Write what this rests on; on a checkpoint nobody has looked at, that makes it met"}, do: Page.askWords},
		{
			key: page.Key{Press: []string{"backspace", "x", "ctrl+x"}, Show: "x", Does: "take back", Long: "Take back what was said, as if nobody had looked at it"},
			do:  Page.takeBack, off: Page.takeBackOff,
		},
		{key: page.Key{Press: []string{"ctrl+n"}, Does: "note", Long: "Write a remark on this checkpoint"}, do: ask(checkpoint.Note)},
	}
}

// Keys implements page.Page.
func (p Page) Keys(env page.Env) []page.Key {
	switch {
	case p.asking != nil:
		return p.asking.Keys()
	case p.naming != nil:
		return p.naming.Keys()
	case p.offered != nil:
		return offerKeys(*p.offered)
	}
	list := listed(env.Case.Review)
	if len(list) == 0 {
		return nil
	}
	item := list[p.position(list)].ItemReview
	var keys []page.Key
	for _, c := range commands() {
		k := c.key
		if c.off != nil {
			k.Off = c.off(p, env, item)
		}
		if k.Show == "enter" && !checkpoint.Awaits(item) && !item.Conflict {
			k.Does, k.Long = "next", "Go to the next checkpoint"
		}
		keys = append(keys, k)
	}
	return append(keys,
		page.Key{Press: []string{"up", "down", "k", "j", "tab", "shift+tab"}, Show: "↑↓", Does: "move", Long: "Go to the checkpoint before or after"},
		page.Key{Press: []string{"left", "right", "[", "]", "h", "l"}, Show: "←→", Does: "category", Long: "Go to the category before or after"},
		page.Key{Press: []string{"home", "end", "g", "G"}, Show: "home/end", Does: "first, last", Hidden: true},
	)
}
