package report

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"loracle/advisor"
	"loracle/data/answersfile"
	"loracle/data/casefile"
	"loracle/data/knowledge"
	"loracle/data/session"
)

// silent is a session in which nothing was said.
func silent(t *testing.T) casefile.Case {
	t.Helper()
	base, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	return casefile.Derive(base, session.New("S"), time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC))
}

// decoded is a case's JSON as other programs see it.
func decoded(t *testing.T, c casefile.Case) (text string, document map[string]any) {
	t.Helper()
	b, err := JSON(Source{Case: c})
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &document); err != nil {
		t.Fatal(err)
	}
	return string(b), document
}

// walk follows a path like "budget.lines.0.id".
func walk(document any, path string) (any, error) {
	for _, step := range strings.Split(path, ".") {
		switch d := document.(type) {
		case map[string]any:
			next, ok := d[step]
			if !ok {
				return nil, fmt.Errorf("%s: there is no %s", path, step)
			}
			document = next
		case []any:
			if len(d) == 0 {
				return nil, fmt.Errorf("%s: the list is empty", path)
			}
			document = d[0]
		default:
			return nil, fmt.Errorf("%s: nothing below %s", path, step)
		}
	}
	return document, nil
}

func TestJSONHasThePathsOthersRead(t *testing.T) {
	_, document := decoded(t, exampleCase(t, "enterprise"))
	for _, path := range []string{
		"schema", "generated_at", "knowledge.version", "knowledge.sha256", "title", "answers.requests_per_month.low",
		"recommendation.approach", "recommendation.route", "recommendation.confidence", "recommendation.runner_up",
		"recommendation.options.0.approach", "recommendation.options.0.status", "recommendation.options.0.score",
		"recommendation.options.0.reasons.0.text", "recommendation.options.0.reasons.0.weight",
		"recommendation.options.0.reasons.0.answer", "recommendation.options.0.reasons.0.source",
		"recommendation.options.0.blocked_by",
		"checklist.outcome", "checklist.after_acceptance", "checklist.categories.0.id", "checklist.categories.0.items.0.id",
		"checklist.categories.0.items.0.state", "checklist.categories.0.missing", "checklist.categories.0.threshold",
		"budget.tier", "budget.lines.0.id", "budget.lines.0.label", "budget.lines.0.category", "budget.lines.0.paper.low",
		"budget.lines.0.computed.high", "budget.lines.0.how", "budget.total.low", "budget.total.high", "budget.monthly.low",
		"budget.yearly.high", "budget.shares.gpu.low",
		"economics.api_monthly.low", "economics.self_hosted_monthly.high", "economics.break_even.low_months",
		"economics.break_even.high_months", "economics.break_even.never", "economics.break_even.in_horizon",
		"dataset.minimum.low", "dataset.recommended.high", "dataset.gap.low", "dataset.cost.low", "figures_used.0.id",
		"recommendation.flips.0.answer", "recommendation.flips.0.from", "recommendation.flips.0.to", "recommendation.flips.0.approach",
		"budget.total.p10", "budget.total.p50", "budget.total.p90", "budget.tiers.0.total.low",
		"economics.options.0.approach", "economics.options.0.first_year.low", "economics.options.0.horizon.high",
		"economics.break_even.never_share", "economics.movers.0.at_low",
		"capacity.gpus.low", "capacity.gpu", "capacity.peak_rps.low", "capacity.usable_rps.high",
		"training.hours.low", "training.vram_gb.low", "training.cost_per_run.high", "training.runs.low",
		"adapters.bytes_each.low", "adapters.pattern", "adapters.monthly.low",
		"risks.0.id", "risks.0.relevance", "risks.0.prevention", "risks.0.cost_late.low",
		"plan.0.phase", "plan.0.hours.low", "plan.0.weeks.high", "actions.0.do", "stale_prices",
		"derivations.nodes.0.label",
	} {
		if _, err := walk(document, path); err != nil {
			t.Error(err)
		}
	}
}

func TestJSONUsesTheWordsOfTheContract(t *testing.T) {
	for _, name := range answersfile.ExampleNames() {
		_, document := decoded(t, exampleCase(t, name))
		for path, allowed := range map[string]string{
			"recommendation.approach":         `^(prompting|rag|lora|lora\+rag)$`,
			"recommendation.route":            `^(none|managed|self_hosted)$`,
			"recommendation.options.0.status": `^(recommended|viable|not_advised|blocked)$`,
			"checklist.outcome":               `^(go|conditional|no_go|unfinished)$`,
			"budget.tier":                     `^` + name + `$`,
			"generated_at":                    `^2026-11-23T14:02:00Z$`,
		} {
			got, err := walk(document, path)
			if err != nil || !regexp.MustCompile(allowed).MatchString(fmt.Sprint(got)) {
				t.Errorf("%s: %s is %v, %v", name, path, got, err)
			}
		}
	}
}

