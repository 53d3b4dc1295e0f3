package advisor_test

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"loracle/advisor"
)

// behind are the questions that the names of gates which are no questions
// follow from.
var behind = map[string]advisor.QuestionID{
	advisor.ManagedRoute: advisor.QDeployment, advisor.ConsultancyRoute: advisor.QStaffing,
	advisor.MinimumExamples: advisor.QTaskType,
}

// conditionsOfGates are those under which approaches and routes are shut.
func conditionsOfGates(k *advisor.Knowledge) []*advisor.Condition {
	var out []*advisor.Condition
	for _, g := range k.Gates {
		out = append(out, g.When)
	}
	for _, g := range k.Routes {
		out = append(out, g.When)
	}
	return out
}

// discreteOfGates are the choices that gates look at, directly or through a
// derived name, in the order of the interview.
func discreteOfGates(k *advisor.Knowledge) []*advisor.Question {
	var out []*advisor.Question
	for _, q := range k.Questions {
		used := slices.ContainsFunc(conditionsOfGates(k), func(c *advisor.Condition) bool {
			return slices.ContainsFunc(c.Names(), func(name string) bool { return name == string(q.ID) || behind[name] == q.ID })
		})
		if used && (q.Kind == advisor.ChoiceQuestion || q.Kind == advisor.SeveralQuestion) {
			out = append(out, q)
		}
	}
	return out
}

// privacy is a question that the engine does not read by itself.
const privacy advisor.QuestionID = "privacy"

// toldApart are the choices of a question that make a difference. Where answers
// matter through conditions alone, one of the choices that the same conditions
// name stands for all of them.
func toldApart(k *advisor.Knowledge, q *advisor.Question) []advisor.Choice {
	if q.ID != privacy && q.ID != advisor.QGap {
		return q.Choices
	}
	conditions := conditionsOfGates(k)
	for _, r := range k.Evidence {
		conditions = append(conditions, r.When)
	}
	var out []advisor.Choice
	seen := map[string]bool{}
	for _, c := range q.Choices {
		namedBy := ""
		for _, condition := range conditions {
			if slices.Contains(condition.Names(), string(q.ID)) && strings.Contains(condition.Text, `"`+c.Value+`"`) {
				namedBy += condition.Text + "\n"
			}
		}
		if !seen[namedBy] {
			seen[namedBy], out = true, append(out, c)
		}
	}
	return out
}

// allAnswers lists every answer to a choice that makes a difference, unknown
// first; of several choices every subset of those.
func allAnswers(k *advisor.Knowledge, q *advisor.Question) []advisor.Answer {
	out, choices := []advisor.Answer{advisor.Unknown()}, toldApart(k, q)
	if q.Kind == advisor.ChoiceQuestion {
		for _, c := range choices {
			out = append(out, advisor.Word(c.Value))
		}
		return out
	}
	for set := range 1 << len(choices) {
		words := []string{}
		for i, c := range choices {
			if set>>i&1 == 1 {
				words = append(words, c.Value)
			}
		}
		out = append(out, advisor.Words(words...))
	}
	return out
}

const aroundThresholds = "around the thresholds"

// numbersOfGates are settings of the numbers that gates look at, in favour of
// tuning, against it and around their thresholds.
func numbersOfGates() map[string]advisor.Answers {
	around := func(low, high float64) advisor.Answer { return advisor.Number(advisor.Between(low, high)) }
	return map[string]advisor.Answers{
		"in favour":      {advisor.QRequestsPerMonth: exactly(300_000), advisor.QAchievableExamples: exactly(6000), advisor.QStableMonths: exactly(24)},
		"against":        {advisor.QRequestsPerMonth: exactly(30_000), advisor.QAchievableExamples: exactly(300), advisor.QStableMonths: exactly(4)},
		aroundThresholds: {advisor.QRequestsPerMonth: around(40_000, 60_000), advisor.QAchievableExamples: around(400, 12_000), advisor.QStableMonths: around(4, 8)},
	}
}

// combinations are all combinations of the answers to some questions.
type combinations struct {
	questions []*advisor.Question
	answers   [][]advisor.Answer
	total     int
}

func combine(questions []*advisor.Question, answersTo func(*advisor.Question) []advisor.Answer) combinations {
	c := combinations{questions: questions, total: 1}
	for _, q := range questions {
		c.answers = append(c.answers, answersTo(q))
		c.total *= len(c.answers[len(c.answers)-1])
	}
	return c
}

