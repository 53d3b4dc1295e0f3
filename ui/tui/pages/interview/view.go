package interview

import (
	"slices"
	"strings"

	"loracle/advisor"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// airy is the height from which an empty line keeps the content off the frame.
const airy = 14

// View implements page.Page.
func (p Page) View(env page.Env, width, height int) page.Screen {
	var screen page.Screen
	switch {
	case p.at < 0:
	case p.mode == overviewing:
		return p.overviewView(env, width)
	case p.question() == nil:
		screen = p.restView(env, width)
	default:
		screen, _ = p.questionView(env, width)
	}
	if height >= airy {
		screen = page.Screen{Text: "\n" + screen.Text, From: screen.From + 1, To: screen.To + 1}
	}
	return screen
}

// questionView is the question with its field, what was understood, and help;
// top is the first line of the field.
func (p Page) questionView(env page.Env, width int) (screen page.Screen, top int) {
	t, q := env.Theme, p.question()
	blocks := []string{p.rail(env, width), ""}
	if len(env.Case.Answers) == 0 {
		blocks[1] = parts.Paragraph(t.Accent, "First time here? Choose or type, then enter. F1 lists the keys.", width) + "\n"
	}
	if why := p.brings(env, q); why != "" {
		blocks[1] = parts.Paragraph(t.Muted, "Next, because it "+why+".", width) + "\n"
	}
	prompt := lines(blocks)
	blocks = append(blocks, parts.Paragraph(t.Strong, q.Prompt, width), "")
	top = lines(blocks)
	blocks = append(blocks, p.field.View(t, width))
	first, last := p.field.CursorLines()
	screen.From, screen.To = top+first, top+last
	if !p.field.Typing() {
		blocks = append(blocks, "")
	}
	if echo := p.echo(env, width); echo != "" {
		blocks = append(blocks, echo)
	}
	if p.field.Typing() {
		screen.From, screen.To = prompt, lines(blocks)-1
	}
	if outlook := p.outlook(env, width); outlook != "" {
		blocks = append(blocks, "", outlook)
	}
	if p.mode == noting {
		screen.From = lines(blocks) + 1
		blocks = append(blocks, "", t.Accent.Render("Note"), p.note.View(t, width))
		screen.To = lines(blocks) - 1
	} else if note := env.Case.Notes[q.ID]; note != "" {
		blocks = append(blocks, "", parts.Paragraph(t.Text, "Note: "+parts.Clean(note), width))
	}
	blocks = append(blocks, "", p.help(env, width))
	screen.Text = strings.Join(blocks, "\n")
	return screen, top
}

func lines(blocks []string) int {
	n := 0
	for _, b := range blocks {
		n += 1 + strings.Count(b, "\n")
	}
	return n
}

// settled stands where an answer would, where other answers already give it.
const settled = "needs no answer: it follows from traffic and price"

// echo says under the field how it was understood, what is wrong, or what was
// said before.
func (p Page) echo(env page.Env, width int) string {
	t, q := env.Theme, p.question()
	if p.problem != "" {
		return parts.Paragraph(t.Bad, "! "+p.problem+" Not saved; tab leaves it for later.", width)
	}
	saved, said := env.Case.Answers[q.ID]
	if p.field.Typing() {
		if text := strings.TrimSpace(p.field.Text()); text != "" {
			return p.understood(env, text, width)
		}
	}
	if values := p.field.Values(); values != nil && !slices.Equal(values, saved.Words) {
		return parts.Paragraph(t.Accent, "= "+q.Show(advisor.Words(values...)), width)
	}
	switch {
	case !said && env.Case.Settled(q.ID):
		return parts.Paragraph(t.Muted, settled, width)
	case !said && p.field.Values() != nil:
		return parts.Paragraph(t.Muted, "not answered yet; space marks, and enter with nothing marked says none", width)
	case !said:
		return t.Muted.Render("not answered yet")
	case saved.IsUnknown():
		return parts.Paragraph(t.Warn, "You said that nobody knows.", width)
	case q.Kind == advisor.TextQuestion:
		return ""
	}
	return parts.Paragraph(t.Good, "✓ "+words(q, saved), width)
}

// understood is what a typed text means.
func (p Page) understood(env page.Env, text string, width int) string {
	q := p.question()
	a, ok := p.meant(text)
	switch {
	case !ok, q.Kind == advisor.TextQuestion:
		return ""
	case env.Case.Answers[q.ID].Equal(a):
		return parts.Paragraph(env.Theme.Good, "✓ "+words(q, a), width)
	}
	return parts.Paragraph(env.Theme.Accent, "= "+words(q, a), width)
}

// meant is the answer that a typed text is; ok is false where it is none yet.
func (p Page) meant(text string) (a advisor.Answer, ok bool) {
	a, err := p.question().Parse(text)
	return a, err == nil
}

// words is an answer in full, with its unit.
func words(q *advisor.Question, a advisor.Answer) string {
	if a.Kind == advisor.NumberAnswer {
		return advisor.FormatRange(a.Number, q.Unit)
	}
	return q.Show(a)
}

// help is how to find the answer, where the question comes from, and why it is
// asked.
func (p Page) help(env page.Env, width int) string {
	t, q := env.Theme, p.question()
	blocks := []string{parts.Paragraph(t.Muted, q.Help+source(q), width)}
	if p.why {
		why := []string{t.Title.Render("Why we ask"), parts.Paragraph(t.Text, q.Why, width)}
		if q.Assume != nil {
			assumed := "While it is not known, loracle takes " + advisor.FormatRange(q.Assume.Range, q.Unit) + ": " + q.Assume.Why
			why = append(why, parts.Paragraph(t.Text, assumed, width))
		}
		blocks = append(blocks, parts.Stack(why...))
	}
	return parts.Spread(blocks...)
}

func source(q *advisor.Question) string {
	if q.Source == "" {
		return ""
	}
	return "  [" + q.Source + "]"
}
