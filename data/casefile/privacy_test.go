package casefile_test

import (
	"strings"
	"testing"

	"loracle/advisor"
)

func TestPrivacySaysHowFarAnAPIIsAllowed(t *testing.T) {
	for where, want := range map[string]string{
		"none": "", "vendor_contract": "contract with its provider first", "private_cloud": "only as a private endpoint",
		"on_prem": "not leave your own machines, so an API is only a price", "edge": "not leave the user's device, so an API is only a price",
	} {
		answers := advisor.Answers{"privacy": advisor.Word(where), advisor.QMonthlyAPICost: advisor.Number(advisor.Exactly(900))}
		c := derive(t, answers, nil)
		if got := c.APIAllowed(); !strings.Contains(got, want) || (got == "") != (want == "") {
			t.Errorf("%s: %q, want %q in it", where, got, want)
		}
		if inside := where == "on_prem" || where == "edge"; c.StaysInside() != inside {
			t.Errorf("%s: it stays inside: %v", where, c.StaysInside())
		}
	}
}

func TestPrivacySaysNothingOfAnAPIThatNothingIsComparedWith(t *testing.T) {
	if got := derive(t, advisor.Answers{"privacy": advisor.Word("on_prem")}, nil).APIAllowed(); got != "" {
		t.Errorf("without a bill it says %q", got)
	}
	answers := advisor.Answers{advisor.QMonthlyAPICost: advisor.Number(advisor.Exactly(900))}
	if got := derive(t, answers, nil).APIAllowed(); got != "" {
		t.Errorf("without an answer it says %q", got)
	}
}

func TestAProviderServesWhereOneWasChosenAndTheDataMayGoThere(t *testing.T) {
	for where, want := range map[string]bool{"none": true, "private_cloud": true, "on_prem": false, "edge": false} {
		c := derive(t, advisor.Answers{"privacy": advisor.Word(where), advisor.QDeployment: advisor.Word("managed")}, nil)
		if c.ByProvider() != want {
			t.Errorf("%s: by a provider is %v", where, c.ByProvider())
		}
	}
	if derive(t, advisor.Answers{advisor.QDeployment: advisor.Word("merged")}, nil).ByProvider() {
		t.Error("a merged model is one's own")
	}
}
