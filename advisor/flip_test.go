package advisor_test

import (
	"maps"
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
		answers := someAnswers(t, k)
		now := advisor.Assess(k, answers).Recommendation.Approach
		for _, flip := range k.Flips(answers) {
			changed := maps.Clone(answers)
			changed[flip.Question.ID] = beyond(flip)
			if then := advisor.Assess(k, changed).Recommendation.Approach; then != flip.Approach || then == now {
				t.Fatalf("%s to %v gives %s instead of %s, not %s", flip.Question.ID, flip.To, then, now, flip.Approach)
			}
		}
	})
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

func BenchmarkFlips(b *testing.B) {
	k, answers := loaded(b), tuningTeam()
	for b.Loop() {
		k.Flips(answers)
	}
}
