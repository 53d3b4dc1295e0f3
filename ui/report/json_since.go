package report

import (
	"time"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/casefile"
)

// jsonSince is what changed since the last milestone. What stood then is as the
// milestone kept it; how it came about is in the milestone's own export.
type jsonSince struct {
	Name    string    `json:"name"`
	TakenAt time.Time `json:"taken_at"`
	// Change is the number of the last change that the milestone holds.
	Change uint64 `json:"change"`
	// Reworked says that what the milestone kept is not at hand, and that its
	// results are worked out again.
	Reworked    bool           `json:"reworked"`
	Then        jsonStanding   `json:"then"`
	Now         jsonStanding   `json:"now"`
	Answers     []jsonDiffSaid `json:"answers"`
	Checkpoints []jsonSinceWay `json:"checkpoints"`
	// Budget is how the one-time total, with what unresolved checkpoints add,
	// changed; null while one of the moments has no budget. The parts add up to
	// the change.
	Budget *jsonDiffMoney `json:"budget"`
}

// jsonStanding is what a moment came to.
type jsonStanding struct {
	Knowledge       jsonKnowledge       `json:"knowledge"`
	Pack            string              `json:"pack"`
	Approach        *advisor.Approach   `json:"approach"`
	Route           *advisor.Route      `json:"route"`
	Confidence      string              `json:"confidence"`
	Outcome         checklist.Outcome   `json:"outcome"`
	AfterAcceptance checklist.Outcome   `json:"after_acceptance"`
	BreakEven       string              `json:"break_even"`
	OneTime         *advisor.MoneyRange `json:"one_time"`
	Contingency     *advisor.MoneyRange `json:"contingency"`
	Monthly         *advisor.MoneyRange `json:"monthly"`
	Yearly          *advisor.MoneyRange `json:"yearly"`
}

// jsonSinceWay is a checkpoint that stands differently; a state is null where
// the checklist of that moment did not have it.
type jsonSinceWay struct {
	ID     checklist.ItemID `json:"id"`
	Title  string           `json:"title"`
	Change casefile.ItemWay `json:"change"`
	From   *checklist.State `json:"from"`
	To     *checklist.State `json:"to"`
}

func jsonSinceOf(s *casefile.Since) *jsonSince {
	if s == nil {
		return nil
	}
	out := &jsonSince{
		Name: s.Name, TakenAt: s.At.UTC(), Change: s.Last, Reworked: s.Reworked, Then: jsonStandingOf(s.A), Now: jsonStandingOf(s.B),
		Answers: jsonSaidOf(s.Comparison), Checkpoints: []jsonSinceWay{}, Budget: jsonChangeOf(s.Budget),
	}
	for _, i := range s.Items {
		w := jsonSinceWay{ID: i.ID, Title: i.Title, Change: i.What}
		if i.What != casefile.NewItem {
			w.From = &i.From
		}
		if i.What != casefile.Dropped {
			w.To = &i.To
		}
		out.Checkpoints = append(out.Checkpoints, w)
	}
	return out
}

func jsonStandingOf(s casefile.Side) jsonStanding {
	out := jsonStanding{
		Knowledge: jsonKnowledge{s.Knowledge, s.SHA256}, Pack: s.Pack, Confidence: s.Confidence,
		Outcome: s.Outcome, AfterAcceptance: s.AfterAcceptance, BreakEven: s.BreakEven,
		OneTime: s.OneTime, Contingency: s.Contingency, Monthly: s.Monthly, Yearly: s.Yearly,
	}
	if s.Approach != "" {
		out.Approach = &s.Approach
	}
	if s.Route != "" {
		out.Route = &s.Route
	}
	return out
}
