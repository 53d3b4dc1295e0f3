package advisor_test

import (
	"strings"
	"testing"

	"loracle/advisor"
)

// An A100 of 40 GB leaves 36 - 29.5 - 1.5 = 5 GB beside Qwen2.5 14B, whose cache
// takes 196,608 bytes a token: 25,000 tokens and a little.
func TestRequestsThatTheMemoryDoesNotHoldGetNoBreakEven(t *testing.T) {
	k := loaded(t)
	for _, c := range []struct {
		name   string
		input  advisor.Range
		fits   advisor.Truth
		phrase string
	}{
		{"all of them", advisor.Exactly(400_000), advisor.No, "for requests of this size"},
		{"the longest", advisor.Range{Low: 900, High: 400_000}, advisor.Unsure, "for the longest of these requests"},
	} {
		t.Run(c.name, func(t *testing.T) {
			answers := smallTeam()
			answers[advisor.QModelSize], answers[advisor.QPlatform] = advisor.Word("13b"), advisor.Word("lambda")
			answers[advisor.QInputTokens] = advisor.Number(c.input)
			got := advisor.Assess(k, answers)
			if got.Serving.Fits != c.fits || got.Serving.Capacity != nil {
				t.Errorf("it fits: %v, with the capacity %v; want %v and none", got.Serving.Fits, got.Serving.Capacity, c.fits)
			}
			if got.Economics.BreakEven != nil || got.Economics.Saving != nil {
				t.Errorf("the break-even is %v and the saving %v; want neither", got.Economics.BreakEven, got.Economics.Saving)
			}
			for _, said := range []string{got.Economics.WithoutBreakEven(), got.Serving.How} {
				if !strings.Contains(said, c.phrase) || !strings.Contains(said, "about 25k tokens") {
					t.Errorf("it says %q; want the requests named as %q, and what fits", said, c.phrase)
				}
			}
			if w := got.Economics.Warnings; len(w) == 0 || !strings.Contains(w[len(w)-1], "too low for such requests") {
				t.Errorf("the warnings are %q; want that the running cost is too low", w)
			}
		})
	}
}
