package advisor

import "fmt"

// CapacityHolds says what every capacity is for; it is shown with each.
const CapacityHolds = "This holds for inference engines of the class of a current vLLM; engines of 2023 carry up to 40 percent less."

// Capacity is what a replica of a tuned model carries and how many GPUs a
// traffic needs. CapacityHolds says for which engines.
type Capacity struct {
	// Fits says whether weights and at least one request fit in memory. The
	// rest is zero when they do not.
	Fits Truth
	// Room is the memory left for requests, in GB, and Batch how many are in
	// work at once.
	Room, Batch Estimate
	// Saturated is the most requests a second of one replica, and Usable the
	// part to plan with.
	Saturated, Usable Estimate
	// PeakRate is requests a second in the busiest hour.
	PeakRate Estimate
	// Replicas are copies of the model, and GPUs all GPUs that are paid for.
	Replicas, GPUs Estimate
	// Need is how many machines the peak takes, not rounded yet, and Least how
	// many there are at least; Machines are what is rented.
	Need, Least, Machines Estimate
	// MonthlyLimit is the requests a month that one replica carries at the
	// load's peak factor.
	MonthlyLimit Estimate
	Ground       Ground
}

// Capacity works out what a load needs (C4):
//
//	room    = GPUs * memory * 0.90 - weights - 1.5 GB * GPUs
//	context = input + output/2
//	batch   = min(256, room / (kv * context), concurrency)
//	token   = weights/(bandwidth*batch) + kv*context/bandwidth + 2*P/compute
//	request = input * 2*P/compute + output * token
//	rate    = f / request,  f = 1 merged, 0.78 (0.75 to 0.95) dynamic
//	GPUs    = ceil(requests/month * peak factor / 2,628,000 / (0.70*rate))
//
// kv is 2*layers*kv heads*head size*2 bytes, bandwidth 0.80 of the data sheet
// and compute a share of the peak by GPU; with several GPUs a replica both are
// multiplied by GPUs * 0.85. It is an error when nothing is known about serving
// on the GPU.
func (h *Hardware) Capacity(l ServingLoad) (Capacity, error) {
	if err := l.Validate(); err != nil {
		return Capacity{}, err
	}
	if l.GPU.Serving == nil {
		return Capacity{}, fmt.Errorf("no serving rate is known for the %s", l.GPU.Label)
	}
	basis := h.servingBasis(l)
	c := Capacity{Room: basis.room}
	if c.Room.Low <= 0 {
		c.Fits, c.Ground = No, servingGround(l, plain("batch", 1))
		return c, nil
	}
	perRequest := basis.contextGB(l)
	room := over("requests that fit in memory", Count, c.Room, perRequest)
	if c.Fits = fitsOne(room); c.Fits == No {
		c.Ground = servingGround(l, plain("batch", 1))
		return c, nil
	}
	c.Batch, c.Ground = h.batch(l, room), servingGround(l, room)
	h.rates(l, basis, perRequest, &c)
	h.fleet(l, &c)
	return c, nil
}

func fitsOne(requests Estimate) Truth {
	switch {
	case requests.Low >= 1:
		return Yes
	case requests.High < 1:
		return No
	}
	return Unsure
}

// workOutServing is what holds for a replica whatever its traffic.
func (h *Hardware) workOutServing(l ServingLoad) servingBasis {
	g := l.GPU
	b := servingBasis{weights: h.servedWeights(l)}
	b.room = h.roomForRequests(l, b.weights)
	b.bandwidth = h.together(l, "bandwidth reached", "GB/second", times("bandwidth reached", "GB/second",
		property("bandwidth of one "+g.Label, "GB/second", g.BandwidthGBs, g.ID+".bandwidth", g.Source), h.constant(ServingBandwidth)))
	compute := h.together(l, "rate reached", "GFLOPS", times("rate reached", "GFLOPS",
		g.peak(), property("part of the peak reached in serving", Share, g.Serving.Share, g.ID+".serving", g.Serving.Source)))
	b.work = over("computing a token", Seconds, times("operations for a token", "GFLOP", two, l.Model.all()), compute)
	b.reading = over("reading the weights", Seconds, b.weights, b.bandwidth)
	b.perToken = property("cache of a token", Bytes, l.Model.keyValueBytes(), l.Model.ID+".kv", l.Model.Source)
	return b
}

func (h *Hardware) roomForRequests(l ServingLoad, weights Estimate) Estimate {
	n := plain("GPUs of a replica", float64(l.GPUsPerReplica))
	memory := property("memory of one "+l.GPU.Label, Gigabytes, l.GPU.MemoryGB, l.GPU.ID+".memory", l.GPU.Source)
	usable := times("memory an engine uses", Gigabytes, n, memory, h.constant(ServingMemory))
	taken := total("weights and overhead", Gigabytes, weights, times("overhead", Gigabytes, n, h.constant(ServingOverhead)))
	return less("Memory left for requests", Gigabytes, usable, taken)
}

