package report

import (
	"time"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/data/knowledge"
	"loracle/data/session"
)

// The fixtures are built by hand, so that these tests hold the report to what
// it is given and not to the engine.

func at(day int) time.Time { return time.Date(2026, 11, day, 14, 2, 0, 0, time.UTC) }

func usd(low, high float64) advisor.MoneyRange { return advisor.Range{Low: low, High: high}.Money() }

func value(label string, unit advisor.Unit, low, high float64, inputs ...advisor.Value) advisor.Value {
	how := &advisor.Derivation{Label: label, Unit: unit, Op: advisor.OpGiven, Leaf: &advisor.Leaf{}}
	if len(inputs) > 0 {
		how.Op, how.Inputs, how.Leaf = advisor.OpMul, inputs, nil
	}
	return advisor.Value{Range: advisor.Range{Low: low, High: high}, How: how}
}

func printedFigure(id, table, row, column, printed string, unit advisor.Unit, paper, computed advisor.Range, notes ...*advisor.Note) *advisor.Figure {
	return &advisor.Figure{
		ID: id, Label: row, Unit: unit, Paper: &paper, Computed: &computed, Printed: printed,
		Source: advisor.Source{Table: table, Row: row, Column: column}, Notes: notes,
	}
}

func span(low, high float64) advisor.Range { return advisor.Range{Low: low, High: high} }

var (
	noteD2 = &advisor.Note{ID: "D2", Text: "The low end is printed as $5,000; 80 hours at $80 are $6,400. loracle multiplies hours by rate."}
	noteD9 = &advisor.Note{ID: "D9", Text: "The bill is printed as about $2,700 and computes to $2,500.", Source: "list prices of 2026-08-05"}
)

func base() *knowledge.Base {
	k := &advisor.Knowledge{
		Version: "2026-11-23",
		SHA256:  "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
		Notes:   []*advisor.Note{noteD2, noteD9},
		Questions: []*advisor.Question{
			{ID: advisor.QTaskType, Section: advisor.Business, Kind: advisor.ChoiceQuestion, Short: "Kind of task", Choices: []advisor.Choice{{Value: "style_tone", Label: "Style or tone"}}},
			{ID: "gap_text", Section: advisor.Business, Kind: advisor.TextQuestion, Short: "The gap in words"},
			{ID: advisor.QRequestsPerMonth, Section: advisor.Business, Kind: advisor.NumberQuestion, Short: "Requests a month", Unit: advisor.Requests},
			{ID: advisor.QStableMonths, Section: advisor.Business, Kind: advisor.NumberQuestion, Short: "Months the task stays the same", Unit: advisor.Months},
			{ID: advisor.QLabelledExamples, Section: advisor.Data, Kind: advisor.NumberQuestion, Short: "Examples at hand", Unit: advisor.Examples},
			{ID: advisor.QMLEngineer, Section: advisor.Team, Kind: advisor.ChoiceQuestion, Short: "ML engineer", Choices: []advisor.Choice{{Value: "yes", Label: "Yes"}}},
			{
				ID: advisor.QHorizonYears, Section: advisor.Business, Kind: advisor.NumberQuestion, Short: "Years to compare over", Unit: advisor.Years,
				Assume: &advisor.Assumption{Range: advisor.Exactly(3), Why: "Three years, as the paper compares."},
			},
		},
		Figures: []*advisor.Figure{
			printedFigure("t2.api_monthly", "T2", "Monthly inference cost", "API-Only Route", "~$2,700/month", advisor.USDPerMonth, span(2700, 2700), span(2500, 2500), noteD9),
			printedFigure("t2.self_hosted_monthly", "T2", "Monthly inference cost", "Fine-Tuned 7B (Self-Hosted)", "~$180/month (A10G spot)", advisor.USDPerMonth, span(180, 180), span(380, 550)),
			printedFigure("t2.project", "T2", "One-time fine-tuning project", "Fine-Tuned 7B (Self-Hosted)", "$12,000–$35,000", advisor.USD, span(12000, 35000), span(12000, 35000)),
			printedFigure("t2.break_even", "T2", "Break-even point", "Fine-Tuned 7B (Self-Hosted)", "5–13 months", advisor.Months, span(5, 13), span(4.7619, 13.8889)),
			printedFigure("t2.api_three_year", "T2", "3-year total cost", "API-Only Route", "~$97,200", advisor.USD, span(97200, 97200), span(97200, 97200)),
			printedFigure("t2.self_hosted_three_year", "T2", "3-year total cost", "Fine-Tuned 7B (Self-Hosted)", "~$26,000–$42,000", advisor.USD, span(26000, 42000), span(18480, 41480)),
			printedFigure("t2.saving", "T2", "3-year saving vs. API-only", "Fine-Tuned 7B (Self-Hosted)", "$55,000–$71,000", advisor.USD, span(55000, 71000), span(55720, 78720)),
			printedFigure("t12.ml_time", "T12", "ML engineer time (80–120 hrs at $80/hr)", "Low, High", "$5,000 | $9,600", advisor.USD, span(5000, 9600), span(6400, 9600), noteD2),
			{
				ID: "text.labour.consultancy", Label: "Consultancy rate", Unit: advisor.USDPerHour, Printed: "full rebuild",
				Source: advisor.Source{Table: "text.labour_market", Row: "Consultancies"},
			},
		},
	}
	k.Index()
	return &knowledge.Base{Advice: k, Pack: pack()}
}

