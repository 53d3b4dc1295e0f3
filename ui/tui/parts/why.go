package parts

import (
	"slices"
	"strings"

	"loracle/advisor"
	"loracle/ui/tui/theme"
)

// Why shows how values came about: each as a tree of steps down to answers,
// prices and figures, these with source and printed text. The notes that the
// figures have follow below, each once.
func Why(t *theme.Theme, k *advisor.Knowledge, values []advisor.Value, width int) string {
	w := &whyTree{theme: t, knowledge: k, width: width}
	var blocks []string
	for _, v := range values {
		w.lines = nil
		w.node(v, "", "")
		blocks = append(blocks, strings.Join(w.lines, "\n"))
	}
	for _, n := range w.notes {
		blocks = append(blocks, Paragraph(t.Muted, NoteText(n), width))
	}
	return Spread(blocks...)
}

// whyTree draws one derivation.
type whyTree struct {
	theme     *theme.Theme
	knowledge *advisor.Knowledge
	width     int
	lines     []string
	// notes are those met so far, in the order of the figures.
	notes []*advisor.Note
}

// Branches of the tree: before a step that is followed by others and before the
// last one, and what stands below each.
const (
	branch, branchBelow = "├ ", "│ "
	last, lastBelow     = "└ ", "  "
)

// node draws a value and what it rests on. first stands before its first line
// and below before all others.
func (w *whyTree) node(v advisor.Value, first, below string) {
	inputs := inputsOf(v)
	stem := below
	if len(inputs) > 0 {
		stem += branchBelow
	} else {
		stem += lastBelow
	}
	name := w.theme.Text
	if first == "" {
		name = w.theme.Strong
	}
	label, amount := name.Render(sentenceCase(v.Label())), w.theme.Strong.Render(advisor.FormatRangePrecise(v.Range, v.Unit()))
	line := Ends(label, amount, w.room(first))
	if strings.Contains(line, "\n") {
		line = Ends(label, amount, w.room(stem)) // its further lines stand further in
	}
	w.put(first, stem, line)
	for _, line := range w.about(v) {
		w.put(stem, stem, Paragraph(w.theme.Muted, line, w.room(stem)))
	}
	for i, in := range inputs {
		if i == len(inputs)-1 {
			w.node(in, below+last, below+lastBelow)
			continue
		}
		w.node(in, below+branch, below+branchBelow)
	}
}

func inputsOf(v advisor.Value) []advisor.Value {
	switch {
	case v.How == nil:
		return nil
	case v.How.Replaces() != nil:
		return []advisor.Value{*v.How.Replaces()}
	}
	return v.How.Inputs
}

// minRoom is the room text keeps beside a deep tree.
const minRoom = 12

func (w *whyTree) room(prefix string) int { return max(minRoom, w.width-Width(prefix)) }

func (w *whyTree) put(first, below, block string) {
	for i, l := range strings.Split(block, "\n") {
		prefix := below
		if i == 0 {
			prefix = first
		}
		w.lines = append(w.lines, w.theme.Frame.Render(w.nearest(prefix))+l)
	}
}

// nearest is as much of a prefix as leaves the text its room: in a deep tree on
// a narrow screen the outermost branches give way.
func (w *whyTree) nearest(prefix string) string {
	cells := []rune(prefix)
	return string(cells[max(0, min(len(cells), len(cells)-w.width+minRoom)):])
}

// about are the sentences under a value: the step that made it, or its origin.
func (w *whyTree) about(v advisor.Value) []string {
	switch {
	case v.How == nil:
		return nil
	case v.How.Op == advisor.OpGiven:
		return w.origin(v.How.From())
	}
	return []string{"= " + step(v)}
}

// step is the arithmetic of a value in words.
func step(v advisor.Value) string {
	switch v.How.Op {
	case advisor.OpSum:
		if len(v.How.Inputs) > 2 {
			return "the sum of the lines below"
		}
	case advisor.OpLow:
		return "the low end of the value below"
	case advisor.OpHigh:
		return "the high end of the value below"
	case advisor.OpBlend:
		return "the prices below, mixed by the share sent in batches and the share read from the cache"
	case advisor.OpCeil:
		return "the value below, raised to the next whole number"
	case advisor.OpCent:
		return "the value below, rounded to the cent"
	case advisor.OpSpan:
		return "anything from the least to the most of the values below: nobody has said which of them it is"
	case advisor.OpGiven, advisor.OpSub, advisor.OpMul, advisor.OpDiv, advisor.OpMax, advisor.OpMin,
		advisor.OpFullMonths, advisor.OpMachineMonths, advisor.OpPayback,
		advisor.OpP10, advisor.OpP50, advisor.OpP90, advisor.OpNever, advisor.OpMiddle, advisor.OpSure:
	}
	return v.Formula()
}

// origin says where a leaf comes from.
func (w *whyTree) origin(from advisor.Origin) []string {
	source := OneLine(from.Source)
	switch from.Kind {
	case advisor.FromAnswer:
		return []string{"Your answer"}
	case advisor.FromAssumption:
		return []string{"Assumed, as long as nobody says: " + source}
	case advisor.FromRule:
		return []string{"A rule of evidence: " + source}
	case advisor.FromSearch, advisor.FromAlternative:
		return []string{source}
	case advisor.FromDefinition:
		return []string{strings.TrimSuffix("By definition: "+source, ": ")}
	case advisor.FromConstant:
		return []string{"Constant of a model: " + source}
	case advisor.FromPrice:
		return []string{"Price: " + source}
	case advisor.FromOverride:
		return []string{Capital(source) + ", as below"}
	case advisor.FromChecklist:
		return []string{"Contingency of the checklist: " + source}
	case advisor.FromFigure:
		if f := w.knowledge.Figure(from.ID); f != nil {
			return w.figure(f)
		}
	}
	return []string{source}
}

// figure is a figure's birth certificate.
func (w *whyTree) figure(f *advisor.Figure) []string {
	out := []string{f.Source.String()}
	if f.Printed != "" {
		out[0] += ", printed as “" + OneLine(f.Printed) + "”"
	}
	if f.Differs() && f.Computed != nil {
		out = append(out, "The paper's own inputs give "+advisor.FormatRangePrecise(*f.Computed, f.Unit)+"; calculations use that.")
	}
	if len(f.Notes) > 0 {
		out = append(out, w.refer(f.Notes))
	}
	return out
}

// refer names notes and keeps them for the end.
func (w *whyTree) refer(notes []*advisor.Note) string {
	var ids []string
	for _, n := range notes {
		ids = append(ids, n.ID)
		if !slices.Contains(w.notes, n) {
			w.notes = append(w.notes, n)
		}
	}
	word := "Note "
	if len(ids) > 1 {
		word = "Notes "
	}
	return word + Enumerate(ids) + ", below"
}

// NoteText is a note with its id and, when it rests on something outside the
// paper, its source.
func NoteText(n *advisor.Note) string {
	text := "Note " + n.ID + ": " + OneLine(n.Text)
	if n.Source != "" {
		text += " (" + OneLine(n.Source) + ")"
	}
	return text
}

// sentenceCase is text with a capital at its start.
func sentenceCase(s string) string {
	s = OneLine(s)
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
