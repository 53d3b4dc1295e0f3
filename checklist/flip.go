package checklist

import "slices"

// Flip is a smallest set of items that would change the verdict.
type Flip struct {
	// To is the verdict that the change makes possible. While the verdict is not
	// decided it is the one that the change settles.
	To Outcome
	// Groups say which items: of each group, as many as it needs.
	Groups []FlipGroup
}

// FlipGroup is a number of items that change in the same way.
type FlipGroup struct {
	// Need is how many of the items Of must become Become.
	Need   int
	Become State
	Of     []*ItemReview
	// In is the category that all of them belong to; empty where they are from
	// several.
	In string
}

// Size is the number of items that must change.
func (f Flip) Size() int {
	n := 0
	for _, g := range f.Groups {
		n += g.Need
	}
	return n
}

// Changes is one smallest set: the first items of every group.
func (f Flip) Changes() []Change {
	var out []Change
	for _, g := range f.Groups {
		for _, i := range g.Of[:g.Need] {
			out = append(out, Change{i.ID, i.State, g.Become})
		}
	}
	return out
}

// Change is an item that goes from one state to another.
type Change struct {
	Item     ItemID
	From, To State
}

// Flips are the smallest sets of items that would change the verdict, the
// smallest first: for a decided verdict those that improve it and those that
// worsen it, else those for each verdict that untouched items can still settle.
// Where several categories take as few to stop the project, each has a flip.
func (r Review) Flips() []Flip {
	var found []Flip
	add := func(f Flip, ok bool) {
		if ok {
			found = append(found, f)
		}
	}
	if r.Decided {
		add(r.better())
		found = append(found, r.worse()...)
	} else {
		add(r.settleGo())
		add(r.settleConditional())
		found = append(found, r.settleNoGo()...)
	}
	slices.SortStableFunc(found, func(a, b Flip) int { return a.Size() - b.Size() })
	return found
}

// better is the least that must be resolved for a better verdict.
func (r Review) better() (Flip, bool) {
	if r.Best == Go {
		return Flip{}, false
	}
	f := Flip{To: Go}
	for _, c := range r.Categories {
		need := c.Unresolved
		if r.Best == NoGo {
			need = c.Unresolved - (r.Threshold - 1)
			if c.Unresolved > 0 && r.Threshold > 1 {
				f.To = Conditional
			}
		}
		if need > 0 {
			f.Groups = append(f.Groups, FlipGroup{need, Met, easiestFirst(c.items((*ItemReview).Counts)), c.Title})
		}
	}
	return f, true
}

// worse is the least that must turn out open for a worse verdict.
func (r Review) worse() []Flip {
	switch r.Worst {
	case Go:
		return r.worseThanGo()
	case Conditional:
		return r.reach(func(c CategoryReview) (int, []*ItemReview) {
			return r.Threshold - c.Unresolved - c.Untouched, c.items((*ItemReview).settled)
		})
	case NoGo, Unfinished:
	}
	return nil
}

func (r Review) worseThanGo() []Flip {
	group := FlipGroup{Need: 1, Become: Open}
	for _, c := range r.Categories {
		group.Of = append(group.Of, c.items((*ItemReview).settled)...)
	}
	if len(group.Of) == 0 {
		return nil
	}
	to := Conditional
	if r.Threshold <= 1 {
		to = NoGo
	}
	return []Flip{{To: to, Groups: []FlipGroup{group}}}
}

// reach lists the categories that take the fewest open items to reach the
// threshold, as a flip each; need gives their number and the items there are.
// Where one item is enough, any of any such category will do: that is one flip.
func (r Review) reach(need func(CategoryReview) (int, []*ItemReview)) []Flip {
	var found []Flip
	for _, c := range r.Categories {
		n, of := need(c)
		if n > len(of) || len(found) > 0 && n > found[0].Size() {
			continue
		}
		if len(found) > 0 && n < found[0].Size() {
			found = nil
		}
		found = append(found, Flip{To: NoGo, Groups: []FlipGroup{{n, Open, of, c.Title}}})
	}
	if len(found) > 1 && found[0].Size() == 1 {
		anyOf := FlipGroup{Need: 1, Become: Open}
		for _, f := range found {
			anyOf.Of = append(anyOf.Of, f.Groups[0].Of...)
		}
		return []Flip{{To: NoGo, Groups: []FlipGroup{anyOf}}}
	}
	return found
}

func (r Review) settleNoGo() []Flip {
	return r.reach(func(c CategoryReview) (int, []*ItemReview) {
		return r.Threshold - c.Unresolved, c.items((*ItemReview).untouched)
	})
}

// settleGo is every item that nobody has looked at, where nothing else is left.
func (r Review) settleGo() (Flip, bool) {
	f := Flip{To: Go}
	for _, c := range r.Categories {
		if c.Untouched > 0 {
			f.Groups = append(f.Groups, FlipGroup{c.Untouched, Met, c.items((*ItemReview).untouched), c.Title})
		}
	}
	return f, r.Best == Go
}

// settleConditional is what must be met so that no category can reach the
// threshold, and an open item where nothing is unresolved yet.
func (r Review) settleConditional() (Flip, bool) {
	if r.Threshold <= 1 {
		return Flip{}, false
	}
	f := Flip{To: Conditional}
	open := FlipGroup{Need: 1, Become: Open}
	for _, c := range r.Categories {
		spare := c.items((*ItemReview).untouched)
		if need := c.Unresolved + c.Untouched - (r.Threshold - 1); need > 0 {
			f.Groups = append(f.Groups, FlipGroup{need, Met, spare, c.Title})
			spare = spare[need:]
		}
		open.Of = append(open.Of, spare...)
	}
	if r.Best != Go {
		return f, true
	}
	f.Groups = append(f.Groups, open)
	return f, len(open.Of) > 0
}

func (c CategoryReview) items(which func(*ItemReview) bool) []*ItemReview {
	out := make([]*ItemReview, 0, len(c.Items))
	for n := range c.Items {
		if which(&c.Items[n]) {
			out = append(out, &c.Items[n])
		}
	}
	return out
}

// settled reports whether an item is met and would count if it were not.
func (i *ItemReview) settled() bool { return i.State == Met && !i.Unproven }

func (i *ItemReview) untouched() bool { return i.State == Untouched }

// easiestFirst sorts unresolved items by how little it usually takes to resolve
// them: evidence, then an answer, then work, then giving up an acceptance.
func easiestFirst(items []*ItemReview) []*ItemReview {
	rank := func(i *ItemReview) int {
		return slices.Index([]State{Met, DontKnow, Open, Accepted}, i.State)
	}
	slices.SortStableFunc(items, func(a, b *ItemReview) int { return rank(a) - rank(b) })
	return items
}
