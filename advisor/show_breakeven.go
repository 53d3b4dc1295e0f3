package advisor

// WithoutBreakEven says why there is no break-even yet, in sentences.
func (e Economics) WithoutBreakEven() string {
	if e.unserved != "" {
		return "It cannot be told for " + e.unserved
	}
	return "It takes the requests a month, their tokens and a price, or the monthly bill."
}

// NotCounted names what no amount holds where the model is served on local
// machines, to stand within a sentence; empty elsewhere.
func (e Economics) NotCounted() string {
	if !e.Uncounted {
		return ""
	}
	return "your own machines and their power not counted"
}

// Show is the time to break-even in words, best case to worst: "4.8-14 months",
// "5.7 months at best, never at worst", "never". A nil break-even is not known.
func (be *BreakEven) Show() string {
	switch {
	case be == nil:
		return "not known yet"
	case be.Never || be.Low == nil:
		return "never"
	case be.High == nil:
		return FormatRangeShort(be.Low.Range, Months) + " at best, never at worst"
	}
	return FormatRangeShort(Between(be.Low.Low, be.High.High), Months)
}
