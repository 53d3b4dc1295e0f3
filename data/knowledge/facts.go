package knowledge

import (
	"slices"
	"strings"

	"loracle/advisor"
	"loracle/checklist"
)

// Facts works out what the answers already settle about each checkpoint that
// has a condition: met or open, with the answers as evidence. What they leave
// unsure is absent.
func (b *Base) Facts(answers advisor.Answers, assessment advisor.Assessment) checklist.Facts {
	seen := b.Advice.Facts(answers, assessment)
	facts := make(checklist.Facts, len(b.metWhen))
	for id, condition := range b.metWhen {
		var proposed checklist.State
		switch condition.Holds(seen) {
		case advisor.Yes:
			proposed = checklist.Met
		case advisor.No:
			proposed = checklist.Open
		case advisor.Unsure:
			continue
		}
		facts[id] = checklist.Fact{Proposed: proposed, Evidence: b.evidence(condition, answers, assessment)}
	}
	return facts
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
			return "Minimum for the task: " + advisor.FormatRange(minimum.Range, minimum.Unit)
		}
	}
	return ""
}
