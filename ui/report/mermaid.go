package report

import (
	"bytes"
	"fmt"
	"math"
	"strings"

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
		paragraph("What has been spent by the end of each month. The chart draws the middle of each range: first the API, then the tuned model."),
		paragraph(rampLine(e)),
		picture{curveDiagram(months), func() (figure, bool) { return curveFigure(e) }},
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

func curveDiagram(months []advisor.Month) diagram {
	var at, api, tuned []string
	most := 0.0
	for _, m := range months {
		at = append(at, fmt.Sprint(m.Number))
		api, tuned = append(api, dollarsOf(middle(m.API))), append(tuned, dollarsOf(middle(m.Tuned)))
		most = max(most, middle(m.API), middle(m.Tuned))
	}
	return diagram{
		"xychart-beta",
		`    title "Spent so far, USD: API and tuned model"`,
		fmt.Sprintf(`    x-axis "Month" [%s]`, strings.Join(at, ", ")),
		fmt.Sprintf(`    y-axis "USD" 0 --> %s`, dollarsOf(math.Ceil(max(1, most)))),
		fmt.Sprintf("    line [%s]", strings.Join(api, ", ")),
		fmt.Sprintf("    line [%s]", strings.Join(tuned, ", ")),
	}
}

func middle(m advisor.MoneyRange) float64 {
	r := m.Range()
	return (r.Low + r.High) / 2
}

func dollarsOf(v float64) string { return fmt.Sprintf("%.0f", v) }

// gantt draws the phases one after another, each for its mean length. Mermaid
// counts in days, five to the working week; the days have no dates, since
// nobody has said when the project starts.
func gantt(c casefile.Case) diagram {
	d := diagram{
		"gantt",
		"    title Phases in working days from the start",
		"    dateFormat X",
		"    axisFormat %s",
	}
	const workingDays = 5
	for _, p := range c.Assessment.Plan {
		start := (p.Start.Low + p.Start.High) / 2 * workingDays
		end := start + (p.Weeks.Low+p.Weeks.High)/2*workingDays
		from := int(math.Round(start))
		d = append(d, fmt.Sprintf("    %s :%d, %d", mermaidText(p.Label), from, max(from+1, int(math.Round(end)))))
	}
	return d
}
