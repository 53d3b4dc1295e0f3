package advisor

// Assessment is everything loracle concludes from a set of answers. It is
// derived afresh whenever it is needed and never stored, except in a milestone.
type Assessment struct {
	Recommendation Recommendation
	// Tier is the nearest tier and Tiers are all three budgets.
	Tier    TierID
	TierWhy string
	Tiers   []TierBudget
	// Own is the budget computed from the answers; Training and Serving are the
	// plans it rests on. Training is nil while the kind of task is not known, and
	// where a managed service trains.
	Own      TierBudget
	Training *TrainingPlan
	Serving  ServingPlan
	// Adapters is what the adapters of all variants take; nil where the
	// knowledge base has no such base model, and where a managed service keeps them.
	Adapters  *AdapterPlan
	Dataset   Dataset
	Economics Economics
	// Risks ranks the ways to fail and Plan lays out the phases.
	Risks []Risk
	Plan  []PlannedPhase
	// Assumptions lists what stood in for answers nobody has given.
	Assumptions []UsedAssumption
	// FiguresUsed lists the figures behind the results, in the order of the
	// knowledge base.
	FiguresUsed []*Figure
}

// UsedAssumption is an assumption that a result rests on.
type UsedAssumption struct {
	Question *Question
	Range    Range
	Why      string
}

// Status says how an approach fares.
type Status string

// The four statuses of an approach.
const (
	Recommended Status = "recommended"
	Viable      Status = "viable"
	NotAdvised  Status = "not_advised"
	Blocked     Status = "blocked"
)

// Label is the status as shown.
func (s Status) Label() string {
	switch s {
	case Recommended:
		return "recommended"
	case Viable:
		return "viable"
	case NotAdvised:
		return "not advised"
	case Blocked:
		return "not yet"
	}
	return string(s)
}

// Route says who runs the tuned model.
type Route string

// The routes.
const (
	NoRoute    Route = "none"
	SelfHosted Route = "self_hosted"
	Managed    Route = "managed"
)

// Label is the route as shown.
func (r Route) Label() string {
	switch r {
	case NoRoute:
		return "none needed"
	case SelfHosted:
		return "self-hosted"
	case Managed:
		return "managed"
	}
	return string(r)
}

// Recommendation is the advised approach with everything that led to it.
type Recommendation struct {
	// Approach is empty until enough is answered to advise anything.
	Approach Approach
	Route    Route
	// RouteShut is the gate that shuts the way of serving that was chosen, which
	// counts as not chosen then; nil where none does.
	RouteShut *RouteGate
	// Confidence is from 0 to 1: the margin over the runner-up, cut by the
	// share of the evidence that is still unknown.
	Confidence float64
	// Lead is the margin in points, in the worst case that unknown answers allow.
	Lead     float64
	RunnerUp Approach
	// Options has all four approaches, best first.
	Options []Option
	// Open lists questions that weigh on the result and are not known yet,
	// heaviest first.
	Open []QuestionID
}

// ConfidenceWord is how sure the recommendation is, in a word.
func (r Recommendation) ConfidenceWord() string {
	switch {
	case r.Approach == "":
		return "none yet"
	case r.Confidence >= 0.6:
		return "high"
	case r.Confidence >= 0.3:
		return "medium"
	}
	return "low"
}

// Option is one approach as it fares against the answers.
type Option struct {
	Approach Approach
	Status   Status
	// Score is the sum of the reasons' weights.
	Score     int
	Reasons   []Reason // strongest first
	BlockedBy []Block
}

// Reason is one piece of evidence for (positive weight) or against an option.
type Reason struct {
	Rule   string
	Text   string
	Weight int
	// Answers are the questions whose answers carried it.
	Answers []QuestionID
	Source  string
}

// Block is a gate that is shut, and what opens it.
type Block struct {
	Gate, Reason, Until, Source string
}

// TierBudget is a tier's budget as printed and as its own inputs compute.
type TierBudget struct {
	Tier  *Tier
	Lines []BudgetLine
	// Ongoing are retraining and serving, of the own budget only; they are
	// never in the one-time total.
	Ongoing []BudgetLine
	// Paper and Computed are the one-time totals, the first year of yearly
	// tooling included, as the paper counts.
	Paper, Computed MoneyRange
	Total           Value
	// Monthly is the ongoing cost and Yearly what recurs each year.
	Monthly, Yearly MoneyRange
	// Retraining is the cost of renewing the adapter, each year; nil where none
	// is planned.
	Retraining *Value
	// Shares are each category's part of the computed total, as matched low
	// and high ends in percent of 1, in the order of the lines.
	Shares []CategoryShare
}

