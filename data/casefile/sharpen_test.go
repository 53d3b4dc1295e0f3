package casefile_test

import (
	"strings"
	"testing"

	"loracle/advisor"
	"loracle/data/casefile"
)

func TestQuestionsThatSettleCheckpointsComeBeforeThoseForTheRecord(t *testing.T) {
	c := derive(t, advisor.Answers{advisor.QTaskType: advisor.Word("style_tone")}, nil)
	list := c.Sharpen()
	rank := func(s casefile.Sharpening) int {
		switch {
		case s.Moves():
			return 0
		case len(s.Settles) > 0:
			return 1
		}
		return 2
	}
	settles := 0
	for i, s := range list {
		if rank(s) == 1 {
			settles++
		}
		if i > 0 && rank(s) < rank(list[i-1]) {
			t.Errorf("%s comes after %s", s.Question.ID, list[i-1].Question.ID)
		}
	}
	if settles == 0 {
		t.Error("no question settles a checkpoint")
	}
}

func TestSharpeningSaysWhatItBrings(t *testing.T) {
	for want, s := range map[string]casefile.Sharpening{
		"can change the advice to RAG or Prompting; moves the result over 3 years by up to $40k": {
			Sharpening: advisor.Sharpening{Leads: []advisor.Approach{advisor.RAG, advisor.Prompting}, Spread: 40_000, Weighs: true},
		},
		"makes the advice surer; settles the checkpoint GPU access": {
			Sharpening: advisor.Sharpening{Weighs: true}, Settles: []string{"GPU access"},
		},
		"settles the checkpoints A, B and C":    {Settles: []string{"A", "B", "C"}},
		"is for the report and moves no number": {},
	} {
		if got := s.InWords("3 years"); got != want {
			t.Errorf("reads %q, want %q", got, want)
		}
	}
}

func TestOrderedKeepsWhatIsNotListedBehind(t *testing.T) {
	a, b, c := &advisor.Question{ID: "a"}, &advisor.Question{ID: "b"}, &advisor.Question{ID: "c"}
	by := []casefile.Sharpening{{Sharpening: advisor.Sharpening{Question: c}}, {Sharpening: advisor.Sharpening{Question: b}}}
	var got []string
	for _, q := range casefile.Ordered([]*advisor.Question{a, b, c}, by) {
		got = append(got, string(q.ID))
	}
	if strings.Join(got, " ") != "c b a" {
		t.Errorf("ordered as %v", got)
	}
}
