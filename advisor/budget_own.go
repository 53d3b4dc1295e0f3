package advisor

// ownBudget is the budget computed from the answers, with the lines of a tier.
// Where an answer is missing, the line rests on the nearest tier's figure or on
// a range that allows for every answer.
func (a *assessor) ownBudget(nearest TierBudget, training *TrainingPlan) TierBudget {
	b := TierBudget{Tier: nearest.Tier}
	add := func(c Category, kind MoneyKind, how string, v Value) {
		v = ToTheCent(relabel(v, c.Label()))
		l := BudgetLine{
			ID: string(c), Label: c.Label(), Category: c, Kind: kind, Approach: how,
			Computed: v.Money(), Value: v, InTotal: kind != Monthly,
		}
		l.Paper, l.Notes = nearest.printed(c)
		b.Lines = append(b.Lines, l)
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
	if v, how, ok := a.deploymentLine(nearest); ok {
		add(DeploymentCost, OneTime, how, v)
	}
	if v, how, ok := a.securityLine(); ok {
		add(SecurityCost, OneTime, how, v)
	}
	if v, how, ok := a.monitoringLine(nearest); ok {
		add(MonitoringCost, OneTime, how, v)
	}
	a.addUp(&b)
	return b
}

// addUp fills in the totals of a budget from its lines.
func (a *assessor) addUp(b *TierBudget) {
	var counted []Value
	for _, l := range b.Lines {
		if l.InTotal {
			counted = append(counted, l.Value)
			b.Paper, b.Computed = b.Paper.Add(l.Paper), b.Computed.Add(l.Computed)
		}
		if l.Kind == Yearly {
			b.Yearly = b.Yearly.Add(l.Computed)
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