func pack() *checklist.Pack {
	item := func(id checklist.ItemID, title string) checklist.Item {
		return checklist.Item{
			ID: id, Title: title, Question: "Is " + string(id) + " settled?",
			Risk: "Nobody could tell whether it worked.", Action: "Settle " + string(id) + " with the owner", Proof: checklist.ProofAsked,
		}
	}
	proven := item("eval_set", "Held-out evaluation set")
	proven.Proof = checklist.ProofRequired
	return &checklist.Pack{ID: "go_no_go", Version: "1", Title: "Go or no-go", Threshold: 3, Categories: []checklist.Category{
		{ID: "business", Title: "Business case", Items: []checklist.Item{item("query_volume", "Query volume"), item("stable_use_case", "Stable use case"), item("defined_gap", "Defined behaviour gap")}},
		{ID: "data", Title: "Data readiness", Items: []checklist.Item{item("source_data", "Source data"), item("minimum_volume", "Minimum volume"), proven}},
		{ID: "team", Title: "Team readiness", Items: []checklist.Item{item("single_owner", "Single owner"), item("gpu_access", "GPU access")}},
	}}
}

// lean is a budget with one line of each kind of money.
func lean() advisor.TierBudget {
	return advisor.TierBudget{
		Tier: &advisor.Tier{ID: advisor.Lean, Title: "Lean team or startup", Profile: "One ML engineer on spot GPUs.", ModelSize: "7b", Method: "qlora"},
		Lines: []advisor.BudgetLine{
			{ID: "dataset", Label: "Dataset preparation", Category: advisor.DatasetCost, Kind: advisor.OneTime, Paper: usd(1200, 4500), Computed: usd(1200, 4500), InTotal: true, Approach: "Internal logs and synthetic examples"},
			{ID: "tooling", Label: "Tooling", Category: advisor.ToolingCost, Kind: advisor.Yearly, Paper: usd(800, 1400), Computed: usd(800, 1400), InTotal: true},
			{ID: "ml_time", Label: "ML engineer time", Category: advisor.LabourCost, Kind: advisor.OneTime, Paper: usd(5000, 9600), Computed: usd(6400, 9600), InTotal: true, Notes: []*advisor.Note{noteD2}},
			{ID: "deployment", Label: "Deployment", Category: advisor.DeploymentCost, Kind: advisor.Monthly, Paper: usd(380, 550), Computed: usd(380, 550)},
		},
		Paper: usd(7000, 15500), Computed: usd(8400, 15500), Monthly: usd(380, 550), Yearly: usd(800, 1400),
		Shares: []advisor.CategoryShare{
			{Category: advisor.DatasetCost, Range: span(0.1429, 0.2903)},
			{Category: advisor.ToolingCost, Range: span(0.0903, 0.0952)},
			{Category: advisor.LabourCost, Range: span(0.6194, 0.7619)},
		},
	}
}

