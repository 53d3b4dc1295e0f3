// Package interview asks one question at a time: first the ten that lead to a
// recommendation, then a rest stop, then the others, what sharpens the result
// most first.
package interview

import (
	"fmt"
	"maps"

	"loracle/advisor"
	"loracle/data/casefile"
	"loracle/ui/tui/ahead"
	"loracle/ui/tui/field"
	"loracle/ui/tui/page"
)

// Page is the interview.
type Page struct {
	// steps is the order of the interview. The rest stop is a nil question. Those
	// from seen on were not shown yet; their order follows the answers.
	steps    []*advisor.Question
	at, seen int
	// sharper works the order out, and order is what it was last.
	sharper ahead.Sharper
	order   []casefile.Sharpening
	// refining says that enter leads from one open question to the next, whatever
	// was answered in between.
	refining bool
	field    *field.Field
	// typed is what the field held when it was set up: what differs is a change.
	// The answer that stood there then is said, and held is all that the field
	// holds of it.
	typed string
	said  advisor.Answer
	held  []string
	// drafts are texts that could not be taken as answers. They stay until the
	// session is left.
	drafts map[advisor.QuestionID]string
	// problem is what is wrong with the text in the field.
	problem string
	// why says that the reason for asking is shown at length.
	why  bool
	mode mode
	// note is the field of a remark, and cursor the row of the overview.
	note   *field.Field
	cursor int
	// noted is the remark as it was when its field was set up.
	noted string
}

// mode is what the page shows.
type mode int

const (
	asking mode = iota
	noting
	overviewing
)

// New is the page before anything was shown on it.
func New() page.Page { return Page{at: -1} }

// question is the question asked, nil at the rest stop.
func (p Page) question() *advisor.Question {
	if p.at < 0 || p.at >= len(p.steps) {
		return nil
	}
	return p.steps[p.at]
}

// Info implements page.Page.
func (p Page) Info(env page.Env) page.Info {
	info := page.Info{
		Title:  p.title(env),
		Side:   true,
		Typing: p.mode == noting || p.mode == asking && p.field.Typing(),
		Inside: p.mode != asking,
	}
	if q := p.question(); q != nil && p.mode != overviewing {
		info.Question = q.ID
	}
	return info
}

// roomyTitle is the width from which the title says what the path leads to.
const roomyTitle = 50

func (p Page) title(env page.Env) string {
	q := p.question()
	switch {
	case p.mode == overviewing:
		total := env.Case.Total()
		return fmt.Sprintf("All questions · %d of %d answered", total.Known, total.Asked)
	case q == nil:
		return "First recommendation"
	}
	if q.Express == 0 {
		total := env.Case.Total()
		return fmt.Sprintf("%s · %d of %d answered", q.Section.Title(), total.Known, total.Asked)
	}
	n, of := p.position()
	if env.Width >= roomyTitle {
		return fmt.Sprintf("%s · %d of %d to a first recommendation", q.Section.Title(), n, of)
	}
	return fmt.Sprintf("%s · %d of %d", q.Section.Title(), n, of)
}

// position is the place of the question among those of the short path.
func (p Page) position() (n, of int) {
	for i, s := range p.steps {
		if s == nil || s.Express == 0 {
			continue
		}
		of++
		if i <= p.at {
			n++
		}
	}
	return n, of
}

// keepDraft is drafts with a text for a question, or without one.
func (p Page) keepDraft(id advisor.QuestionID, text string) Page {
	p.drafts = maps.Clone(p.drafts)
	if text == "" {
		delete(p.drafts, id)
		return p
	}
	p.drafts[id] = text
	return p
}
