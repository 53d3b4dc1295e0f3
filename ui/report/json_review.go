package report

import (
	"time"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/casefile"
)

// jsonItemChange is an item that goes from one state to another.
type jsonItemChange struct {
	ID   checklist.ItemID `json:"id"`
	From checklist.State  `json:"from"`
	To   checklist.State  `json:"to"`
}

// jsonItemFlip is a smallest set of items that leads to a verdict: of each
// group, as many items as it needs.
type jsonItemFlip struct {
	To      checklist.Outcome `json:"to"`
	Size    int               `json:"size"`
	Text    string            `json:"text"`
	Changes []jsonItemChange  `json:"changes"`
	Groups  []jsonFlipGroup   `json:"groups"`
}

type jsonFlipGroup struct {
	Need int                `json:"need"`
	To   checklist.State    `json:"to"`
	Of   []checklist.ItemID `json:"of"`
}

func jsonItemFlipOf(r checklist.Review, f checklist.Flip) jsonItemFlip {
	out := jsonItemFlip{To: f.To, Size: f.Size(), Text: r.Sentence(f), Changes: []jsonItemChange{}, Groups: []jsonFlipGroup{}}
	for _, c := range f.Changes() {
		out.Changes = append(out.Changes, jsonItemChange{c.Item, c.From, c.To})
	}
	for _, g := range f.Groups {
		group := jsonFlipGroup{Need: g.Need, To: g.Become, Of: []checklist.ItemID{}}
		for _, i := range g.Of {
			group.Of = append(group.Of, i.ID)
		}
		out.Groups = append(out.Groups, group)
	}
	return out
}

// jsonItemAction is what somebody will do about an item.
type jsonItemAction struct {
	Item    checklist.ItemID `json:"item"`
	Trigger string           `json:"trigger"`
	Owner   string           `json:"owner"`
	Do      string           `json:"do"`
	Due     string           `json:"due"`
	By      string           `json:"by,omitempty"`
}

func jsonItemActionsOf(c casefile.Case) []jsonItemAction {
	out := []jsonItemAction{}
	for _, a := range c.OpenActions() {
		out = append(out, jsonItemAction{a.Item, a.Trigger, a.Owner, a.Do, a.Due.Format(time.DateOnly), a.By})
	}
	return out
}

// jsonTopic is something parked for the next review.
type jsonTopic struct {
	Text string            `json:"text"`
	Item *checklist.ItemID `json:"item"`
	By   string            `json:"by,omitempty"`
}

func jsonTopicsOf(c casefile.Case) []jsonTopic {
	out := []jsonTopic{}
	for _, t := range c.OpenTopics() {
		topic := jsonTopic{Text: t.Text, By: t.By}
		if t.Item != "" {
			topic.Item = &t.Item
		}
		out = append(out, topic)
	}
	return out
}

// jsonContingency is what going ahead with an unresolved item adds.
type jsonContingency struct {
	Item     checklist.ItemID   `json:"item"`
	Label    string             `json:"label"`
	Accepted bool               `json:"accepted"`
	Cost     advisor.MoneyRange `json:"cost"`
	Source   string             `json:"source"`
}

func jsonContingenciesOf(c casefile.Case) []jsonContingency {
	out := []jsonContingency{}
	for _, g := range c.Gaps {
		out = append(out, jsonContingency{g.Item, g.Cost.Label(), g.Accepted, g.Cost.Money(), g.Source})
	}
	return out
}
