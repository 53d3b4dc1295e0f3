package advisor

import (
	"fmt"
	"strings"
)

// machine is what training or serving runs on and what an hour of one GPU
// costs.
type machine struct {
	Rented
	purchase Purchase
	// note says where the price is not of what was asked for.
	note string
}

// rent finds the price of the usual hardware as it was asked for: on the chosen
// platform or else on any, and bought as chosen or else on demand.
func (a *assessor) rent(pick func(*UsualHardware, string, Purchase) Rented, u *UsualHardware, how Purchase) (machine, bool) {
	if u == nil {
		return machine{}, false
	}
	platform := a.answers.Word(QPlatform)
	m := machine{Rented: pick(u, platform, how), purchase: how}
	if m.Price == nil && how == Spot {
		m = machine{Rented: pick(u, platform, OnDemand), purchase: OnDemand, note: "No spot price is listed, so on-demand is reckoned with."}
	}
	if m.Price == nil {
		return m, false
	}
	if m.Elsewhere && platform != "" {
		m.note = a.k.Question(QPlatform).Label(platform) +
			" lists none of the usual GPUs in this number, so prices of other platforms stand in. " + m.note
	}
	if m.MachineGPUs > m.GPUs {
		m.note = strings.TrimSpace(fmt.Sprintf("%s rents the %s only %d to a machine, so whole machines are paid for. %s",
			a.k.Question(QPlatform).Label(platform), m.GPU.Label, m.MachineGPUs, m.note))
	}
	return m, true
}

func (p Purchase) label() string {
	if p == Spot {
		return "spot"
	}
	return "on-demand"
}

// purchase is how GPU hours are bought: as answered, and otherwise as given.
func (a *assessor) purchase(otherwise Purchase) Purchase {
	if p := a.answers.Word(QPurchase); p != "" {
		return Purchase(p)
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

func (a *assessor) usual(nearest TierBudget) *UsualHardware {
	return a.k.Hardware.UsualFor(a.modelSize(nearest), a.method(nearest))
}
