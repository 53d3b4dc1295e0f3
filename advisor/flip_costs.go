package advisor

import "slices"

// costsOnly reports whether the advice depends on a question through the
// payback alone: no rule reads it or anything else that follows from it.
func (k *Knowledge) costsOnly(id QuestionID) bool {
	behind := []QuestionID{QTaskType, QLabelledExamples, QAchievableExamples, QDeployment, QStaffing}
	return slices.Contains(EngineQuestions(), id) && !slices.Contains(behind, id) && !k.rulesRead(id)
}

// rulesRead reports whether a gate or a rule of evidence compares a question.
func (k *Knowledge) rulesRead(id QuestionID) bool {
	reads := func(c *Condition) bool { return slices.Contains(c.Names(), string(id)) }
	return slices.ContainsFunc(k.Gates, func(g *Gate) bool { return reads(g.When) }) ||
		slices.ContainsFunc(k.Evidence, func(r *EvidenceRule) bool { return reads(r.When) })
}

// paying is the advice for a payback, all answers that rules read as they stand.
func (f *flipper) paying(be *BreakEven) string {
	state := ""
	if be != nil {
		state = payState(be.InHorizon)
	}
	if then, ok := f.paid[state]; ok {
		return then
	}
	if f.paid == nil {
		f.paid = map[string]string{}
	}
	out := f.as
	out.Economics.BreakEven = be
	followed, _ := f.k.follow(f.answers)
	a := &assessor{k: f.k, answers: followed}
	f.paid[state] = string(a.approach(a.facts(&out)))
	return f.paid[state]
}

// whateverItPays reports whether no payback would change the advice.
func (f *flipper) whateverItPays() bool {
	for _, be := range []*BreakEven{nil, {InHorizon: Yes}, {InHorizon: Unsure}, {InHorizon: No}} {
		if then := f.paying(be); then != f.now && then != "" {
			return false
		}
	}
	return true
}
