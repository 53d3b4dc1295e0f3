package interview

import (
	"slices"
	"strings"

	"loracle/advisor"
	"loracle/data/session"
	"loracle/ui/tui/field"
	"loracle/ui/tui/page"
)

// areaLines is the height of the field for a text of a sentence or two.
const areaLines = 3

// resetField sets up the field of the question asked, with the draft or the
// answer that is there.
func (p Page) resetField(env page.Env) Page {
	q := p.question()
	if q == nil {
		p.field, p.typed, p.said, p.held = nil, "", advisor.Answer{}, nil
		return p
	}
	saved := env.Case.Answers[q.ID]
	text := ""
	if !saved.IsUnknown() {
		text = q.Show(saved)
	}
	p.typed = text
	if draft, ok := p.drafts[q.ID]; ok {
		text = draft
		if _, err := q.Parse(draft); err != nil {
			p.problem = page.Sentence(err)
		}
	}
	p.field, p.said = newField(env, q, saved, text), saved
	p.held = p.holds()
	return p
}

// holds is what the field holds at the moment.
func (p Page) holds() []string { return append([]string{p.field.Text()}, p.field.Values()...) }

// changed shows what somebody else answered, where nothing was typed over it
// here.
func (p Page) changed(env page.Env) Page {
	q := p.question()
	if q == nil || p.field == nil || env.Case.Answers[q.ID].Equal(p.said) || !slices.Equal(p.holds(), p.held) {
		return p
	}
	return p.resetField(env)
}

// emptyField sets up the field as if nothing had been answered.
func (p Page) emptyField(env page.Env) Page {
	p.typed = ""
	p.field = newField(env, p.question(), advisor.Unknown(), "")
	return p
}

func newField(env page.Env, q *advisor.Question, saved advisor.Answer, text string) *field.Field {
	switch q.Kind {
	case advisor.ChoiceQuestion:
		return field.Select(env.Theme, env.Width, saved.Word, choices(q))
	case advisor.SeveralQuestion:
		return field.Several(env.Theme, env.Width, saved.Words, choices(q))
	case advisor.TextQuestion:
		return field.Area(env.Theme, env.Width, areaLines, text, "in a sentence or two")
	case advisor.NumberQuestion:
	}
	return field.Input(env.Theme, env.Width, text, "like "+q.Example)
}

func choices(q *advisor.Question) []field.Choice {
	out := make([]field.Choice, len(q.Choices))
	for i, c := range q.Choices {
		out[i] = field.Choice{Value: c.Value, Label: c.Label, Gloss: c.Help}
	}
	return out
}

// take saves an answer, unless it is what was said already.
func (p Page) take(env page.Env, a advisor.Answer) (Page, page.Result) {
	q := p.question()
	p = p.keepDraft(q.ID, "")
	p.problem = ""
	if saved, said := env.Case.Answers[q.ID]; said && saved.Equal(a) {
		return p, page.Result{}
	}
	return p, page.Ask(page.Save{Event: session.Answer(q.ID, a)})
}

// commitEntered takes what the field holds at enter: chosen values count even
// when there are none, since enter says so.
func (p Page) commitEntered(env page.Env) (Page, page.Result) {
	if p.question().Kind == advisor.SeveralQuestion {
		return p.take(env, advisor.Words(p.field.Values()...))
	}
	return p.commit(env)
}

// commit saves what changed in the field. A text that is no answer becomes a
// draft with a sentence about it. The choice under the cursor is not taken:
// only enter chooses.
func (p Page) commit(env page.Env) (Page, page.Result) {
	q := p.question()
	if q == nil {
		return p, page.Result{}
	}
	switch q.Kind {
	case advisor.ChoiceQuestion:
		return p, page.Result{}
	case advisor.SeveralQuestion:
		values := p.field.Values()
		if slices.Equal(values, env.Case.Answers[q.ID].Words) {
			return p, page.Result{}
		}
		return p.take(env, advisor.Words(values...))
	case advisor.NumberQuestion, advisor.TextQuestion:
	}
	return p.commitText(env, q)
}

func (p Page) commitText(env page.Env, q *advisor.Question) (Page, page.Result) {
	text := strings.TrimSpace(p.field.Text())
	if text == p.typed {
		return p.keepDraft(q.ID, ""), page.Result{}
	}
	if text == "" {
		p.typed = ""
		return p.keepDraft(q.ID, ""), page.Ask(page.Save{Event: session.Clear(q.ID)})
	}
	a, err := q.Parse(text)
	if err != nil {
		p.problem = page.Sentence(err)
		return p.keepDraft(q.ID, text), page.Result{}
	}
	p.typed = text
	return p.take(env, a)
}
