package report

import (
	"bytes"
	_ "embed"
	"html/template"
	"strings"
	"sync"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/ui/safe"
)

//go:embed html.tmpl
var htmlSource string

// htmlTemplate is parsed once, when the first page is written; an error in it is
// an error in this package.
var htmlTemplate = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("report").Parse(htmlSource))
})

// HTML writes a report as one file that needs nothing else: no script, no font,
// no image and no network. Its words are those of the Markdown; charts are
// drawn in SVG. It follows the reader's choice of dark or light, and prints.
func HTML(s Source) ([]byte, error) { return writeHTML(gather(s)) }

func writeHTML(f facts) ([]byte, error) {
	page, err := pageOf(f)
	if err != nil {
		return nil, writing("HTML", err)
	}
	var w bytes.Buffer
	if err := htmlTemplate().Execute(&w, page); err != nil {
		return nil, writing("HTML", err)
	}
	return w.Bytes(), nil
}

// htmlPage is what the template gets.
type htmlPage struct {
	Title string
	// Intro is what stands between the title and the first section.
	Intro template.HTML
	// Glance is the result in a few words.
	Glance   []glance
	Sections []htmlSection
	// Colophon says what the report was made with.
	Colophon template.HTML
}

// glance is one result with its name; Tone colours it and its words say the
// same.
type glance struct{ Name, Value, Detail, Tone string }

// htmlSection is a part of the report under a heading of the second level.
type htmlSection struct {
	ID, Title string
	Parts     []htmlPart
	// Inner are the headings of the third level, for the table of contents.
	Inner []htmlLink
}

type htmlLink struct{ ID, Title string }

// htmlPart is text or a chart.
type htmlPart struct {
	Text  template.HTML
	Chart *figure
}

func pageOf(f facts) (htmlPage, error) {
	blocks := body(f)
	r := newHTMLRenderer()
	page := htmlPage{Title: plainText(blocks[0]), Glance: glances(f)}
	head, rest := untilSection(blocks[1:])
	intro, err := r.html(head)
	if err != nil {
		return page, err
	}
	page.Intro = intro
	for len(rest) > 0 {
		var inside []block
		title := rest[0]
		inside, rest = untilSection(rest[1:])
		if len(rest) == 0 { // the last block of all is the colophon
			last := len(inside) - 1
			if page.Colophon, err = r.html(inside[last:]); err != nil {
				return page, err
			}
			inside = inside[:last]
		}
		s, err := r.section(plainText(title), inside)
		if err != nil {
			return page, err
		}
		page.Sections = append(page.Sections, s)
	}
	return page, nil
}

// untilSection splits blocks before the next heading of the second level.
func untilSection(blocks []block) (before, from []block) {
	for i, b := range blocks {
		if h, ok := b.(heading); ok && h.level == 2 {
			return blocks[:i], blocks[i:]
		}
	}
	return blocks, nil
}

// glances are the results that a reader looks for first.
func glances(f facts) []glance {
	a := f.Assessment
	advice := glance{Name: "Advice", Value: "none yet", Detail: "too little is answered"}
	if rec := a.Recommendation; rec.Approach != "" {
		advice = glance{"Advice", rec.Approach.Label(), "confidence " + rec.ConfidenceWord(), ""}
		if rec.Route != advisor.NoRoute && rec.Route != "" {
			advice.Detail = rec.Route.Label() + ", " + advice.Detail
		}
	}
	out := []glance{verdictGlance(f.Case), advice}
	if a.Own.Tier != nil {
		cost := glance{"Project, one-time", "not known yet", "", ""}
		if showsCost(f.Case) {
			cost.Value, cost.Detail = dollarsWhole(a.Own.Computed), "running cost not known"
			if runningKnown(f.Case) {
				cost.Detail = "then " + dollarsWhole(a.Own.Monthly) + " a month"
				if more := f.Assessment.Economics.NotCounted(); more != "" {
					cost.Detail += ", " + more
				}
			}
		}
		out = append(out, cost, glance{"Break-even", a.Economics.BreakEven.Show(), against(a.Economics, f.likely()), ""})
	}
	return out
}

// verdictGlance is the verdict as it was decided or, while nothing is, as the
// checklist gives it.
func verdictGlance(c casefile.Case) glance {
	r := c.Review
	out := glance{"Go/no-go", r.Outcome.Label(), "", tone(r.Outcome)}
	v := c.Minutes().Verdict
	switch {
	case v != nil:
		out.Value, out.Tone, out.Detail = v.Outcome.Label(), tone(v.Outcome), "decided by "+safe.Line(v.Decider)
		if v.Outcome != r.Outcome {
			out.Detail += "; the checklist gives " + r.Outcome.Label()
		}
	case r.AfterAcceptance != r.Outcome:
		out.Detail = r.AfterAcceptance.Label() + " with the accepted risks"
	}
	return out
}

// against says what a break-even is measured against, and when it is likely.
func against(e advisor.Economics, o advisor.Outlook) string {
	if e.BreakEven == nil {
		return ""
	}
	line := "against " + e.Baseline
	if b := o.BreakEven; b != nil && b.P50 != nil {
		line = "likely " + advisor.FormatRangeShort(advisor.Exactly(*b.P50), advisor.Months) + ", " + line
	}
	return line
}

func tone(o checklist.Outcome) string {
	switch o {
	case checklist.Go:
		return "good"
	case checklist.Conditional:
		return "warn"
	case checklist.NoGo:
		return "bad"
	case checklist.Unfinished:
	}
	return "open"
}

// plainText is the text of a heading, as a reader sees it.
func plainText(b block) string {
	h, ok := b.(heading)
	if !ok {
		return ""
	}
	return strings.TrimSpace(unmarked(h.text))
}