// own is a budget from answers that goes beyond the printed one: more for the
// engineer, and a line that the printed budget does not have.
func own() advisor.TierBudget {
	b := lean()
	b.Lines = b.Lines[:3:3]
	b.Lines[2].Computed = usd(6400, 12_800)
	b.Lines[2].Approach = "The phases of the plan"
	b.Lines = append(b.Lines, advisor.BudgetLine{
		ID: "security", Label: "Security and compliance", Category: advisor.SecurityCost, Kind: advisor.OneTime, Computed: usd(0, 5000), InTotal: true,
	})
	printed := func(id string, low, high float64) *advisor.TierLine {
		f := printedFigure("t12."+id, "T12", id, "Low, High", "as printed", advisor.USD, span(low, high), span(low, high))
		return &advisor.TierLine{ID: id, Category: advisor.Category(id), Kind: advisor.OneTime, Figure: f}
	}
	b.Tier.Lines = []*advisor.TierLine{printed("dataset", 1200, 4500), printed("tooling", 800, 1400), printed("ml_time", 5000, 9600)}
	var values []advisor.Value
	b.Computed = advisor.MoneyRange{}
	for i, l := range b.Lines {
		b.Lines[i].Value = value(l.Label, advisor.USD, l.Computed.Low.Dollars(), l.Computed.High.Dollars())
		b.Lines[i].Value.How.Leaf.From.ID = l.ID
		values, b.Computed = append(values, b.Lines[i].Value), b.Computed.Add(l.Computed)
	}
	b.Total = advisor.Sum("Total", advisor.USD, values...)
	retraining := value("Retraining", advisor.USDPerYear, 960, 1920)
	b.Retraining = &retraining
	return b
}

func mid() advisor.TierBudget {
	return advisor.TierBudget{
		Tier:  &advisor.Tier{ID: advisor.Mid, Title: "Mid-size product team", ModelSize: "13b", Method: "lora"},
		Paper: usd(17480, 40550), Computed: usd(20880, 40550), Monthly: usd(700, 1100), Yearly: usd(800, 1400),
	}
}

func conditionalCase() casefile.Case {
	b := base()
	state := session.New("01JD0000000000000000000000")
	state.Title, state.CreatedAt, state.UpdatedAt = "Support triage", at(16), at(23)
	state.Answers = advisor.Answers{
		advisor.QTaskType: advisor.Word("style_tone"), "gap_text": advisor.Word("One reply in five leaves out the return address."),
		advisor.QRequestsPerMonth: advisor.Number(span(300_000, 600_000)), advisor.QStableMonths: advisor.Number(span(18, 18)),
		advisor.QLabelledExamples: advisor.Number(span(400, 400)), advisor.QMLEngineer: advisor.Unknown(),
	}
	state.Notes = map[advisor.QuestionID]string{advisor.QRequestsPerMonth: "counted over October", advisor.QMLEngineer: "ask Ben"}
	state.ItemNotes = map[checklist.ItemID]string{"gpu_access": "quota was asked for"}
	state.Marks = checklist.Marks{
		"query_volume": {State: checklist.Met, Evidence: "billing export of October"}, "stable_use_case": {State: checklist.Met}, "defined_gap": {State: checklist.Met},
		"source_data": {State: checklist.Met, Evidence: "40k tickets"}, "minimum_volume": {State: checklist.Open}, "eval_set": {State: checklist.Met},
		"single_owner": {State: checklist.NotApplicable, Reason: "the whole team owns it"},
		"gpu_access": {
			State: checklist.Accepted, Reason: "the quota comes before training starts", AcceptedBy: "Ana", Owner: "Ben",
			Until: at(30), Notice: "no quota by the end of the month",
		},
	}
	facts := checklist.Facts{"stable_use_case": {Proposed: checklist.Open, Evidence: "months the task stays the same: 8"}}
	return casefile.Case{State: state, Base: b, Today: at(23), Assessment: tunedAssessment(b), Review: checklist.Evaluate(b.Pack, state.Marks, facts, at(23))}
}

