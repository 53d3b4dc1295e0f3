package room

import (
	"fmt"

	"loracle/checklist"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// place is a checkpoint with where it stands in the checklist.
type placed struct {
	checklist.ItemReview
	category checklist.CategoryReview
	// number is its place in the category, from 1; index that in the whole list,
	// from 0.
	number, index int
}

// place names the category and the number of the checkpoint in it.
func (a placed) place() string {
	return fmt.Sprintf("%s %d of %d", parts.OneLine(a.category.Title), a.number, len(a.category.Items))
}

// all is every checkpoint in the order of the checklist.
func all(env page.Env) []placed {
	var out []placed
	for _, c := range env.Case.Review.Categories {
		for n, i := range c.Items {
			out = append(out, placed{i, c, n + 1, len(out)})
		}
	}
	return out
}

// at is the checkpoint that is shown; a zero one where the checklist is empty.
func (p Page) at(env page.Env) placed {
	list := all(env)
	for _, a := range list {
		if a.ID == p.item {
			return a
		}
	}
	if len(list) == 0 {
		return placed{}
	}
	return list[0]
}

// step goes some checkpoints on or back; beyond the last one is the closing
// screen.
func (p Page) step(env page.Env, by int) Page {
	list := all(env)
	to := p.at(env).index + by
	if to >= len(list) {
		p.stage = closing
		return p
	}
	if len(list) > 0 {
		p.item = list[max(0, to)].ID
	}
	return p
}
