package advisor

import "fmt"

// PaybackFlip is the smallest change of one numeric answer that changes whether
// the project pays back within the horizon, with all other answers as they are.
type PaybackFlip struct {
	Flip
	// Pays is whether it does then: Yes, Unsure for in the better cases only, or
	// No.
	Pays Truth
}

// PaybackFlips lists, for every number that was answered and has a part in the
// costs, the nearest threshold above and below it from which the project pays
// back within the horizon, or no longer does, how far that holds, and the
// threshold from which on it does. It is empty while there is no API
// bill to pay back against. Lines set by hand stay as they are.
func (k *Knowledge) PaybackFlips(answers Answers, byHand ...Override) []PaybackFlip {
	f := newFlipper(k, answers, byHand)
	if f.as.Economics.BreakEven == nil {
		return nil
	}
	f.now, f.outcome, f.every, f.near = payState(f.as.Economics.BreakEven.InHorizon), (*flipper).payback, true, true
	var questions []*Question
	for _, id := range EngineQuestions() {
		if q := k.Question(id); q != nil && q.Kind == NumberQuestion && f.answers.Known(id) {
			questions = append(questions, q)
		}
	}
	found := f.tried(questions)
	approach := f.as.Recommendation.Approach
	if !approach.Tunes() {
		approach = LoRA
	}
	out := make([]PaybackFlip, len(found))
	for i, flip := range found {
		pays := payTruth(string(flip.Approach))
		flip.Approach = approach
		out[i] = PaybackFlip{flip, pays}
	}
	return out
}

// payback is the state of the payback after a change of one answer.
func (f *flipper) payback(changed QuestionID) string {
	be := f.assessor(changed).costed(f.as, changed).Economics.BreakEven
	if be == nil {
		return ""
	}
	return payState(be.InHorizon)
}

func payState(t Truth) string {
	switch t {
	case Yes:
		return "pays back"
	case No:
		return "does not pay back"
	case Unsure:
	}
	return "may pay back"
}

func payTruth(state string) Truth {
	for _, t := range []Truth{Yes, No} {
		if state == payState(t) {
			return t
		}
	}
	return Unsure
}

// Near reports whether the threshold is within a factor of ten of the answer;
// what is further away hardly happens.
func (f PaybackFlip) Near() bool {
	const factor = 10
	from, to := f.From.Number, f.To.Number.Low
	return from.High == 0 || to <= from.High*factor && to >= from.Low/factor
}

// Sentence is the threshold in words: "At 212,000 requests a month or more LoRA
// pays back within your horizon, even in the worst case." Where that holds up to a
// value only, both ends are told.
func (f PaybackFlip) Sentence() string {
	to := f.Reach()
	at := f.Question.Show(to)
	if f.Question.ID == QRequestsPerMonth {
		at = FormatRange(to.Number, Requests)
	}
	switch {
	case f.Until != nil:
	case f.Direction == Upwards && f.Excluded:
		at = "above " + at
	case f.Direction == Upwards:
		at += " or more"
	case f.Excluded:
		at = "below " + at
	default:
		at += " or less"
	}
	then := "pays back within your horizon, even in the worst case"
	switch f.Pays {
	case No:
		then = "does not pay back within your horizon, even in the best case"
	case Unsure:
		then = "pays back within your horizon in the better cases, not in the worst"
	case Yes:
	}
	if f.Question.ID == QRequestsPerMonth {
		return fmt.Sprintf("At %s %s %s.", at, f.Approach.Label(), then)
	}
	return fmt.Sprintf("%s at %s: %s %s.", f.Question.Short, at, f.Approach.Label(), then)
}
