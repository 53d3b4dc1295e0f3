package report

import (
	"fmt"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/casefile"
)

// diffSchema is the version of the JSON form of a comparison.
const diffSchema = 1

type jsonDiff struct {
	Schema      int            `json:"schema"`
	A           jsonDiffSide   `json:"a"`
	B           jsonDiffSide   `json:"b"`
	Answers     []jsonDiffSaid `json:"answers"`
	Checkpoints []jsonDiffItem `json:"checkpoints"`
	Budget      *jsonDiffMoney `json:"budget"`
}

type jsonDiffSide struct {
	Label     string        `json:"label"`
	Title     string        `json:"title"`
	Knowledge jsonKnowledge `json:"knowledge"`
	Pack      string        `json:"pack"`
	casefile.Standing
}

type jsonDiffSaid struct {
	ID    advisor.QuestionID `json:"id"`
	Label string             `json:"label"`
	From  string             `json:"from"`
	To    string             `json:"to"`
}

type jsonDiffItem struct {
	ID     checklist.ItemID `json:"id"`
	Title  string           `json:"title"`
	Change casefile.ItemWay `json:"change"`
	From   checklist.State  `json:"from"`
	To     checklist.State  `json:"to"`
}

type jsonDiffMoney struct {
	From   advisor.MoneyRange `json:"from"`
	To     advisor.MoneyRange `json:"to"`
	Change casefile.Delta     `json:"change"`
	Parts  []jsonDiffPart     `json:"parts"`
}

type jsonDiffPart struct {
	Kind  casefile.PartKind `json:"kind"`
	ID    string            `json:"id"`
	Label string            `json:"label"`
	casefile.Delta
}

// DiffJSON writes a comparison for other programs: money in dollars with two
// decimals, what is not known null.
func DiffJSON(c casefile.Comparison) ([]byte, error) {
	out := jsonDiff{
		Schema: diffSchema, A: jsonDiffSideOf(c.A), B: jsonDiffSideOf(c.B),
		Answers: jsonSaidOf(c), Checkpoints: []jsonDiffItem{}, Budget: jsonChangeOf(c.Budget),
	}
	for _, i := range c.Items {
		out.Checkpoints = append(out.Checkpoints, jsonDiffItem{i.ID, i.Title, i.What, i.From, i.To})
	}
	data, err := indented(out)
	if err != nil {
		return nil, fmt.Errorf("write JSON: %w", err)
	}
	return data, nil
}

func jsonDiffSideOf(s casefile.Side) jsonDiffSide {
	return jsonDiffSide{Label: s.Label, Title: s.Title, Knowledge: jsonKnowledge{s.Knowledge, s.SHA256}, Pack: s.Pack, Standing: s.Standing}
}

func jsonSaidOf(c casefile.Comparison) []jsonDiffSaid {
	out := []jsonDiffSaid{}
	for _, a := range c.Answers {
		out = append(out, jsonDiffSaid{a.Question, a.Short, a.From, a.To})
	}
	return out
}

func jsonChangeOf(m *casefile.BudgetChange) *jsonDiffMoney {
	if m == nil {
		return nil
	}
	out := &jsonDiffMoney{m.From, m.To, m.Change, []jsonDiffPart{}}
	for _, p := range m.Parts {
		out.Parts = append(out.Parts, jsonDiffPart{p.Kind, p.ID, p.Label, p.Delta})
	}
	return out
}
