package advisor_test

import (
	"testing"

	"loracle/advisor"
)

func TestLocalMachinesAreToldAsNotCounted(t *testing.T) {
	k, answers := loaded(t), tuningTeam()
	for _, deployment := range []string{"merged", "dynamic", "local", "managed", "undecided"} {
		answers[advisor.QDeployment] = advisor.Word(deployment)
		e := advisor.Assess(k, answers).Economics
		if local := deployment == "local"; e.Uncounted != local || (e.NotCounted() != "") != local {
			t.Errorf("%s: not counted is %q", deployment, e.NotCounted())
		}
	}
}

// Who sets the running cost of local machines by hand has counted them.
func TestLocalMachinesWhoseCostIsSetByHandAreCounted(t *testing.T) {
	k, answers := loaded(t), tuningTeam()
	answers[advisor.QDeployment] = advisor.Word("local")
	set := advisor.Override{Line: advisor.ServingLine, Amount: advisor.Between(300, 400)}
	if e := advisor.Assess(k, answers, set).Economics; e.Uncounted || e.NotCounted() != "" {
		t.Errorf("%v a month and still %q", e.SelfHostedMonthly, e.NotCounted())
	}
}
