package advisor_test

import (
	"slices"
	"testing"

	"loracle/advisor"
)

// behind are the questions that the names of gates which are no questions
// follow from.
var behind = map[string]advisor.QuestionID{
	advisor.ManagedRoute: advisor.QDeployment, advisor.ConsultancyRoute: advisor.QStaffing,
	advisor.MinimumExamples: advisor.QTaskType,
}

// discreteOfGates are the choices that gates look at, directly or through a
// derived name, in the order of the interview.
func discreteOfGates(k *advisor.Knowledge) []*advisor.Question {
	var out []*advisor.Question
	for _, q := range k.Questions {
		used := slices.ContainsFunc(k.Gates, func(g *advisor.Gate) bool {
			return slices.ContainsFunc(g.When.Names(), func(name string) bool { return name == string(q.ID) || behind[name] == q.ID })
		})
		if used && (q.Kind == advisor.ChoiceQuestion || q.Kind == advisor.SeveralQuestion) {
			out = append(out, q)
		}
	}
	return out
}

// allAnswers lists every answer to a choice, unknown first; of several choices
// every subset.
func allAnswers(q *advisor.Question) []advisor.Answer {
	out := []advisor.Answer{advisor.Unknown()}
	if q.Kind == advisor.ChoiceQuestion {
		for _, c := range q.Choices {
			out = append(out, advisor.Word(c.Value))
		}
		return out
	}
	for set := range 1 << len(q.Choices) {
		words := []string{}
		for i, c := range q.Choices {
			if set>>i&1 == 1 {
				words = append(words, c.Value)
			}
		}
		out = append(out, advisor.Words(words...))
	}
	return out
}

// TestEveryCombinationOfTheAnswersOfGates goes through all combinations of the
// choices that gates use, with the numbers they use in favour, against, and
// around their thresholds. A blocked approach is never advised, and making one
// of the choices unknown never makes the advice surer.
func TestEveryCombinationOfTheAnswersOfGates(t *testing.T) {
	if testing.Short() {
		t.Skip("takes several seconds")
	}
	k := loaded(t)
	questions := discreteOfGates(k)
	answers := make([][]advisor.Answer, len(questions))
	total := 1
	for i, q := range questions {
		answers[i] = allAnswers(q)
		total *= len(answers[i])
	}
	numbers := []advisor.Answers{
		{advisor.QRequestsPerMonth: exactly(300_000), advisor.QAchievableExamples: exactly(6000), advisor.QStableMonths: exactly(24)},
		{advisor.QRequestsPerMonth: exactly(30_000), advisor.QAchievableExamples: exactly(300), advisor.QStableMonths: exactly(4)},
	}
	for _, fixed := range numbers {
		sure := make([]float64, total)
		advised := make([]bool, total)
		for at := range total {
			s := advisor.Answers{}
			for id, a := range fixed {
				s[id] = a
			}
			for i, rest := 0, at; i < len(questions); i++ {
				s[questions[i].ID] = answers[i][rest%len(answers[i])]
				rest /= len(answers[i])
			}
			r := advisor.Assess(k, s).Recommendation
			if o := r.Option(r.Approach); o != nil && o.Blocked() {
				t.Fatalf("%v: %s is blocked by %v and advised", s, r.Approach, o.BlockedBy)
			}
			if fixed[advisor.QStableMonths].Number.Low < 6 && r.Approach.Tunes() {
				t.Fatalf("%v: %s is advised for a task that changes within months", s, r.Approach)
			}
			sure[at], advised[at] = r.Confidence, r.Approach != ""
		}
		surerWhenForgotten(t, questions, answers, sure, advised)
	}
	t.Logf("%d choices of gates, %d combinations, %d settings of the numbers: %d sessions", len(questions), total, len(numbers), total*len(numbers))
}

// surerWhenForgotten compares every combination with those that leave one of
// its answers unknown; unknown is the first answer of each question.
func surerWhenForgotten(t *testing.T, questions []*advisor.Question, answers [][]advisor.Answer, sure []float64, advised []bool) {
	t.Helper()
	for at := range sure {
		step := 1
		for i := range questions {
			n := len(answers[i])
			without := at - (at/step%n)*step
			step *= n
			if advised[at] && advised[without] && sure[without] > sure[at]+1e-12 {
				t.Fatalf("combination %d: forgetting %s raises the confidence from %g to %g", at, questions[i].ID, sure[at], sure[without])
			}
		}
	}
}
