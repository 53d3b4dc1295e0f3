package casefile

import (
	"loracle/advisor"
	"loracle/checklist"
)

// BottomLine is the decision in one sentence: what somebody decided where that is
// not what advice and checklist come to, and otherwise what those come to.
func (c Case) BottomLine() string {
	if line := c.decidedOtherwise(); line != "" {
		return line
	}
	r := c.Assessment.Recommendation
	switch {
	case r.Approach == "":
		return "No decision yet: too little is answered to say which approach fits."
	case !r.Approach.Tunes():
		return "Do not fine-tune: on the answers given, " + midSentence(r.Approach) + " fits better."
	}
	switch c.Review.Outcome {
	case checklist.Go:
		return "Go ahead: fine-tune with " + approach(r) + "."
	case checklist.Conditional:
		if c.Review.AfterAcceptance == checklist.Go {
			return "Go ahead on the accepted risks: fine-tune with " + approach(r) + "."
		}
		return "Fine-tune with " + approach(r) + ", but start training only when every unresolved checkpoint is resolved or accepted."
	case checklist.NoGo:
		return "Do not start yet: " + r.Approach.Label() + " fits best, but too many checkpoints are unresolved or only accepted."
	case checklist.Unfinished:
	}
	return r.Approach.Label() + " fits best; whether to go ahead is open until the checklist is finished."
}

// decidedOtherwise is the decided verdict where it goes against the advice or the
// checklist, with what those come to; empty where it does not.
func (c Case) decidedOtherwise() string {
	d, r := c.Room.LastDecision(""), c.Assessment.Recommendation
	if d == nil {
		return ""
	}
	decided := d.Outcome.Label() + ", as " + d.Decider + " decided; "
	against := d.Outcome != c.Review.Outcome && d.Outcome != c.Review.AfterAcceptance
	switch {
	case r.Approach == "":
		return decided + "too little is answered to say which approach fits."
	case !r.Approach.Tunes() && d.Outcome != checklist.NoGo:
		return decided + "on the answers given, " + midSentence(r.Approach) + " fits better than fine-tuning."
	case r.Approach.Tunes() && against:
		return decided + "the checklist gives " + c.Review.Outcome.Label() + ", and " + approach(r) + ", fits best."
	}
	return ""
}

// approach is the advised approach with who would run it.
func approach(r advisor.Recommendation) string {
	if r.Route == advisor.NoRoute || r.Route == "" {
		return r.Approach.Label()
	}
	return r.Approach.Label() + ", " + r.Route.Label()
}

// midSentence is an approach as it stands within a sentence.
func midSentence(a advisor.Approach) string {
	if a == advisor.Prompting {
		return "prompting"
	}
	return a.Label()
}