func tunedAssessment(b *knowledge.Base) advisor.Assessment {
	minimum, recommended := value("minimum", advisor.Examples, 500, 500), value("recommended", advisor.Examples, 800, 1200)
	gap, atHand := value("missing", advisor.Examples, 100, 100), span(400, 400)
	return advisor.Assessment{
		Recommendation: advisor.Recommendation{
			Approach: advisor.LoRA, Route: advisor.SelfHosted, Confidence: 0.7, RunnerUp: advisor.LoRARAG,
			Options: []advisor.Option{
				{Approach: advisor.LoRA, Status: advisor.Recommended, Score: 6, Reasons: []advisor.Reason{
					{Text: "Style and tone are what tuning teaches well.", Weight: 3, Source: "T1"},
					{Text: "The gap is in form, which tuning closes.", Weight: 2, Source: "T1"},
					{Text: "Careful prompting falls short.", Weight: 2, Source: "T16a"},
					{Text: "High volume pays for the work.", Weight: 1, Source: "T2"},
					{Text: "The facts change yearly.", Weight: -2, Source: "T1, poor fit"},
				}},
				{Approach: advisor.LoRARAG, Status: advisor.Viable, Score: 3, Reasons: []advisor.Reason{{Text: "Two systems to run.", Weight: -2, Source: "T1"}}},
				{Approach: advisor.Prompting, Status: advisor.NotAdvised, Score: -2},
				{Approach: advisor.RAG, Status: advisor.NotAdvised, Score: -5},
			},
			Open: []advisor.QuestionID{advisor.QMLEngineer, "privacy"},
		},
		Tier: advisor.Lean, TierWhy: "One engineer and a small model are nearest to this budget.",
		Tiers: []advisor.TierBudget{lean(), mid()}, Own: own(),
		Serving: advisor.ServingPlan{Monthly: value("Running cost a month", advisor.USDPerMonth, 380, 550), How: "The nearest tier's figure, until requests and tokens are known."},
		Dataset: advisor.Dataset{
			Task:    &advisor.Task{ID: "style_tone", Label: "style or tone adaptation", Quality: "the same format in all examples"},
			Minimum: &minimum, Recommended: &recommended, AtHand: &atHand, Gap: &gap, Fits: advisor.Unsure,
		},
		Economics:   tunedEconomics(),
		Assumptions: []advisor.UsedAssumption{{Question: b.Advice.Question(advisor.QHorizonYears), Range: advisor.Exactly(3), Why: "Three years, as the paper compares."}},
		FiguresUsed: b.Advice.Figures[7:],
	}
}

func tunedEconomics() advisor.Economics {
	requests, price := value("Requests a month", advisor.Requests, 300_000, 600_000), value("API price of a request", "USD/request", 0.005, 0.005)
	api := value("API bill a month", advisor.USDPerMonth, 1500, 3000, requests, price)
	low, high := value("Break-even, best case", advisor.Months, 3.2061, 3.2061), value("Break-even, worst case", advisor.Months, 16.3158, 16.3158)
	apiTotal, saving, volume := value("API over the period", advisor.USD, 54_000, 108_000), value("Saving", advisor.USD, 18_700, 85_920), value("Volume", advisor.Requests, 122_667, 196_111)
	return advisor.Economics{
		Baseline: "GPT-4o at list price", APIMonthly: &api, Warnings: []string{"GPT-4o: no batch price is listed, so the batch share is charged in full."},
		Project: value("Project", advisor.USD, 8400, 15_500), SelfHostedMonthly: value("Running cost a month", advisor.USDPerMonth, 380, 550),
		BreakEven: &advisor.BreakEven{
			Low: &low, High: &high, InHorizon: advisor.Yes, WithinStable: advisor.Yes,
			MonthlySaving: value("Monthly saving", advisor.USDPerMonth, 950, 2620),
		},
		HorizonYears: value("Years", advisor.Years, 3, 3), APIHorizon: &apiTotal, Saving: &saving,
		SelfHostedHorizon: value("Tuned model over the period", advisor.USD, 23_680, 38_100), BreakEvenVolume: &volume,
		Cheapest: &advisor.Baseline{
			Label: "GPT-4o mini", BreakEven: &advisor.BreakEven{Never: true},
			Price:   &advisor.APIPrice{ID: "gpt-4o-mini", Label: "GPT-4o mini", Source: "list prices", AsOf: time.Date(2026, 8, 5, 0, 0, 0, 0, time.UTC)},
			Monthly: value("GPT-4o mini", advisor.USDPerMonth, 90, 180), Never: true,
		},
	}
}

// emptyCase is a session in which nothing has been said.
func emptyCase() casefile.Case {
	b := base()
	state := session.New("01JD0000000000000000000001")
	state.Title, state.CreatedAt, state.UpdatedAt = "New assessment", at(23), at(23)
	economics := tunedEconomics()
	economics.Baseline, economics.APIMonthly, economics.BreakEven, economics.APIHorizon = "", nil, nil, nil
	economics.Saving, economics.BreakEvenVolume, economics.Cheapest, economics.Warnings = nil, nil, nil, nil
	return casefile.Case{
		State: state, Base: b, Today: at(23), Review: checklist.Evaluate(b.Pack, nil, nil, at(23)),
		Assessment: advisor.Assessment{
			Recommendation: advisor.Recommendation{
				Route: advisor.NoRoute, Open: []advisor.QuestionID{advisor.QTaskType, advisor.QRequestsPerMonth},
				Options: []advisor.Option{{Approach: advisor.Prompting, Status: advisor.NotAdvised}, {Approach: advisor.LoRA, Status: advisor.NotAdvised}},
			},
			Tier: advisor.Lean, Tiers: []advisor.TierBudget{lean(), mid()}, Own: own(), Economics: economics,
			Serving: advisor.ServingPlan{Monthly: value("Running cost a month", advisor.USDPerMonth, 380, 550)},
		},
	}
}

