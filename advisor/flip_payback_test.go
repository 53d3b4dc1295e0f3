package advisor_test

import (
	"maps"
	"testing"

	"pgregory.net/rapid"

	"loracle/advisor"
)

func TestPaybackFlipsNameTheVolumeFromWhichTheProjectPaysBack(t *testing.T) {
	k, answers := loaded(t), tuningTeam()
	answers[advisor.QRequestsPerMonth] = exactly(60_000)
	var sure *advisor.PaybackFlip
	for _, f := range k.PaybackFlips(answers) {
		t.Log(f.Sentence())
		if f.Question.ID == advisor.QRequestsPerMonth && f.Direction == advisor.Upwards {
			sure = &f
		}
	}
	if sure == nil || sure.Pays == advisor.No {
		t.Fatalf("no volume is named: %+v", sure)
	}
}

func TestEachPaybackFlipIsTrue(t *testing.T) {
	k := loaded(t)
	rapid.Check(t, func(t *rapid.T) {
		answers := someAnswers(t, k)
		be := advisor.Assess(k, answers).Economics.BreakEven
		flips := k.PaybackFlips(answers)
		if be == nil && len(flips) > 0 {
			t.Fatalf("%d thresholds without a bill", len(flips))
		}
		for _, flip := range flips {
			changed := maps.Clone(answers)
			changed[flip.Question.ID] = beyond(flip.Flip)
			then := advisor.Assess(k, changed).Economics.BreakEven.InHorizon
			if then != flip.Pays || then == be.InHorizon {
				t.Fatalf("%s gives %v, and now it is %v", flip.Sentence(), then, be.InHorizon)
			}
		}
	})
}

func TestPaybackSentencesReadAloud(t *testing.T) {
	k := loaded(t)
	f := advisor.PaybackFlip{
		Flip: advisor.Flip{Question: k.Question(advisor.QRequestsPerMonth), To: exactly(212_000), Direction: advisor.Upwards, Approach: advisor.LoRA},
		Pays: advisor.Yes,
	}
	if got, want := f.Sentence(), "At 212,000 requests a month or more LoRA pays back within your horizon."; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	f.Question, f.To, f.Direction, f.Pays = k.Question(advisor.QHourlyRate), exactly(310), advisor.Upwards, advisor.Unsure
	if got, want := f.Sentence(), "Hourly rate at $310 or more: LoRA pays back within your horizon in the better cases only."; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func BenchmarkPaybackFlips(b *testing.B) {
	k, answers := loaded(b), tuningTeam()
	for b.Loop() {
		k.PaybackFlips(answers)
	}
}
