package report

import (
	"bytes"
	"encoding/json"
	"reflect"
	"regexp"
	"slices"

	"loracle/advisor"
	"loracle/data/session"
)

// Edited says what in a report was changed by hand and is not so in the session
// that it carries.
type Edited struct {
	Title bool
	// Answers are the questions whose answers were changed, in alphabetical order.
	Answers []advisor.QuestionID
}

// EditedByHand compares what a report shows with the session it carries: the
// title, and in a JSON export the answers.
func EditedByHand(data []byte, state session.State) Edited {
	if looksLikeJSON(data) {
		return editedJSON(data, state)
	}
	return Edited{Title: editedHeading(data, state.Title)}
}

func editedJSON(data []byte, state session.State) Edited {
	var shown struct {
		Title   *string
		Answers map[advisor.QuestionID]any
	}
	carried, err := jsonAnswers(state.Answers)
	if err != nil || json.Unmarshal(data, &shown) != nil {
		return Edited{Title: true} // no export has such values
	}
	out := Edited{Title: shown.Title != nil && *shown.Title != state.Title}
	for id, raw := range carried {
		answer, there := shown.Answers[id]
		if !there || !sameJSON(answer, raw) {
			out.Answers = append(out.Answers, id)
		}
	}
	for id := range shown.Answers {
		if _, there := carried[id]; !there {
			out.Answers = append(out.Answers, id)
		}
	}
	slices.Sort(out.Answers)
	return out
}

// sameJSON reports whether a value is what raw says, however that is laid out.
func sameJSON(value any, raw json.RawMessage) bool {
	var other any
	return json.Unmarshal(raw, &other) == nil && reflect.DeepEqual(value, other)
}

// topHeading is the heading of a Markdown report, known by what stands below it.
var topHeading = regexp.MustCompile(`(?m)^(# [^\r\n]*)\r?\n\r?\nGo/no-go assessment of a LoRA fine-tuning project`)

func editedHeading(data []byte, title string) bool {
	found := topHeading.FindSubmatch(data)
	if found == nil {
		return false
	}
	var want bytes.Buffer
	heading{1, titleOf(title)}.write(&want)
	return !bytes.Equal(bytes.TrimSpace(found[1]), bytes.TrimSpace(want.Bytes()))
}
