package session

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"loracle/advisor"
)

// The kinds of event of a scenario, each with the fields it sets.
const (
	ScenarioKept    Kind = "scenario_kept"    // Title, Changes
	ScenarioDropped Kind = "scenario_dropped" // Ref (the event that kept it)
)

// Scenario is a what-if that somebody kept: answers laid over those of the
// session, which stay as they are.
type Scenario struct {
	// ID is the number of the event that kept it.
	ID      uint64
	Title   string
	Changes advisor.Answers
	By      string
	At      time.Time
}

// MostScenarios is how many can be kept at a time: as many as can be compared
// side by side.
const MostScenarios = 3

// KeepScenario keeps a what-if under a title.
func KeepScenario(title string, changes advisor.Answers) Event {
	return Event{Kind: ScenarioKept, Title: title, Changes: changes}
}

// DropScenario ends the scenario that event ref kept.
func DropScenario(ref uint64) Event { return Event{Kind: ScenarioDropped, Ref: ref} }

func init() {
	carries[ScenarioKept] = []string{"title", "changes"}
	carries[ScenarioDropped] = []string{"ref"}
}

// validateScenario is validateFields for the kinds of a scenario.
func (e Event) validateScenario() error {
	if e.Kind == ScenarioDropped {
		if e.Ref == 0 {
			return errors.New("a scenario is dropped by the number of the event that kept it")
		}
		return nil
	}
	switch {
	case strings.TrimSpace(e.Title) == "":
		return errors.New("a scenario needs a title")
	case len(e.Changes) == 0:
		return errors.New("a scenario changes at least one answer")
	}
	for q, a := range e.Changes {
		if q == "" {
			return errors.New("an answer of a scenario needs its question")
		}
		if err := validateAnswer(a); err != nil {
			return fmt.Errorf("scenario, %s: %w", q, err)
		}
	}
	return nil
}

// checkScenario says what is wrong with an event of a scenario here.
func (s *State) checkScenario(e Event) error {
	switch {
	case e.Kind == ScenarioKept && len(s.Scenarios) >= MostScenarios:
		return fmt.Errorf("%d scenarios are kept already: drop one first", MostScenarios)
	case e.Kind == ScenarioDropped && s.scenarioAt(e.Ref) < 0:
		return errors.New("there is no scenario of that number")
	}
	return nil
}

func (s *State) scenarioAt(id uint64) int {
	return slices.IndexFunc(s.Scenarios, func(sc Scenario) bool { return sc.ID == id })
}

// scenario folds an event of a scenario.
func (s *State) scenario(e Event) {
	if e.Kind == ScenarioDropped {
		at := s.scenarioAt(e.Ref)
		s.Scenarios = slices.Delete(slices.Clone(s.Scenarios), at, at+1)
		return
	}
	s.Scenarios = append(slices.Clip(s.Scenarios), Scenario{
		ID: e.Seq, Title: e.Title, Changes: maps.Clone(e.Changes), By: e.By, At: e.At,
	})
}

// encodeChanges and decodeChanges write the answers of a scenario as those of
// events are written, null for what nobody knows.
func encodeChanges(answers advisor.Answers) (map[advisor.QuestionID]json.RawMessage, error) {
	if len(answers) == 0 {
		return nil, nil
	}
	out := make(map[advisor.QuestionID]json.RawMessage, len(answers))
	for q, a := range answers {
		raw, err := encodeAnswer(&a)
		if err != nil {
			return nil, err
		}
		out[q] = raw
	}
	return out, nil
}

func decodeChanges(raw map[advisor.QuestionID]json.RawMessage) (advisor.Answers, error) {
	if len(raw) == 0 {
		return nil, nil
	}
	out := make(advisor.Answers, len(raw))
	for q, r := range raw {
		a, err := decodeAnswer(r)
		if err != nil {
			return nil, fmt.Errorf("scenario, %s: %w", q, err)
		}
		out[q] = *a
	}
	return out, nil
}
