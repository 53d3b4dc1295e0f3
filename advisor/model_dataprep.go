package advisor

// DataJob is the preparation of a dataset. Parts that are not given are taken
// from the models' constants where they have one and left out otherwise.
type DataJob struct {
	// Examples are those of the finished dataset, and Generated how many are
	// made by a model on the way.
	Examples, Generated Estimate
	// ReviewShare is the part that an expert reads, 0 to 1, in Minutes each at
	// ExpertRate USD an hour.
	ReviewShare, Minutes, ExpertRate Estimate
	// EngineerHours are spent on curation, at EngineerRate USD an hour.
	EngineerHours, EngineerRate Estimate
}

// DataPreparation is what a dataset costs.
type DataPreparation struct {
	Cost Estimate
	// Generation, Review and Engineering are its lines; a line without How is
	// not part of the job.
	Generation, Review, Engineering Estimate
	// ReviewHours are the expert's hours.
	ReviewHours Estimate
	Ground      Ground
}

// DataPreparation works out the cost of a dataset (C7):
//
//	generated * 0.02 to 0.20 + examples * review share * minutes/60 * expert rate
//	+ engineer hours * rate
//
// The review share is 20 percent where not given, with a floor of 10 (T13, T15),
// the expert costs 150 USD an hour (T13), and an item takes 1 to 4 minutes; the
// paper's own reading pace of 48 to 72 seconds is the floor.
func (h *Hardware) DataPreparation(job DataJob) DataPreparation {
	var p DataPreparation
	share := orElse(job.ReviewShare, h.constant(DataReviewShare))
	reviewed := times("examples reviewed", Examples, job.Examples, share)
	minutes := times("minutes of review", Minutes, reviewed, orElse(job.Minutes, h.constant(DataMinutes)))
	p.ReviewHours = over("Hours of review", Hours, minutes, hourInMinutes)
	p.Review = times("Expert review", USD, p.ReviewHours, orElse(job.ExpertRate, h.constant(DataExpertRate)))
	lines := []Estimate{p.Review}
	if job.Generated.How != nil {
		p.Generation = times("Synthetic examples", USD, job.Generated, h.constant(DataSyntheticUSD))
		lines = append(lines, p.Generation)
	}
	if job.EngineerHours.How != nil && job.EngineerRate.How != nil {
		p.Engineering = times("Curation by the engineer", USD, job.EngineerHours, job.EngineerRate)
		lines = append(lines, p.Engineering)
	}
	p.Cost = total("Data preparation", USD, lines...)
	p.Ground.addIf(job.Generated.How != nil, "What a synthetic example costs comes from one published survey of prices.")
	p.Ground.addIf(job.Minutes.How == nil, "How long an expert takes for one example is an assumption.")
	return p
}

// orElse is e, or what stands in where e is not given.
func orElse(e, standIn Estimate) Estimate {
	if e.How != nil {
		return e
	}
	return standIn
}
