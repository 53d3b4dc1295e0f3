package room

import (
	"time"

	"loracle/checklist"
	"loracle/ui/tui/page"
)

// resumed is the page of a meeting that was begun elsewhere, or before the
// program ended: at the checkpoint that something was said about last, with the
// time of each category as far as events tell it. The page of a meeting that went
// on here knows better.
func (p Page) resumed(env page.Env) Page {
	if p.clock.spent != nil || p.clock.running != "" {
		return p
	}
	categories := map[checklist.ItemID]checklist.CategoryReview{}
	for _, a := range all(env) {
		categories[a.ID] = a.category
	}
	spent, item, from := map[string]time.Duration{}, p.item, env.Case.Room.Meeting().Opened
	for _, e := range env.Case.Log.All() {
		category, known := categories[e.Item]
		if !known || e.At.Before(from) {
			continue
		}
		// Nobody talked all night about a meeting that was left open.
		spent[category.ID] += min(e.At.Sub(from), time.Duration(category.Minutes)*time.Minute)
		item, from = e.Item, e.At
	}
	p.clock.spent = spent
	if p.item == "" {
		p.item = item
	}
	return p
}
