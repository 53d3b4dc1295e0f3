package advisor

// UsualHardware is what a model of a size is trained and served on.
type UsualHardware struct {
	// Size and Method are choices of the questions model_size and method.
	Size   string
	Method TuningMethod
	// Train and Serve list GPUs, the whitepaper's choice first.
	Train, Serve []*GPU
	// TrainGPUs and ServeGPUs are how many hold one model together.
	TrainGPUs, ServeGPUs int
	Source               string
}

// UsualFor is the usual hardware for a size and method, or nil.
func (h *Hardware) UsualFor(size string, method TuningMethod) *UsualHardware {
	for _, u := range h.Usual {
		if u.Size == size && u.Method == method {
			return u
		}
	}
	return nil
}

// Rented is a number of GPUs that work together, and their price.
type Rented struct {
	GPU  *GPU
	GPUs int
	// MachineGPUs is how many can only be rented together on the platform.
	MachineGPUs int
	// Price is USD for one GPU and hour; nil where no list has it.
	Price *Estimate
	// Elsewhere says that the price is of other platforms, as the one asked for
	// lists none of the usual GPUs.
	Elsewhere bool
}

// TrainOn is the first of the usual GPUs for training that the platform lists.
func (h *Hardware) TrainOn(u *UsualHardware, platform string, how Purchase) Rented {
	return h.firstListed(u.Train, u.TrainGPUs, platform, how)
}

// ServeOn is the first of the usual GPUs for serving that the platform lists.
func (h *Hardware) ServeOn(u *UsualHardware, platform string, how Purchase) Rented {
	return h.firstListed(u.Serve, u.ServeGPUs, platform, how)
}

// firstListed prefers GPUs that the platform rents in this number, then whole
// machines of more, and at last the prices of other platforms.
func (h *Hardware) firstListed(gpus []*GPU, n int, platform string, how Purchase) Rented {
	for _, g := range gpus {
		if price := h.PriceOf(g, n, platform, how); price != nil {
			return Rented{GPU: g, GPUs: n, MachineGPUs: n, Price: price}
		}
	}
	for _, g := range gpus {
		if m := h.smallestMachine(g, n, platform, how); platform != "" && m > 0 {
			return Rented{GPU: g, GPUs: n, MachineGPUs: m, Price: h.PriceOf(g, m, platform, how)}
		}
	}
	for _, g := range gpus {
		if price := h.PriceOf(g, n, "", how); price != nil {
			return Rented{GPU: g, GPUs: n, MachineGPUs: n, Price: price, Elsewhere: true}
		}
	}
	return Rented{GPU: gpus[0], GPUs: n, MachineGPUs: n}
}

// smallestMachine is the fewest of a GPU, at least n, that the platform rents
// together; 0 where it lists none.
func (h *Hardware) smallestMachine(g *GPU, n int, platform string, how Purchase) int {
	fewest := 0
	for _, p := range h.Prices {
		if p.GPU == g && p.Platform == platform && p.Purchase == how && p.GPUsAtLeast >= n && (fewest == 0 || p.GPUsAtLeast < fewest) {
			fewest = p.GPUsAtLeast
		}
	}
	return fewest
}
