package advisor

// retraining is what renewing the adapter costs in a year: for each renewal a
// run with its evaluation and a month of watching (T8), and the GPU time of one
// run or a job at a managed service. It is nil where no renewal is planned.
func (a *assessor) retraining(training *TrainingPlan) *Value {
	cadence := a.answerOrAssumed(QRetrainings)
	if cadence.High == 0 {
		return nil
	}
	hours := Sum("Hours of a renewal", Hours, a.figure("t8.baseline_run.hours"), a.figure("t8.monitoring.hours"))
	once := Product("Engineer time of a renewal", USD, hours, a.hourlyRate())
	switch {
	case a.byProvider():
		once = Sum("A renewal", USD, once, a.trainingJob())
	case training != nil:
		once = Sum("A renewal", USD, once, training.Cost)
	}
	v := ToTheCent(a.perVariant(Product("Retraining", USDPerYear, cadence, once)).Named("Retraining"))
	return &v
}
