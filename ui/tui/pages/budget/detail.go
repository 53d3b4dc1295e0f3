package budget

import (
	"fmt"

	"loracle/advisor"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// ownDetail is the chosen line opened: who set it, how it is reckoned with its
// inputs, and what the nearest tier prints beside it.
func (p Page) ownDetail(env page.Env, width int) string {
	t := env.Theme
	e := entries(env.Case)[p.line]
	var blocks []string
	if e.set() {
		blocks = append(blocks, parts.Paragraph(t.Warn, parts.Capital(parts.OneLine(e.line.Override.Sentence(e.line.Computed)))+".", width))
	}
	switch {
	case e.how != "":
		blocks = append(blocks, parts.Paragraph(t.Text, parts.OneLine(e.how), width))
	case e.line != nil:
		blocks = append(blocks, parts.Paragraph(t.Text, parts.OneLine(e.line.Approach), width))
	}
	if !e.sum {
		blocks = append(blocks, steps(env, computed(e), width))
	}
	if e.category != "" {
		blocks = append(blocks, parts.Paragraph(t.Muted, printedWords(env, e), width))
	}
	if e.category != "" {
		for _, n := range e.line.Notes {
			blocks = append(blocks, parts.Paragraph(t.Muted, parts.NoteText(n), width))
		}
	}
	return parts.Stack(blocks...)
}

// printedWords says what the nearest printed budget has for a line.
func printedWords(env page.Env, e entry) string {
	if e.print.High == 0 {
		return "The nearest printed budget has no such line."
	}
	text := fmt.Sprintf("%s prints %s for it", parts.Capital(string(env.Case.Assessment.Tier)), advisor.FormatMoney(e.print))
	if _, computed := e.tier(env.Case.Assessment.Budget()); computed != e.print {
		text += "; its own inputs give " + advisor.FormatMoney(computed)
	}
	return text + "."
}

// computed is the value that an entry's answers give.
func computed(e entry) advisor.Value {
	if e.set() {
		return e.line.ComputedValue
	}
	return e.value
}

// stepsWidth is as far as amounts stand from their labels, and stepsIndent how
// far both stand in.
const stepsWidth, stepsIndent = 72, 2

// steps is the last step of a calculation with its inputs. The whole of it is a
// key away.
func steps(env page.Env, v advisor.Value, width int) string {
	t := env.Theme
	for v.How != nil && v.How.Op == advisor.OpCent {
		v = v.How.Inputs[0]
	}
	if v.How == nil || len(v.How.Inputs) == 0 {
		return ""
	}
	lines := []string{""}
	for _, in := range v.How.Inputs {
		label, amount := t.Text.Render(parts.OneLine(in.Label())), t.Strong.Render(advisor.FormatRange(in.Range, in.Unit()))
		lines = append(lines, parts.Indent(parts.Ends(label, amount, min(width, stepsWidth)-stepsIndent), stepsIndent))
	}
	head := "Reckoned as " + v.Formula() + ":"
	if v.How.Op == advisor.OpSpan {
		head = fmt.Sprintf("One of %d, and nobody has said which:", len(v.How.Inputs))
	}
	lines[0] = parts.Paragraph(t.Muted, head, width)
	return parts.Stack(lines...)
}
