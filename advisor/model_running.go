package advisor

// Running is what keeping a tuned model in use takes each month.
type Running struct {
	GPUs Estimate
	// Price is USD for one GPU and hour.
	Price Estimate
	// Duty is the part of the month the machines are rented, 0 to 1; zero
	// means all of it.
	Duty Estimate
	// Monitoring is USD a month.
	Monitoring Estimate
	// Retraining is USD for one renewal of the adapter, every Cadence months.
	Retraining, Cadence Estimate
	// OpsHours are a month, at Rate USD an hour.
	OpsHours, Rate Estimate
}

// RunningCost is the monthly cost of serving a tuned model (C6):
//
//	GPUs * price * 730 * duty + monitoring + retraining / cadence + hours * rate
//
// Parts that are not given are left out; so is retraining without a cadence.
func (h *Hardware) RunningCost(r Running) Estimate {
	parts := []Estimate{r.GPUs, r.Price, h.constant(HoursPerMonth)}
	if r.Duty.How != nil {
		parts = append(parts, r.Duty)
	}
	lines := []Estimate{times("GPU hours a month", USDPerMonth, parts...)}
	if r.Monitoring.How != nil {
		lines = append(lines, r.Monitoring)
	}
	if r.Retraining.How != nil && r.Cadence.How != nil && r.Cadence.Low > 0 {
		lines = append(lines, over("retraining, by the month", USDPerMonth, r.Retraining, r.Cadence))
	}
	if r.OpsHours.How != nil && r.Rate.How != nil {
		lines = append(lines, times("operations", USDPerMonth, r.OpsHours, r.Rate))
	}
	return total("Running cost a month", USDPerMonth, lines...)
}
