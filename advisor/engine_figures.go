package advisor

// EngineFigures lists the figures that the engine reads by name, for the
// loader. Each needs a printed and a computed value.
func EngineFigures() []string {
	return []string{
		"t2.api_monthly", "t2.self_hosted_monthly", "t2.project", "t2.break_even",
		"t2.api_three_year", "t2.self_hosted_three_year", "t2.saving",
	}
}
