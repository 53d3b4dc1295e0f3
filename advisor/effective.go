package advisor

// EffectivePrices are what a million tokens in and out cost with the discounts
// for caching and batches that the answers give, in USD; ok is false while the
// model and its prices are not known.
func EffectivePrices(k *Knowledge, answers Answers) (in, out Range, ok bool) {
	a := &assessor{k: k, answers: answers, used: make([]bool, len(k.Figures))}
	p, ok := a.apiPrice()
	if !ok {
		return Range{}, Range{}, false
	}
	batch, cached := a.answerOrAssumed(QBatchShare), a.answerOrAssumed(QCachedShare)
	noCache := defined("no caching of output", Share, 0)
	return blended("price of input", p.input, p.cached, p.batchInput, batch, cached).Range,
		blended("price of output", p.output, p.output, p.batchOutput, batch, noCache).Range, true
}

// Discounted reports whether those prices are lower than the listed ones because
// of caching, and because of batches.
func Discounted(k *Knowledge, answers Answers) (caching, batches bool) {
	a := &assessor{k: k, answers: answers, used: make([]bool, len(k.Figures))}
	p, ok := a.apiPrice()
	if !ok || p.row == nil {
		return false, false
	}
	caching = p.listsCached && a.answerOrAssumed(QCachedShare).High > 0
	batches = (p.row.BatchInput != nil || p.row.BatchOutput != nil) && a.answerOrAssumed(QBatchShare).High > 0
	return caching, batches
}
