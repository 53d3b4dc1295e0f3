package parts

import (
	"slices"

	"charm.land/lipgloss/v2"

	"loracle/ui/tui/theme"
)

// Pair is a text with the word that says what it is.
type Pair struct {
	Label, Text string
	// Style is the text's; nil means the theme's ordinary text.
	Style *lipgloss.Style
}

// stacked is the width below which labels stand above their texts.
const stacked = 44

// Pairs lists groups of labelled texts with space between the groups. The
// labels stand in a column of their own, or above their texts where there is
// little room. Pairs without a text are left out.
func Pairs(t *theme.Theme, width int, groups ...[]Pair) string {
	labels := 0
	for _, p := range slices.Concat(groups...) {
		if p.Text != "" {
			labels = max(labels, Width(p.Label))
		}
	}
	var blocks []string
	for _, g := range groups {
		var rows []string
		for _, p := range g {
			if p.Text != "" {
				rows = append(rows, p.draw(t, labels, width))
			}
		}
		blocks = append(blocks, Stack(rows...))
	}
	return Spread(blocks...)
}

func (p Pair) draw(t *theme.Theme, labels, width int) string {
	style := t.Text
	if p.Style != nil {
		style = *p.Style
	}
	if width < stacked {
		return t.Muted.Render(Wrap(p.Label, width)) + "\n" + Indent(Paragraph(style, p.Text, width-gap), gap)
	}
	return Hang(t.Muted.Render(Fit(p.Label, labels))+"  ", Paragraph(style, p.Text, width-labels-gap))
}

// Hang puts a mark before a block's first line and moves the others under it.
func Hang(mark, block string) string {
	pad := Indent(block, Width(mark))
	return mark + pad[Width(mark):]
}

// Section is a heading with a block below it; nothing where the block is empty.
func Section(t *theme.Theme, heading, block string) string {
	if block == "" {
		return ""
	}
	return t.Title.Render(heading) + "\n" + block
}
