package advisor

import (
	"fmt"
	"strings"
)

// ServingPlan is what serving the tuned model takes (C4, T11).
type ServingPlan struct {
	// Monthly is the running cost and How says in words what it rests on.
	Monthly Value
	How     string
	// StandsIn says that the nearest tier's figure stands in for what is not known
	// yet, so that the cost does not follow the traffic.
	StandsIn bool
	// Capacity and GPU are set where the traffic is known and the model is
	// served on GPUs of one's own that carry it.
	Capacity *Capacity
	GPU      *GPU
	// Fits says whether the memory holds the longest requests, Unsure where it
	// holds the shortest only. Unless it is Yes there is no Capacity, and
	// unserved says which requests do not fit, and why.
	Fits     Truth
	unserved string
	// uncounted says that it is served on local machines, whose cost and power no
	// amount holds.
	uncounted bool

	// rented is what it is served on, and source why on that; nil where nothing
	// is rented.
	rented *machine
	source string
	// followsTraffic says that the cost is by the token, perRequest that of one
	// request; fleet is set where machines are rented.
	followsTraffic bool
	perRequest     *Value
	fleet          *fleet
}

// setByHand makes the running cost an amount that is paid every month whatever
// the traffic: nobody said how it follows that. It is known then even where no
// machine reckoned with would hold the requests.
func (p *ServingPlan) setByHand() {
	p.followsTraffic, p.perRequest, p.fleet, p.unserved, p.uncounted, p.StandsIn = false, nil, nil, "", false, false
}

// servingPlan works out the running cost: from the capacity model where the
// traffic is known, from list prices for a managed service, nothing to a cloud
// for a local model, and otherwise the nearest tier's figure.
func (a *assessor) servingPlan(nearest TierBudget) ServingPlan {
	switch a.answers.Word(QDeployment) {
	case "managed":
		if p, ok := a.managedServing(); ok {
			return p
		}
	case "local":
		return ServingPlan{Monthly: a.figure("t11.ollama.monthly"), How: "Local machines; their own cost and power are not counted.", uncounted: true}
	}
	if p, ok := a.ownServing(nearest); ok {
		return p
	}
	return ServingPlan{
		Monthly: a.figure(nearest.Tier.Monthly.ID), StandsIn: true,
		How: "The nearest tier's figure, until requests and tokens are known.",
	}
}

// tooLong is the plan for requests of which some or all do not fit into the
// memory of the machines reckoned with: what serving them costs has no upper
// end, so that nothing can be compared with it.
func (a *assessor) tooLong(nearest TierBudget, l ServingLoad, c Capacity) ServingPlan {
	which, dearer := "requests of this size", "is more"
	if c.Fits == Unsure {
		which, dearer = "the longest of these requests", "can be more"
	}
	memory := fmt.Sprintf("the memory of %s with %s holds about %s", l.replicaLabel(), l.Model.Label, FormatRangeShort(Exactly(l.tokensIn(c.Room)), Tokens))
	return ServingPlan{
		Monthly: a.figure(nearest.Tier.Monthly.ID), Fits: c.Fits,
		How:      fmt.Sprintf("The nearest tier's figure, which is not for %s: %s. What serving them costs is not known, and %s than this.", which, memory, dearer),
		unserved: fmt.Sprintf("%s: %s. Shorter requests or a platform with larger GPUs would change that.", which, memory),
	}
}

// managedServing prices the traffic on a provider's tuned model.
func (a *assessor) managedServing() (ServingPlan, bool) {
	requests, ok := a.answer(QRequestsPerMonth)
	row := a.tunedRow()
	if !ok || row == nil {
		return ServingPlan{}, false
	}
	each, ok := a.perRequest(a.listPrices(row))
	if !ok {
		return ServingPlan{}, false
	}
	return ServingPlan{
		Monthly: Product("Managed serving", USDPerMonth, requests, each),
		How:     row.Label + " at list price for the same traffic.",

		followsTraffic: true, perRequest: &each,
	}, true
}

// tunedRow is the listed tuned version of the chosen model, or the cheapest
// tuned model.
func (a *assessor) tunedRow() *APIPrice {
	var cheapest *APIPrice
	chosen := a.answers.Word(QAPIModel)
	for _, row := range a.k.APIPrices {
		switch {
		case row.TunedFrom == "":
		case chosen != "" && row.TunedFrom == chosen:
			return row
		case cheapest == nil || row.Input+row.Output < cheapest.Input+cheapest.Output:
			cheapest = row
		}
	}
	return cheapest
}

