package advisor

// datasetLine prices data preparation by the chosen method (T4, C7).
func (a *assessor) datasetLine(nearest TierBudget) (Value, string) {
	needed, ok := a.examplesToPrepare()
	if !ok {
		v, _ := nearest.line(DatasetCost)
		return v, "The kind of task is not known yet, so the nearest tier's line stands in."
	}
	switch a.answers.Word(QPreparation) {
	case "curate_logs":
		hours := a.figure("t4.curate_logs.hours")
		return a.perVariant(Product("Curation", USD, hours, a.hourlyRate())), "Engineers select and clean what is there; their hours for it are counted here."
	case "expert_writing":
		return a.perVariant(a.figure("t4.expert_writing.cost")), "Domain experts write the examples."
	case "annotation_service":
		return a.perVariant(a.figure("t4.annotation_service.cost")), "An annotation service makes the examples."
	case "synthetic_reviewed":
		return a.synthetic(needed, a.hourlyRate()), "Synthetic examples; the engineers read a share of them."
	case "hybrid":
		return a.synthetic(needed, a.figure("t13.dataset.expert_rate")), "Synthetic examples; a domain expert reads a share of them."
	}
	// Not decided: from the cheapest method to the dearest.
	return Span("Any method", USD,
		a.synthetic(needed, a.hourlyRate()),
		a.perVariant(a.figure("t4.annotation_service.cost"))), "The method is not decided: from synthetic examples to an annotation service."
}

// examplesToPrepare is how many examples a variant still needs to reach the
// recommended number (T3), never below none.
func (a *assessor) examplesToPrepare() (Value, bool) {
	task := a.k.task(a.answers.Word(QTaskType))
	if task == nil {
		return Value{}, false
	}
	recommended := a.figure(task.Recommended.ID)
	atHand, ok := a.answer(QLabelledExamples)
	if !ok {
		return recommended, true
	}
	missing := Difference("recommended less at hand", Examples, recommended, atHand)
	return derive("Examples to prepare", Examples, missing.Max(noExamples.Range), OpMax, missing, noExamples), true
}

// synthetic is generation and review of the examples (C7).
func (a *assessor) synthetic(needed, reviewerRate Value) Value {
	job := DataJob{
		Examples: estimated(needed), Generated: estimated(needed),
		ReviewShare: estimated(a.answerOrAssumed(QReviewShare)), ExpertRate: estimated(reviewerRate),
	}
	return a.perVariant(a.k.Hardware.DataPreparation(job).Cost.Value)
}

// estimated is a value whose middle is taken as typical.
func estimated(v Value) Estimate { return Estimate{v, v.Mid()} }

// perVariant is a cost that each domain variant has for itself.
func (a *assessor) perVariant(v Value) Value {
	n := a.answerOrAssumed(QDomainVariants)
	if n.Range == Exactly(1) {
		return v
	}
	return Product(v.Label()+", each variant", USD, n, v)
}

// hourlyRate is what an hour of the work costs: as answered, or the market rate
// of who does it; of either while that is not known.
func (a *assessor) hourlyRate() Value {
	if v, ok := a.answer(QHourlyRate); ok {
		return v
	}
	inHouse, consultancy := a.figure("text.labour.rate"), a.figure("text.labour.consultancy_rate")
	switch a.answers.Word(QStaffing) {
	case "in_house":
		return inHouse
	case "consultancy":
		return consultancy
	}
	return Span("Rate, in-house or consultancy", USDPerHour, inHouse, consultancy)
}
