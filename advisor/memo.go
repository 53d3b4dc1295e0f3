package advisor

import "sync"

// memo keeps what was worked out from certain facts about base models, GPUs and
// prices, which never change once the knowledge base is loaded. What it gives is
// shared and must not be changed. It may be used by several goroutines.
type memo[K comparable, V any] struct {
	mu   sync.RWMutex
	kept map[K]V
}

// of is what is kept for a key, worked out the first time.
func (m *memo[K, V]) of(key K, work func() V) V {
	m.mu.RLock()
	v, ok := m.kept[key]
	m.mu.RUnlock()
	if ok {
		return v
	}
	v = work()
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.kept == nil {
		m.kept = map[K]V{}
	}
	m.kept[key] = v
	return v
}

// memos are the memos of a knowledge base's hardware.
type memos struct {
	prices   memo[priceKey, *Estimate]
	training memo[trainingKey, usualTraining]
	serving  memo[servingKey, servingBasis]
	adapters memo[*ModelShape, AdapterSize]
}

// priceKey is what PriceOf is asked.
type priceKey struct {
	gpu      *GPU
	gpus     int
	platform string
	how      Purchase
}

// trainingKey is what a usual setup depends on.
type trainingKey struct {
	model  *ModelShape
	gpu    *GPU
	gpus   int
	method TuningMethod
}

// usualTraining is what is known of a usual setup before the data is; err says
// why nothing is.
type usualTraining struct {
	setup  TrainingSetup
	memory TrainingMemory
	rate   Estimate
	ground Ground
	err    error
}

// usualTraining works a usual setup out, once.
func (h *Hardware) usualTraining(m *ModelShape, g *GPU, gpus int, method TuningMethod) usualTraining {
	return h.memos.training.of(trainingKey{m, g, gpus, method}, func() usualTraining {
		u := usualTraining{setup: UsualSetup(m, g, gpus, method)}
		if u.memory, u.err = h.TrainingMemory(u.setup); u.err == nil {
			u.rate, u.ground, u.err = h.TrainingRate(u.setup)
		}
		return u
	})
}

// usualAdapter is the size of the usual adapter of a model.
func (h *Hardware) usualAdapter(m *ModelShape) AdapterSize {
	return h.memos.adapters.of(m, func() AdapterSize { return h.AdapterSize(m, usualRank, AllLinear(), "") })
}

// servingKey is what a replica is, apart from its traffic.
type servingKey struct {
	model   *ModelShape
	gpu     *GPU
	gpus    int
	weights Precision
}

// servingBasis is what a replica can do before its traffic is known.
type servingBasis struct {
	// weights and room are in GB.
	weights, room Estimate
	// work is the time that a token takes to compute, and reading that of the
	// weights, in seconds.
	work, reading, bandwidth Estimate
	perToken                 Estimate
}

func (h *Hardware) servingBasis(l ServingLoad) servingBasis {
	return h.memos.serving.of(servingKey{l.Model, l.GPU, l.GPUsPerReplica, l.Weights}, func() servingBasis {
		return h.workOutServing(l)
	})
}
