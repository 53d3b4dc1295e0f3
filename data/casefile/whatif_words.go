package casefile

import "loracle/advisor"

// Positions is where the levers stand in a case.
func (c Case) Positions() []Position {
	return []Position{c.volumeAt(), c.priceAt(), c.rateAt(), c.runsAt(), c.horizonAt()}
}

func (c Case) volumeAt() Position {
	p := Position{Lever: Volume}
	if r, known := c.Answers.Number(advisor.QRequestsPerMonth); known {
		p.Text = advisor.FormatRangeShort(r, advisor.Count) + " a month"
		return p
	}
	if r, known := c.Answers.Number(advisor.QMonthlyAPICost); known {
		p.Text = advisor.FormatRangeShort(r, advisor.USDPerMonth) + " of API bill"
		return p
	}
	p.Text, p.Off = "not known yet", "The volume is not known yet: answer requests a month or the API bill first."
	return p
}

func (c Case) priceAt() Position {
	p := Position{Lever: Price}
	if in, out, known := advisor.EffectivePrices(c.Base.Advice, c.Answers); known && c.fromTraffic() {
		p.Text = advisor.FormatRangeShort(in, advisor.USD) + " in, " + advisor.FormatRangeShort(out, advisor.USD) + " out"
		p.Note = c.discounts()
		return p
	}
	if e := c.Assessment.Economics; e.APIMonthly != nil {
		p.Text = advisor.FormatRangeShort(e.APIMonthly.Range, advisor.USDPerMonth)
		return p
	}
	p.Text, p.Off = "not known yet", "The price is not known yet: answer tokens and API model, or the API bill, first."
	return p
}

// discounts says why the price is lower than the listed one; empty where it is
// not.
func (c Case) discounts() string {
	switch caching, batches := advisor.Discounted(c.Base.Advice, c.Answers); {
	case caching && batches:
		return "after caching and batches"
	case caching:
		return "after caching"
	case batches:
		return "after batches"
	}
	return ""
}

func (c Case) rateAt() Position {
	return Position{Lever: Rate, Text: advisor.FormatRangeShort(advisor.HourlyRate(c.Base.Advice, c.Answers).Range, advisor.USD)}
}

func (c Case) runsAt() Position {
	return Position{Lever: Runs, Text: advisor.FormatRangeShort(c.retrainings(), advisor.Count) + " a year"}
}

func (c Case) horizonAt() Position {
	return Position{Lever: Horizon, Text: advisor.FormatRange(c.Assessment.Economics.HorizonYears.Range, advisor.Years)}
}
