package checklist_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"loracle/checklist"
)

func TestSmallerSidesSpeakFirstAndAbstentionsTakeNone(t *testing.T) {
	yes, no, open, none := checklist.VoteGo, checklist.VoteNoGo, checklist.VoteDontKnow, checklist.VoteAbstain
	for name, tc := range map[string]struct {
		votes       []checklist.Vote
		split, even bool
		outliers    []checklist.Side
		words       string
	}{
		"nobody":      {nil, false, false, nil, "no votes"},
		"one mind":    {[]checklist.Vote{yes, yes, none}, false, false, nil, "2 go, 1 abstain"},
		"one against": {[]checklist.Vote{yes, no, yes}, true, false, []checklist.Side{{Vote: no, Count: 1}}, "2 go, 1 no-go"},
		"three sides": {
			[]checklist.Vote{no, no, no, yes, yes, open},
			true, false,
			[]checklist.Side{{Vote: open, Count: 1}, {Vote: yes, Count: 2}},
			"2 go, 3 no-go, 1 don't know",
		},
		"even":          {[]checklist.Vote{yes, no, none}, true, true, nil, "1 go, 1 no-go, 1 abstain"},
		"even with one": {[]checklist.Vote{yes, yes, no, no, open}, true, true, []checklist.Side{{Vote: open, Count: 1}}, "2 go, 2 no-go, 1 don't know"},
		"abstentions":   {[]checklist.Vote{none, none, yes}, false, false, nil, "1 go, 2 abstain"},
	} {
		t.Run(name, func(t *testing.T) {
			got := checklist.Count(tc.votes)
			if got.Split() != tc.split || got.Even() != tc.even || got.Sentence() != tc.words || got.Cast() != len(tc.votes) {
				t.Errorf("split %t, even %t, %q, %d cast", got.Split(), got.Even(), got.Sentence(), got.Cast())
			}
			if diff := cmp.Diff(tc.outliers, append([]checklist.Side(nil), got.Outliers()...)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
