package advisor

import "slices"

// sharedPhases are done once however many variants there are; the other phases
// of T8 are done for each.
var sharedPhases = []string{"scoping", "deployment", "monitoring"}

// labourLine is the hours of the phases (T8) times the rate.
func (a *assessor) labourLine() (Value, string) {
	hours := a.labourHours()
	how := "The phases of the plan, at the rate of who does them."
	if a.answers.Has(QFirstProject, "yes") {
		how = "The phases of the plan; a first project adds 30 to 50% to what an experienced team needs."
	}
	return Product("ML engineer time", USD, hours, a.hourlyRate()), how
}

// labourHours are the hours of all phases.
func (a *assessor) labourHours() Value {
	phases := a.phases()
	each := make([]Value, len(phases))
	for i, p := range phases {
		each[i] = p.Hours
	}
	return Sum("Hours of all phases", Hours, each...)
}

// phases are the phases this project has, with their hours. They are worked out
// once for the budget and the plan.
func (a *assessor) phases() []PlannedPhase {
	if a.phased != nil {
		return a.phased
	}
	a.phased = make([]PlannedPhase, 0, len(a.k.Phases))
	for _, p := range a.k.Phases {
		if hours, ok := a.phaseHours(p); ok {
			a.phased = append(a.phased, PlannedPhase{Phase: p, Hours: hours})
		}
	}
	return a.phased
}

// phaseHours are the hours of a phase over all variants; ok is false for a
// phase that the chosen way of working does not have.
func (a *assessor) phaseHours(p *Phase) (Value, bool) {
	if a.phaseElsewhere(p.ID) {
		return Value{}, false
	}
	hours := a.firstTime(a.figure(p.Hours.ID))
	n := a.answerOrAssumed(QDomainVariants)
	if slices.Contains(sharedPhases, p.ID) || n.Range == Exactly(1) {
		return hours, true
	}
	return Product(p.Label+", each variant", Hours, n, hours), true
}

// firstTime is the hours of a phase with the ramp-up of a first project. That is
// added to the experienced figure only, the low end: the high end already has it
// (D36).
func (a *assessor) firstTime(hours Value) Value {
	if !a.answers.Has(QFirstProject, "yes") {
		return hours
	}
	if a.learning == nil {
		factor := Sum("one and the ramp-up", Share, oneShare, a.figure("text.labour.first_project"))
		a.learning = &factor
	}
	rampedUp := Product("Experienced hours with ramp-up", Hours, LowEnd(hours), *a.learning)
	return derive(hours.Label(), Hours, hours.Max(rampedUp.Range), OpMax, hours, rampedUp)
}

// phaseElsewhere reports whether a phase is paid for in another line or by
// somebody else: curation counts its hours as data preparation, only synthetic
// data has a phase of its own, and a managed service deploys.
func (a *assessor) phaseElsewhere(phase string) bool {
	method := a.answers.Word(QPreparation)
	switch phase {
	case "dataset_audit":
		return method == "curate_logs"
	case "synthetic_data":
		return method != "" && method != "synthetic_reviewed" && method != "hybrid"
	case "deployment":
		return a.answers.Has(QDeployment, "managed")
	}
	return false
}

// evaluationLine is an expert's reading of the evaluation sets; building the
// pipeline is a phase and counted as labour.
func (a *assessor) evaluationLine() (Value, string) {
	examples, ok := a.answer(QEvalExamples)
	if !ok {
		examples = a.figure("t16.eval_examples")
	}
	job := DataJob{Examples: estimated(examples), ReviewShare: estimated(allRead), ExpertRate: estimated(a.figure("t13.dataset.expert_rate"))}
	return a.perVariant(a.k.Hardware.DataPreparation(job).Cost.Value), "A domain expert reads the evaluation set; building the pipeline is engineer time."
}

// toolingLine is a year of seats and private repositories (T7), nothing for one
// engineer on the free tiers, and the printed stack for an enterprise.
func (a *assessor) toolingLine(nearest TierBudget) (Value, string) {
	if nearest.Tier.ID == Enterprise {
		v, _ := nearest.line(ToolingCost)
		return v, "The full MLOps stack, as the enterprise budget prints it."
	}
	seats, ok := a.answer(QMLEngineers)
	free := a.figure("t12.tooling")
	switch {
	case ok && seats.High <= 1 || !ok && nearest.Tier.ID == Lean:
		return free, "Open-source tools and free tiers."
	case !ok:
		seats = a.figure("text.budget.mid_team")
	}
	paid := a.seatsAndRepositories(seats)
	if seats.Low <= 1 {
		return Span("Tools a year, for one engineer or more", USDPerYear, free, paid), "Free tiers for one engineer; a seat for each of more, and private repositories."
	}
	return paid, "A seat for each engineer and private repositories."
}

// seatsAndRepositories is a year of the tools that a team pays for (T7).
func (a *assessor) seatsAndRepositories(seats Value) Value {
	monthly := Sum("Tools a month", USDPerMonth,
		Product("Experiment tracking", USDPerMonth, wholeSeats(seats), a.figure("t7.wandb.paid")),
		a.figure("t7.hf_hub.paid"))
	return Product("Tools a year", USDPerYear, monthly, monthsPerYear())
}

// wholeSeats raises to whole seats: half an engineer needs one.
func wholeSeats(v Value) Value {
	return derive("seats", Count, v.Ceil(), OpCeil, v)
}

// deploymentLine is the set-up of serving as the tiers print it; the
// enterprise budget prints none, and a managed service has none.
func (a *assessor) deploymentLine(nearest TierBudget) (Value, string, bool) {
	switch {
	case a.answers.Has(QDeployment, "managed"):
		return Value{}, "", false
	case nearest.Tier.ID == Enterprise:
		return a.figure("t13.deployment"), "The enterprise budget prints no set-up cost; the mid-size one stands in.", true
	}
	v, ok := nearest.line(DeploymentCost)
	return v, "Setting up the serving machine, as the nearest tier prints it.", ok
}

// securityLine is a security review (T14) where one is required, and may be
// needed while that is not known.
func (a *assessor) securityLine() (Value, string, bool) {
	review := a.figure("t14.security")
	switch a.answers.Word(QSecurityReview) {
	case "yes":
		return review, "A security review and a penetration test.", true
	case "no":
		return Value{}, "", false
	}
	none := defined("no review", USD, 0)
	return Span("Security review, if required", USD, none, review), "Whether a review is required is not known.", true
}

// monitoringLine is monitoring as the enterprise budget prints it, for
// enterprise projects and where a wrong answer does harm.
func (a *assessor) monitoringLine(nearest TierBudget) (Value, string, bool) {
	if nearest.Tier.ID != Enterprise && !a.answers.Has(QStakes, "high") {
		return Value{}, "", false
	}
	return a.figure("t14.monitoring"), "Alerts and automated evaluation on production traffic.", true
}
