package advisor

import (
	"cmp"
	"slices"
)

// Express lists the questions of the short path to a first recommendation, in
// the order they are asked.
func (k *Knowledge) Express() []*Question {
	var out []*Question
	for _, q := range k.Questions {
		if q.Express > 0 {
			out = append(out, q)
		}
	}
	slices.SortStableFunc(out, func(a, b *Question) int { return cmp.Compare(a.Express, b.Express) })
	return out
}

// Refine lists the questions asked after the express path, section by section.
func (k *Knowledge) Refine() []*Question {
	var out []*Question
	for _, s := range Sections() {
		for _, q := range k.Questions {
			if q.Section == s && q.Express == 0 {
				out = append(out, q)
			}
		}
	}
	return out
}

// Interview lists every question in the order it is asked: the express path
// first, then the rest.
func (k *Knowledge) Interview() []*Question { return append(k.Express(), k.Refine()...) }
