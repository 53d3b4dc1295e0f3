package advisor

import "slices"

// Assess works out everything loracle concludes from the answers. Lines of the
// own budget that were set by hand replace what the answers give for them.
func Assess(k *Knowledge, answers Answers, byHand ...Override) Assessment {
	followed, shut := k.follow(answers)
	a := &assessor{k: k, answers: followed, overrides: byHand, used: make([]bool, len(k.Figures))}
	out := Assessment{Dataset: a.dataset()}
	out.Tier, out.TierWhy = a.nearestTier()
	out.Tiers = a.tierBudgets()
	nearest := out.Budget()
	if nearest.Tier == nil || k.Hardware == nil {
		return out
	}
	a.costs(&out, nearest)
	out.Adapters = a.adapterPlan(nearest)
	f := a.facts(&out)
	out.Recommendation = a.recommend(f)
	out.Recommendation.RouteShut = shut
	out.Risks, out.Plan = a.risks(f), a.plan()
	out.Assumptions = a.assumptions
	out.FiguresUsed = a.figuresUsed()
	return out
}

// costs fills in what the project and the running of it cost.
func (a *assessor) costs(out *Assessment, nearest TierBudget) {
	out.Training, out.Serving = a.trainingPlan(nearest), a.servingPlan(nearest)
	out.Own = a.ownBudget(nearest, out.Training)
	a.runs(out)
}

// runs fills in what is paid again and again, and what all comes to.
func (a *assessor) runs(out *Assessment) {
	a.ongoing(out)
	out.Economics = a.economics(out.Own, out.Serving)
}

// Budget is the budget of the nearest tier.
func (a Assessment) Budget() TierBudget {
	for _, b := range a.Tiers {
		if b.Tier.ID == a.Tier {
			return b
		}
	}
	return TierBudget{}
}

// wanted says what an assessment is made for; what that does not rest on is left
// out.
type wanted int

const (
	everything wanted = iota
	// forAdvice is the recommendation, with the payback.
	forAdvice
	// forCost is the cost of the tuned model over the period.
	forCost
)

// assessor carries what one assessment needs and records what it rested on.
type assessor struct {
	k           *Knowledge
	answers     Answers
	overrides   []Override
	assumptions []UsedAssumption
	// phased are the phases once they are worked out, and learning what a first
	// project takes more.
	phased   []PlannedPhase
	learning *Value
	// carried is what carries the traffic in one pattern, once it is worked out.
	carried *carried
	// only says what is wanted.
	only wanted
	// read holds the values of the answers as far as they were asked for.
	read readings
	// used marks the figures a result rests on, by their place.
	used []bool
}

// tierBudgets are the three budgets. They depend on the knowledge base alone
// and are priced once.
func (a *assessor) tierBudgets() []TierBudget {
	for i, used := range a.k.budgetFigures {
		a.used[i] = a.used[i] || used
	}
	return a.k.budgets
}

// figure is a figure's computed value; it is recorded as used.
func (a *assessor) figure(id string) Value {
	f := a.k.Figure(id)
	a.used[f.place] = true
	return f.Value()
}

// readings are answers as values, by the place of the question: those that were
// given, and what stands in for those that are not known. They are nil until
// somebody asks for them.
type readings struct{ given, assumed []*Value }

func (k *Knowledge) noReadings() readings {
	room := make([]*Value, 2*len(k.Questions))
	return readings{room[:len(k.Questions)], room[len(k.Questions):]}
}

// readingsOf has all numeric answers.
func (k *Knowledge) readingsOf(answers Answers) readings {
	a := &assessor{k: k, answers: answers, read: k.noReadings()}
	for _, q := range k.Questions {
		if _, ok := a.answer(q.ID); !ok && q.Assume != nil {
			a.answerOrAssumed(q.ID)
		}
	}
	return a.read
}

// but is the readings after a change of one answer, that one left out.
func (r readings) but(k *Knowledge, changed QuestionID) readings {
	out, place := k.noReadings(), k.Question(changed).place
	copy(out.given, r.given)
	copy(out.assumed, r.assumed)
	out.given[place], out.assumed[place] = nil, nil
	return out
}

// answer is a numeric answer as a value; ok is false while it is not known.
func (a *assessor) answer(id QuestionID) (v Value, ok bool) {
	q := a.k.Question(id)
	if a.read.given == nil {
		a.read = a.k.noReadings()
	}
	if read := a.read.given[q.place]; read != nil {
		return *read, true
	}
	r, ok := a.answers.Number(id)
	if !ok {
		return Value{}, false
	}
	a.read.given[q.place] = newLeaf(q.Short, q.Unit, r, Origin{FromAnswer, string(id), "your answer"})
	return *a.read.given[q.place], true
}

// answerOrAssumed is a numeric answer, or the question's assumption, which is
// recorded. The question must have one; the loader checks that.
func (a *assessor) answerOrAssumed(id QuestionID) Value {
	if v, ok := a.answer(id); ok {
		return v
	}
	q := a.k.Question(id)
	if a.read.assumed[q.place] == nil {
		a.assume(q)
		a.read.assumed[q.place] = newLeaf(q.Short, q.Unit, q.Assume.Range, Origin{FromAssumption, string(id), q.Assume.Why})
	}
	return *a.read.assumed[q.place]
}

func (a *assessor) assume(q *Question) {
	for _, u := range a.assumptions {
		if u.Question == q {
			return
		}
	}
	a.assumptions = append(a.assumptions, UsedAssumption{q, q.Assume.Range, q.Assume.Why})
}

