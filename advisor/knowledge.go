package advisor

import (
	"slices"
	"time"
)

// Knowledge is everything the engine knows: the whitepaper's figures with
// their corrections, dated prices, the questions, and the rules. It is loaded
// once and never changed afterwards.
type Knowledge struct {
	// Version is the date of the knowledge base, like "2026-11-23".
	Version string
	// SHA256 is the hash of the files it was loaded from, in hex.
	SHA256 string

	Figures   []*Figure
	Notes     []*Note
	Questions []*Question
	Gates     []*Gate
	Routes    []*RouteGate
	Evidence  []*EvidenceRule
	Tasks     []*Task
	Tiers     []*Tier
	APIPrices []*APIPrice
	Failures  []*Failure
	Phases    []*Phase
	Tools     []*Tool
	Platforms []*Platform
	// Hardware holds the base models, GPUs and constants behind the capacity
	// and training estimates.
	Hardware *Hardware

	// Vocabulary is what conditions may speak of.
	Vocabulary *Vocabulary

	figures   map[string]*Figure
	questions map[QuestionID]*Question
	// budgets are the tiers priced, and budgetFigures what that rests on.
	budgets       []TierBudget
	budgetFigures []bool
	// strongest are the rules that touch an approach, by its place in Approaches.
	strongest [4][]int
}

// Index builds the look-up tables and prices the tiers. The loader calls it
// once, after filling in the lists.
func (k *Knowledge) Index() {
	k.figures = make(map[string]*Figure, len(k.Figures))
	for i, f := range k.Figures {
		k.figures[f.ID], f.place = f, i
		if f.Computed != nil {
			f.leaf = f.Value()
		}
	}
	k.questions = make(map[QuestionID]*Question, len(k.Questions))
	for i, q := range k.Questions {
		k.questions[q.ID], q.place = q, i
	}
	for _, g := range k.Gates {
		g.blocks = setOf(g.Blocks...)
	}
	for _, rule := range k.Evidence {
		for i, approach := range Approaches() {
			rule.points[i] = rule.Weights[approach]
		}
	}
	for i := range k.strongest {
		k.strongest[i] = k.strongestFor(i)
	}
	a := &assessor{k: k, used: make([]bool, len(k.Figures))}
	for _, row := range k.APIPrices {
		row.leaves = row.asValues()
	}
	for _, t := range k.Tiers {
		k.budgets = append(k.budgets, a.tierBudget(t))
	}
	k.budgetFigures = a.used
}

// Figure is the figure with that id, or nil.
func (k *Knowledge) Figure(id string) *Figure { return k.figures[id] }

// Question is the question with that id, or nil.
func (k *Knowledge) Question(id QuestionID) *Question { return k.questions[id] }

// Task is a kind of task with its data requirement (T3).
type Task struct {
	// ID is a choice of the question task_type.
	ID, Label   string
	Minimum     *Figure // examples
	Recommended *Figure // examples
	// Quality is the key requirement on the examples, in words.
	Quality string
}

// TierID is lean, mid or enterprise.
type TierID string

// The three budget tiers of the paper.
const (
	Lean       TierID = "lean"
	Mid        TierID = "mid"
	Enterprise TierID = "enterprise"
)

// Tier is one of the paper's three example budgets (T12-T14).
type Tier struct {
	ID             TierID
	Title, Profile string
	ModelSize      string // a choice of the question model_size
	Method         string // a choice of the question method
	Lines          []*TierLine
	// Total is the printed one-time total; Monthly the printed ongoing cost.
	Total, Monthly *Figure
	// Serving is what the ongoing cost pays for, like "one spot A10G";
	// empty in knowledge bases from before it was kept.
	Serving string
}

// MoneyKind keeps one-time, yearly and monthly money apart.
type MoneyKind string

// The three kinds of money.
const (
	OneTime MoneyKind = "one_time"
	Yearly  MoneyKind = "yearly"
	Monthly MoneyKind = "monthly"
)

// TierLine is one cost item of a tier.
type TierLine struct {
	ID, Label string
	// Category is one of the cost categories of the paper, like "dataset".
	Category Category
	Kind     MoneyKind
	Figure   *Figure
	// Hours and Rate are set where the line is hours times an hourly rate.
	Hours, Rate *Figure
	// Approach says how the tier does it, in words.
	Approach string
}

// Category groups cost lines for shares.
type Category string