func TestJSONSaysTheSameNumbersAsTheCase(t *testing.T) {
	c := exampleCase(t, "lean")
	_, document := decoded(t, c)
	e := c.Assessment.Economics
	for path, want := range map[string]float64{
		"budget.total.low":                        c.Assessment.Own.Computed.Low.Dollars(),
		"budget.total.high":                       c.Assessment.Own.Computed.High.Dollars(),
		"economics.api_monthly.high":              e.APIMonthly.High,
		"budget.monthly.low":                      c.Assessment.Own.Monthly.Low.Dollars(),
		"budget.yearly.high":                      c.Assessment.Own.Yearly.High.Dollars(),
		"budget.shares.ml_time.low":               shareOf(c, advisor.LabourCost).Low,
		"economics.break_even.low_months":         e.BreakEven.Low.Low,
		"economics.break_even.high_months":        e.BreakEven.High.High,
		"recommendation.options.0.score":          float64(c.Assessment.Recommendation.Options[0].Score),
		"checklist.categories.0.missing":          float64(c.Review.Categories[0].Unresolved),
		"dataset.minimum.low":                     c.Assessment.Dataset.Minimum.Low,
		"economics.self_hosted_monthly.low":       e.SelfHostedMonthly.Low,
		"economics.break_even_volume.high":        e.BreakEvenVolume.High,
		"budget.lines.0.computed.low":             c.Assessment.Own.Lines[0].Computed.Low.Dollars(),
		"economics.cheapest.monthly.high":         e.Cheapest.Monthly.Money().High.Dollars(),
		"economics.break_even.monthly_saving.low": e.BreakEven.MonthlySaving.Low,
	} {
		got, err := walk(document, path)
		number, ok := got.(float64)
		if err != nil || !ok || number < want-0.005 || number > want+0.005 {
			t.Errorf("%s is %v, want %v (%v)", path, got, want, err)
		}
	}
}

func shareOf(c casefile.Case, category advisor.Category) advisor.Range {
	for _, s := range c.Assessment.Own.Shares {
		if s.Category == category {
			return s.Range
		}
	}
	return advisor.Range{}
}

func TestJSONMoneyHasTwoDecimals(t *testing.T) {
	text, _ := decoded(t, exampleCase(t, "lean"))
	money := regexp.MustCompile(`(?s)"(?:total|paper_total|monthly|yearly|paper|computed|api_monthly|project|saving)": \{\s*"low": (-?[0-9.]+),\s*"high": (-?[0-9.]+)`)
	budget := text[strings.Index(text, `"budget": {`):strings.Index(text, `"capacity": {`)]
	found := money.FindAllStringSubmatch(budget, -1)
	if len(found) < 10 {
		t.Fatalf("only %d amounts found", len(found))
	}
	for _, m := range found {
		for _, amount := range m[1:] {
			if !regexp.MustCompile(`^-?[0-9]+\.[0-9]{2}$`).MatchString(amount) {
				t.Errorf("%q has no two decimals", amount)
			}
		}
	}
}

func TestWhatIsNotKnownIsNullInJSONAndNeverZero(t *testing.T) {
	_, document := decoded(t, silent(t))
	for _, path := range []string{
		"recommendation.approach", "recommendation.runner_up", "recommendation.confidence",
		"economics.baseline", "economics.api_monthly", "economics.break_even", "economics.api_horizon", "economics.saving",
		"economics.break_even_volume", "economics.cheapest", "dataset.task", "dataset.minimum", "dataset.recommended",
		"capacity", "training", "economics.options.0.first_year", "economics.options.0.monthly",
		"dataset.gap", "dataset.at_hand", "dataset.fits", "checklist.categories.0.items.0.state",
	} {
		if got, err := walk(document, path); err != nil || got != nil {
			t.Errorf("%s is %v, %v; want null", path, got, err)
		}
	}
	if answers, err := walk(document, "answers"); err != nil || fmt.Sprint(answers) != "map[]" {
		t.Errorf("answers: %v, %v", answers, err)
	}
}

func TestJSONTellsNoneChosenFromNotKnown(t *testing.T) {
	c := silent(t)
	c.Answers[advisor.QGap] = advisor.Words()
	c.Answers[advisor.QTaskType] = advisor.Unknown()
	_, document := decoded(t, c)
	if gap, err := walk(document, "answers.gap"); err != nil || gap == nil {
		t.Errorf("gap is %v, %v; want an empty list", gap, err)
	}
	if task, err := walk(document, "answers.task_type"); err != nil || task != nil {
		t.Errorf("task_type is %v, %v; want null", task, err)
	}
}

func TestABreakEvenThatNeverComesHasNoMonths(t *testing.T) {
	c := silent(t)
	c.Answers[advisor.QMonthlyAPICost] = advisor.Number(advisor.Exactly(10))
	c = casefile.Derive(c.Base, c.State, c.UpdatedAt)
	_, document := decoded(t, c)
	if never, err := walk(document, "economics.break_even.never"); err != nil || never != true {
		t.Errorf("never is %v, %v", never, err)
	}
	for _, end := range []string{"low_months", "high_months"} {
		if months, err := walk(document, "economics.break_even."+end); err != nil || months != nil {
			t.Errorf("%s is %v, %v; want null", end, months, err)
		}
	}
}