// BudgetLine is one line of a budget.
type BudgetLine struct {
	ID, Label string
	Category  Category
	Kind      MoneyKind
	Approach  string
	Paper     MoneyRange
	// Computed is what the answers, or a tier's own inputs, give, and
	// ComputedValue the same with its derivation.
	Computed      MoneyRange
	ComputedValue Value
	// Value is the amount that counts with its derivation: the computed one, or
	// what Override sets by hand. Override is nil where nobody set anything.
	Value    Value
	Override *Override
	// InTotal is false for monthly money, which is never in a one-time total.
	InTotal bool
	Notes   []*Note
}

// CategoryShare is a category's part of a total, 0 to 1, at the matched ends.
type CategoryShare struct {
	Category Category
	Range
}

// Dataset is what the data asks for (T3).
type Dataset struct {
	// Task is nil while the task is not known.
	Task *Task
	// Minimum and Recommended are numbers of examples; nil without a task.
	Minimum, Recommended *Value
	// AtHand and Achievable are the answers; nil while not known.
	AtHand, Achievable *Range
	// Gap is how many examples are missing from the minimum after what is at
	// hand; nil while either is not known.
	Gap *Value
	// Fits says whether the minimum can be reached within the project.
	Fits Truth
}

// Economics compares paying an API with running a tuned model.
type Economics struct {
	// Baseline names what tuning is compared with, like "GPT-4o at list price".
	Baseline string
	// Warnings are sentences about discounts that the price list does not have.
	Warnings []string
	// APIMonthly is the bill at today's volume; nil while it is not known.
	APIMonthly *Value
	// Project is the one-time cost and SelfHostedMonthly the running cost, which
	// is not known (How is nil) where BreakEven is nil for want of memory,
	// retraining included, both of the budget computed from the answers.
	Project, SelfHostedMonthly Value
	// Uncounted says that the model is served on local machines, whose cost and
	// power are in no amount here.
	Uncounted bool
	// Options compares the four approaches on the same traffic and period, in
	// the order of Approaches.
	Options []OptionCost
	// BreakEven is nil while the API bill is not known, or where the machines
	// reckoned with do not serve the traffic, which unserved then says.
	BreakEven *BreakEven
	unserved  string
	// HorizonYears is the period compared over.
	HorizonYears Value
	// RampUp is the months over which traffic rises to its full volume.
	RampUp Value
	// period is the horizon in months, and furtherYears is it less one year.
	period       span
	furtherYears Value
	// yearly is the tooling of a year, of which the project has the first, and
	// laterTooling that of the further years of the period.
	yearly, laterTooling Value
	// api and tuned are what the two cost as traffic grows.
	api   *spending
	tuned spending
	// APIHorizon and SelfHostedHorizon are the total costs over it, and Saving
	// their difference; nil while the API bill is not known. SelfHostedHorizon
	// is known without it.
	APIHorizon, Saving *Value
	SelfHostedHorizon  Value
	// BreakEvenVolume is the number of requests a month from which on the project
	// pays back within the horizon, whatever further machines it takes; nil while the price per request is unknown.
	BreakEvenVolume *Value
	// Cheapest is the same volume on the cheapest listed small model, and Cached
	// the same API with its prompts cached as far as they can be; nil while
	// traffic is not known, and Cached also where no such price is listed.
	Cheapest, Cached *Baseline
}

// Baseline is another way of having the same traffic answered, which tuning is
// compared with.
type Baseline struct {
	Label string
	// Price is the row of the price list it rests on.
	Price   *APIPrice
	Monthly Value
	// BreakEven is that of the project against it.
	BreakEven *BreakEven
	// Never says that self-hosting cannot pay back against it.
	Never bool
}

// BreakEven is when the project's cost is earned back.
type BreakEven struct {
	// Low is the best case and High the worst case, in months; either is nil
	// where that case never pays back.
	Low, High *Value
	// Never says that even the best case saves nothing.
	Never bool
	// InHorizon says whether it comes within the horizon, and WithinStable
	// whether it comes while the task stays the same.
	InHorizon, WithinStable Truth
	// MonthlySaving is the API bill less the running cost, at full traffic.
	MonthlySaving Value

	// drawn are the inputs of the payback, for draws: project, saving and, where
	// it is due, a year of tooling, or those of OpPayback where traffic ramps up.
	drawn []Value
}
