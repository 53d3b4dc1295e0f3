package sessions

import (
	"fmt"
	"slices"

	"loracle/data/session"
	"loracle/data/store"
	"loracle/ui/safe"
	"loracle/ui/tui/page"
)

// delete takes the session under the cursor out of the list.
func (p Page) delete() (Page, page.Result) {
	s := p.selected()
	if s == nil {
		return p, page.Result{}
	}
	gone := *s
	p.deleted, p.gone = &gone, &gone
	p.total--
	p.all = slices.DeleteFunc(slices.Clone(p.all), func(o store.Summary) bool { return o.ID == gone.ID })
	return p.refilter(), page.Ask(page.Save{Session: gone.ID, Event: session.Delete()}, p.again())
}

// undo brings the session deleted last back, whenever that was.
func (p Page) undo() (Page, page.Result) {
	if p.gone == nil {
		return p, page.Result{}
	}
	back := *p.gone
	p.deleted, p.gone = nil, nil
	p.total++
	at, _ := slices.BinarySearchFunc(p.all, back, func(a, b store.Summary) int { return b.UpdatedAt.Compare(a.UpdatedAt) })
	p.all = slices.Insert(slices.Clone(p.all), at, back)
	return p.refilter().pointAt(back.ID), page.Ask(
		page.Save{Session: back.ID, Event: session.Restore()}, p.again(),
		page.Say{Text: fmt.Sprintf("Brought back %q.", safe.Line(back.Title))})
}
