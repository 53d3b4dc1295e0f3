package casefile_test

import (
	"testing"

	"loracle/advisor"
)

func TestNothingIsPricedBeforeWhatIsBuiltOrUsedIsKnown(t *testing.T) {
	for name, tt := range map[string]struct {
		answers advisor.Answers
		want    bool
	}{
		"nothing":               {nil, false},
		"nobody knows the task": {advisor.Answers{advisor.QTaskType: advisor.Unknown()}, false},
		"only the team":         {advisor.Answers{advisor.QMLEngineer: advisor.Word("yes")}, false},
		"the kind of task":      {advisor.Answers{advisor.QTaskType: advisor.Word("style_tone")}, true},
		"the bill":              {advisor.Answers{advisor.QMonthlyAPICost: advisor.Number(advisor.Exactly(2700))}, true},
	} {
		t.Run(name, func(t *testing.T) {
			c := derive(t, tt.answers, nil)
			if c.Priced() != tt.want {
				t.Errorf("priced: %v, want %v", c.Priced(), tt.want)
			}
			if c.Assumed() == 0 {
				t.Error("nothing is assumed")
			}
		})
	}
}
