package report

import (
	"strings"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/casefile"
)

// jsonDecision is the decision as it stands: the advice and the verdict in one,
// with what it costs and rests on. Approach is null while nothing is advised.
type jsonDecision struct {
	Text            string            `json:"text"`
	Approach        *advisor.Approach `json:"approach"`
	Route           advisor.Route     `json:"route"`
	Outcome         checklist.Outcome `json:"outcome"`
	AfterAcceptance checklist.Outcome `json:"after_acceptance"`
	// Cost is the one-time total and GoingNow the same with the contingencies of
	// unresolved checkpoints; null where there is none.
	Cost     *advisor.MoneyRange `json:"cost"`
	GoingNow *advisor.MoneyRange `json:"going_now"`
	// SetByHand names the budget lines that somebody set.
	SetByHand []string `json:"set_by_hand"`
}

func jsonDecisionOf(c casefile.Case) jsonDecision {
	r := c.Assessment.Recommendation
	out := jsonDecision{
		Text: plainText(bottomLine(c)), Route: r.Route,
		Outcome: c.Review.Outcome, AfterAcceptance: c.Review.AfterAcceptance,
		GoingNow: orNullMoney(c.GoingNow), SetByHand: []string{},
	}
	if r.Approach != "" {
		out.Approach = &r.Approach
	}
	if m := budgetOf(c); m != nil {
		out.Cost = orNullMoney(&m.total)
	}
	for _, l := range c.Assessment.Own.ByHand() {
		out.SetByHand = append(out.SetByHand, l.ID)
	}
	return out
}

// plainText is a sentence of our own without the marks that Markdown needs.
func plainText(text inline) string { return strings.ReplaceAll(string(text), `\`, "") }
