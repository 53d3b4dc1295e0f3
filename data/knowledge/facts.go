package knowledge

import (
	"slices"
	"strings"

	"loracle/advisor"
	"loracle/checklist"
)

// Facts works out what the answers already settle about each checkpoint that
// has a condition: whether it applies at all, and whether it is met or open,
// with the answers as evidence. What they leave unsure is absent.
func (b *Base) Facts(answers advisor.Answers, assessment advisor.Assessment) checklist.Facts {
	seen := b.Advice.Facts(answers, assessment)
	facts := make(checklist.Facts, len(b.conditions))
	for id, c := range b.conditions {
		var fact checklist.Fact
		if c.applies != nil && c.applies.Holds(seen) == advisor.No {
			fact.LeftOut, fact.Grounds = true, b.evidence(c.applies, answers, assessment)
		}
		if c.met != nil {
			fact.Proposed = proposed(c.met.Holds(seen))
		}
		if fact.Proposed != checklist.Untouched {
			fact.Evidence = b.evidence(c.met, answers, assessment)
			fact.WorkedOut = workedOut(c.met)
		}
		if fact != (checklist.Fact{}) {
			facts[id] = fact
		}
	}
	return facts
}

// workedOut reports whether a condition rests on nothing but results of the
// advisor, so that nobody can know better.
func workedOut(c *advisor.Condition) bool {
	return !slices.ContainsFunc(c.Names(), func(name string) bool {
		return name != advisor.BreakEvenKnown && name != advisor.PaysBack
	})
}

func proposed(holds advisor.Truth) checklist.State {
	switch holds {
	case advisor.Yes:
		return checklist.Met
	case advisor.No:
		return checklist.Open
	case advisor.Unsure:
	}
	return checklist.Untouched
}

// evidence names the answers that a condition rests on: "Requests a month:
// 300k-600k; Task stays the same for: 18 months".
func (b *Base) evidence(c *advisor.Condition, answers advisor.Answers, assessment advisor.Assessment) string {
	var parts []string
	add := func(part string) {
		if part != "" && !slices.Contains(parts, part) {
			parts = append(parts, part)
		}
	}
	for _, name := range c.Names() {
		add(derivedInWords(name, assessment))
		for _, id := range answersBehind(name) {
			add(b.answerInWords(id, answers))
		}
	}
	return strings.Join(parts, "; ")
}

func (b *Base) answerInWords(id advisor.QuestionID, answers advisor.Answers) string {
	q := b.Advice.Question(id)
	if q == nil || !answers.Known(id) {
		return ""
	}
	return q.Short + ": " + q.Show(answers[id])
}

// answersBehind lists the questions that a name in a condition stands for.
func answersBehind(name string) []advisor.QuestionID {
	switch name {
	case advisor.MinimumExamples, advisor.BreakEvenKnown, advisor.PaysBack:
		return nil
	case advisor.BestCaseExamples:
		return []advisor.QuestionID{advisor.QLabelledExamples, advisor.QAchievableExamples}
	case advisor.ManagedRoute:
		return []advisor.QuestionID{advisor.QDeployment}
	case advisor.ConsultancyRoute:
		return []advisor.QuestionID{advisor.QStaffing}
	}
	return []advisor.QuestionID{advisor.QuestionID(name)}
}

// derivedInWords says what was worked out under a derived name; empty for
// names that only repeat answers.
func derivedInWords(name string, assessment advisor.Assessment) string {
	switch name {
	case advisor.BreakEvenKnown, advisor.PaysBack:
		return "Break-even: " + assessment.Economics.BreakEven.Show()
	case advisor.MinimumExamples:
		if minimum := assessment.Dataset.Minimum; minimum != nil {
			return "Minimum for the task: " + advisor.FormatRange(minimum.Range, minimum.Unit())
		}
	}
	return ""
}
