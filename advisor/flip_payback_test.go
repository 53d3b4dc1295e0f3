package advisor_test

import (
	"math"
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
		answers := someSession(t, k)
		be := advisor.Assess(k, answers).Economics.BreakEven
		flips := k.PaybackFlips(answers)
		if be == nil && len(flips) > 0 {
			t.Fatalf("%d thresholds without a bill", len(flips))
		}
		for _, flip := range flips {
			if !flip.Near() {
				continue // not told
			}
			for _, a := range reached(t, flip.Flip, answers) {
				then := advisor.Assess(k, changed(answers, flip.Flip, a)).Economics.BreakEven
				if then != nil && (then.InHorizon != flip.Pays || then.InHorizon == be.InHorizon) {
					t.Fatalf("%s at %v gives %v, and now it is %v", flip.Sentence(), a, then.InHorizon, be.InHorizon)
				}
			}
		}
	})
}

// TestAFurtherMachineTakesBackWhatMoreTrafficBrought walks through volumes one
// per cent apart. With 944,000 requests the mid-size example pays back on one
// GPU; the second, which some more take, undoes that until it is worked to more
// of its capacity.
func TestAFurtherMachineTakesBackWhatMoreTrafficBrought(t *testing.T) {
	k, answers := loaded(t), example(t, "mid")
	paysAt := func(v float64) bool {
		answers[advisor.QRequestsPerMonth] = exactly(v)
		return advisor.Assess(k, answers).Economics.BreakEven.InHorizon == advisor.Yes
	}
	var told []advisor.PaybackFlip
	for _, f := range k.PaybackFlips(answers) {
		if f.Question.ID == advisor.QRequestsPerMonth && f.Pays == advisor.Yes {
			told = append(told, f)
		}
	}
	answers = example(t, "mid")
	if on := advisor.Assess(k, answers).Economics.BreakEvenVolume; math.Abs(on.High/told[len(told)-1].To.Number.Low-1) > 0.01 {
		t.Errorf("on and on it pays back from %.0f requests, and told is %s", on.High, told[len(told)-1].Sentence())
	}
	if got := advisor.Assess(k, answers).Economics.PaysBackFrom(); got != "378,000-1,260,000 requests a month" {
		t.Errorf("it pays back from %s on", got)
	}
	if len(told) != 2 || told[0].Until == nil || told[1].Until != nil {
		t.Fatalf("told are %+v", told)
	}
	first, gap, then := told[0].To.Number.Low, *told[0].Until, told[1].To.Number.Low
	last := 10 * answers[advisor.QRequestsPerMonth].Number.High
	for v := first / 2; v < last; v *= 1.01 {
		unsaid := v > gap && v < then && (v < gap*1.01 || v > then/1.01) || v < first && v > first/1.01 // rounded to three digits
		if want := v >= first && v <= gap || v >= then; !unsaid && paysAt(v) != want {
			t.Errorf("at %.0f requests it pays back: %v, told was %s and %s", v, !want, told[0].Sentence(), told[1].Sentence())
		}
	}
}

func TestPaybackSentencesReadAloud(t *testing.T) {
	k := loaded(t)
	f := advisor.PaybackFlip{
		Flip: advisor.Flip{Question: k.Question(advisor.QRequestsPerMonth), To: exactly(212_000), Direction: advisor.Upwards, Approach: advisor.LoRA},
		Pays: advisor.Yes,
	}
	if got, want := f.Sentence(), "At 212,000 requests a month or more LoRA pays back within your horizon, even in the worst case."; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	until := 240_000.0
	f.Until = &until
	if got, want := f.Sentence(), "At 212,000-240,000 requests a month LoRA pays back within your horizon, even in the worst case."; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	f.Until = nil
	f.Question, f.To, f.Direction, f.Pays = k.Question(advisor.QHourlyRate), exactly(310), advisor.Upwards, advisor.Unsure
	if got, want := f.Sentence(), "Hourly rate at $310 or more: LoRA pays back within your horizon in the better cases, not in the worst."; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
