package casefile

import "loracle/advisor"

// privacyQuestion asks where the data may go.
const privacyQuestion advisor.QuestionID = "privacy"

// StaysInside reports whether the data may not leave machines of one's own or
// the user's device, so that no API can be tried with it.
func (c Case) StaysInside() bool {
	return c.Answers.Has(privacyQuestion, "on_prem") || c.Answers.Has(privacyQuestion, "edge")
}

// ByProvider reports whether a managed service tunes and serves the model: one was
// chosen, and no gate shuts it.
func (c Case) ByProvider() bool {
	return c.Answers.Has(advisor.QDeployment, "managed") && c.Assessment.Recommendation.RouteShut == nil
}

// RentedWhere says in a sentence that serving is reckoned with rented machines
// where the data may not leave one's own; empty elsewhere.
func (c Case) RentedWhere() string {
	if !c.StaysInside() || c.Assessment.Serving.Capacity == nil {
		return ""
	}
	return "The data may not leave your own machines: rented ones of the same kind stand in for them, and yours have a cost of their own."
}

// APIAllowed says in a sentence how far the privacy answer allows the APIs that
// tuning is compared with. It is empty while nothing is compared, and where the
// data may go anywhere or nobody has said.
func (c Case) APIAllowed() string {
	if c.Assessment.Economics.APIMonthly == nil {
		return ""
	}
	switch c.Answers.Word(privacyQuestion) {
	case "vendor_contract":
		return "The data may go only to vendors under contract, so trying an API takes a contract with its provider first."
	case "private_cloud":
		return "The data may not leave your own cloud account, so an API is allowed only as a private endpoint there."
	case "on_prem":
		return "The data may not leave your own machines, so an API is only a price to compare with and not to be tried."
	case "edge":
		return "The data may not leave the user's device, so an API is only a price to compare with and not to be tried."
	}
	return ""
}
