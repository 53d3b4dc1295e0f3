package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"

	"loracle/advisor"
	"loracle/data/casefile"
)

// jsonSchema is the version of the JSON form. It changes when a name or a
// meaning does; names may be added without.
const jsonSchema = 1

// JSON writes a case for other programs. Money is in dollars with two
// decimals, ranges are {low, high}, months are numbers, shares run from 0 to 1,
// and what is not known is null. The same session gives the same bytes: the
// only dates are the session's own.
func JSON(c casefile.Case) ([]byte, error) {
	answers, err := jsonAnswers(c.Answers)
	if err != nil {
		return nil, fmt.Errorf("write JSON: %w", err)
	}
	likely, found := prospects(c)
	document := jsonDocument{
		Schema: jsonSchema, GeneratedAt: c.UpdatedAt.UTC(), Title: c.Title,
		Knowledge:      jsonKnowledge{c.Base.Advice.Version, c.Base.Advice.SHA256},
		Answers:        answers,
		Recommendation: jsonRecommendationOf(c.Assessment.Recommendation, found),
		Checklist:      jsonChecklistOf(c),
		Budget:         jsonBudgetOf(c, likely),
		Economics:      jsonEconomicsOf(c.Assessment.Economics, likely),
		Capacity:       jsonCapacityOf(c.Assessment.Serving),
		Training:       jsonTrainingOf(c),
		Adapters:       jsonAdaptersOf(c),
		Dataset:        jsonDatasetOf(c),
		Risks:          jsonRisksOf(c.Assessment.Risks),
		Plan:           jsonPlanOf(c.Assessment.Plan),
		Actions:        jsonActionsOf(c),
		StalePrices:    jsonStaleOf(c),
		Assumptions:    jsonAssumptionsOf(c.Assessment.Assumptions),
		FiguresUsed:    jsonFiguresOf(c.Assessment.FiguresUsed),
		Derivations:    jsonDerivationsOf(Numbers(c)),
	}
	var w bytes.Buffer
	e := json.NewEncoder(&w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	if err := e.Encode(document); err != nil {
		return nil, fmt.Errorf("write JSON: %w", err)
	}
	return w.Bytes(), nil
}

type jsonDocument struct {
	Schema         int                                    `json:"schema"`
	GeneratedAt    time.Time                              `json:"generated_at"`
	Knowledge      jsonKnowledge                          `json:"knowledge"`
	Title          string                                 `json:"title"`
	Answers        map[advisor.QuestionID]json.RawMessage `json:"answers"`
	Recommendation jsonRecommendation                     `json:"recommendation"`
	Checklist      jsonChecklist                          `json:"checklist"`
	Budget         *jsonBudget                            `json:"budget"`
	Economics      jsonEconomics                          `json:"economics"`
	Capacity       *jsonCapacity                          `json:"capacity"`
	Training       *jsonTraining                          `json:"training"`
	Adapters       *jsonAdapters                          `json:"adapters"`
	Dataset        jsonDataset                            `json:"dataset"`
	Risks          []jsonRisk                             `json:"risks"`
	Plan           []jsonPhase                            `json:"plan"`
	Actions        []jsonAction                           `json:"actions"`
	StalePrices    []jsonStalePrice                       `json:"stale_prices"`
	Assumptions    []jsonAssumption                       `json:"assumptions"`
	FiguresUsed    []jsonFigure                           `json:"figures_used"`
	Derivations    jsonDerivations                        `json:"derivations"`
}

type jsonKnowledge struct {
	Version string `json:"version"`
	SHA256  string `json:"sha256"`
}

// jsonAnswers writes answers by question, in the order of their names.
func jsonAnswers(answers advisor.Answers) (map[advisor.QuestionID]json.RawMessage, error) {
	out := make(map[advisor.QuestionID]json.RawMessage, len(answers))
	for id, a := range answers {
		// None of several choices is an empty list; null would say "not known".
		if a.Kind == advisor.WordsAnswer && len(a.Words) == 0 {
			out[id] = json.RawMessage("[]")
			continue
		}
		b, err := a.MarshalJSON()
		if err != nil {
			return nil, fmt.Errorf("answer %s: %w", id, err)
		}
		out[id] = b
	}
	return out, nil
}

type jsonAssumption struct {
	Answer advisor.QuestionID `json:"answer"`
	Value  advisor.Range      `json:"value"`
	Unit   advisor.Unit       `json:"unit"`
	Why    string             `json:"why"`
}

func jsonAssumptionsOf(used []advisor.UsedAssumption) []jsonAssumption {
	out := []jsonAssumption{}
	for _, u := range used {
		out = append(out, jsonAssumption{u.Question.ID, u.Range, u.Question.Unit, u.Why})
	}
	return out
}

type jsonFigure struct {
	ID       string         `json:"id"`
	Label    string         `json:"label"`
	Printed  string         `json:"printed"`
	Unit     advisor.Unit   `json:"unit"`
	Paper    *advisor.Range `json:"paper"`
	Computed *advisor.Range `json:"computed"`
	Source   advisor.Source `json:"source"`
	Notes    []string       `json:"notes"`
}

func jsonFiguresOf(figures []*advisor.Figure) []jsonFigure {
	out := []jsonFigure{}
	for _, f := range figures {
		notes := []string{}
		for _, n := range f.Notes {
			notes = append(notes, n.ID)
		}
		out = append(out, jsonFigure{f.ID, f.Label, f.Printed, f.Unit, f.Paper, f.Computed, f.Source, notes})
	}
	return out
}
