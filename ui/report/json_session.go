package report

import (
	"time"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/capsule"
	"loracle/data/casefile"
)

// jsonNotes are remarks by question and by checkpoint; empty in the shared
// variant.
type jsonNotes struct {
	Answers   map[advisor.QuestionID]string `json:"answers"`
	Checklist map[checklist.ItemID]string   `json:"checklist"`
}

func jsonNotesOf(c casefile.Case) jsonNotes {
	out := jsonNotes{map[advisor.QuestionID]string{}, map[checklist.ItemID]string{}}
	for id, note := range c.Notes {
		out.Answers[id] = note
	}
	for id, note := range c.ItemNotes {
		out.Checklist[id] = note
	}
	return out
}

// jsonDecision is what follows from the advice and the verdict together, and
// what it costs.
type jsonDecision struct {
	Text string `json:"text"`
	// FineTune says whether fine-tuning is advised at all; null while there is no
	// advice.
	FineTune        *bool             `json:"fine_tune"`
	Approach        *advisor.Approach `json:"approach"`
	Route           advisor.Route     `json:"route"`
	Outcome         checklist.Outcome `json:"outcome"`
	AfterAcceptance checklist.Outcome `json:"after_acceptance"`
	// Decider is who decides; null while nobody is named.
	Decider *string `json:"decider"`
	// Verdict is what was decided on the project; null while nothing was.
	Verdict *jsonVerdict  `json:"verdict"`
	Dissent []jsonDissent `json:"dissent"`
	// Cost is the one-time total and GoingNow the same with the contingencies of
	// unresolved checkpoints; null where there is none.
	Cost     *advisor.MoneyRange `json:"cost"`
	GoingNow *advisor.MoneyRange `json:"going_now"`
	// SetByHand names the budget lines that somebody set.
	SetByHand []string `json:"set_by_hand"`
}

type jsonVerdict struct {
	Outcome checklist.Outcome `json:"outcome"`
	By      string            `json:"by"`
	At      time.Time         `json:"at"`
	Reason  string            `json:"reason"`
	// Differs says that the checklist gives another verdict, before and after
	// acceptance.
	Differs bool `json:"differs"`
}

type jsonDissent struct {
	By string `json:"by"`
	// Item is null where it is about the verdict.
	Item *checklist.ItemID `json:"item"`
	Text string            `json:"text"`
	At   time.Time         `json:"at"`
}

func jsonDecisionOf(c casefile.Case) jsonDecision {
	r := c.Assessment.Recommendation
	out := jsonDecision{
		Text: c.BottomLine(), Route: r.Route, Outcome: c.Review.Outcome, AfterAcceptance: c.Review.AfterAcceptance,
		Dissent: []jsonDissent{}, GoingNow: orNullMoney(c.GoingNow), SetByHand: []string{},
	}
	if m := budgetOf(c); m != nil {
		out.Cost = orNullMoney(&m.total)
	}
	for _, l := range c.Assessment.Own.ByHand() {
		out.SetByHand = append(out.SetByHand, l.ID)
	}
	if r.Approach != "" {
		tunes := r.Approach.Tunes()
		out.FineTune, out.Approach = &tunes, &r.Approach
	}
	m := c.Minutes()
	if m.Decider != "" {
		out.Decider = &m.Decider
	}
	if v := m.Verdict; v != nil {
		out.Verdict = &jsonVerdict{v.Outcome, v.Decider, v.At.UTC(), v.Reason, v.Differs}
	}
	for _, d := range m.Dissent {
		entry := jsonDissent{By: d.Name, Text: d.Text, At: d.At.UTC()}
		if d.Item != "" {
			entry.Item = &d.Item
		}
		out.Dissent = append(out.Dissent, entry)
	}
	return out
}

func jsonSessionOf(s Source) (*capsule.Wire, error) {
	if len(s.Session.Events) == 0 {
		return nil, nil
	}
	w, err := s.carried().Wire()
	if err != nil {
		return nil, err
	}
	return &w, nil
}
