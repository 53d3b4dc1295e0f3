package advisor

import (
	"slices"
	"testing"
)

func TestInterviewAsksTheExpressPathFirstThenSectionBySection(t *testing.T) {
	k := &Knowledge{Questions: []*Question{
		{ID: "owner", Section: Team},
		{ID: "ml_engineer", Section: Team, Express: 2},
		{ID: "gap_text", Section: Business},
		{ID: "task_type", Section: Business, Express: 1},
		{ID: "source_data", Section: Data},
	}}
	var got []QuestionID
	for _, q := range k.Interview() {
		got = append(got, q.ID)
	}
	want := []QuestionID{"task_type", "ml_engineer", "gap_text", "source_data", "owner"}
	if !slices.Equal(got, want) {
		t.Errorf("asked %v, want %v", got, want)
	}
}
