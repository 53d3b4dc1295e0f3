package report

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
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
// it reads them without an error, and what it draws is no picture of one.
func TestMermaidDrawsEveryChart(t *testing.T) {
	mermaid := findMermaid(t)
	ctx := browse(t)
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[any](mermaid+"; mermaid.initialize({startOnLoad: false}); null")); err != nil {
		t.Fatal(err)
	}
	for name, s := range map[string]Source{
		"lean": exampleSource(t, "lean"), "mid": exampleSource(t, "mid"), "enterprise": exampleSource(t, "enterprise"), "adversarial": adversarial(t),
	} {
		t.Run(name, func(t *testing.T) {
			charts := mermaidCharts(string(markdown(gather(s))))
			if len(charts) < 2 {
				t.Fatalf("%d charts, want the break-even and the plan", len(charts))
			}
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
					t.Errorf("Mermaid does not draw\n%s\n%.300s", chart, svg)
				}
			}
		})
	}
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
