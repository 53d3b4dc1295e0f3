package advisor

// HourlyRate is what an hour of the project's work costs: as answered, or the
// market rate of who does it.
func HourlyRate(k *Knowledge, answers Answers) Value {
	a := &assessor{k: k, answers: answers, used: make([]bool, len(k.Figures))}
	return a.hourlyRate()
}
