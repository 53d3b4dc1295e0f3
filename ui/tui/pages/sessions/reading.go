package sessions

import (
	"slices"

	"loracle/ui/tui/page"
)

// ahead is how many sessions there should be below the cursor before more are
// read.
const ahead = 60

// listed takes sessions as the store has them. The cursor stays on its session.
// What was asked for with another filter comes too late.
func (p Page) listed(msg page.Listed) Page {
	goesOn := !msg.After.IsZero()
	p.asked = false
	switch {
	case msg.Err != nil:
		p.loaded, p.err = true, msg.Err
		return p
	case goesOn && (msg.Filter != p.read || msg.After != p.next), !goesOn && msg.Filter != "" && msg.Filter != p.filter:
		return p
	case !goesOn && msg.Filter == "" && p.filter != "" && !msg.Next.IsZero() && p.read != "":
		return p // the whole list, while a part of it is looked for
	}
	at := p.wanted
	if s := p.selected(); at == "" && s != nil {
		at = s.ID
	}
	p.loaded, p.err = true, nil
	p.read, p.next, p.total = msg.Filter, msg.Next, msg.Total
	if goesOn {
		p.all = append(slices.Clip(p.all), msg.Sessions...)
	} else {
		p.all, p.gone = msg.Sessions, msg.Gone
	}
	p = p.refilter().pointAt(at)
	p.wanted = ""
	return p
}

// more asks for the sessions that the screen will want next.
func (p Page) more() (Page, page.Result) {
	if !p.loaded || p.err != nil || p.asked || p.mode == titling || p.mode == renaming {
		return p, page.Result{}
	}
	switch {
	case p.read != p.filter && (p.read != "" || !p.next.IsZero()):
		p.asked = true
		return p, page.Ask(page.List{Filter: p.filter})
	case !p.next.IsZero() && p.cursor+ahead >= len(p.shown):
		p.asked = true
		return p, page.Ask(page.List{Filter: p.read, After: p.next})
	}
	return p, page.Result{}
}

// again asks for what was read so far, as it is now.
func (p Page) again() page.List {
	if p.next.IsZero() && p.read == "" {
		return page.List{}
	}
	return page.List{Filter: p.read, Limit: len(p.all)}
}

// count is how many sessions there are.
func (p Page) count() int { return max(p.total, len(p.all)) }

// below is how many sessions come after the first n of those shown, as far as
// that is known.
func (p Page) below(n int) int {
	if p.filter == "" && p.read == "" {
		return p.count() - n
	}
	return len(p.shown) - n
}