// servedWeights are the weights in GB; embeddings stay in 16 bits.
func (h *Hardware) servedWeights(l ServingLoad) Estimate {
	m, two := l.Model, h.constant(Memory16Bit)
	perWeight := two
	switch l.Weights {
	case Bits8:
		perWeight = h.constant(Serving8Bit)
	case Bits4:
		perWeight = h.constant(Serving4Bit)
	case Bits16, Bits32:
	}
	if perWeight.How.From().ID == two.How.From().ID {
		return times("Weights in 16 bits", Gigabytes, m.all(), two)
	}
	return total("Quantised weights", Gigabytes,
		times("Linear layers", Gigabytes, m.linear(), perWeight), times("Embeddings", Gigabytes, m.embeddings(), two))
}

// contextGB is the cache that a request in work takes, on average over its
// answer.
func (b servingBasis) contextGB(l ServingLoad) Estimate {
	half := over("half the answer", Tokens, l.OutputTokens, two)
	tokens := total("tokens in the cache", Tokens, l.InputTokens, half)
	return inGB(times("cache of a request", Bytes, tokens, b.perToken))
}

func (h *Hardware) batch(l ServingLoad, fit Estimate) Estimate {
	bounds := []Estimate{fit, h.constant(ServingMaxRequests)}
	if l.Concurrency > 0 {
		bounds = append(bounds, plain("requests sent at once", float64(l.Concurrency)))
	}
	return smaller("Requests in work at once", Count, bounds...)
}

// together multiplies what one GPU has by what a replica's GPUs reach.
func (h *Hardware) together(l ServingLoad, label string, unit Unit, one Estimate) Estimate {
	if l.GPUsPerReplica == 1 {
		return one
	}
	return times(label, unit, one, plain("GPUs of a replica", float64(l.GPUsPerReplica)), h.constant(ServingParallel))
}

// rates fills in how many requests a replica carries.
func (h *Hardware) rates(l ServingLoad, b servingBasis, perRequest Estimate, c *Capacity) {
	perToken := total("time for a token of an answer", Seconds,
		over("reading the weights, shared by the requests in work", Seconds, b.reading, c.Batch),
		over("reading the cache", Seconds, perRequest, b.bandwidth), b.work)
	request := total("time for a request", Seconds,
		times("reading the prompt", Seconds, l.InputTokens, b.work), times("writing the answer", Seconds, l.OutputTokens, perToken))
	share := times("part of the rate", Share, h.constant(ServingSpread), h.patternShare(l))
	c.Saturated = over("Most requests a second", RequestsPerSecond, share, request)
	c.Usable = times("Requests a second to plan with", RequestsPerSecond, c.Saturated, h.constant(ServingUtilisation))
}

func (h *Hardware) patternShare(l ServingLoad) Estimate {
	if l.Pattern == Dynamic {
		return h.constant(ServingDynamic)
	}
	return wholeRate
}

// fleet fills in the GPUs that the traffic needs.
func (h *Hardware) fleet(l ServingLoad, c *Capacity) {
	seconds := times("seconds in a month", Seconds, h.constant(HoursPerMonth), hourInSeconds)
	c.PeakRate = over("Requests a second at the peak", RequestsPerSecond,
		times("requests a month at the peak's pace", Requests, l.Requests, l.PeakFactor), seconds)
	c.MonthlyLimit = over("Requests a month that one replica carries", Requests,
		times("requests a month at full use", Requests, c.Usable, seconds), l.PeakFactor)
	c.Least = oneReplica
	if l.Spare {
		c.Least = h.constant(ServingSpares)
	}
	c.Need = over("peak over what one replica carries", Count, c.PeakRate, c.Usable)
	needed := wholeUp("replicas for the traffic", Count, c.Need)
	c.Replicas = larger("Replicas", Count, needed, c.Least)
	h.machines(l, c)
}

// machines fills in what is rented for the replicas: GPUs one by one, or whole
// machines of several. A spare is on a machine of its own.
func (h *Hardware) machines(l ServingLoad, c *Capacity) {
	c.Machines = c.Replicas
	if l.perMachine() > 1 {
		c.Need = over("machines that the peak takes", Count, c.Need, plain("replicas of a machine", float64(l.perMachine())))
		c.Machines = larger("Machines", Count, wholeUp("whole machines for the traffic", Count, c.Need), c.Least)
	}
	label := "GPUs of a replica"
	if l.MachineGPUs > l.GPUsPerReplica {
		label = "GPUs of a machine"
	}
	c.GPUs = times("GPUs for serving", GPUCount, c.Machines, plain(label, float64(l.machineGPUs())))
}
