package advisor

// Variants compares serving several adapters each on machines of its own with
// serving them all beside one base model (T11).
type Variants struct {
	// Apart are the GPUs of one merged model per variant, and Shared those of
	// one base model with dynamic adapters.
	Apart, Shared Estimate
	// Saving is the part of the GPUs saved by sharing; below zero where the
	// slower dynamic adapters need more. Few requests give 1 - 1/count.
	Saving Estimate
	// CopiesGB and AdaptersGB are the storage of full copies and of one base
	// model with adapters.
	CopiesGB, AdaptersGB Estimate
	// Shareable is false where the one base model does not fit its GPU.
	Shareable bool
	Ground    Ground
}

// Variants works out both patterns for variants that share the load evenly. The
// adapter's size is of one variant.
func (h *Hardware) Variants(l ServingLoad, count Estimate, adapter AdapterSize) (Variants, error) {
	var v Variants
	apart, err := h.Capacity(l.ofOneVariant(count))
	if err != nil {
		return v, err
	}
	all := l
	all.Pattern = Dynamic
	shared, err := h.Capacity(all)
	if err != nil {
		return v, err
	}
	v.CopiesGB, v.AdaptersGB = h.variantStorage(l, count, adapter)
	v.Ground = shared.Ground
	if v.Shareable = shared.Fits != No; !v.Shareable {
		return v, nil
	}
	v.Apart = times("GPUs with a merged model per variant", GPUCount, count, apart.GPUs)
	v.Shared = relabelled("GPUs with dynamic adapters", shared.GPUs)
	v.Saving = less("Part of the GPUs saved", Share, plain("all", 1), over("GPUs shared over GPUs apart", Share, v.Shared, v.Apart))
	return v, nil
}

// ofOneVariant is the part of the load that one of the variants has, served by
// a merged model.
func (l ServingLoad) ofOneVariant(count Estimate) ServingLoad {
	l.Pattern = Merged
	l.Requests = over("requests a month of one variant", Requests, l.Requests, count)
	return l
}

// variantStorage is what full copies take, and what one base model with its
// adapters does (T10).
func (h *Hardware) variantStorage(l ServingLoad, count Estimate, adapter AdapterSize) (copies, adapters Estimate) {
	weights := h.servedWeights(l)
	copies = times("Storage of full copies", Gigabytes, count, weights)
	each := over("adapters", Gigabytes, times("adapters", Bytes, count, adapter.Bytes), aBillion)
	return copies, total("Storage of one base model and adapters", Gigabytes, weights, each)
}

func relabelled(label string, e Estimate) Estimate {
	e.Value = e.Named(label)
	return e
}
