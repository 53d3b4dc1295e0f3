package advisor

import "slices"

// Card is a GPU to train on, with how many of it a run takes.
type Card struct {
	GPU *GPU
	// GPUs is the fewest of 1, 2, 4 and 8 whose memory holds a run, or may hold
	// it; 8 where none does.
	GPUs int
	// MemoryGB is what a run takes on each of them.
	MemoryGB Value
	Fits     Truth
}

// Cards lists the GPUs of the knowledge base, the smallest first, with how many
// of each a run of the plan takes (C2). A model is spread over several.
func (k *Knowledge) Cards(t *TrainingPlan) []Card {
	if t == nil || t.setup.Model == nil {
		return nil
	}
	var out []Card
	for _, g := range k.Hardware.GPUs {
		if c, ok := k.Hardware.card(t.setup, g); ok {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(x, y Card) int {
		switch {
		case x.GPU.MemoryGB < y.GPU.MemoryGB:
			return -1
		case x.GPU.MemoryGB > y.GPU.MemoryGB:
			return 1
		}
		return 0
	})
	return out
}

func (h *Hardware) card(s TrainingSetup, g *GPU) (c Card, ok bool) {
	s.GPU = g
	for _, n := range []int{1, 2, 4, 8} {
		s.GPUs, s.Sharded = n, n > 1
		m, err := h.TrainingMemory(s)
		if err != nil {
			return c, false
		}
		c = Card{GPU: g, GPUs: n, MemoryGB: m.PerGPU.Value, Fits: m.Fits}
		if m.Fits != No {
			break
		}
	}
	return c, true
}
