package report

import (
	"maps"
	"slices"

	"loracle/advisor"
	"loracle/data/casefile"
)

// answers lists what was said, section by section, and what is not known.
func answers(c casefile.Case) []block {
	blocks := []block{heading{2, "Answers"}}
	for _, s := range advisor.Sections() {
		blocks = append(blocks, heading{3, escape(s.Title())})
		blocks = append(blocks, section(c, s)...)
	}
	return append(blocks, strays(c)...)
}

func section(c casefile.Case, s advisor.Section) []block {
	l := list{}
	var unknown, unanswered []inline
	for _, q := range c.Base.Advice.Questions {
		if q.Section != s {
			continue
		}
		answer, said := c.Answers[q.ID]
		switch {
		case said && !answer.IsUnknown():
			l.add(say("%s: %s", q.Short, q.Show(answer)), note(c, q.ID))
			continue
		case said:
			unknown = append(unknown, escape(q.Short))
		default:
			unanswered = append(unanswered, escape(q.Short))
		}
		if c.Notes[q.ID] != "" {
			l.add(say("%s: %s", q.Short, "not known"), note(c, q.ID))
		}
	}
	blocks := []block{l}
	if len(unknown) > 0 {
		blocks = append(blocks, paragraph(say("%s %s.", bold("Not known:"), enumerate(unknown))))
	}
	if len(unanswered) > 0 {
		blocks = append(blocks, paragraph(say("%s %s.", bold("Not answered:"), enumerate(unanswered))))
	}
	return blocks
}

func note(c casefile.Case, id advisor.QuestionID) inline {
	return labelled("Note", c.Notes[id])
}

// strays lists answers to questions that the knowledge base does not ask.
func strays(c casefile.Case) []block {
	l := list{}
	for _, id := range slices.Sorted(maps.Keys(c.Answers)) {
		if c.Base.Advice.Question(id) == nil {
			plain := advisor.Question{ID: id}
			l.add(say("%s: %s", code(string(id)), plain.Show(c.Answers[id])), note(c, id))
		}
	}
	if len(l.items) == 0 {
		return nil
	}
	return []block{heading{3, "Other"}, paragraph("These questions are not in the knowledge base of this session."), l}
}

// assumptions lists what stood in for answers nobody has given, what no source
// gives, and what is not known.
func assumptions(c casefile.Case, constants []advisor.Value) []block {
	blocks := []block{heading{2, "Assumptions and unknowns"}}
	l := list{}
	for _, a := range c.Assessment.Assumptions {
		l.add(join(" ", say("%s: %s.", a.Question.Short, advisor.FormatRange(a.Range, a.Question.Unit)), sentence(capital(escape(a.Why)))))
	}
	if len(l.items) == 0 {
		blocks = append(blocks, paragraph("No assumption stands in for an answer."))
	} else {
		blocks = append(blocks, paragraph("These stood in for answers that nobody has given yet."), l)
	}
	blocks = append(blocks, planningValues(constants)...)
	return append(blocks, paragraph(unknowns(c)))
}

// unknowns names the questions without a known answer, those that weigh on the
// advice first.
func unknowns(c casefile.Case) inline {
	ids := slices.Clone(c.Assessment.Recommendation.Open)
	for _, q := range c.Base.Advice.Questions {
		if !c.Answers.Known(q.ID) && !slices.Contains(ids, q.ID) {
			ids = append(ids, q.ID)
		}
	}
	var names []inline
	for _, id := range ids {
		names = append(names, question(c, id))
	}
	if len(names) == 0 {
		return "Every question has an answer."
	}
	return say("%s %s.", bold("Not known:"), enumerate(names))
}
