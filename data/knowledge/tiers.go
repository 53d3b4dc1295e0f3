package knowledge

import (
	"loracle/advisor"
)

type tiersFile struct {
	Tiers []rawTier `yaml:"tiers"`
}

type rawTier struct {
	ID        advisor.TierID `yaml:"id"`
	Title     string         `yaml:"title"`
	Profile   string         `yaml:"profile"`
	ModelSize string         `yaml:"model_size"`
	Method    string         `yaml:"method"`
	Total     string         `yaml:"total"`
	Monthly   string         `yaml:"monthly"`
	Serving   string         `yaml:"serving"`
	Lines     []rawTierLine  `yaml:"lines"`
}

type rawTierLine struct {
	ID       string            `yaml:"id"`
	Label    string            `yaml:"label"`
	Category advisor.Category  `yaml:"category"`
	Kind     advisor.MoneyKind `yaml:"kind"`
	Figure   string            `yaml:"figure"`
	Hours    string            `yaml:"hours"`
	Rate     string            `yaml:"rate"`
	Approach string            `yaml:"approach"`
}

// unitOf is the unit of a figure for each kind of money.
var unitOf = map[advisor.MoneyKind]advisor.Unit{
	advisor.OneTime: advisor.USD, advisor.Yearly: advisor.USDPerYear, advisor.Monthly: advisor.USDPerMonth,
}

// methodQuestion asks for LoRA or QLoRA.
const methodQuestion advisor.QuestionID = "method"

func (b *builder) buildTiers() {
	const name = "tiers.yaml"
	b.in(name).needValue("tiers")
	ids := []advisor.TierID{advisor.Lean, advisor.Mid, advisor.Enterprise}
	for i, raw := range b.raw.tiers.Tiers {
		e := b.in(name, "tiers", i)
		tier := b.buildTier(e, raw)
		if e.newID("tier", string(raw.ID), snakeCase, "lean") && oneOf(e.at("id"), "tier", raw.ID, ids) {
			b.advice.Tiers = append(b.advice.Tiers, tier)
		}
	}
	for _, id := range ids {
		if _, ok := b.seen["tier "+string(id)]; !ok && b.docs[name] != nil {
			b.problem(name, "tier "+string(id)+" is missing; each of "+listed(ids)+" is needed")
		}
	}
	b.checkCovered(name, "tier", advisor.QTier)
}

func (b *builder) buildTier(e entry, raw rawTier) *advisor.Tier {
	e.need("title", raw.Title, "profile", raw.Profile, "model_size", raw.ModelSize, "method", raw.Method)
	b.checkChoiceOf(e.at("model_size"), advisor.QModelSize, raw.ModelSize)
	b.checkChoiceOf(e.at("method"), methodQuestion, raw.Method)
	e.needValue("lines")
	tier := &advisor.Tier{
		ID: raw.ID, Title: raw.Title, Profile: raw.Profile, ModelSize: raw.ModelSize, Method: raw.Method, Serving: raw.Serving,
		Total:   b.mustFigure(e.at("total"), raw.Total, advisor.USD),
		Monthly: b.mustFigure(e.at("monthly"), raw.Monthly, advisor.USDPerMonth),
	}
	for i, line := range raw.Lines {
		tier.Lines = append(tier.Lines, b.buildTierLine(e.at("lines", i), string(raw.ID), line))
	}
	return tier
}

func (b *builder) buildTierLine(e entry, tier string, raw rawTierLine) *advisor.TierLine {
	e.need("label", raw.Label, "category", string(raw.Category), "kind", string(raw.Kind), "approach", raw.Approach)
	e.newID("line of the tier "+tier, raw.ID, snakeCase, "dataset")
	oneOf(e.at("category"), "category", raw.Category, categories())
	var units []advisor.Unit
	if oneOf(e.at("kind"), "kind", raw.Kind, []advisor.MoneyKind{advisor.OneTime, advisor.Yearly, advisor.Monthly}) {
		units = []advisor.Unit{unitOf[raw.Kind]}
	}
	if (raw.Hours == "") != (raw.Rate == "") {
		e.bad("there are hours without a rate or a rate without hours; allowed: both or neither")
	}
	return &advisor.TierLine{
		ID: raw.ID, Label: raw.Label, Category: raw.Category, Kind: raw.Kind, Approach: raw.Approach,
		Figure: b.mustFigure(e.at("figure"), raw.Figure, units...),
		Hours:  b.figure(e.at("hours"), raw.Hours, advisor.Hours),
		Rate:   b.figure(e.at("rate"), raw.Rate, advisor.USDPerHour),
	}
}

func categories() []advisor.Category {
	return []advisor.Category{
		advisor.DatasetCost, advisor.GPUCost, advisor.ToolingCost, advisor.LabourCost,
		advisor.EvaluationCost, advisor.DeploymentCost, advisor.SecurityCost, advisor.MonitoringCost,
	}
}
