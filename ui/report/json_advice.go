package report

import (
	"time"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/casefile"
)

type jsonRecommendation struct {
	Approach *advisor.Approach `json:"approach"`
	Route    advisor.Route     `json:"route"`
	// RouteShut is the gate that shuts the way of serving that was chosen; left
	// out where none does.
	RouteShut      *jsonBlock           `json:"route_shut,omitempty"`
	Confidence     *float64             `json:"confidence"`
	ConfidenceWord string               `json:"confidence_word"`
	RunnerUp       *advisor.Approach    `json:"runner_up"`
	Options        []jsonOption         `json:"options"`
	Flips          []jsonFlip           `json:"flips"`
	Open           []advisor.QuestionID `json:"open"`
}

type jsonOption struct {
	Approach  advisor.Approach `json:"approach"`
	Status    advisor.Status   `json:"status"`
	Score     int              `json:"score"`
	Reasons   []jsonReason     `json:"reasons"`
	BlockedBy []jsonBlock      `json:"blocked_by"`
}

type jsonReason struct {
	Rule   string `json:"rule"`
	Text   string `json:"text"`
	Weight int    `json:"weight"`
	// Answer is the first of Answers; null where the reason rests on none.
	Answer  *advisor.QuestionID  `json:"answer"`
	Answers []advisor.QuestionID `json:"answers"`
	Source  string               `json:"source"`
}

type jsonBlock struct {
	Rule   string `json:"rule"`
	Reason string `json:"reason"`
	Until  string `json:"until"`
	Source string `json:"source"`
}

func jsonRecommendationOf(r advisor.Recommendation, flips []advisor.Flip) jsonRecommendation {
	out := jsonRecommendation{
		Route: r.Route, ConfidenceWord: r.ConfidenceWord(), Options: []jsonOption{}, Flips: jsonFlipsOf(flips),
		Open: append([]advisor.QuestionID{}, r.Open...),
	}
	if r.Approach != "" {
		out.Approach, out.Confidence = &r.Approach, &r.Confidence
	}
	if r.RunnerUp != "" {
		out.RunnerUp = &r.RunnerUp
	}
	if g := r.RouteShut; g != nil {
		out.RouteShut = &jsonBlock{g.ID, g.Reason, g.Until, g.Source}
	}
	for _, o := range r.Options {
		out.Options = append(out.Options, jsonOptionOf(o))
	}
	return out
}

func jsonOptionOf(o advisor.Option) jsonOption {
	out := jsonOption{
		Approach: o.Approach, Status: o.Status, Score: o.Score,
		Reasons: []jsonReason{}, BlockedBy: []jsonBlock{},
	}
	for _, r := range o.Reasons {
		reason := jsonReason{
			Rule: r.Rule, Text: r.Text, Weight: r.Weight, Source: r.Source,
			Answers: append([]advisor.QuestionID{}, r.Answers...),
		}
		if len(r.Answers) > 0 {
			reason.Answer = &r.Answers[0]
		}
		out.Reasons = append(out.Reasons, reason)
	}
	for _, b := range o.BlockedBy {
		out.BlockedBy = append(out.BlockedBy, jsonBlock{b.Gate, b.Reason, b.Until, b.Source})
	}
	return out
}

type jsonChecklist struct {
	Outcome         checklist.Outcome `json:"outcome"`
	AfterAcceptance checklist.Outcome `json:"after_acceptance"`
	Best            checklist.Outcome `json:"best"`
	Worst           checklist.Outcome `json:"worst"`
	Decided         bool              `json:"decided"`
	Categories      []jsonCategory    `json:"categories"`
	// FlipSet is the smallest set of items that would change the verdict, or
	// settle it; Flips has each such set with its alternatives.
	FlipSet []jsonItemChange `json:"flip_set"`
	Flips   []jsonItemFlip   `json:"flips"`
	// NoGoReachable is false where too few items apply for a no-go.
	NoGoReachable bool             `json:"no_go_reachable"`
	Pack          string           `json:"pack"`
	Actions       []jsonItemAction `json:"actions"`
	Parked        []jsonTopic      `json:"parked"`
}

