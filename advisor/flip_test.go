package advisor_test

import (
	"maps"
	"math"
	"testing"

	"pgregory.net/rapid"

	"loracle/advisor"
)

// tuningTeam is a session in which LoRA is advised.
func tuningTeam() advisor.Answers {
	answers := paperTraffic()
	maps.Copy(answers, advisor.Answers{
		advisor.QTaskType: advisor.Word("structured_output"), advisor.QGap: advisor.Words("cost"),
		"prompting_result": advisor.Word("falls_short"), "documents_grounding": advisor.Word("none"),
		advisor.QStableMonths: exactly(18), advisor.QLabelledExamples: exactly(2000), advisor.QMLEngineer: advisor.Word("yes"),
	})
	return answers
}

func flipOf(flips []advisor.Flip, id advisor.QuestionID, d advisor.Direction) *advisor.Flip {
	for i := range flips {
		if flips[i].Question.ID == id && flips[i].Direction == d {
			return &flips[i]
		}
	}
	return nil
}

func TestFlipsNameTheThresholdsThatGatesHave(t *testing.T) {
	flips := loaded(t).Flips(tuningTeam())
	for id, want := range map[advisor.QuestionID]float64{advisor.QRequestsPerMonth: 50_000, advisor.QStableMonths: 6} {
		flip := flipOf(flips, id, advisor.Downwards)
		if flip == nil || flip.To.Number != advisor.Exactly(want) || !flip.Excluded || flip.Approach.Tunes() {
			t.Errorf("%s flips at %+v, want below %g", id, flip, want)
		}
	}
	if flip := flipOf(flips, advisor.QMLEngineer, advisor.Sideways); flip == nil || flip.To.Word != "no" {
		t.Errorf("without an ML engineer: %+v", flip)
	}
}

func TestAnUnknownNumberFlipsOnTheSideWhereItChangesTheAdvice(t *testing.T) {
	k := loaded(t)
	answers := tuningTeam()
	answers[advisor.QLabelledExamples] = exactly(400)
	now := advisor.Assess(k, answers).Recommendation.Approach
	flips := k.Flips(answers)
	if up := flipOf(flips, advisor.QAchievableExamples, advisor.Upwards); up != nil {
		t.Errorf("%g or more changes the advice, though many examples within reach leave it", up.To.Number.Low)
	}
	down := flipOf(flips, advisor.QAchievableExamples, advisor.Downwards)
	if down == nil {
		t.Fatal("few examples within reach change nothing")
	}
	for step, changes := range map[float64]bool{0: true, 1: false} {
		answers[advisor.QAchievableExamples] = exactly(down.To.Number.High + step)
		if then := advisor.Assess(k, answers).Recommendation.Approach; (then != now) != changes {
			t.Errorf("%g examples within reach give %s instead of %s", down.To.Number.High+step, then, now)
		}
	}
}

func TestEachFlipIsTrue(t *testing.T) {
	k := loaded(t)
	rapid.Check(t, func(t *rapid.T) {
		answers := someSession(t, k)
		now := advisor.Assess(k, answers).Recommendation.Approach
		for _, flip := range k.Flips(answers) {
			for _, a := range reached(t, flip, answers) {
				if then := advisor.Assess(k, changed(answers, flip, a)).Recommendation.Approach; then != flip.Approach || then == now {
					t.Fatalf("%s at %v, of %v, gives %s instead of %s, not %s", flip.Question.ID, a, flip.Reach(), then, now, flip.Approach)
				}
			}
		}
	})
}

func changed(answers advisor.Answers, flip advisor.Flip, a advisor.Answer) advisor.Answers {
	out := maps.Clone(answers)
	out[flip.Question.ID] = a
	return out
}

// reached are answers for which a flip holds: its threshold, its end where it
// has one, and one between.
func reached(t *rapid.T, f advisor.Flip, answers advisor.Answers) []advisor.Answer {
	out := []advisor.Answer{beyond(f)}
	if f.Direction == advisor.Sideways {
		return out
	}
	from := f.To.Number.Low
	far := from
	switch now, known := answers.Number(f.Question.ID); {
	case f.Until != nil:
		far = *f.Until
		out = append(out, advisor.Number(advisor.Exactly(far)))
	case !known: // nobody has said what is usual
	case f.Direction == advisor.Upwards:
		far = max(from, min(10*now.High, f.Question.Bounds.High))
	default:
		far = min(from, max(now.Low/10, f.Question.Bounds.Low))
	}
	part := rapid.Float64Range(0.05, 1).Draw(t, "part of the way")
	v := min(max(from+part*(far-from), min(from, far)), max(from, far)) // a sum can pass its end by rounding
	if f.Question.Whole {
		v = math.Round(v)
	}
	if v != from {
		out = append(out, advisor.Number(advisor.Exactly(v)))
	}
	return out
}

// beyond is the changed answer, past the threshold where that is excluded.
func beyond(f advisor.Flip) advisor.Answer {
	if !f.Excluded {
		return f.To
	}
	const step = 1e-9
	at := f.To.Number.Low
	if f.Direction == advisor.Downwards {
		return advisor.Number(advisor.Exactly(at * (1 - step)))
	}
	return advisor.Number(advisor.Exactly(at * (1 + step)))
}

func TestFlipsLeaveTheAnswersAlone(t *testing.T) {
	answers := tuningTeam()
	before := maps.Clone(answers)
	loaded(t).Flips(answers)
	if !maps.EqualFunc(answers, before, advisor.Answer.Equal) {
		t.Error("looking for flips changed the answers")
	}
}

// BenchmarkFlips holds the promise of all flips in 50 milliseconds: those of the
// advice and those of the payback.
func BenchmarkFlips(b *testing.B) {
	eachSession(b, func(k *advisor.Knowledge, answers advisor.Answers) {
		k.Flips(answers)
		k.PaybackFlips(answers)
	})
}
