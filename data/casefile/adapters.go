package casefile

import "loracle/advisor"

// Adapters is what the adapters of a case take.
type Adapters struct {
	// Count is how many variants need one.
	Count advisor.Value
	// BytesEach is the size of one adapter, from 16 to 32 bits a parameter.
	BytesEach advisor.Value
	// Pattern is how they are served.
	Pattern advisor.ServingPattern
}

// adapterRank is the rank that plans start from.
const adapterRank = 16

// Adapters works out the adapters; ok is false where the knowledge base has no
// base models.
func (c Case) Adapters() (Adapters, bool) {
	h, own := c.Base.Advice.Hardware, c.Assessment.Own
	if h == nil || own.Tier == nil {
		return Adapters{}, false
	}
	size := c.Answers.Word(advisor.QModelSize)
	if size == "" {
		size = own.Tier.ModelSize
	}
	model := h.ModelOfSize(size)
	q := c.Base.Advice.Question(advisor.QDomainVariants)
	if model == nil || q == nil {
		return Adapters{}, false
	}
	count, ok := c.Answers.Number(advisor.QDomainVariants)
	from := advisor.Origin{Kind: advisor.FromAnswer, ID: string(q.ID), Source: "your answer"}
	if !ok {
		if q.Assume == nil {
			return Adapters{}, false
		}
		count, from.Kind, from.Source = q.Assume.Range, advisor.FromAssumption, q.Assume.Why
	}
	out := Adapters{
		Count:     advisor.Input(q.Short, q.Unit, count, from).Value,
		BytesEach: h.AdapterSize(model, adapterRank, advisor.AllLinear(), "").Bytes.Value,
		Pattern:   advisor.Merged,
	}
	if c.Answers.Has(advisor.QDeployment, "dynamic") || count.Low >= 2 {
		out.Pattern = advisor.Dynamic
	}
	return out, true
}