// servingLoad is the traffic and the machines to carry it with, served with
// dynamic adapters or merged ones as answered; ok is false while it is not known.
func (a *assessor) servingLoad(nearest TierBudget) (l ServingLoad, m machine, ok bool) {
	requests, haveRequests := a.answer(QRequestsPerMonth)
	in, haveIn := a.answer(QInputTokens)
	out, haveOut := a.answer(QOutputTokens)
	if !haveRequests || !haveIn || !haveOut || out.Low <= 0 {
		return l, m, false
	}
	m, ok = a.rent(a.k.Hardware.ServeOn, a.usual(nearest), a.purchase(OnDemand))
	return ServingLoad{
		Model: a.k.Hardware.ModelOfSize(a.modelSize(nearest)), GPU: m.GPU, GPUsPerReplica: m.GPUs, MachineGPUs: m.MachineGPUs,
		Pattern: a.pattern(), InputTokens: estimated(in), OutputTokens: estimated(out),
		Requests: estimated(requests), PeakFactor: estimated(a.answerOrAssumed(QPeakFactor)), Spare: m.purchase == Spot,
	}, m, ok
}

// ownServing prices GPUs of one's own for the traffic (C4 times hourly price).
func (a *assessor) ownServing(nearest TierBudget) (ServingPlan, bool) {
	load, m, ok := a.servingLoad(nearest)
	if !ok {
		return ServingPlan{}, false
	}
	models := oneModel
	if variants := a.answerOrAssumed(QDomainVariants); load.Pattern == Merged && variants.High >= 2 {
		models = estimated(variants)
		load = load.ofOneVariant(models)
	}
	capacity, err := a.capacity(load)
	if err != nil {
		return ServingPlan{}, false
	}
	if capacity.Fits != Yes {
		return a.tooLong(nearest, load, capacity), true
	}
	month := a.k.Hardware.RunningCost(Running{GPUs: plain("GPUs of a machine", float64(load.machineGPUs())), Price: *m.Price})
	how := m.GPU.Label + ", " + m.purchase.label() + ", as many as the busiest hour needs. " + m.note
	if models.High > 1 {
		how = "A merged model for each variant. " + how
		month = times("a machine for each model", USDPerMonth, models, month)
		capacity.forModels(models)
	}
	running := a.k.Hardware.RunningCost(Running{GPUs: capacity.GPUs, Price: *m.Price})
	return ServingPlan{
		Monthly: running.Value, Capacity: &capacity, GPU: m.GPU, Fits: capacity.Fits, How: strings.TrimSpace(how),
		rented: &m, source: a.usual(nearest).Source,
		fleet: &fleet{capacity.Need.Value, capacity.Least.Value, month.Named("A machine for a month")},
	}, true
}

// carried is the capacity of a pattern.
type carried struct {
	pattern  ServingPattern
	capacity Capacity
}

// capacity is that of the traffic in a pattern. The one that costs rest on is
// kept for comparing the patterns.
func (a *assessor) capacity(l ServingLoad) (Capacity, error) {
	if a.carried != nil && a.carried.pattern == l.Pattern {
		return a.carried.capacity, nil
	}
	c, err := a.k.Hardware.Capacity(l)
	if err == nil && a.carried == nil {
		a.carried = &carried{l.Pattern, c}
	}
	return c, err
}

// forModels turns the capacity of one model into that of several, each with an
// equal part of the traffic.
func (c *Capacity) forModels(n Estimate) {
	c.Replicas = times("Replicas of all models", Count, n, c.Replicas)
	c.Machines = times("Machines of all models", Count, n, c.Machines)
	c.GPUs = times("GPUs for serving all models", GPUCount, n, c.GPUs)
	c.PeakRate = times("Requests a second at the peak", RequestsPerSecond, n, c.PeakRate)
}

// pattern is how adapters are served: as chosen, and otherwise dynamic where
// several share a base model.
func (a *assessor) pattern() ServingPattern {
	switch a.answers.Word(QDeployment) {
	case "merged":
		return Merged
	case "dynamic":
		return Dynamic
	case "local":
		return OnDevice
	case "managed":
		return ByProvider
	}
	if a.answerOrAssumed(QDomainVariants).Low >= 2 {
		return Dynamic
	}
	return Merged
}
