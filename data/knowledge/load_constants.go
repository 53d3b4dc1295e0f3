package knowledge

import (
	"slices"

	"loracle/advisor"
	"loracle/data/strict"
)

type constantsFile struct {
	Constants []rawConstant `yaml:"model_constants"`
}

type rawConstant struct {
	ID      advisor.ConstantID `yaml:"id"`
	Label   string             `yaml:"label"`
	Unit    advisor.Unit       `yaml:"unit"`
	Value   *span              `yaml:"value"`
	Typical *float64           `yaml:"typical"`
	Source  string             `yaml:"source"`
}

type gpuPricesFile struct {
	Prices []rawGPUPrice `yaml:"gpu_prices"`
}

type rawGPUPrice struct {
	GPU         string           `yaml:"gpu"`
	Platform    string           `yaml:"platform"`
	Purchase    advisor.Purchase `yaml:"purchase"`
	USD         *span            `yaml:"usd"`
	Machine     string           `yaml:"machine"`
	GPUsAtLeast int              `yaml:"gpus_at_least"`
	Source      string           `yaml:"source"`
	AsOf        strict.Date      `yaml:"as_of"`
}

func (b *builder) buildConstants() {
	const name = "model_constants.yaml"
	b.in(name).needValue("model_constants")
	hardware := b.advice.Hardware
	for i, raw := range b.raw.constants.Constants {
		e := b.in(name, "model_constants", i)
		e.need("label", raw.Label, "unit", string(raw.Unit), "source", raw.Source)
		e.needValue("value")
		if !e.newID("constant", string(raw.ID), dotted, "memory.spread") {
			continue
		}
		if !slices.Contains(advisor.ConstantIDs(), raw.ID) {
			e.at("id").bad("%s", strict.Unknown("constant", string(raw.ID), constantNames()))
		}
		if c := buildConstant(e, raw); c != nil {
			hardware.Constants = append(hardware.Constants, c)
		}
	}
	// An id that was given but has something wrong with it is reported already.
	for _, id := range hardware.Index() {
		if _, given := b.seen["constant "+string(id)]; !given && b.docs[name] != nil {
			b.problem(name, "constant "+string(id)+" is missing; the models need it")
		}
	}
}

func buildConstant(e entry, raw rawConstant) *advisor.Constant {
	if raw.Value == nil {
		return nil
	}
	c := &advisor.Constant{
		ID: raw.ID, Label: raw.Label, Unit: raw.Unit, Range: raw.Value.Range, Typical: raw.Value.Mid(), Source: raw.Source,
	}
	if c.Low <= 0 {
		e.at("value").bad("value is %v; allowed: above 0", c.Range)
	}
	if raw.Typical != nil {
		c.Typical = *raw.Typical
		if !c.Contains(c.Typical) {
			e.at("typical").bad("typical is %g; allowed: within the value, %v", c.Typical, c.Range)
		}
	}
	return c
}

func constantNames() []string {
	var names []string
	for _, id := range advisor.ConstantIDs() {
		names = append(names, string(id))
	}
	return names
}

// highestGPUPrice is more than any listed GPU costs an hour, in USD.
const highestGPUPrice = 100

func (b *builder) buildGPUPrices() {
	const name = "gpu_prices.yaml"
	b.in(name).needValue("gpu_prices")
	hardware := b.advice.Hardware
	for i, raw := range b.raw.gpuPrices.Prices {
		e := b.in(name, "gpu_prices", i)
		e.need("gpu", raw.GPU, "platform", raw.Platform, "purchase", string(raw.Purchase), "source", raw.Source)
		e.needValue("usd", "as_of")
		oneOf(e.at("purchase"), "purchase", raw.Purchase, []advisor.Purchase{advisor.OnDemand, advisor.Spot})
		gpu := b.gpu(e.at("gpu"), raw.GPU)
		checkGPUPrice(e, raw)
		if gpu == nil || raw.USD == nil {
			continue
		}
		hardware.Prices = append(hardware.Prices, &advisor.GPUPrice{
			GPU: gpu, Platform: raw.Platform, Purchase: raw.Purchase, Machine: raw.Machine,
			GPUsAtLeast: max(1, raw.GPUsAtLeast), USDPerHour: raw.USD.Range, Source: raw.Source, AsOf: raw.AsOf.Time,
		})
	}
}

func checkGPUPrice(e entry, raw rawGPUPrice) {
	if raw.Platform != "" && !snakeCase.MatchString(raw.Platform) {
		e.at("platform").bad("%s is not a possible id of a platform; allowed: one like runpod", strict.Quote(raw.Platform))
	}
	if raw.USD != nil && !(raw.USD.Low > 0 && raw.USD.High <= highestGPUPrice) {
		e.at("usd").bad("usd is %v; allowed: above 0 to %d US dollars an hour", raw.USD.Range, highestGPUPrice)
	}
	if at := e.at("gpus_at_least"); at.given() && (raw.GPUsAtLeast < 2 || raw.GPUsAtLeast > 64) {
		at.bad("gpus_at_least is %d; allowed: 2 to 64, or left out", raw.GPUsAtLeast)
	}
}

// gpu is the GPU that a field names; what is wrong with the name is reported.
func (b *builder) gpu(e entry, id string) *advisor.GPU {
	if gpu := b.advice.Hardware.GPU(id); gpu != nil || id == "" {
		return gpu
	}
	var names []string
	for _, g := range b.advice.Hardware.GPUs {
		names = append(names, g.ID)
	}
	e.bad("%s", strict.Unknown("GPU", id, names))
	return nil
}
