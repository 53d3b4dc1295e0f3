package report

import "loracle/advisor"

type jsonEconomics struct {
	Baseline          *string             `json:"baseline"`
	APIMonthly        *advisor.MoneyRange `json:"api_monthly"`
	SelfHostedMonthly *advisor.MoneyRange `json:"self_hosted_monthly"`
	// Uncounted says that the model is served on local machines, whose cost and
	// power are in no amount.
	Uncounted         bool                `json:"own_machines_uncounted"`
	Project           *advisor.MoneyRange `json:"project"`
	BreakEven         *jsonBreakEven      `json:"break_even"`
	HorizonYears      *advisor.Range      `json:"horizon_years"`
	RampUpMonths      *advisor.Range      `json:"ramp_up_months"`
	APIHorizon        *advisor.MoneyRange `json:"api_horizon"`
	SelfHostedHorizon *jsonTotal          `json:"self_hosted_horizon"`
	Saving            *advisor.MoneyRange `json:"saving"`
	BreakEvenVolume   *advisor.Range      `json:"break_even_volume"`
	// Cheapest is the cheapest listed model, and Cached the same API with its
	// prompts cached as far as they can be.
	Cheapest *jsonBaseline    `json:"cheapest"`
	Cached   *jsonBaseline    `json:"cached"`
	Options  []jsonOptionCost `json:"options"`
	// Months is the same month by month.
	Months []jsonMonth `json:"months"`
	// Movers are the answers that move the cost over the horizon most, the
	// strongest first.
	Movers []jsonMover `json:"movers"`
	// PaybackFlips are the numbers, within tenfold of the answers, from which on
	// the payback within the horizon changes.
	PaybackFlips []jsonPaybackFlip `json:"payback_flips"`
	Warnings     []string          `json:"warnings"`
	// APIRemark says how far the privacy answer allows the APIs compared with; it
	// is left out where there is nothing to say.
	APIRemark string `json:"api_remark,omitempty"`
}

// jsonBreakEven has null for an end that never pays back, and for what cannot
// be told yet.
type jsonBreakEven struct {
	LowMonths  *float64 `json:"low_months"`
	HighMonths *float64 `json:"high_months"`
	// P10 to P90 are months from seeded draws; NeverShare is the part of the
	// draws that never pays back, 0 to 1.
	P10           *float64           `json:"p10_months"`
	P50           *float64           `json:"p50_months"`
	P90           *float64           `json:"p90_months"`
	NeverShare    *float64           `json:"never_share"`
	Never         bool               `json:"never"`
	InHorizon     *bool              `json:"in_horizon"`
	WithinStable  *bool              `json:"within_stable"`
	MonthlySaving advisor.MoneyRange `json:"monthly_saving"`
}

// jsonOptionCost is null throughout where it rests on a bill that is not known.
type jsonOptionCost struct {
	Approach  advisor.Approach    `json:"approach"`
	Build     *advisor.MoneyRange `json:"build"`
	Monthly   *advisor.MoneyRange `json:"monthly"`
	Yearly    *advisor.MoneyRange `json:"yearly"`
	FirstYear *advisor.MoneyRange `json:"first_year"`
	Horizon   *advisor.MoneyRange `json:"horizon"`
	Remark    string              `json:"remark,omitempty"`
}

// jsonMover is the middle of the cost over the horizon with one answer changed
// and all others as they are: the least and the most of the answers tried.
type jsonMover struct {
	Label    string             `json:"label"`
	Question advisor.QuestionID `json:"question"`
	Origin   jsonOrigin         `json:"origin"`
	// LowAnswer is the answer with the lowest cost, and HighAnswer the one with
	// the highest.
	LowAnswer  advisor.Answer `json:"low_answer"`
	HighAnswer advisor.Answer `json:"high_answer"`
	AtLow      advisor.Money  `json:"at_low"`
	AtHigh     advisor.Money  `json:"at_high"`
}

// jsonPaybackFlip is a threshold of one number, and whether the project pays
// back within the horizon from there on; null for in the better cases only.
type jsonPaybackFlip struct {
	jsonFlip
	Pays *bool `json:"pays"`
}

func jsonPaybackFlipsOf(flips []advisor.PaybackFlip) []jsonPaybackFlip {
	out := []jsonPaybackFlip{}
	for _, f := range flips {
		flip := jsonFlipOf(f.Flip)
		flip.Text = f.Sentence()
		out = append(out, jsonPaybackFlip{flip, orNullTruth(f.Pays)})
	}
	return out
}

func jsonEconomicsOf(f facts) jsonEconomics {
	e, likely := f.Assessment.Economics, f.likely()
	out := jsonEconomics{
		APIMonthly: orNullMoney(e.APIMonthly), SelfHostedMonthly: orNullMoney(&e.SelfHostedMonthly),
		Uncounted: e.Uncounted, Project: orNullMoney(&e.Project), APIHorizon: orNullMoney(e.APIHorizon),
		Saving: orNullMoney(e.Saving), BreakEven: jsonBreakEvenOf(e.BreakEven, likely.BreakEven),
		BreakEvenVolume: orNullRange(e.BreakEvenVolume), Options: []jsonOptionCost{}, Movers: []jsonMover{}, PaybackFlips: jsonPaybackFlipsOf(f.paybacks()),
		Warnings: append([]string{}, e.Warnings...), APIRemark: f.APIAllowed(),
	}
	if e.HorizonYears.How != nil {
		out.HorizonYears = &e.HorizonYears.Range
	}
	if e.RampUp.How != nil {
		out.RampUpMonths = &e.RampUp.Range
	}
	if m := orNullMoney(&e.SelfHostedHorizon); m != nil {
		p := likely.Horizon
		out.SelfHostedHorizon = &jsonTotal{m.Low, m.High, advisor.Dollars(p.P10), advisor.Dollars(p.P50), advisor.Dollars(p.P90)}
	}
	if e.Baseline != "" {
		out.Baseline = &e.Baseline
	}
	out.Cheapest, out.Cached, out.Months = jsonBaselineOf(e.Cheapest), jsonBaselineOf(e.Cached), jsonMonthsOf(e)
	for _, o := range e.Options {
		out.Options = append(out.Options, jsonOptionCost{
			o.Approach, orNullMoney(&o.Build), orNullMoney(&o.Monthly), orNullMoney(&o.Yearly),
			orNullMoney(o.FirstYear), orNullMoney(o.Horizon), o.Remark,
		})
	}
	for _, m := range f.movers() {
		out.Movers = append(out.Movers, jsonMover{
			m.Question.Short, m.Question.ID,
			jsonOrigin{m.From.Kind, m.From.ID, m.From.Source},
			m.Least.Answer, m.Most.Answer, advisor.Dollars(m.Least.Cost.Low), advisor.Dollars(m.Most.Cost.Low),
		})
	}
	return out
}

func jsonBreakEvenOf(b *advisor.BreakEven, likely *advisor.Chances) *jsonBreakEven {
	if b == nil {
		return nil
	}
	out := &jsonBreakEven{
		Never: b.Never, InHorizon: orNullTruth(b.InHorizon), WithinStable: orNullTruth(b.WithinStable),
		MonthlySaving: b.MonthlySaving.Money(),
	}
	if b.Low != nil {
		out.LowMonths = &b.Low.Low
	}
	if b.High != nil {
		out.HighMonths = &b.High.High
	}
	if likely != nil {
		out.P10, out.P50, out.P90, out.NeverShare = likely.P10, likely.P50, likely.P90, &likely.Never
	}
	return out
}
