package advisor

// Patterns of T11 beside those that the capacity model knows.
const (
	// OnDevice serves a merged model on machines of one's own desk or device.
	OnDevice ServingPattern = "local"
	// ByProvider leaves serving to a managed service.
	ByProvider ServingPattern = "managed"
)

// Label is the pattern as shown.
func (p ServingPattern) Label() string {
	switch p {
	case Merged:
		return "a merged model for each variant"
	case Dynamic:
		return "one base model with dynamic adapters"
	case OnDevice:
		return "merged models on local machines"
	case ByProvider:
		return "a managed service"
	}
	return string(p)
}

// AdapterPlan is what the adapters of all variants take (T10, T11).
type AdapterPlan struct {
	// Count is how many variants need one, Rank its rank, on all linear layers
	// of Model.
	Count Value
	Rank  int
	Model *ModelShape
	// BytesEach is the size of one, from 16 to 32 bits a parameter.
	BytesEach Value
	// CopiesGB is the storage of a full copy for each variant, and AdaptersGB
	// that of one base model with its adapters.
	CopiesGB, AdaptersGB Value
	// Fits is the pattern that fits these answers, and Why says why; Pattern is
	// the one that costs are reckoned with, as chosen.
	Fits, Pattern ServingPattern
	Why           string
	// Merged and Dynamic are both patterns on rented GPUs; nil for one variant,
	// and while the traffic is not known.
	Merged, Dynamic *PatternCost
	// Saving is the part of the monthly cost that sharing saves at the lightest
	// and at the heaviest load, and Bound the most that it can be, 1 - 1/n; nil
	// for one variant. A saving below Bound is
	// what capacity takes, and below zero sharing costs more.
	Saving, Bound *Value
	// RateKept is the part of the rate that dynamic adapters leave.
	RateKept Value
}

// PatternCost is what serving takes with one pattern.
type PatternCost struct{ GPUs, Monthly Value }

// adapterPlan works the adapters out; nil where the knowledge base has no such
// base model, and where a managed service keeps them.
func (a *assessor) adapterPlan(nearest TierBudget) *AdapterPlan {
	h := a.k.Hardware
	model := h.ModelOfSize(a.modelSize(nearest))
	if model == nil || a.byProvider() {
		return nil
	}
	count := estimated(a.answerOrAssumed(QDomainVariants))
	size := h.usualAdapter(model)
	p := &AdapterPlan{
		Count: count.Value, Rank: usualRank, Model: model, BytesEach: size.Bytes.Value,
		Pattern: a.pattern(), RateKept: h.constant(ServingDynamic).Value,
	}
	copies, adapters := h.variantStorage(ServingLoad{Model: model}, count, size)
	p.CopiesGB, p.AdaptersGB = copies.Value, adapters.Value
	if count.Low >= 2 {
		bound := Difference("Most that sharing can save", Share, allOf, shareOfOne(count.Value))
		p.Bound = &bound
		a.bothPatterns(p, nearest, count)
	}
	p.choose(a)
	return p
}

func shareOfOne(count Value) Value {
	v, _ := Quotient("part of one variant", Share, oneShare, count)
	return v
}

// bothPatterns prices the traffic with each pattern, on the same machines.
func (a *assessor) bothPatterns(p *AdapterPlan, nearest TierBudget, count Estimate) {
	load, m, ok := a.servingLoad(nearest)
	if !ok {
		return
	}
	load.Pattern = Dynamic
	shared, err := a.capacity(load)
	if err != nil || shared.Fits == No {
		return
	}
	apart, err := a.capacity(load.ofOneVariant(count))
	if err != nil || apart.Fits == No {
		return
	}
	p.Dynamic = a.patternCost(relabelled("GPUs with dynamic adapters", shared.GPUs), m)
	p.Merged = a.patternCost(times("GPUs with a merged model per variant", GPUCount, count, apart.GPUs), m)
	// Both carry the same traffic, so that the lightest load of one is compared
	// with the lightest of the other.
	light, ok := Quotient("GPUs shared over GPUs apart, lightest load", Share, LowEnd(p.Dynamic.GPUs), LowEnd(p.Merged.GPUs))
	heavy, both := Quotient("GPUs shared over GPUs apart, heaviest load", Share, HighEnd(p.Dynamic.GPUs), HighEnd(p.Merged.GPUs))
	if ok && both {
		saving := Difference("Part of the monthly cost saved by sharing", Share, allOf,
			Span("GPUs shared over GPUs apart", Share, light, heavy))
		p.Saving = &saving
	}
}

func (a *assessor) patternCost(gpus Estimate, m machine) *PatternCost {
	return &PatternCost{gpus.Value, a.k.Hardware.RunningCost(Running{GPUs: gpus, Price: *m.Price}).Value}
}

// choose says which pattern fits. T11 advises dynamic adapters from three on,
// and the text from more than two domains; they fit two as well where they cost
// no more.
func (p *AdapterPlan) choose(a *assessor) {
	chosen := p.Pattern
	switch {
	case chosen == OnDevice:
		p.Fits, p.Why = OnDevice, "The model runs on local machines, where each variant is merged and served by itself [T11]."
	case p.Count.High < 2:
		p.Fits, p.Why = Merged, "One adapter is merged into the weights, which costs no speed [T11]."
	case p.Count.Low < 2:
		p.Fits, p.Why = chosen, "One variant is merged; two or more share one base model. How many there are is not certain."
	case p.Saving != nil && p.Saving.High < 0:
		p.Fits, p.Why = Merged, "At this traffic the slower dynamic adapters need more GPUs than merged models do."
	default:
		p.Fits, p.Why = Dynamic, "Several adapters share the GPUs of one base model [T11]."
	}
	p.Why += p.otherwiseReckoned(a.answers.Word(QDeployment) == "dynamic")
}

// otherwiseReckoned says which pattern the costs are reckoned with where it is
// not the one that fits.
func (p *AdapterPlan) otherwiseReckoned(choseDynamic bool) string {
	atRate := ", at " + FormatRange(p.RateKept.Range, Share) + " of the rate of a merged model."
	switch {
	case p.Fits == Dynamic && p.Pattern == Merged:
		return " You chose merged models, so the costs are reckoned with those."
	case p.Fits == Merged && p.Pattern == Dynamic && choseDynamic:
		return " You chose dynamic adapters, so the costs are reckoned with those" + atRate
	case p.Fits == Merged && p.Pattern == Dynamic:
		return " No pattern is chosen yet, so the costs are reckoned with dynamic adapters, as is usual for several variants" + atRate
	}
	return ""
}
