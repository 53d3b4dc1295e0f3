package checklist

import "loracle/checklist"

// entry is a checkpoint with the number of its category, from 0, and its place
// there, from 1.
type entry struct {
	checklist.ItemReview
	category, place int
}

// listed is every checkpoint in the order of the checklist.
func listed(r checklist.Review) []entry {
	var out []entry
	for c, category := range r.Categories {
		for n, i := range category.Items {
			out = append(out, entry{i, c, n + 1})
		}
	}
	return out
}

// position is the place of the cursor.
func (p Page) position(list []entry) int {
	for i, e := range list {
		if e.ID == p.item {
			return i
		}
	}
	return 0
}

// moved is where a key moves the cursor; ok is false for keys that do not.
func moved(list []entry, at int, key string) (to int, ok bool) {
	switch key {
	case "down", "j", "tab":
		return min(at+1, len(list)-1), true
	case "up", "k", "shift+tab":
		return max(at-1, 0), true
	case "right", "l", "]":
		return firstOf(list, list[at].category+1, at), true
	case "left", "h", "[":
		return firstOf(list, list[at].category-1, at), true
	case "home", "g":
		return 0, true
	case "end", "G":
		return len(list) - 1, true
	}
	return 0, false
}

// firstOf is the first checkpoint of a category, or at where there is none.
func firstOf(list []entry, category, at int) int {
	for i, e := range list {
		if e.category == category {
			return i
		}
	}
	return at
}

// next moves the cursor one checkpoint on, as long as there is one.
func (p Page) next(list []entry) Page {
	p.item = list[min(p.position(list)+1, len(list)-1)].ID
	return p
}