// at is one of them together with other answers.
func (c combinations) at(n int, others advisor.Answers) advisor.Answers {
	out := maps.Clone(others)
	for i, q := range c.questions {
		out[q.ID] = c.answers[i][n%len(c.answers[i])]
		n /= len(c.answers[i])
	}
	return out
}

// TestEveryCombinationOfTheAnswersOfGates goes through all combinations of the
// choices that gates use, every subset of several choices among them. A blocked
// approach is never advised, nor tuning for a task that changes within months, nor
// a managed service where the data may not leave, and making one of the choices unknown never makes the advice surer.
func TestEveryCombinationOfTheAnswersOfGates(t *testing.T) {
	if testing.Short() {
		t.Skip("takes several seconds")
	}
	k := loaded(t)
	all := combine(discreteOfGates(k), func(q *advisor.Question) []advisor.Answer { return allAnswers(k, q) })
	for name, fixed := range numbersOfGates() {
		if name == aroundThresholds {
			continue // held to all of it below
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			sure, advised := make([]float64, all.total), make([]bool, all.total)
			for at := range all.total {
				answers := all.at(at, fixed)
				s := drawnSession{k, answers, nil, advisor.Assess(k, answers)}
				blockedIsNeverRecommended(inOrder{t, nil}, s)
				r := s.Recommendation
				if fixed[advisor.QStableMonths].Number.High < 6 && r.Approach.Tunes() {
					t.Fatalf("%v: %s is advised for a task that changes within months", answers, r.Approach)
				}
				if staysInside(answers) && r.Route == advisor.Managed {
					t.Fatalf("%v: a managed service is advised for data that may not leave", answers)
				}
				sure[at], advised[at] = r.Confidence, r.Approach != ""
			}
			surerWhenForgotten(t, all, sure, advised)
			t.Logf("%d choices of gates, %d combinations", len(all.questions), all.total)
		})
	}
}

// staysInside reports whether the data may not leave machines of one's own.
func staysInside(answers advisor.Answers) bool {
	return answers.Has(privacy, "on_prem") || answers.Has(privacy, "edge")
}

// inOrder chooses with a generator of its own, so that each run is the same.
type inOrder struct {
	*testing.T
	chance *rand.Rand
}

func (o inOrder) whole(_ string, low, high int) int { return low + o.chance.IntN(high-low+1) }

func (o inOrder) real(_ string, low, high float64) float64 {
	return low + o.chance.Float64()*(high-low)
}

// TestEveryInvariantHoldsForEveryCombinationOfTheAnswersOfGates holds all that
// random sessions are held to against all combinations, with traffic that has a
// price and each setting of the numbers in turn. Of several choices it takes the sets that gates tell apart: unknown,
// none, cost alone, another alone, and both.
func TestEveryInvariantHoldsForEveryCombinationOfTheAnswersOfGates(t *testing.T) {
	if testing.Short() {
		t.Skip("takes several seconds")
	}
	k := loaded(t)
	all := combine(discreteOfGates(k), func(q *advisor.Question) []advisor.Answer {
		if q.Kind == advisor.ChoiceQuestion {
			return allAnswers(k, q)
		}
		return []advisor.Answer{advisor.Unknown(), advisor.Words(), advisor.Words("cost"), advisor.Words("format"), advisor.Words("cost", "latency")}
	})
	settings := numbersOfGates()
	names := slices.Sorted(maps.Keys(settings))
	j := inOrder{t, rand.New(rand.NewPCG(1, 2))}
	for at := range all.total {
		priced := paperTraffic()
		maps.Copy(priced, settings[names[at%len(names)]])
		answers := all.at(at, priced)
		everyInvariant(j, drawnSession{k, answers, nil, advisor.Assess(k, answers)})
	}
	t.Logf("%d combinations", all.total)
}

// surerWhenForgotten compares every combination with those that leave one of
// its answers unknown; unknown is the first answer of each question.
func surerWhenForgotten(t *testing.T, all combinations, sure []float64, advised []bool) {
	t.Helper()
	for at := range sure {
		step := 1
		for i := range all.questions {
			n := len(all.answers[i])
			without := at - (at/step%n)*step
			step *= n
			if advised[at] && advised[without] && sure[without] > sure[at]+1e-12 {
				t.Fatalf("combination %d: forgetting %s raises the confidence from %g to %g", at, all.questions[i].ID, sure[at], sure[without])
			}
		}
	}
}
