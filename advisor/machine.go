package advisor

import "fmt"

// machine is what training or serving runs on and what an hour of it costs.
type machine struct {
	gpu   *GPU
	count int
	price Value
	spot  bool
	// note says where the chosen platform's list had to be left.
	note string
}

// trainingGPUs are the cards of T5 by size and method, the paper's first
// choice first, and servingGPUs those that hold the weights in 16 bits.
var (
	trainingGPUs = map[string][]gpuChoice{
		"7b lora":   {{"a10g", 1}, {"rtx4090", 1}, {"a100_40", 1}, {"a100_80", 1}},
		"7b qlora":  {{"a10g", 1}, {"rtx4090", 1}, {"rtx3090", 1}, {"t4", 1}, {"a100_40", 1}, {"a100_80", 1}},
		"13b lora":  {{"a100_40", 1}, {"a100_80", 1}},
		"13b qlora": {{"a10g", 1}, {"rtx4090", 1}, {"a100_40", 1}, {"a100_80", 1}},
		"70b lora":  {{"a100_80", 4}, {"h100", 4}},
		"70b qlora": {{"a100_80", 1}, {"h100", 1}},
	}
	servingGPUs = map[string][]gpuChoice{
		"7b":  {{"a10g", 1}, {"rtx4090", 1}, {"a100_40", 1}, {"a100_80", 1}},
		"13b": {{"a100_40", 1}, {"a100_80", 1}},
		"70b": {{"a100_80", 4}, {"h100", 4}},
	}
)

type gpuChoice struct {
	gpu   string
	count int
}

// priced is the first of the cards that has a price on the chosen platform, or
// on any platform when none has.
func (a *assessor) priced(choices []gpuChoice, purchase Purchase) (machine, error) {
	platform := a.answers.Word(QPlatform)
	for _, where := range []string{platform, ""} {
		for _, c := range choices {
			gpu := a.k.Hardware.GPU(c.gpu)
			if gpu == nil {
				continue
			}
			if price := a.k.Hardware.PriceOf(gpu, where, purchase); price != nil {
				m := machine{gpu: gpu, count: c.count, price: price.Value, spot: purchase == Spot}
				if where != platform {
					m.note = fmt.Sprintf("%s lists no %s price for a fitting GPU, so the range over all platforms stands in.",
						a.k.Question(QPlatform).Label(platform), purchase.label())
				}
				return m, nil
			}
		}
	}
	return machine{}, fmt.Errorf("no %s price of a fitting GPU is known", purchase.label())
}

func (p Purchase) label() string {
	if p == Spot {
		return "spot"
	}
	return "on-demand"
}

// purchase is how GPU hours are bought: as answered, and otherwise as given.
func (a *assessor) purchase(otherwise Purchase) Purchase {
	switch a.answers.Word(QPurchase) {
	case "spot":
		return Spot
	case "on_demand":
		return OnDemand
	}
	return otherwise
}

// modelSize and method are as answered, or those of the nearest tier.
func (a *assessor) modelSize(nearest TierBudget) string {
	if s := a.answers.Word(QModelSize); s != "" {
		return s
	}
	return nearest.Tier.ModelSize
}

func (a *assessor) method(nearest TierBudget) TuningMethod {
	if m := a.answers.Word(QMethod); m != "" {
		return TuningMethod(m)
	}
	return TuningMethod(nearest.Tier.Method)
}
