package advisor

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// HoursNote is the note on the hours that differ between the printed budgets
// and the phases of a project.
const HoursNote = "D38"

// BesidePrinted says in sentences how the own budget stands to what the nearest
// printed one has: whether the total and the monthly cost lie within the printed
// ranges, what takes them out, and which lines have nothing in common with
// theirs. It is empty while there is no own budget.
func (a Assessment) BesidePrinted() []string {
	nearest := a.Budget()
	if nearest.Tier == nil || len(a.Own.Lines) == 0 {
		return nil
	}
	out := a.totalBeside(nearest)
	out = append(out, a.linesApart()...)
	if s := a.monthlyBeside(nearest); s != "" {
		out = append(out, s)
	}
	return out
}

func (a Assessment) totalBeside(nearest TierBudget) []string {
	low, high := a.Own.Computed.Low < nearest.Paper.Low, a.Own.Computed.High > nearest.Paper.High
	if !low && !high {
		return []string{fmt.Sprintf("Your total lies within what that budget prints, %s.", FormatMoney(nearest.Paper))}
	}
	var out []string
	if high {
		out = append(out, fmt.Sprintf("It reaches above the printed %s because of %s.", FormatMoney(nearest.Paper), a.furthest(highEnd)))
	}
	if low {
		out = append(out, fmt.Sprintf("It starts below the printed %s because of %s.", FormatMoney(nearest.Paper), a.furthest(lowEnd)))
	}
	if a.HoursApart() {
		out = append(out, "The printed budgets count other hours than the phases of T8 take, which yours rests on ("+HoursNote+").")
	}
	return out
}

// rangeEnd looks at one end of ranges: by how much an own line goes beyond the
// printed one there.
type rangeEnd func(own, printed MoneyRange) Money

func highEnd(own, printed MoneyRange) Money { return own.High - printed.High }
func lowEnd(own, printed MoneyRange) Money  { return printed.Low - own.Low }

// furthest names the lines that go furthest beyond the printed ones at one end,
// up to three.
func (a Assessment) furthest(end rangeEnd) string {
	type gap struct {
		line   BudgetLine
		beyond Money
	}
	var gaps []gap
	for _, l := range a.Own.Lines {
		if beyond := end(l.Amount(), l.Paper); beyond > 0 && l.InTotal {
			gaps = append(gaps, gap{l, beyond})
		}
	}
	slices.SortStableFunc(gaps, func(x, y gap) int { return cmp.Compare(y.beyond, x.beyond) })
	const named = 3
	var words []string
	for _, g := range gaps[:min(len(gaps), named)] {
		printed := "not printed there"
		if g.line.Paper.High > 0 {
			printed = "printed " + FormatMoney(g.line.Paper)
		}
		words = append(words, fmt.Sprintf("%s (%s, %s)", withinSentence(g.line.Label), atAGlance(g.line.Amount()), printed))
	}
	return listed(words)
}

// linesApart says of each line that has nothing in common with the printed one
// what it rests on instead.
func (a Assessment) linesApart() []string {
	var out []string
	for _, l := range a.Own.Lines {
		own := l.Amount()
		side := "above"
		switch {
		case l.Paper.High == 0 || own.Low <= l.Paper.High && own.High >= l.Paper.Low:
			continue
		case own.High < l.Paper.Low:
			side = "below"
		}
		out = append(out, fmt.Sprintf("%s, %s, lies wholly %s the printed %s: %s", l.Label, atAGlance(own), side, FormatMoney(l.Paper), a.restsOn(l)))
	}
	return out
}

// restsOn says what an own line rests on, where it is not what the tier prints.
func (a Assessment) restsOn(l BudgetLine) string {
	switch {
	case l.Override != nil:
		return "it was set by hand."
	case l.Category == GPUCost && a.Training != nil:
		t := a.Training
		return fmt.Sprintf("a run over your examples takes %s on %d × %s, worked out from their number and length, where T5 and the printed budgets reckon with hours for each run.",
			FormatRange(t.Hours.Range, Hours), t.GPUs, t.GPU.Label)
	}
	return withinSentence(l.Approach)
}

// monthlyBeside says why the running cost leaves the printed one; empty where it
// lies within.
func (a Assessment) monthlyBeside(nearest TierBudget) string {
	own, printed := a.Own.Monthly, nearest.Monthly
	if own.Low >= printed.Low && own.High <= printed.High {
		return ""
	}
	var where string
	switch {
	case own.Low > printed.High:
		where = "lies wholly above"
	case own.High < printed.Low:
		where = "lies wholly below"
	case own.High > printed.High && own.Low < printed.Low:
		where = "reaches below and above"
	case own.High > printed.High:
		where = "reaches above"
	default:
		where = "starts below"
	}
	pays := ""
	if nearest.Tier.Serving != "" {
		pays = ", which pays for " + nearest.Tier.Serving
	}
	return fmt.Sprintf("Each month, %s %s the printed %s%s: %s", atAGlance(own), where, FormatMoney(printed), pays, a.servedOn())
}

// servedOn says what the own running cost pays for.
func (a Assessment) servedOn() string {
	s := a.Serving
	for _, l := range a.Own.Ongoing {
		if l.Kind == Monthly && l.Override != nil {
			return "yours was set by hand."
		}
	}
	if s.rented == nil || s.Capacity == nil {
		return withinSentence(s.How)
	}
	words := fmt.Sprintf("your traffic takes %s × %s, %s, at %s for each (%s).",
		FormatRange(s.Capacity.GPUs.Range, Count), s.GPU.Label, s.rented.purchase.label(), FormatRange(s.rented.Price.Range, USDPerHour), s.source)
	return strings.TrimSpace(words + " " + s.rented.note)
}

// HoursApart reports whether the engineer's time is one of the lines that do
// not keep to the printed range.
func (a Assessment) HoursApart() bool {
	for _, l := range a.Own.Lines {
		if l.Category == LabourCost && l.Paper.High > 0 {
			return l.Amount().High > l.Paper.High || l.Amount().Low < l.Paper.Low
		}
	}
	return false
}

// atAGlance is an amount in whole dollars, where cents would claim more than is
// known; amounts below 100 keep them.
func atAGlance(m MoneyRange) string {
	if m.High < 100*microPerDollar {
		return FormatMoney(m)
	}
	whole := func(x Money) Money { return (x + microPerDollar/2) / microPerDollar * microPerDollar }
	return FormatMoney(MoneyRange{whole(m.Low), whole(m.High)})
}

// withinSentence is a label or sentence where no sentence starts; names in
// capitals stay.
func withinSentence(s string) string {
	if len(s) > 1 && s[0] >= 'A' && s[0] <= 'Z' && s[1] >= 'a' && s[1] <= 'z' {
		return string(s[0]+'a'-'A') + s[1:]
	}
	return s
}

func listed(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}
