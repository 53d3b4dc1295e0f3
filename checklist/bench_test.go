package checklist

import "testing"

// BenchmarkEvaluate is what a key press costs here: a verdict on fourteen
// checkpoints with what would change it. Whoever wants every combination of
// states of such a list within a minute has 7 microseconds for each.
func BenchmarkEvaluate(b *testing.B) {
	p := packOf(3, 5, 5, 4)
	marks := Marks{}
	put(marks, p.Categories[0], tallyOf{met: 3, open: 1, accepted: 1})
	put(marks, p.Categories[1], tallyOf{met: 2, unknown: 1, notApplicable: 2})
	put(marks, p.Categories[2], tallyOf{untouched: 2, met: 2})
	for b.Loop() {
		Evaluate(p, marks, nil, today).Flips()
	}
}
