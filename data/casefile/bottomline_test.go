package casefile_test

import (
	"strings"
	"testing"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/data/session"
)

// decidedCase is a case of that advice and verdict in which Ana decided; with no
// outcome nobody did.
func decidedCase(advised advisor.Approach, computed, after, decided checklist.Outcome) casefile.Case {
	var c casefile.Case
	c.Assessment.Recommendation = advisor.Recommendation{Approach: advised, Route: advisor.NoRoute}
	if advised.Tunes() {
		c.Assessment.Recommendation.Route = advisor.SelfHosted
	}
	c.Review.Outcome, c.Review.AfterAcceptance = computed, after
	if decided != "" {
		c.Room.Decisions = []session.Decision{{Decider: "Ana", Outcome: decided}}
	}
	return c
}

func TestTheBottomLineIsWhatWasDecided(t *testing.T) {
	for _, tt := range []struct {
		advised                  advisor.Approach
		computed, after, decided checklist.Outcome
		want                     string
	}{
		{advisor.LoRA, checklist.Conditional, checklist.Go, checklist.NoGo, "NO-GO, as Ana decided; the checklist gives CONDITIONAL, and LoRA, self-hosted, fits best."},
		{advisor.LoRA, checklist.NoGo, checklist.NoGo, checklist.Go, "GO, as Ana decided; the checklist gives NO-GO, and LoRA, self-hosted, fits best."},
		{advisor.LoRA, checklist.Conditional, checklist.Go, checklist.Go, "Go ahead on the accepted risks: fine-tune with LoRA, self-hosted."},
		{advisor.LoRA, checklist.NoGo, checklist.NoGo, checklist.NoGo, "Do not start yet: LoRA fits best, but too many checkpoints are unresolved or only accepted."},
		{advisor.LoRA, checklist.Go, checklist.Go, "", "Go ahead: fine-tune with LoRA, self-hosted."},
		{advisor.Prompting, checklist.Go, checklist.Go, checklist.Go, "GO, as Ana decided; on the answers given, prompting fits better than fine-tuning."},
		{advisor.Prompting, checklist.Go, checklist.Go, checklist.NoGo, "Do not fine-tune: on the answers given, prompting fits better."},
		{"", checklist.Unfinished, checklist.Unfinished, checklist.NoGo, "NO-GO, as Ana decided; too little is answered to say which approach fits."},
	} {
		if got := decidedCase(tt.advised, tt.computed, tt.after, tt.decided).BottomLine(); got != tt.want {
			t.Errorf("%s, %s, decided %q:\n got %s\nwant %s", tt.advised, tt.computed, tt.decided, got, tt.want)
		}
	}
}

func TestNothingOpenIsNoStartWhereNoGoWasDecided(t *testing.T) {
	c := decidedCase(advisor.LoRA, checklist.Go, checklist.Go, checklist.NoGo)
	if got := c.Ready(); got != "Nothing is open, but Ana decided not to start." {
		t.Errorf("got %q", got)
	}
	if got := decidedCase(advisor.LoRA, checklist.Go, checklist.Go, checklist.Go).Ready(); !strings.Contains(got, "training can start") {
		t.Errorf("got %q", got)
	}
}
