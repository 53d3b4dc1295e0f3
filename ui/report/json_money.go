package report

import "loracle/advisor"

type jsonBudget struct {
	Tier  advisor.TierID   `json:"tier"`
	Lines []jsonBudgetLine `json:"lines"`
	// Total is the one-time total as computed and PaperTotal as printed, the
	// first year of yearly tooling included.
	Total      advisor.MoneyRange                 `json:"total"`
	PaperTotal advisor.MoneyRange                 `json:"paper_total"`
	Monthly    advisor.MoneyRange                 `json:"monthly"`
	Yearly     advisor.MoneyRange                 `json:"yearly"`
	Shares     map[advisor.Category]advisor.Range `json:"shares"`
}

type jsonBudgetLine struct {
	ID       string             `json:"id"`
	Label    string             `json:"label"`
	Category advisor.Category   `json:"category"`
	Kind     advisor.MoneyKind  `json:"kind"`
	InTotal  bool               `json:"in_total"`
	Paper    advisor.MoneyRange `json:"paper"`
	Computed advisor.MoneyRange `json:"computed"`
	// How is the last step of the calculation; empty where the figure stands
	// for itself.
	How   string   `json:"how"`
	Notes []string `json:"notes"`
}

func jsonBudgetOf(b advisor.TierBudget) jsonBudget {
	out := jsonBudget{
		Tier: b.Tier.ID, Lines: []jsonBudgetLine{}, Total: b.Computed, PaperTotal: b.Paper,
		Monthly: b.Monthly, Yearly: b.Yearly, Shares: map[advisor.Category]advisor.Range{},
	}
	for _, l := range b.Lines {
		line := jsonBudgetLine{
			ID: l.ID, Label: l.Label, Category: l.Category, Kind: l.Kind, InTotal: l.InTotal,
			Paper: l.Paper, Computed: l.Computed, How: l.Value.Formula(), Notes: []string{},
		}
		for _, n := range l.Notes {
			line.Notes = append(line.Notes, n.ID)
		}
		out.Lines = append(out.Lines, line)
	}
	for _, s := range b.Shares {
		out.Shares[s.Category] = s.Range
	}
	return out
}

type jsonEconomics struct {
	Baseline          *string             `json:"baseline"`
	APIMonthly        *advisor.MoneyRange `json:"api_monthly"`
	SelfHostedMonthly advisor.MoneyRange  `json:"self_hosted_monthly"`
	Project           advisor.MoneyRange  `json:"project"`
	BreakEven         *jsonBreakEven      `json:"break_even"`
	HorizonYears      advisor.Range       `json:"horizon_years"`
	APIHorizon        *advisor.MoneyRange `json:"api_horizon"`
	SelfHostedHorizon advisor.MoneyRange  `json:"self_hosted_horizon"`
	Saving            *advisor.MoneyRange `json:"saving"`
	BreakEvenVolume   *advisor.Range      `json:"break_even_volume"`
	Cheapest          *jsonCheapest       `json:"cheapest"`
	Warnings          []string            `json:"warnings"`
}

// jsonBreakEven has null for an end that never pays back, and for what cannot
// be told yet.
type jsonBreakEven struct {
	LowMonths     *float64           `json:"low_months"`
	HighMonths    *float64           `json:"high_months"`
	Never         bool               `json:"never"`
	InHorizon     *bool              `json:"in_horizon"`
	WithinStable  *bool              `json:"within_stable"`
	MonthlySaving advisor.MoneyRange `json:"monthly_saving"`
}

type jsonCheapest struct {
	APIModel string             `json:"api_model"`
	Monthly  advisor.MoneyRange `json:"monthly"`
	// Never says that self-hosting cannot pay back against it.
	Never bool `json:"never"`
}

func jsonEconomicsOf(e advisor.Economics) jsonEconomics {
	out := jsonEconomics{
		APIMonthly: orNullMoney(e.APIMonthly), SelfHostedMonthly: e.SelfHostedMonthly.Money(),
		Project: e.Project.Money(), HorizonYears: e.HorizonYears.Range, APIHorizon: orNullMoney(e.APIHorizon),
		SelfHostedHorizon: e.SelfHostedHorizon.Money(), Saving: orNullMoney(e.Saving),
		BreakEvenVolume: orNullRange(e.BreakEvenVolume), Warnings: append([]string{}, e.Warnings...),
	}
	if e.Baseline != "" {
		out.Baseline = &e.Baseline
	}
	if b := e.BreakEven; b != nil {
		out.BreakEven = &jsonBreakEven{
			Never: b.Never, InHorizon: orNullTruth(b.InHorizon), WithinStable: orNullTruth(b.WithinStable),
			MonthlySaving: b.MonthlySaving.Money(),
		}
		if b.Low != nil {
			out.BreakEven.LowMonths = &b.Low.Low
		}
		if b.High != nil {
			out.BreakEven.HighMonths = &b.High.High
		}
	}
	if c := e.Cheapest; c != nil {
		out.Cheapest = &jsonCheapest{c.Price.ID, c.Monthly.Money(), c.Never}
	}
	return out
}

func orNullMoney(v *advisor.Value) *advisor.MoneyRange {
	if v == nil {
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

type jsonDataset struct {
	Task        *string        `json:"task"`
	Minimum     *advisor.Range `json:"minimum"`
	Recommended *advisor.Range `json:"recommended"`
	AtHand      *advisor.Range `json:"at_hand"`
	Achievable  *advisor.Range `json:"achievable"`
	Gap         *advisor.Range `json:"gap"`
	Fits        *bool          `json:"fits"`
}

func jsonDatasetOf(d advisor.Dataset) jsonDataset {
	out := jsonDataset{
		Minimum: orNullRange(d.Minimum), Recommended: orNullRange(d.Recommended),
		AtHand: d.AtHand, Achievable: d.Achievable, Gap: orNullRange(d.Gap), Fits: orNullTruth(d.Fits),
	}
	if d.Task != nil {
		out.Task = &d.Task.ID
	}
	return out
}