func (a *assessor) figuresUsed() []*Figure {
	n := 0
	for _, used := range a.used {
		if used {
			n++
		}
	}
	out := make([]*Figure, 0, n)
	for i, used := range a.used {
		if used {
			out = append(out, a.k.Figures[i])
		}
	}
	return out
}

// defined is a constant that needs no source, like the months of a year.
func defined(label string, unit Unit, v float64) Value {
	return given(label, unit, Exactly(v), Origin{Kind: FromDefinition})
}

// planned is a planning value, which no source gives.
func planned(id, label string, unit Unit, v float64) Value {
	return given(label, unit, Exactly(v), Origin{FromConstant, id, planningValue + ", as no source gives one"})
}

// Numbers that formulas take as they are, made once.
var (
	twelveMonths     = defined("months a year", Months, 12)
	oneYear          = defined("first year", Years, 1)
	noExamples       = defined("none", Examples, 0)
	allOf            = defined("all", Share, 1)
	oneShare         = defined("one", Share, 1)
	noOutput         = defined("no caching of output", Share, 0)
	million          = defined("a million tokens", "tokens", 1e6)
	allCached        = defined("all input that can be cached", Share, 1)
	allRead          = defined("all of them", Share, 1)
	noBuild          = defined("no build", USD, 0)
	noYearly         = defined("no yearly cost", USDPerYear, 0)
	noMachines       = defined("no machines", Count, 0)
	noneMonthly      = defined("nothing paid every month", USDPerMonth, 0)
	noMachineMonthly = defined("no machines", USDPerMonth, 0)
	oneEngineer      = defined("one engineer", "engineers", 1)
	leastPart        = planned("plan.least_engineer", "part of an engineer that a plan is made for, at least", "engineers", leastEngineer)
	mostTogether     = planned("plan.most_in_parallel", "engineers who shorten a phase, at most", "engineers", mostInParallel)
	weeklyFocus      = planned("plan.focused_hours", "focused hours a week of an engineer", "hours/week", focusedHours)
	startOfPlan      = defined("start of the project", weeks, 0)

	two           = plain("two", 2)
	aBillion      = plain("a billion", 1e9)
	hourInMinutes = plain("minutes in an hour", 60)
	hourInSeconds = plain("seconds in an hour", 3600)
	oneReplica    = plain("one replica", 1)
	oneModel      = plain("one model", 1)
	wholeRate     = plain("all of it, as the adapter is merged", 1)
	epochs        = estimated(planned("training.epochs", "times through the data", Count, trainingEpochs))
)

func monthsPerYear() Value { return twelveMonths }

// facts are the answers together with what is worked out from them.
func (a *assessor) facts(out *Assessment) Facts {
	f := newFacts(a.k.Vocabulary, a.answers)
	if d := out.Dataset; d.Minimum != nil {
		f.setNumber(MinimumExamples, d.Minimum.Range)
	}
	if best, ok := a.bestCaseExamples(); ok {
		f.setNumber(BestCaseExamples, best)
	}
	be := out.Economics.BreakEven
	f.setTruth(BreakEvenKnown, TruthOf(be != nil))
	if be != nil {
		f.setTruth(PaysBack, be.InHorizon)
	}
	f.setTruth(ManagedRoute, TruthOf(a.answers.Has(QDeployment, "managed")))
	f.setTruth(ConsultancyRoute, TruthOf(a.answers.Has(QStaffing, "consultancy")))
	return f
}

// withRoutesOpen is f without the routes that nobody has been asked about, or
// that may yet turn out to be shut. A
// route counts as not taken until somebody takes it, but the confidence has to
// reckon with it.
func (a *assessor) withRoutesOpen(f Facts) Facts {
	mayShut := a.k.shutsManaged(a.answers) == Unsure
	standIn := mayShut || slices.ContainsFunc(standIns, func(id QuestionID) bool { return !a.answers.Known(id) })
	if a.answers.Known(QDeployment) && a.answers.Known(QStaffing) && !standIn {
		return f
	}
	f.derived = slices.Clone(f.derived)
	if mayShut || !a.answers.Known(QDeployment) {
		f.forget(ManagedRoute)
	}
	if !a.answers.Known(QStaffing) {
		f.forget(ConsultancyRoute)
	}
	if standIn {
		f.forget(PaysBack)
	}
	return f
}

// doubtfulFacts are those that withRoutesOpen may leave out.
var doubtfulFacts = []string{ManagedRoute, ConsultancyRoute, PaysBack}

// standIns are the answers on costs in whose place, while they are not known,
// something stands that need not hold the true one: an assumption, a figure of
// the paper, a usual machine, or nothing at all. The confidence does not count
// on a payback that rests on them.
var standIns = []QuestionID{
	QRequestsPerMonth, QInputTokens, QOutputTokens, QCachedShare, QBatchShare, QPeakFactor, QRampUpMonths, QHorizonYears,
	QTaskType, QPreparation, QLabelledExamples, QAchievableExamples, QTokensPerExample, QReviewShare, QEvalExamples,
	QHourlyRate, QMLEngineers, QFirstProject, QStaffing, QStakes, QSecurityReview, QDomainVariants, QRetrainings,
	QModelSize, QMethod, QDeployment, QPlatform, QPurchase,
}

// Facts are the answers and what is worked out from them, as conditions see
// them; checkpoints are settled with it.
func (k *Knowledge) Facts(answers Answers, assessment Assessment) Facts {
	followed, _ := k.follow(answers)
	a := &assessor{k: k, answers: followed}
	return a.facts(&assessment)
}