// refusedCase is a project that should not be: no-go, gates shut, no payback.
func refusedCase() casefile.Case {
	c := conditionalCase()
	c.Title = "Contract review"
	c.Marks = checklist.Marks{
		"query_volume": {State: checklist.Open}, "stable_use_case": {State: checklist.DontKnow}, "defined_gap": {State: checklist.Open},
		"source_data": {State: checklist.Met}, "minimum_volume": {State: checklist.Met}, "eval_set": {State: checklist.Met, Evidence: "120 held out"},
		"single_owner": {State: checklist.Met},
		"gpu_access": {
			State: checklist.Accepted, Reason: "the quota comes before training starts", AcceptedBy: "Ana", Owner: "Ben", Until: at(20),
		},
	}
	c.Review = checklist.Evaluate(c.Base.Pack, c.Marks, nil, at(23))
	r := &c.Assessment.Recommendation
	r.Approach, r.Route, r.RunnerUp, r.Confidence = advisor.Prompting, advisor.NoRoute, advisor.RAG, 0.4
	gate := advisor.Block{Gate: "no_measured_gap", Reason: "Nothing has been shown that prompting does wrong.", Until: "Test careful prompting on fifty real inputs.", Source: "T16a"}
	r.Options = []advisor.Option{
		{Approach: advisor.Prompting, Status: advisor.Recommended, Score: 5, Reasons: []advisor.Reason{{Text: "Prompting already meets the need.", Weight: 5, Source: "T16a"}}},
		{Approach: advisor.RAG, Status: advisor.Viable, Score: 2},
		{Approach: advisor.LoRA, Status: advisor.Blocked, Score: 7, BlockedBy: []advisor.Block{gate}},
		{Approach: advisor.LoRARAG, Status: advisor.Blocked, Score: 5, BlockedBy: []advisor.Block{gate}},
	}
	e := &c.Assessment.Economics
	e.BreakEven = &advisor.BreakEven{Never: true, MonthlySaving: value("Monthly saving", advisor.USDPerMonth, -500, -100), InHorizon: advisor.No}
	api := value("API bill a month", advisor.USDPerMonth, 50, 280)
	e.APIMonthly, e.BreakEvenVolume, e.Cheapest = &api, nil, nil
	return c
}

// trouble is text made of what Markdown, terminals and spreadsheets act on, with
// words that are read from the right.
const trouble = "| `x` <b>|</b> **b** _i_ # \x1b[31mred\x1b[0m \u202eRTL\u202c שלום مرحبا =SUM(A1) 日本語 👩\u200d👩\u200d👧 [a](b) \\| ~~s~~ &amp; \r\n- list\n1. one"

// caseSaying has the same words in every text that people or files can set.
func caseSaying(evil string) casefile.Case {
	c := conditionalCase()
	c.Title = evil
	c.Answers["gap_text"], c.Answers["unknown_question"] = advisor.Word(evil), advisor.Words("-", evil)
	c.Notes = map[advisor.QuestionID]string{advisor.QRequestsPerMonth: evil, "unknown_question": evil}
	c.ItemNotes = map[checklist.ItemID]string{"gpu_access": evil}
	mark := checklist.Mark{State: checklist.Accepted, Evidence: evil, Reason: evil, AcceptedBy: evil, Owner: evil, Until: at(30), Notice: evil}
	c.Marks = checklist.Marks{"query_volume": mark, "gpu_access": mark, "eval_set": {State: checklist.Open, Evidence: evil}}
	for i := range c.Base.Pack.Categories {
		c.Base.Pack.Categories[i].Title = evil
	}
	c.Review = checklist.Evaluate(c.Base.Pack, c.Marks, checklist.Facts{"source_data": {Proposed: checklist.Met, Evidence: evil}}, at(23))
	c.Base.Advice.Version, c.Base.Advice.SHA256 = evil, "abc"
	c.Base.Advice.Figures[7].Label, c.Base.Advice.Figures[7].ID = evil, evil
	c.Assessment.Tiers[0].Lines[0].Label, c.Assessment.Tiers[0].Tier.Title = evil, evil
	c.Assessment.Recommendation.Options[0].Reasons[0].Text = evil
	c.Assessment.Economics.Baseline = evil
	return c
}

// markdownOf is the report of a case that carries no session.
func markdownOf(c casefile.Case) []byte { return markdown(gather(Source{Case: c})) }
