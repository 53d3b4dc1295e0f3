package page

import "loracle/advisor"

// Explain shows how values came about, step by step down to answers, prices
// and figures.
type Explain struct {
	// Title names what is explained.
	Title  string
	Values []advisor.Value
}

func (Explain) request() {}