// The cost categories, in the order reports use.
const (
	DatasetCost    Category = "dataset"
	GPUCost        Category = "gpu"
	ToolingCost    Category = "tooling"
	LabourCost     Category = "ml_time"
	EvaluationCost Category = "evaluation"
	DeploymentCost Category = "deployment"
	SecurityCost   Category = "security"
	MonitoringCost Category = "monitoring"
)

// Label is the category's name as shown.
func (c Category) Label() string {
	switch c {
	case DatasetCost:
		return "Dataset preparation"
	case GPUCost:
		return "GPU compute"
	case ToolingCost:
		return "Tooling"
	case LabourCost:
		return "ML engineer time"
	case EvaluationCost:
		return "Evaluation"
	case DeploymentCost:
		return "Deployment"
	case SecurityCost:
		return "Security and compliance"
	case MonitoringCost:
		return "Monitoring"
	}
	return string(c)
}

// APIPrice is a dated list price of a hosted model, in USD per 1M tokens.
type APIPrice struct {
	ID, Label     string
	Input, Output float64
	// TunedFrom is the price row of the model that a provider's tuned model was
	// made from; empty for models as the provider offers them.
	TunedFrom string
	// Cached is the price of cached input; nil where none is listed.
	Cached *float64
	// BatchInput and BatchOutput are the batch prices; nil where none is listed.
	BatchInput, BatchOutput *float64
	Source                  string
	AsOf                    time.Time

	// leaves are the prices as leaves of calculations, made once.
	leaves priceLeaves
}

// Failure is a way such projects go wrong (T9 and T15).
type Failure struct {
	ID, Label, RootCause string
	// Likely and Unlikely are the conditions under which it is that; while
	// neither holds it is possible. Unlikely may be nil.
	Likely, Unlikely *Condition
	// Prevention says what avoids it; empty where the paper names none.
	Prevention string
	// Iterations is how many training runs fixing it takes (T9); nil where the
	// paper gives no number.
	Iterations *Figure
	// CaughtInTraining and CaughtAfterLaunch are the costs if caught late, at
	// the two stages T9 and T15 speak of; either may be nil.
	CaughtInTraining, CaughtAfterLaunch *Figure
}

// Phase is a phase of the project plan (T8).
type Phase struct {
	ID, Label, Involves string
	Hours, Cost         *Figure
}

// Tool is a tool or service of T7.
type Tool struct {
	ID, Label, Purpose string
	// FreeTier and PaidTier are the printed texts; Price is the paid price as
	// a figure, nil where it is free or not a number.
	FreeTier, PaidTier string
	Price              *Figure
}

// Platform is a cloud platform of T6 with its GPU prices.
type Platform struct {
	ID, Label, Remark string
	// A100 and A10G are hourly spot prices; nil where the paper prints N/A.
	A100, A10G *Figure
}

// Approach is one of the four ways to shape a model's behaviour.
type Approach string

// The four approaches, simplest first; ties go to the simpler one.
const (
	Prompting Approach = "prompting"
	RAG       Approach = "rag"
	LoRA      Approach = "lora"
	LoRARAG   Approach = "lora+rag"
)

// Approaches lists the four approaches, simplest first.
func Approaches() []Approach { return []Approach{Prompting, RAG, LoRA, LoRARAG} }

// Label is the approach's name as shown.
func (a Approach) Label() string {
	switch a {
	case Prompting:
		return "Prompting"
	case RAG:
		return "RAG"
	case LoRA:
		return "LoRA"
	case LoRARAG:
		return "LoRA + RAG"
	}
	return string(a)
}

// place is where an approach stands in Approaches.
func (a Approach) place() int { return slices.Index(Approaches(), a) }

// Tunes reports whether the approach trains an adapter.
func (a Approach) Tunes() bool { return a == LoRA || a == LoRARAG }

// Gate blocks approaches until something is done, whatever their score.
type Gate struct {
	ID string
	// When is the condition under which the gate is shut.
	When   *Condition
	Blocks []Approach
	blocks approachSet
	// Reason says why in plain words; Until says what opens the gate.
	Reason, Until string
	Source        string
}

// EvidenceRule weighs an answer for or against approaches.
type EvidenceRule struct {
	ID   string
	When *Condition
	// Weights are points per approach, from -5 to 5; positive speaks for it.
	Weights map[Approach]int
	// points are the weights in the order of Approaches.
	points [4]int
	// Text is the reason in plain words.
	Text   string
	Source string
}
