package answersfile_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"loracle/advisor"
	"loracle/data/answersfile"
)

func TestBudgetLinesSetByHandAreRead(t *testing.T) {
	file, err := answersfile.Decode("a.yaml", []byte(`
overrides:
  ml_time: {amount: $12k-15k, reason: quote of 3 June, by: Ana, on: 2026-06-03}
  gpu:
    amount: {low: 1000, high: 1200.5}
    reason: |
      our own cards,
      power included
  serving: {amount: "1,200", reason: contract}
`), base(t))
	if err != nil {
		t.Fatal(err)
	}
	want := []advisor.Override{
		{Line: "ml_time", Amount: advisor.Between(12_000, 15_000), Reason: "quote of 3 June", By: "Ana", At: time.Date(2026, 6, 3, 0, 0, 0, 0, time.UTC)},
		{Line: "gpu", Amount: advisor.Between(1000, 1200.5), Reason: "our own cards,\npower included"},
		{Line: "serving", Amount: advisor.Exactly(1200), Reason: "contract"},
	}
	if diff := cmp.Diff(want, file.Overrides); diff != "" {
		t.Error(diff)
	}
	state, err := file.State(base(t), time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC), "lead")
	if err != nil {
		t.Fatal(err)
	}
	if o, _ := state.Override("serving"); o.By != "lead" || o.At.Day() != 24 {
		t.Errorf("without a name the line was set by %q at %v", o.By, o.At)
	}
}

func TestEveryProblemWithALineSetByHandHasItsPlace(t *testing.T) {
	got := problems(t, `overrides:
  lunch: {amount: 3, reason: hungry}
  ml_time: 12k
  gpu: {amount: lots, reason: x}
  tooling: {reason: x}
  dataset: {amount: 1k}
  evaluation: {amount: {low: 3}, reason: x}
  deployment: {amount: {low: 3, high: 1}, reason: x}
  security: {amount: [1, 2], reason: x}
  monitoring: {amount: 1k, reason: x, because: y}
  serving: {amount: 1k, reason: x, on: soon}
  retraining: {amount: 2B, reason: x}
`)
	for i, want := range []string{
		"a.yaml:2:3: unknown budget line \"lunch\"", "a.yaml:3:12: ml_time is not a mapping", "a.yaml:4:17: gpu: ", "a.yaml:5:12: tooling has no amount",
		"a.yaml:6:12: dataset: a reason is needed", "a.yaml:7:24: evaluation: a range needs low and high", "a.yaml:8:15: deployment: ",
		"a.yaml:9:22: security: a list", "a.yaml:10:39: ", "a.yaml:11:40: ", "a.yaml:12:24: retraining: $2,000,000,000",
	} {
		if !slices.ContainsFunc(got, func(p string) bool { return strings.HasPrefix(p, want) }) {
			t.Errorf("problem %d, %q, is missing from:\n%s", i+1, want, strings.Join(got, "\n"))
		}
	}
	if len(got) != 11 {
		t.Errorf("%d problems:\n%s", len(got), strings.Join(got, "\n"))
	}
}

func TestALineSetOnADayToComeIsRefused(t *testing.T) {
	now := answersfile.On(time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC))
	const file = "overrides:\n  gpu: {amount: 1k, reason: x, on: %s}\n"
	if _, err := answersfile.Decode("a.yaml", []byte(strings.Replace(file, "%s", "2026-11-25", 1)), base(t), now); err != nil {
		t.Errorf("tomorrow is today further east: %v", err)
	}
	_, err := answersfile.Decode("a.yaml", []byte(strings.Replace(file, "%s", "2099-01-01", 1)), base(t), now)
	if err == nil || !strings.HasPrefix(err.Error(), "a.yaml:2:36: gpu: on is 2099-01-01, a day to come; allowed: ") {
		t.Errorf("got %v", err)
	}
}
