package report

import "loracle/advisor"

// jsonBaseline is another way of having the same traffic answered.
type jsonBaseline struct {
	Label    string             `json:"label"`
	APIModel *string            `json:"api_model"`
	Monthly  advisor.MoneyRange `json:"monthly"`
	// BreakEven is that of the project against it.
	BreakEven jsonMonths `json:"break_even"`
	// Never says that self-hosting cannot pay back against it.
	Never bool `json:"never"`
}

// jsonMonths has null for an end that never pays back.
type jsonMonths struct {
	LowMonths  *float64 `json:"low_months"`
	HighMonths *float64 `json:"high_months"`
	InHorizon  *bool    `json:"in_horizon"`
}

func jsonBaselineOf(b *advisor.Baseline) *jsonBaseline {
	if b == nil {
		return nil
	}
	out := &jsonBaseline{Label: b.Label, Monthly: b.Monthly.Money(), Never: b.Never}
	if b.Price != nil {
		out.APIModel = &b.Price.ID
	}
	if be := b.BreakEven; be != nil {
		out.BreakEven = jsonMonths{lowOf(be.Low), lowOf(be.High), orNullTruth(be.InHorizon)}
	}
	return out
}

func lowOf(v *advisor.Value) *float64 {
	if v == nil {
		return nil
	}
	return &v.Low
}

// jsonMonth is what each approach has cost by the end of a month; month 0 is
// the day the project is paid.
type jsonMonth struct {
	Month int                                     `json:"month"`
	Spent map[advisor.Approach]advisor.MoneyRange `json:"spent"`
}

func jsonMonthsOf(e advisor.Economics) []jsonMonth {
	out := []jsonMonth{}
	for _, m := range e.Curve() {
		month := jsonMonth{m.Number, map[advisor.Approach]advisor.MoneyRange{}}
		for i, o := range e.Options {
			month.Spent[o.Approach] = m.Options[i].Money()
		}
		out = append(out, month)
	}
	return out
}
