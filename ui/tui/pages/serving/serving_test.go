package serving_test

import (
	"strings"
	"testing"

	"loracle/advisor"
	"loracle/data/knowledge"
	"loracle/data/session"
	"loracle/ui/tui/page"
	"loracle/ui/tui/pages/serving"
	"loracle/ui/tui/tuitest"
)

func at(t *testing.T, width int, events ...session.Event) *tuitest.Player {
	t.Helper()
	b, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	return tuitest.Play(t, serving.New(), width, 35).WithSession(b, events...)
}

func number(q advisor.QuestionID, low, high float64) session.Event {
	return session.Answer(q, advisor.Number(advisor.Between(low, high)))
}

func known() []session.Event {
	return []session.Event{
		session.Answer(advisor.QTaskType, advisor.Word("structured_output")), session.Answer(advisor.QModelSize, advisor.Word("70b")),
		number(advisor.QRequestsPerMonth, 300_000, 600_000), number(advisor.QInputTokens, 900, 900), number(advisor.QOutputTokens, 200, 200),
		number(advisor.QDomainVariants, 2, 3), number(advisor.QRetrainings, 1, 4),
	}
}

func short(v advisor.Value) string { return advisor.FormatRangeShort(v.Range, v.Unit()) }

func TestPlansAreWholeAtEveryWidth(t *testing.T) {
	p := at(t, 76, known()...)
	a := p.Env.Case.Assessment
	if a.Training == nil || a.Serving.Capacity == nil || a.Own.Retraining == nil {
		t.Fatal("the answers give no plans")
	}
	plan, c := *a.Training, *a.Serving.Capacity
	wants := []string{
		plan.GPU.Label, short(plan.Hours), short(plan.Cost), short(plan.Runs), short(plan.MemoryGB),
		short(a.Serving.Monthly), short(c.PeakRate.Value), short(c.Usable.Value), short(c.MonthlyLimit.Value),
		short(*a.Own.Retraining), short(a.Economics.SelfHostedMonthly), a.Serving.How, advisor.CapacityHolds, "30-80 MB",
	}
	wants = append(append(wants, plan.Ground...), c.Ground...)
	for width := 36; width <= 196; width++ {
		p.Env.Width = width
		text := squeeze(p.Fits().Text())
		if width >= 100 {
			continue // columns stand beside each other and cannot be searched
		}
		for _, want := range wants {
			if !strings.Contains(text, squeeze(want)) {
				t.Fatalf("at %d columns %q is missing:\n%s", width, want, p.Text())
			}
		}
	}
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

func TestWithoutATaskThereIsNoTrainingPlanAndTheKeySaysWhy(t *testing.T) {
	at(t, 76).Shows("Training and serving are not known yet", "press i for the interview", "Several variants")
	p := at(t, 76, number(advisor.QRequestsPerMonth, 300_000, 600_000)).Shows("No training plan yet", "GPUs are worked out once").Press("t").Wants()
	if off := p.Page.Keys(p.Env)[0].Off; !strings.Contains(off, "kind of task") {
		t.Errorf("the key says %q", off)
	}
}

func TestManagedServiceHasNoMachinesToWaitFor(t *testing.T) {
	at(t, 76, append(known(), session.Answer(advisor.QDeployment, advisor.Word("managed")))...).Lacks("GPUs are worked out")
}

func TestKeysExplainAndLeadOn(t *testing.T) {
	for key, want := range map[string]string{"t": "Training", "w": "Serving"} {
		p := at(t, 76, known()...).Press(key)
		if e, ok := p.Asked[0].(page.Explain); !ok || e.Title != want || len(e.Values) < 3 {
			t.Errorf("%s asked for %+v", key, p.Asked)
		}
	}
	at(t, 76).Press("b").Wants(page.Go{To: page.Route{Page: page.Budget}})
	at(t, 76).Press("m").Wants(page.Go{To: page.Route{Page: page.BreakEven}})
}
