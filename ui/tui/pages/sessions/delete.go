package sessions

import (
	"slices"

	"loracle/data/session"
	"loracle/data/store"
	"loracle/ui/tui/page"
)

// delete takes the session under the cursor out of the list.
func (p Page) delete() (Page, page.Result) {
	s := p.selected()
	if s == nil {
		return p, page.Result{}
	}
	gone := *s
	p.deleted = &gone
	p.total--
	p.all = slices.DeleteFunc(slices.Clone(p.all), func(o store.Summary) bool { return o.ID == gone.ID })
	return p.refilter(), page.Ask(page.Save{Session: gone.ID, Event: session.Delete()}, p.again())
}

// undo brings the session deleted last back.
func (p Page) undo() (Page, page.Result) {
	if p.deleted == nil {
		return p, page.Result{}
	}
	back := *p.deleted
	p.deleted = nil
	p.total++
	at, _ := slices.BinarySearchFunc(p.all, back, func(a, b store.Summary) int { return b.UpdatedAt.Compare(a.UpdatedAt) })
	p.all = slices.Insert(slices.Clone(p.all), at, back)
	return p.refilter(), page.Ask(page.Save{Session: back.ID, Event: session.Restore()}, p.again())
}
