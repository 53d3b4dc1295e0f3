package advisor

// PaperExample is the whitepaper's own worked comparison (T2), recalculated.
type PaperExample struct {
	Lines []PaperExampleLine
}

// PaperExampleLine is one line of it, three ways.
type PaperExampleLine struct {
	Label string
	Unit  Unit
	// Printed is what the paper prints.
	Printed Value
	// FromPrinted is what the paper's own printed inputs give.
	FromPrinted Value
	// Corrected uses the API's list price and a GPU that runs all month.
	Corrected Value
	Notes     []*Note
}

// PaperExample recalculates T2: its monthly costs, break-even, three-year costs
// and saving. Every line is arithmetic over the table's own figures.
func (k *Knowledge) PaperExample() PaperExample {
	printed := k.exampleCase("t2.api_monthly", "t2.self_hosted_monthly", (*Figure).PaperValue)
	corrected := k.exampleCase("t2.api_monthly", "t2.self_hosted_monthly", (*Figure).Value)
	line := func(id string, from func(exampleCase) Value) PaperExampleLine {
		f := k.Figure(id)
		return PaperExampleLine{f.Label, f.Unit, f.PaperValue(), from(printed), from(corrected), f.Notes}
	}
	return PaperExample{Lines: []PaperExampleLine{
		line("t2.api_monthly", func(c exampleCase) Value { return c.api }),
		line("t2.self_hosted_monthly", func(c exampleCase) Value { return c.running }),
		line("t2.project", func(c exampleCase) Value { return c.project }),
		line("t2.break_even", exampleCase.breakEven),
		line("t2.api_three_year", exampleCase.apiThreeYears),
		line("t2.self_hosted_three_year", exampleCase.tunedThreeYears),
		line("t2.saving", exampleCase.saving),
	}}
}

// exampleCase holds the inputs of the worked example in one reading.
type exampleCase struct{ api, running, project Value }

func (k *Knowledge) exampleCase(api, running string, read func(*Figure) Value) exampleCase {
	return exampleCase{read(k.Figure(api)), read(k.Figure(running)), k.Figure("t2.project").PaperValue()}
}

const exampleMonths = 36

func (c exampleCase) breakEven() Value {
	saving := Difference("Monthly saving", USDPerMonth, c.api, c.running)
	// The inputs are figures of the paper with a saving above zero.
	months, _ := Quotient("Break-even", Months, c.project, saving)
	return months
}

func (c exampleCase) apiThreeYears() Value {
	return Product("API, three years", USD, c.api, defined("months in three years", Months, exampleMonths))
}

func (c exampleCase) tunedThreeYears() Value {
	running := Product("Running cost, three years", USD, c.running, defined("months in three years", Months, exampleMonths))
	return Sum("Tuned model, three years", USD, c.project, running)
}

func (c exampleCase) saving() Value {
	return Difference("Saving over three years", USD, c.apiThreeYears(), c.tunedThreeYears())
}
