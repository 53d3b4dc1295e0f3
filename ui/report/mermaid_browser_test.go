package report

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	xhtml "golang.org/x/net/html"

	"loracle/advisor"
	"loracle/data/casefile"
)

// mermaidVariable names Mermaid's own mermaid.min.js.
const mermaidVariable = "LORACLE_MERMAID"

func findMermaid(t *testing.T) string {
	t.Helper()
	path := os.Getenv(mermaidVariable)
	if path == "" {
		lacking(t, "left out: "+mermaidVariable+" does not name Mermaid's mermaid.min.js (.ci/run installs it)")
	}
	source, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(source)
}

// TestMermaidDrawsEveryChart hands each chart of the reports to Mermaid itself:
// it reads them without an error, the phases of the plan follow each other as
// they do in the plan, and the lines stand out from light pages and dark ones.
func TestMermaidDrawsEveryChart(t *testing.T) {
	mermaid := findMermaid(t)
	ctx := browse(t)
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[any](mermaid+"; mermaid.initialize({startOnLoad: false}); null")); err != nil {
		t.Fatal(err)
	}
	for name, s := range map[string]Source{
		"lean": exampleSource(t, "lean"), "mid": exampleSource(t, "mid"), "enterprise": exampleSource(t, "enterprise"), "adversarial": adversarial(t),
		"a plan of years": {Case: slowCase(t)},
	} {
		t.Run(name, func(t *testing.T) {
			charts := mermaidCharts(string(markdown(gather(s))))
			if len(charts) != 2 {
				t.Fatalf("%d charts, want the break-even and the plan", len(charts))
			}
			var drawn []string
			for i, chart := range charts {
				quoted, err := json.Marshal(chart)
				if err != nil {
					t.Fatal(err)
				}
				draw := fmt.Sprintf(`mermaid.render("chart%d", %s).then(r => r.svg, e => "error: " + e)`, i, quoted)
				svg, err := chromedp.Run(ctx, chromedp.Evaluate[string](draw, chromedp.EvalAwaitPromise, chromedp.EvalAsValue))
				if err != nil {
					t.Fatal(err)
				}
				if !strings.HasPrefix(svg, "<svg") || strings.Contains(svg, "Syntax error") {
					t.Fatalf("Mermaid does not draw\n%s\n%.300s", chart, svg)
				}
				drawn = append(drawn, svg)
			}
			linesStandOut(t, drawn[0])
			phasesFollow(t, drawn[1], s.Assessment.Plan)
		})
	}
}

// slowCase is a project with a tenth of an engineer, whose plan takes years.
func slowCase(t *testing.T) casefile.Case {
	t.Helper()
	c := exampleCase(t, "mid")
	c.Answers = maps.Clone(c.Answers)
	c.Answers[advisor.QMLEngineers] = advisor.Number(advisor.Exactly(0.1))
	return casefile.Derive(c.Base, c.State, at(23))
}

// elements are the attributes of the elements of an SVG that are asked for.
func elements(svg string, wanted func(map[string]string) bool) []map[string]string {
	var out []map[string]string
	tokens := xhtml.NewTokenizer(strings.NewReader(svg))
	for kind := tokens.Next(); kind != xhtml.ErrorToken; kind = tokens.Next() {
		has := map[string]string{}
		for _, a := range tokens.Token().Attr {
			has[a.Key] = a.Val
		}
		if wanted(has) {
			out = append(out, has)
		}
	}
	return out
}

// phasesFollow checks that there is a bar for each phase, as far along and as
// long as the plan says.
func phasesFollow(t *testing.T, svg string, plan []advisor.PlannedPhase) {
	t.Helper()
	bars := elements(svg, func(e map[string]string) bool { return slices.Contains(strings.Fields(e["class"]), "task") })
	if len(bars) != len(plan) {
		t.Fatalf("%d bars for %d phases", len(bars), len(plan))
	}
	number := func(bar map[string]string, key string) float64 {
		v, err := strconv.ParseFloat(bar[key], 64)
		if err != nil {
			t.Fatalf("a bar has %s=%q", key, bar[key])
		}
		return v
	}
	left := number(bars[0], "x")
	whole := number(bars[len(bars)-1], "x") + number(bars[len(bars)-1], "width") - left
	length := mean(plan[len(plan)-1].End())
	for i, p := range plan {
		start, end := (number(bars[i], "x")-left)/whole, (number(bars[i], "x")+number(bars[i], "width")-left)/whole
		wantStart, wantEnd := mean(p.Start.Range)/length, mean(p.End())/length
		const rounding = 0.1 // to whole days, each phase at least one
		if math.Abs(start-wantStart) > rounding || math.Abs(end-wantEnd) > rounding {
			t.Errorf("%s is drawn from %.2f to %.2f of the plan, and lasts from %.2f to %.2f", p.Label, start, end, wantStart, wantEnd)
		}
	}
}

// linesStandOut checks that both lines can be told from a light page and from a
// dark one, as WCAG asks of graphics.
func linesStandOut(t *testing.T, svg string) {
	t.Helper()
	const least = 3
	lines := elements(svg, func(e map[string]string) bool { return curve.MatchString(e["d"]) })
	if len(lines) != 2 {
		t.Fatalf("%d lines are drawn", len(lines))
	}
	for _, line := range lines {
		for _, page := range []string{"#ffffff", "#0d1117"} {
			if c := contrast(t, line["stroke"], page); c < least {
				t.Errorf("a line in %s has a contrast of %.1f on %s", line["stroke"], c, page)
			}
		}
	}
}

// curve is the course of a line through many points; ticks have two.
var curve = regexp.MustCompile(`^M[0-9.,]+(L[0-9.,]+){2,}$`)

// contrast is the ratio of the luminances of two colours, as WCAG defines it.
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	luminance := func(colour string) float64 {
		var channels [3]float64
		for i := range channels {
			n, err := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
			if err != nil {
				t.Fatal(err)
			}
			v := float64(n) / 255
			if v <= 0.04045 {
				channels[i] = v / 12.92
			} else {
				channels[i] = math.Pow((v+0.055)/1.055, 2.4)
			}
		}
		return 0.2126*channels[0] + 0.7152*channels[1] + 0.0722*channels[2]
	}
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// mermaidCharts are the blocks of a report that GitHub and GitLab draw.
func mermaidCharts(text string) []string {
	var out []string
	for _, after := range strings.Split(text, "```mermaid\n")[1:] {
		chart, _, _ := strings.Cut(after, "```")
		out = append(out, chart)
	}
	return out
}
