package advisor_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"loracle/advisor"
)

// privateTeam would tune, with data that may go so far and that way of serving.
func privateTeam(where, deployment string) advisor.Answers {
	answers := tuningTeam()
	answers[privacy], answers[advisor.QDeployment] = advisor.Word(where), advisor.Word(deployment)
	return answers
}

func TestPrivacyShutsTheManagedRouteAndNotTuning(t *testing.T) {
	k := loaded(t)
	for _, where := range []string{"none", "vendor_contract", "private_cloud", "on_prem", "edge"} {
		for _, deployment := range []string{"merged", "dynamic", "local", "managed", "undecided"} {
			answers := privateTeam(where, deployment)
			r := advisor.Assess(k, answers).Recommendation
			shut := staysInside(answers) && deployment == "managed"
			want := advisor.SelfHosted
			if deployment == "managed" && !shut {
				want = advisor.Managed
			}
			if !r.Approach.Tunes() || r.Route != want {
				t.Errorf("%s, %s: %s, %s is advised", where, deployment, r.Approach, r.Route)
			}
			if (r.RouteShut != nil) != shut {
				t.Errorf("%s, %s: shut by %+v", where, deployment, r.RouteShut)
			}
		}
	}
}

// What it costs and how sure the advice is rest on what is possible: a shut route
// counts as not chosen.
func TestAShutRouteCountsAsNotChosen(t *testing.T) {
	k, answers := loaded(t), privateTeam("on_prem", "managed")
	shut := advisor.Assess(k, answers)
	delete(answers, advisor.QDeployment)
	open := advisor.Assess(k, answers)
	if shut.Economics.SelfHostedMonthly.Range != open.Economics.SelfHostedMonthly.Range || shut.Own.Computed != open.Own.Computed {
		t.Errorf("a shut managed service costs %v and %v, and with nothing chosen it is %v and %v",
			shut.Own.Computed, shut.Economics.SelfHostedMonthly, open.Own.Computed, open.Economics.SelfHostedMonthly)
	}
	if shut.Recommendation.Confidence != open.Recommendation.Confidence {
		t.Errorf("the confidence is %g instead of %g", shut.Recommendation.Confidence, open.Recommendation.Confidence)
	}
}

func TestAssessingLeavesTheAnswersAsTheyAre(t *testing.T) {
	answers := privateTeam("edge", "managed")
	before := maps.Clone(answers)
	advisor.Assess(loaded(t), answers)
	if diff := cmp.Diff(before, answers); diff != "" {
		t.Error(diff)
	}
}

// Without an engineer somebody else has to own data and evaluation, and a managed
// service that privacy shuts does not.
func TestFlipsNameThePrivacyThatOpensTheManagedRoute(t *testing.T) {
	answers := privateTeam("on_prem", "managed")
	answers[advisor.QMLEngineer] = advisor.Word("no")
	k := loaded(t)
	if r := advisor.Assess(k, answers).Recommendation; r.Approach.Tunes() {
		t.Fatalf("%s is advised and nobody could own it", r.Approach)
	}
	var opens []string
	for _, flip := range k.Flips(answers) {
		if flip.Question.ID == privacy && flip.Approach.Tunes() {
			opens = append(opens, flip.To.Word)
		}
	}
	if want := []string{"none", "vendor_contract", "private_cloud"}; !slices.Equal(opens, want) {
		t.Errorf("tuning is advised with %v, want %v", opens, want)
	}
}

// While nobody has said where the data may go, a managed service may yet turn out
// to be shut: without an engineer the advice hangs on it.
func TestAnUnknownPrivacyLowersTheConfidenceInAManagedRoute(t *testing.T) {
	k, answers := loaded(t), example(t, "mid")
	answers[privacy], answers[advisor.QDeployment] = advisor.Word("none"), advisor.Word("managed")
	answers[advisor.QMLEngineer] = advisor.Word("no")
	sure := advisor.Assess(k, answers).Recommendation
	delete(answers, privacy)
	if r := advisor.Assess(k, answers).Recommendation; r.Approach != sure.Approach || r.Confidence >= sure.Confidence {
		t.Errorf("%s with a confidence of %g, and %s with %g once it is said", r.Approach, r.Confidence, sure.Approach, sure.Confidence)
	}
}
