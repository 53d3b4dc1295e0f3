package session_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"loracle/advisor"
	"loracle/data/session"
)

func quote(line advisor.LineID, by string) advisor.Override {
	return advisor.Override{Line: line, Amount: advisor.Between(10_000, 15_000), Reason: "a quote", By: by}
}

func TestALineSetByHandKeepsWhoAndWhenFromItsEvent(t *testing.T) {
	set := session.SetLine(quote("ml_time", ""))
	set.By = "ana"
	s := fold(t, numbered(session.Create("A", "k", "p"), set, session.SetLine(quote("gpu", "Bo"))))
	labour, gpu := quote("ml_time", "ana"), quote("gpu", "Bo")
	labour.At, gpu.At = second(2), second(3)
	if diff := cmp.Diff([]advisor.Override{gpu, labour}, s.Overrides); diff != "" {
		t.Error(diff)
	}
}

func TestTakingALineBackLeavesEarlierStatesAsTheyWere(t *testing.T) {
	events := numbered(session.Create("A", "k", "p"), session.SetLine(quote("gpu", "Ana")), session.SetLine(quote("ml_time", "Ana")), session.UnsetLine("gpu", ""))
	before := fold(t, events[:3])
	after := before.Clone()
	if err := after.Apply(events[3]); err != nil {
		t.Fatal(err)
	}
	if len(before.Overrides) != 2 || len(after.Overrides) != 1 || after.Overrides[0].Line != "ml_time" {
		t.Errorf("before %+v, after %+v", before.Overrides, after.Overrides)
	}
	if _, ok := after.Override("gpu"); ok {
		t.Error("the line is still set")
	}
}

func TestOnlyWhatIsSetCanBeTakenBack(t *testing.T) {
	_, err := session.Fold("s", numbered(session.Create("A", "k", "p"), session.UnsetLine("gpu", "")))
	if err == nil || !strings.Contains(err.Error(), "nobody set this line by hand") {
		t.Errorf("got %v", err)
	}
}

func TestALineIsSetWithAnAmountAndAReason(t *testing.T) {
	bare := quote("gpu", "")
	bare.Reason = ""
	for want, e := range map[string]session.Event{
		"reason is needed":  session.SetLine(bare),
		"not carry a line":  {Kind: session.LineSet, Override: &bare, Line: "gpu"},
		"needs its name":    session.UnsetLine("", ""),
		"needs its amount":  {Kind: session.LineSet},
		"unknown line":      session.UnsetLine("lunch", ""),
		"at most two decim": session.SetLine(advisor.Override{Line: "gpu", Amount: advisor.Exactly(0.001), Reason: "x"}),
	} {
		if err := e.Validate(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %q, got %v", want, err)
		}
	}
}
