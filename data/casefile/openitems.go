package casefile

import (
	"loracle/checklist"
	"loracle/data/session"
)

// OpenItem is an unresolved checkpoint with who sees to it.
type OpenItem struct {
	checklist.ItemReview
	// Owner watches the accepted risk or acts next; empty where nobody does.
	Owner string
	// Actions are what will be done about it, the earliest due first.
	Actions []session.Action
}

// OpenItems lists the checkpoints that count against the verdict, in the order
// of the checklist, with their owners.
func (c Case) OpenItems() []OpenItem {
	var out []OpenItem
	for _, i := range c.Review.Unresolved() {
		item := OpenItem{ItemReview: i}
		if i.State == checklist.Accepted {
			item.Owner = i.Mark.Owner
		}
		for _, a := range c.OpenActions() {
			if a.Item != i.ID {
				continue
			}
			if item.Owner == "" {
				item.Owner = a.Owner
			}
			item.Actions = append(item.Actions, a)
		}
		out = append(out, item)
	}
	return out
}