type jsonCategory struct {
	ID    string     `json:"id"`
	Title string     `json:"title"`
	Items []jsonItem `json:"items"`
	// Missing counts the items that count against the threshold, accepted ones
	// included; Untouched those nobody has looked at.
	Missing   int `json:"missing"`
	Untouched int `json:"untouched"`
	Threshold int `json:"threshold"`
}

type jsonItem struct {
	ID    checklist.ItemID `json:"id"`
	Title string           `json:"title"`
	// State is the state that counts; null while nobody has looked.
	State      *checklist.State `json:"state"`
	Evidence   string           `json:"evidence"`
	Unproven   bool             `json:"unproven"`
	Reason     string           `json:"reason,omitempty"`
	AcceptedBy string           `json:"accepted_by,omitempty"`
	Owner      string           `json:"owner,omitempty"`
	Until      string           `json:"until,omitempty"`
	Notice     string           `json:"notice,omitempty"`
	Expired    bool             `json:"expired"`
	Proposed   *jsonProposal    `json:"proposed"`
	Conflict   bool             `json:"conflict"`
	// Overruled says that the reason stands against what the answers say, Lapsed
	// that they no longer settle what rested on them, and AnswersSaid what they
	// said when the item was marked.
	Overruled   bool   `json:"overruled"`
	Lapsed      bool   `json:"lapsed"`
	AnswersSaid string `json:"answers_said,omitempty"`
	// SamePerson says that whoever took the risk also watches it.
	SamePerson bool `json:"same_person"`
	// LeftOut says that the answers take the item out of the checklist.
	LeftOut bool `json:"left_out"`
}

// jsonProposal is what the answers say about an item.
type jsonProposal struct {
	State    checklist.State `json:"state"`
	Evidence string          `json:"evidence"`
}

func jsonChecklistOf(c casefile.Case) jsonChecklist {
	r := c.Review
	out := jsonChecklist{
		Outcome: r.Outcome, AfterAcceptance: r.AfterAcceptance,
		Best: r.Best, Worst: r.Worst, Decided: r.Decided, Categories: []jsonCategory{},
		FlipSet: []jsonItemChange{}, Flips: []jsonItemFlip{}, NoGoReachable: r.NoGoReachable(), Pack: c.Base.PackRef(),
		Actions: jsonItemActionsOf(c), Parked: jsonTopicsOf(c),
	}
	for n, f := range r.Flips() {
		out.Flips = append(out.Flips, jsonItemFlipOf(r, f))
		if n == 0 {
			out.FlipSet = out.Flips[0].Changes
		}
	}
	for _, c := range r.Categories {
		category := jsonCategory{
			ID: c.ID, Title: c.Title, Items: []jsonItem{},
			Missing: c.Unresolved, Untouched: c.Untouched, Threshold: r.Threshold,
		}
		for _, i := range c.Items {
			category.Items = append(category.Items, jsonItemOf(i))
		}
		out.Categories = append(out.Categories, category)
	}
	return out
}

func jsonItemOf(i checklist.ItemReview) jsonItem {
	m := i.Mark
	out := jsonItem{
		ID: i.ID, Title: i.Title, Evidence: m.Evidence, Unproven: i.Unproven, Reason: m.Reason,
		AcceptedBy: m.AcceptedBy, Owner: m.Owner, Notice: m.Notice, Expired: i.Expired, Conflict: i.Conflict, LeftOut: i.LeftOut,
		Overruled: i.Overruled, Lapsed: i.Lapsed, AnswersSaid: m.Answers, SamePerson: m.SamePerson(),
	}
	if i.State != checklist.Untouched {
		out.State = &i.State
	}
	if !m.Until.IsZero() {
		out.Until = m.Until.Format(time.DateOnly)
	}
	if i.Proposed.Proposed != checklist.Untouched {
		out.Proposed = &jsonProposal{i.Proposed.Proposed, i.Proposed.Evidence}
	}
	return out
}
