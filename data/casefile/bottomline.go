package casefile

import (
	"loracle/advisor"
	"loracle/checklist"
)

// BottomLine is the decision in one sentence.
func (c Case) BottomLine() string {
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
