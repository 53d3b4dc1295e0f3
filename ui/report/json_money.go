package report

import (
	"loracle/advisor"
	"loracle/data/casefile"
)

// jsonBudget is the budget computed from the answers; Tier is the printed
// budget that it is nearest to, and Tiers all three.
type jsonBudget struct {
	Tier  advisor.TierID   `json:"tier"`
	Lines []jsonBudgetLine `json:"lines"`
	// Total is the one-time total as computed, the first year of yearly tooling
	// included, and PaperTotal what the nearest tier prints for these lines.
	Total      jsonTotal              `json:"total"`
	PaperTotal *advisor.MoneyRange    `json:"paper_total"`
	Monthly    advisor.MoneyRange     `json:"monthly"`
	Yearly     advisor.MoneyRange     `json:"yearly"`
	Retraining *advisor.MoneyRange    `json:"retraining"`
	Shares     map[string]jsonPercent `json:"shares"`
	Tiers      []jsonTier             `json:"tiers"`
	// Overrides lists every amount set by hand, ongoing ones included.
	Overrides []jsonSetLine `json:"overrides"`
	// Contingencies are what unresolved checkpoints add to the total, and
	// GoingNow the total with them; null while there are none.
	Contingencies []jsonContingency   `json:"contingencies"`
	GoingNow      *advisor.MoneyRange `json:"going_now"`
	// Limit is the limit on the one-time budget; null while none is known.
	Limit *jsonLimit `json:"limit"`
}

// jsonLimit says whether a limit covers the one-time total, and what going now
// costs; null for in the better cases only.
type jsonLimit struct {
	Amount        advisor.MoneyRange `json:"amount"`
	Holds         *bool              `json:"holds"`
	GoingNowHolds *bool              `json:"going_now_holds"`
}

func jsonLimitOf(l *casefile.Limit) *jsonLimit {
	if l == nil {
		return nil
	}
	return &jsonLimit{l.Amount.Money(), orNullTruth(l.Holds), orNullTruth(l.GoingNow)}
}

// jsonTotal has percentiles beside the range, from seeded draws.
type jsonTotal struct {
	Low  advisor.Money `json:"low"`
	High advisor.Money `json:"high"`
	P10  advisor.Money `json:"p10"`
	P50  advisor.Money `json:"p50"`
	P90  advisor.Money `json:"p90"`
}

type jsonPercent advisor.Range

type jsonBudgetLine struct {
	ID       string            `json:"id"`
	Label    string            `json:"label"`
	Category advisor.Category  `json:"category"`
	Kind     advisor.MoneyKind `json:"kind"`
	InTotal  bool              `json:"in_total"`
	// Paper is null where the nearest tier prints no such line.
	Paper    *advisor.MoneyRange `json:"paper"`
	Computed advisor.MoneyRange  `json:"computed"`
	// Amount is what counts: the computed amount, or what Override sets by hand.
	Amount   advisor.MoneyRange `json:"amount"`
	Override *jsonOverride      `json:"override"`
	// How is the last step of the calculation; empty where a figure stands for
	// itself. The whole of it is under derivations.
	How      string   `json:"how"`
	Approach string   `json:"approach"`
	Notes    []string `json:"notes"`
}

// jsonTier is one of the three printed budgets.
type jsonTier struct {
	ID         advisor.TierID      `json:"id"`
	Title      string              `json:"title"`
	PaperTotal advisor.MoneyRange  `json:"paper_total"`
	Total      advisor.MoneyRange  `json:"total"`
	Monthly    *advisor.MoneyRange `json:"monthly"`
	Yearly     advisor.MoneyRange  `json:"yearly"`
}

// jsonBudgetOf is nil while there is no budget.
func jsonBudgetOf(c casefile.Case, likely advisor.Outlook) *jsonBudget {
	m := budgetOf(c)
	if m == nil {
		return nil
	}
	total, p := m.total.Money(), likely.Project
	out := &jsonBudget{
		Tier: c.Assessment.Own.Tier.ID, Lines: []jsonBudgetLine{},
		Total:      jsonTotal{total.Low, total.High, advisor.Dollars(p.P10), advisor.Dollars(p.P50), advisor.Dollars(p.P90)},
		PaperTotal: orNullMoney(m.paperTotal), Monthly: m.monthly.Money(), Yearly: m.yearly.Money(),
		Retraining: orNullMoney(m.retraining), Shares: map[string]jsonPercent{}, Tiers: []jsonTier{},
		Overrides: jsonSetLinesOf(c.Assessment.Own), Contingencies: jsonContingenciesOf(c), GoingNow: orNullMoney(c.GoingNow),
		Limit: jsonLimitOf(c.Limit()),
	}
	for _, l := range m.lines {
		out.Lines = append(out.Lines, jsonLineOf(l))
	}
	for _, s := range m.shares {
		out.Shares[string(s.category)] = jsonPercent(s.value.Range)
	}
	for i, t := range m.tiers {
		tier := jsonTier{ID: t.id, Title: c.Assessment.Tiers[i].Tier.Title, PaperTotal: t.paper.Money(), Total: t.total.Money(), Yearly: t.yearly.Money()}
		if t.monthly.How != nil {
			tier.Monthly = orNullMoney(&t.monthly)
		}
		out.Tiers = append(out.Tiers, tier)
	}
	return out
}

func jsonLineOf(l budgetLineNumbers) jsonBudgetLine {
	line := jsonBudgetLine{
		ID: l.ID, Label: l.Label, Category: l.Category, Kind: l.Kind, InTotal: l.InTotal,
		Paper: orNullMoney(l.paper), Computed: l.Computed, Amount: l.Amount(), Override: jsonOverrideOf(l.BudgetLine), How: howInWords(l.Value), Approach: l.Approach, Notes: []string{},
	}
	for _, n := range l.Notes {
		line.Notes = append(line.Notes, n.ID)
	}
	return line
}

// howInWords is the last step of a calculation that is more than rounding.
func howInWords(v advisor.Value) string {
	for v.How != nil && v.How.Op == advisor.OpCent {
		v = v.How.Inputs[0]
	}
	if v.How != nil && v.How.From().Kind == advisor.FromOverride {
		return v.How.From().Source
	}
	return v.Formula()
}

func orNullMoney(v *advisor.Value) *advisor.MoneyRange {
	if v == nil || v.How == nil {
		return nil
	}
	m := v.Money()
	return &m
}

func orNullRange(v *advisor.Value) *advisor.Range {
	if v == nil {
		return nil
	}
	return &v.Range
}

func orNullTruth(t advisor.Truth) *bool {
	if t == advisor.Unsure {
		return nil
	}
	yes := t == advisor.Yes
	return &yes
}
