package checklist

import (
	"fmt"
	"strings"

	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// shape is how the page uses its space.
type shape int

const (
	// single shows one checkpoint at a time.
	single shape = iota
	// split shows the category's checkpoints with the selected one below.
	split
	// wide shows the category's checkpoints with the selected one beside them.
	wide
)

// Sizes in cells from which there is room for a shape.
const (
	wideWidth             = 92
	splitWidth, splitRows = 60, 15
)

func shapeFor(width, height int) shape {
	switch {
	case width >= wideWidth && height >= splitRows:
		return wide
	case width >= splitWidth && height >= splitRows:
		return split
	}
	return single
}

// shown lists the checkpoints of the category that the page shows.
func (p Page) shown(env page.Env) []entry {
	list := listed(env.Case.Review)
	var out []entry
	for _, e := range list {
		if e.category == list[p.position(list)].category {
			out = append(out, e)
		}
	}
	return out
}

// View implements page.Page.
func (p Page) View(env page.Env, width, height int) page.Screen {
	switch {
	case p.naming != nil:
		return p.naming.View(env.Theme, width)
	case p.offered != nil:
		return offer(env, *p.offered, width)
	}
	list := listed(env.Case.Review)
	if len(list) == 0 {
		return page.Screen{Text: parts.Paragraph(env.Theme.Text, "This checklist has no checkpoints.", width)}
	}
	at := list[p.position(list)]
	switch shapeFor(width, height) {
	case wide:
		return p.wideView(env, at, width, height)
	case split:
		return p.splitView(env, at, width)
	case single:
	}
	return p.singleView(env, at, width)
}

// leftWidth is the width of the list beside the selected checkpoint.
func leftWidth(width int) int { return min(56, max(46, width*42/100)) }

// wideHead is the verdict and the categories, with a line of space below.
func wideHead(env page.Env, at entry, width int) string {
	return parts.Verdict(env.Theme, env.Case.Review, width) + "\n" + tabs(env, at.category, true, width) + "\n"
}

func (p Page) wideView(env page.Env, at entry, width, height int) page.Screen {
	left := leftWidth(width)
	list := p.rows(env, env.Case.Review.Categories[at.category].Items, at.ID, left)
	head := wideHead(env, at, width)
	body := p.body(env, at, width-left-parts.RuleWidth)
	screen := page.Screen{
		Head: head,
		Text: parts.Beside(env.Theme, list.Text, body.Text, left, height-1-strings.Count(head, "\n")),
		From: list.From, To: list.To,
	}
	if p.asking != nil {
		screen.From, screen.To = body.From, body.To
	}
	return screen
}

func (p Page) splitView(env page.Env, at entry, width int) page.Screen {
	screen := page.Screen{Head: parts.Verdict(env.Theme, env.Case.Review, width) + "\n" + tabs(env, at.category, true, width)}
	body := p.body(env, at, width)
	if p.asking != nil {
		body.Head = screen.Head
		return body
	}
	list := p.rows(env, env.Case.Review.Categories[at.category].Items, at.ID, width)
	rule := env.Theme.Frame.Render(strings.Repeat("─", width))
	screen.Text = list.Text + "\n" + rule + "\n" + body.Text
	screen.From, screen.To = list.From, list.To
	return screen
}

// singleView is one checkpoint, with the verdict at length below it.
func (p Page) singleView(env page.Env, at entry, width int) page.Screen {
	t, r := env.Theme, env.Case.Review
	category := r.Categories[at.category]
	stops := parts.StopsStyle(t, r, category, parts.Stops(r, category))
	head := parts.OutcomeBadge(t, r.Outcome) + " " + stops
	if parts.Width(head) > width {
		head = parts.Flow([]string{parts.OutcomeBadge(t, r.Outcome), stops}, " ", width)
	}
	body := p.body(env, at, width)
	if p.asking != nil {
		body.Head = head
		return body
	}
	place := fmt.Sprintf("%s · %d of %d", category.Title, at.place, len(category.Items))
	top := parts.Paragraph(t.Muted, place, width) + "\n"
	verdict := parts.Section(t, "Verdict", parts.Verdict(t, r, width)+"\n"+tabs(env, at.category, false, width))
	return page.Screen{
		Head: head,
		Text: top + body.Text + "\n\n" + verdict,
		To:   strings.Count(top, "\n") + body.To,
	}
}

// tabs says for each category how near it is to stopping the project. With
// marked, the category listed below has a mark.
func tabs(env page.Env, current int, marked bool, width int) string {
	t, r := env.Theme, env.Case.Review
	var pieces []string
	for i, c := range r.Categories {
		title, mark := t.Text.Render(c.Title), ""
		switch {
		case marked && i == current:
			title, mark = t.Selected.Render(c.Title), t.Selected.Render("▸ ")
		case marked:
			mark = "  "
		}
		stops := parts.Stops(r, c)
		if i > 0 && c.Reachable {
			stops = fmt.Sprintf("%d of %d", c.Unresolved, r.Threshold)
		}
		pieces = append(pieces, mark+title+" "+parts.StopsStyle(t, r, c, stops))
	}
	between := t.Frame.Render("  ·  ")
	if marked {
		between = "  "
	}
	return parts.Flow(pieces, between, width)
}
