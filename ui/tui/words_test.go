package tui_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"loracle/advisor"
	"loracle/data/casefile"
	"loracle/ui/report"
	"loracle/ui/tui"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
	"loracle/ui/tui/tuitest"
)

// reading is how a page is read from its top to its end, and the sentences of
// the model that have to be on it.
type reading struct {
	// first leads to what is read, and next to each further part of it.
	first, next []string
	parts       int
	// list says that pgdown moves a cursor where all of a part is in view.
	list  bool
	words []string
}

// TestWordsOfTheModelAreOnScreen reads every page to its end, part by part, on
// every size, and looks for each word of the model.
func TestWordsOfTheModelAreOnScreen(t *testing.T) {
	readings := readingsOf(t)
	for _, name := range page.Names() {
		for _, size := range shown {
			t.Run(fmt.Sprintf("%s-%dx%d", name, size[0], size[1]), func(t *testing.T) {
				oneSizeWhenShort(t, size)
				r := readings[name]
				if len(r.words) == 0 {
					t.Fatal("nothing is looked for")
				}
				on(t, name, size, tuitest.Look{}, func(s *tuitest.Screen) { lacksNothing(t, r.all(s), r.words) })
			})
		}
	}
}

// all is everything that the parts of a page show.
func (r reading) all(s *tuitest.Screen) string {
	read := readThrough
	if r.list {
		read = readWhileMore
	}
	s.Press(r.first...)
	text := read(s)
	for range r.parts {
		s.Press(r.next...)
		text += read(s)
	}
	return text
}

// readThrough is everything that scrolling down shows.
func readThrough(s *tuitest.Screen) string {
	const most = 400
	text, last := "", ""
	for range most {
		now := s.Text()
		if now == last {
			break
		}
		text, last = text+now, now
		s.Press("pgdown")
	}
	return text
}

// readWhileMore is everything that scrolling down shows while there is more below.
func readWhileMore(s *tuitest.Screen) string {
	text := s.Text()
	for strings.Contains(text[strings.LastIndex(text, "╰"):], "more below") {
		text += s.Press("pgdown").Text()
	}
	return text
}

var (
	// Letters and digits make words; long ones may be broken at any other sign.
	wordPieces = regexp.MustCompile(`[\p{L}\p{N}]+`)
	// S P A C E D   C A P I T A L S make a headline.
	headline = regexp.MustCompile(`(\p{Lu}  ? ?)+\p{Lu}\b`)
)

func lacksNothing(t *testing.T, text string, sentences []string) {
	t.Helper()
	text = headline.ReplaceAllStringFunc(text, func(s string) string {
		return strings.ReplaceAll(strings.ReplaceAll(strings.ReplaceAll(s, "   ", "-"), " ", ""), "-", " ")
	})
	seen := map[string]bool{}
	for _, w := range wordPieces.FindAllString(text, -1) {
		seen[w] = true
	}
	for _, sentence := range sentences {
		for _, w := range wordPieces.FindAllString(sentence, -1) {
			if !seen[w] && !seen[strings.ToUpper(w)] {
				t.Errorf("%q of %q is nowhere on screen", w, sentence)
				break
			}
		}
	}
}

func readingsOf(t *testing.T) map[page.Name]reading {
	t.Helper()
	opts := example(t, page.Decision)
	state, err := opts.Store.Load(opts.Session)
	if err != nil {
		t.Fatal(err)
	}
	c := derive(opts, state)
	written, err := report.Markdown(report.Source{Case: c})
	if err != nil {
		t.Fatal(err)
	}
	a, down := c.Assessment, []string{"down"}
	return map[page.Name]reading{
		page.Sessions:  {words: []string{c.Title, a.Recommendation.Approach.Label(), c.Review.Outcome.Label(), "50 answered"}},
		page.Interview: {words: restWords(c)},
		page.Checklist: {first: []string{"home"}, next: down, parts: c.Base.Pack.Count() - 1, words: checkpointWords(c, true)},
		page.Decision:  {words: decisionWords(c)},
		page.Budget:    {first: []string{"home"}, next: down, parts: len(a.Own.Lines) + 6, words: budgetWords(c)},
		page.BreakEven: {words: costWords(c)},
		page.Serving:   {words: servingWords(a)},
		page.Risks:     {first: []string{"home"}, next: down, parts: len(a.Risks) - 1, words: riskWords(a)},
		page.Plan:      {first: []string{"home"}, next: down, parts: len(a.Plan) - 1, words: planWords(a)},
		page.Report:    {first: []string{"home"}, words: plainWords(string(written))},
		page.History:   {first: []string{"home"}, next: down, parts: int(c.Seq) - 1, list: true, words: historyWords(t, opts)},
		page.Room: {
			first: []string{"a", "A", "n", "a", "enter", "enter", "esc", "enter"},
			next:  []string{"right"}, parts: c.Base.Pack.Count() - 1, words: checkpointWords(c, false),
		},
	}
}

