package advisor

// ownBudget is the budget computed from the answers, with the lines of a tier.
// Where an answer is missing, the line rests on the nearest tier's figure or on
// a range that allows for every answer.
func (a *assessor) ownBudget(nearest TierBudget, training *TrainingPlan) TierBudget {
	b := TierBudget{Tier: nearest.Tier, Lines: make([]BudgetLine, 0, len(categoriesOfOwn))}
	add := func(c Category, kind MoneyKind, how string, v Value) {
		v = ToTheCent(v.Named(c.Label()))
		l := BudgetLine{
			ID: string(c), Label: c.Label(), Category: c, Kind: kind, Approach: how,
			Computed: v.Money(), ComputedValue: v, Value: v, InTotal: kind != Monthly,
		}
		l.Paper, l.Notes = nearest.printed(c)
		b.Lines = append(b.Lines, a.byHand(l))
	}
	// A line that the answers do not call for is there once somebody sets it.
	maybe := func(c Category, v Value, how string, ok bool) {
		if !ok && a.override(LineID(c)) == nil {
			return
		}
		if !ok {
			v, how = defined("not called for", USD, 0), notCalledFor
		}
		add(c, OneTime, how, v)
	}
	dataset, how := a.datasetLine(nearest)
	add(DatasetCost, OneTime, how, dataset)
	gpu, how := a.gpuLine(nearest, training)
	add(GPUCost, OneTime, how, gpu)
	tooling, how := a.toolingLine(nearest)
	add(ToolingCost, Yearly, how, tooling)
	labour, how := a.labourLine()
	add(LabourCost, OneTime, how, labour)
	evaluation, how := a.evaluationLine()
	add(EvaluationCost, OneTime, how, evaluation)
	deployment, how, ok := a.deploymentLine(nearest)
	maybe(DeploymentCost, deployment, how, ok)
	security, how, ok := a.securityLine()
	maybe(SecurityCost, security, how, ok)
	monitoring, how, ok := a.monitoringLine(nearest)
	maybe(MonitoringCost, monitoring, how, ok)
	a.addUp(&b)
	return b
}

// categoriesOfOwn are the lines that an own budget can have.
var categoriesOfOwn = [...]Category{DatasetCost, GPUCost, ToolingCost, LabourCost, EvaluationCost, DeploymentCost, SecurityCost, MonitoringCost}

// notCalledFor stands beside a line that only somebody's hand put there.
const notCalledFor = "Your answers call for no such line; it is there because it was set by hand."

// renewing says what retraining is.
const renewing = "Renewing the adapter as often as you said: a run with its evaluation and a month of watching."

// ongoing fills in what is paid again and again, retraining and serving, as the
// answers give it or as it was set by hand.
func (a *assessor) ongoing(out *Assessment) {
	retraining := BudgetLine{ID: string(RetrainingLine), Label: RetrainingLine.Label(), Kind: Yearly, Approach: renewing}
	switch v := a.retraining(out.Training); {
	case v != nil:
		retraining.ComputedValue = *v
	case a.override(RetrainingLine) != nil:
		retraining.ComputedValue = defined(RetrainingLine.Label(), USDPerYear, 0)
		retraining.Approach = notCalledFor
	}
	if retraining.ComputedValue.How != nil {
		v := out.Own.keep(a, retraining).Value
		out.Own.Retraining = &v
	}
	serving := BudgetLine{
		ID: string(ServingLine), Label: ServingLine.Label(), Kind: Monthly, Approach: out.Serving.How, ComputedValue: out.Serving.Monthly,
	}
	if serving = out.Own.keep(a, serving); serving.Override != nil {
		out.Serving.setByHand()
	}
	out.Serving.Monthly = serving.Value
	out.Own.Monthly = out.Serving.Monthly.Money()
}

// keep adds an ongoing line, as it was set by hand where it was.
func (b *TierBudget) keep(a *assessor, l BudgetLine) BudgetLine {
	l.Computed, l.Value = l.ComputedValue.Money(), l.ComputedValue
	l = a.byHand(l)
	b.Ongoing = append(b.Ongoing, l)
	return l
}

// addUp fills in the totals of a budget from its lines.
func (a *assessor) addUp(b *TierBudget) {
	counted := make([]Value, 0, len(categoriesOfOwn))
	for _, l := range b.Lines {
		if l.InTotal {
			counted = append(counted, l.Value)
			b.Paper, b.Computed = b.Paper.Add(l.Paper), b.Computed.Add(l.Amount())
		}
		if l.Kind == Yearly {
			b.Yearly = b.Yearly.Add(l.Amount())
		}
	}
	b.Total = Sum("One-time project total", USD, counted...)
	b.Shares = b.shares()
}

// printed is what the tier prints for a category, and its notes.
func (b TierBudget) printed(c Category) (sum MoneyRange, notes []*Note) {
	for _, l := range b.Lines {
		if l.Category == c && l.InTotal {
			sum, notes = sum.Add(l.Paper), l.Notes
		}
	}
	return sum, notes
}

// line is the tier's own line of a category as a value; ok is false where the
// tier has none that is paid once.
func (b TierBudget) line(c Category) (Value, bool) {
	for _, l := range b.Lines {
		if l.Category == c && l.InTotal {
			return l.Value, true
		}
	}
	return Value{}, false
}
