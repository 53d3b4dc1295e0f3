package report

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"time"

	"loracle/advisor"
	"loracle/data/casefile"
)

// diagram is a Mermaid diagram, which GitHub and GitLab draw. A table beside it
// has the same data for everybody else.
type diagram []string

func (d diagram) write(w *bytes.Buffer) {
	if len(d) > 0 {
		w.WriteString("```mermaid\n" + strings.Join(d, "\n") + "\n```\n")
	}
}

// picture is a chart: a diagram where Markdown has one for it, and a drawing in
// HTML.
type picture struct {
	diagram
	draw func() (figure, bool)
	// caption is what there is to say about the chart alone. It stands in italics
	// straight below a diagram, by which readers of Markdown that show no diagram
	// know it and leave it out too.
	caption inline
}

func (p picture) write(w *bytes.Buffer) {
	if len(p.diagram) > 0 {
		w.Write(document([]block{p.diagram, p.under()}))
	}
}

// under is the caption as a paragraph.
func (p picture) under() paragraph {
	if p.caption == "" {
		return ""
	}
	return paragraph("*" + p.caption + "*")
}

// mermaidText is text inside a diagram, where quotes, colons, hashes, semicolons
// and brackets have a meaning that cannot be escaped everywhere.
func mermaidText(text string) string {
	cleaned := strings.Map(func(r rune) rune {
		if strings.ContainsRune("\"'`:;#,%{}[]()<>\\|&*_~$", r) {
			return ' '
		}
		return r
	}, text)
	return strings.Join(strings.Fields(cleaned), " ")
}

// curvePoints is how many points of the curve a table or a diagram shows at most,
// besides the first.
const curvePoints = 12

// sampled is the curve at regular months, the last one included.
func sampled(curve []advisor.Month) []advisor.Month {
	if len(curve) == 0 {
		return nil
	}
	last := len(curve) - 1
	step := max(1, int(math.Ceil(float64(last)/curvePoints)))
	var out []advisor.Month
	for m := 0; m < last; m += step {
		out = append(out, curve[m])
	}
	return append(out, curve[last])
}

// monthByMonth is what has been spent by the end of each month with the API and
// with the tuned model, as a chart and as a table.
func monthByMonth(e advisor.Economics) []block {
	months := sampled(e.Curve())
	if len(months) == 0 {
		return nil
	}
	t := table{columns: []column{{"Month", true}}}
	for _, o := range e.Options {
		t.columns = append(t.columns, column{escape(o.Approach.Label()), true})
	}
	t.columns = append(t.columns, column{title: "Cheaper, API or tuned model"})
	for _, m := range months {
		row := []inline{number(m.Number)}
		for _, v := range m.Options {
			row = append(row, whole(v.Money()))
		}
		t.add(append(row, cheaperSoFar(m))...)
	}
	return []block{
		heading{3, "Month by month"},
		paragraph("What has been spent by the end of each month."),
		paragraph(rampLine(e)),
		picture{
			diagram: curveDiagram(months), draw: func() (figure, bool) { return curveFigure(e) },
			caption: "The chart draws the middle of each range; the line that starts at nothing is the API.",
		},
		t,
	}
}

// cheaperSoFar says which side has cost less by then, where the ranges tell.
func cheaperSoFar(m advisor.Month) inline {
	switch {
	case m.API.High < m.Tuned.Low:
		return "API"
	case m.Tuned.High < m.API.Low:
		return "tuned model"
	}
	return "not certain"
}

// lineColours are those of the API and of the tuned model, which stand out from
// a light page and from a dark one; Mermaid's own first colour is nearly white.
const lineColours = "#c2570c, #2f81f7"

func curveDiagram(months []advisor.Month) diagram {
	var at, api, tuned []string
	most := 0.0
	for _, m := range months {
		at = append(at, fmt.Sprint(m.Number))
		api, tuned = append(api, dollarsOf(middle(m.API))), append(tuned, dollarsOf(middle(m.Tuned)))
		most = max(most, middle(m.API), middle(m.Tuned))
	}
	return diagram{
		fmt.Sprintf(`%%%%{init: {"themeVariables": {"xyChart": {"plotColorPalette": "%s"}}}}%%%%`, lineColours),
		"xychart-beta",
		`    title "Spent so far, USD: API orange, tuned model blue"`,
		fmt.Sprintf(`    x-axis "Month" [%s]`, strings.Join(at, ", ")),
		fmt.Sprintf(`    y-axis "USD" 0 --> %s`, dollarsOf(math.Ceil(max(1, most)))),
		fmt.Sprintf(`    line "API" [%s]`, strings.Join(api, ", ")),
		fmt.Sprintf(`    line "Tuned model" [%s]`, strings.Join(tuned, ", ")),
	}
}

func middle(m advisor.MoneyRange) float64 {
	return mean(m.Range())
}

func dollarsOf(v float64) string { return fmt.Sprintf("%.0f", v) }

// gantt draws the phases one after another, each for its mean length in working
// days, or in weeks where those are too many. Mermaid wants dates: the days of a
// year stand for the working days, and their numbers alone are shown, since nobody
// has said when the project starts. (Of plain numbers Mermaid takes starts as
// milliseconds and ends as seconds.)
func gantt(c casefile.Case) diagram {
	unit, perWeek := "working days", float64(workingDays)
	if plan := c.Assessment.Plan; len(plan) > 0 && mean(plan[len(plan)-1].End())*perWeek > daysOfYear {
		unit, perWeek = "weeks", 1
	}
	var phases []string
	last := 0
	for _, p := range c.Assessment.Plan {
		from := int(math.Round(mean(p.Start.Range) * perWeek))
		last = max(from+1, int(math.Round(mean(p.End())*perWeek)))
		phases = append(phases, fmt.Sprintf("    %s :%s, %s", mermaidText(p.Label), dayOfPlan(from), dayOfPlan(last)))
	}
	d := diagram{
		"gantt",
		"    title Phases in " + unit + " from the start",
		"    dateFormat YYYY-MM-DD",
		"    axisFormat %-j",
	}
	if last <= fewDays {
		d = append(d, "    tickInterval 1day")
	}
	return append(d, phases...)
}

const (
	workingDays = 5 // in a week
	daysOfYear  = 365
	// fewDays is up to how many days each of them has its tick; Mermaid would put
	// ticks between the days of a short plan.
	fewDays = 14
)

func mean(r advisor.Range) float64 { return (r.Low + r.High) / 2 }

// dayOfPlan is the date that stands for a day of the plan, counted from 0.
func dayOfPlan(n int) string {
	return time.Date(2001, 1, 1+n, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
}