func restWords(c casefile.Case) []string {
	a := c.Assessment
	out := []string{a.Recommendation.Approach.Label(), a.Recommendation.ConfidenceWord(), a.Economics.BreakEven.Show()}
	for _, s := range c.Sharpen() {
		if s.Moves() {
			out = append(out, s.Question.Short)
		}
	}
	return out
}

// checkpointWords are what a checkpoint asks and rests on; at length with what
// to do about it and where it comes from.
func checkpointWords(c casefile.Case, atLength bool) []string {
	var out []string
	for _, category := range c.Review.Categories {
		for _, i := range category.Items {
			out = append(out, i.Title, i.Question, i.Why, i.Risk, i.Mark.Evidence, i.Mark.Reason, i.Mark.Owner)
			if atLength {
				out = append(out, i.Action, i.Source, c.ItemNotes[i.ID])
			}
		}
	}
	return out
}

func decisionWords(c casefile.Case) []string {
	a := c.Assessment
	out := []string{c.BottomLine(), c.Review.Outcome.Label(), a.Economics.BreakEven.Show(), a.Economics.Baseline}
	for _, o := range a.Recommendation.Options {
		out = append(out, o.Approach.Label())
		if o.Approach == a.Recommendation.Approach {
			for _, reason := range o.Reasons[:3] {
				out = append(out, reason.Text, reason.Source)
			}
		}
	}
	steps := c.Steps()
	if len(steps) == 0 {
		out = append(out, c.Ready())
	}
	for _, s := range steps {
		out = append(out, s.Title, s.Do)
	}
	return append(out, c.LimitLine(), short(a.Economics.Project), short(*a.Economics.APIHorizon), short(a.Economics.SelfHostedHorizon), short(*a.Economics.APIMonthly))
}

func short(v advisor.Value) string { return advisor.FormatMoneyShort(v.Money()) }

func budgetWords(c casefile.Case) []string {
	var out []string
	for _, l := range c.Assessment.Own.Lines {
		out = append(out, l.Label, advisor.FormatMoney(l.Amount()), parts.OneLine(l.Approach))
		for _, n := range l.Notes {
			out = append(out, parts.NoteText(n))
		}
	}
	return append(out, advisor.FormatMoney(c.Assessment.Own.Total.Money()))
}

func costWords(c casefile.Case) []string {
	e := c.Assessment.Economics
	out := []string{e.Baseline, e.BreakEven.Show(), short(*e.APIHorizon), short(e.SelfHostedHorizon)}
	for _, o := range e.Options {
		out = append(out, o.Approach.Label(), short(o.Build), short(*o.FirstYear), short(*o.Horizon), o.Remark)
	}
	return out
}

func servingWords(a advisor.Assessment) []string {
	s, plan := a.Serving, a.Training
	out := []string{s.How, s.GPU.Label, plan.GPU.Label, short(plan.Cost), advisor.FormatRangeShort(plan.Hours.Range, plan.Hours.Unit())}
	out = append(out, s.Capacity.Ground...)
	return append(out, plan.Ground...)
}

func riskWords(a advisor.Assessment) []string {
	var out []string
	for _, r := range a.Risks {
		out = append(out, r.Label, r.RootCause, r.Prevention, advisor.FormatMoney(r.Late), advisor.FormatMoney(r.Prevent))
	}
	return out
}

func planWords(a advisor.Assessment) []string {
	var out []string
	for _, p := range a.Plan {
		out = append(out, p.Label, p.Involves, advisor.FormatRangeShort(p.Hours.Range, p.Hours.Unit()))
	}
	return out
}

func historyWords(t *testing.T, opts tui.Options) []string {
	t.Helper()
	events, err := opts.Store.Events(opts.Session)
	if err != nil {
		t.Fatal(err)
	}
	entries, err := casefile.Timeline(opts.Base, events)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Text)
	}
	return out
}

// pictures are charts in a report, which a terminal leaves out, and its comments.
var pictures = regexp.MustCompile("(?s)```mermaid.*?```(\n\n\\*[^*\n]+\\*\n)?|<!--.*?-->")

// plainWords are the lines of a Markdown text without pictures.
func plainWords(text string) []string {
	return strings.Split(pictures.ReplaceAllString(text, ""), "\n")
}
