package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"

	"loracle/advisor"
	"loracle/data/capsule"
)

// jsonSchema is the semantic version of the JSON form: the first number changes
// when a name or a meaning does, the second when something is added, the third
// when only the description does. The JSON Schema is committed as
// `loracle schema` prints. In form 1 economics.movers ranked inputs, prices and
// constants among them; since form 2 it ranks answers.
const jsonSchema = "2.2.0"

// JSON writes a case for other programs. Money is in dollars with two
// decimals, ranges are {low, high}, months are numbers, shares run from 0 to 1,
// and what is not known is null. The same session gives the same bytes on the same
// day, which ends acceptances and ages prices.
func JSON(s Source) ([]byte, error) { return writeJSON(gather(s)) }

func writeJSON(f facts) ([]byte, error) {
	document, err := jsonDocumentOf(f)
	if err != nil {
		return nil, writing("JSON", err)
	}
	out, err := indented(document)
	if err != nil {
		return nil, writing("JSON", err)
	}
	return out, nil
}

// indented is a document as JSON that reads well. It is indented in one piece:
// an encoder that indents as it goes copies a large document several times.
func indented(document any) ([]byte, error) {
	var plain bytes.Buffer
	e := json.NewEncoder(&plain)
	e.SetEscapeHTML(false)
	if err := e.Encode(document); err != nil {
		return nil, err
	}
	const growth = 2 // what indenting makes of a document
	out := bytes.NewBuffer(make([]byte, 0, growth*plain.Len()))
	if err := json.Indent(out, plain.Bytes(), "", "  "); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func jsonDocumentOf(f facts) (*jsonDocument, error) {
	f.ahead()
	c := f.Case
	answers, err := jsonAnswers(c.Answers)
	if err != nil {
		return nil, err
	}
	carried, err := jsonSessionOf(f.Source)
	if err != nil {
		return nil, err
	}
	return &jsonDocument{
		Schema: jsonSchema, GeneratedAt: c.UpdatedAt.UTC(), Title: c.Title, Variant: f.carried().Variant,
		Knowledge:      jsonKnowledge{c.Base.Advice.Version, c.Base.Advice.SHA256},
		Answers:        answers,
		Notes:          jsonNotesOf(c),
		Recommendation: jsonRecommendationOf(c.Assessment.Recommendation, f.flips()),
		Checklist:      jsonChecklistOf(c),
		Budget:         jsonBudgetOf(c, f.likely()),
		Economics:      jsonEconomicsOf(f),
		Capacity:       jsonCapacityOf(c.Assessment.Serving),
		Training:       jsonTrainingOf(c),
		Adapters:       jsonAdaptersOf(c),
		Dataset:        jsonDatasetOf(c),
		Risks:          jsonRisksOf(c.Assessment.Risks),
		Plan:           jsonPlanOf(c.Assessment.Plan),
		Actions:        jsonActionsOf(c),
		Decision:       jsonDecisionOf(c),
		Since:          jsonSinceOf(f.Since),
		StalePrices:    jsonStaleOf(c),
		Assumptions:    jsonAssumptionsOf(c.Assessment.Assumptions),
		FiguresUsed:    jsonFiguresOf(c.Assessment.FiguresUsed),
		Derivations:    jsonDerivationsOf(numbersOf(f)),
		Session:        carried,
	}, nil
}

type jsonDocument struct {
	// Schema is the semantic version of this form.
	Schema      string          `json:"schema"`
	GeneratedAt time.Time       `json:"generated_at"`
	Knowledge   jsonKnowledge   `json:"knowledge"`
	Title       string          `json:"title"`
	Variant     capsule.Variant `json:"variant"`
	// Answers is by question: null where it is not known, a number or {low, high},
	// a word, or a list of words.
	Answers        map[advisor.QuestionID]json.RawMessage `json:"answers"`
	Notes          jsonNotes                              `json:"notes"`
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
	Decision       jsonDecision                           `json:"decision"`
	// Since is null while there is no milestone.
	Since       *jsonSince       `json:"since_milestone"`
	StalePrices []jsonStalePrice `json:"stale_prices"`
	Assumptions []jsonAssumption `json:"assumptions"`
	FiguresUsed []jsonFigure     `json:"figures_used"`
	Derivations jsonDerivations  `json:"derivations"`
	// Session is the session itself, from which loracle makes the same one
	// again; null in a report that carries none.
	Session *capsule.Wire `json:"session"`
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
