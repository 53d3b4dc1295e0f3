package advisor

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// FromOverride marks a leaf that somebody set by hand in place of what the
// answers give.
const FromOverride OriginKind = "override"

// LineID names a line of the own budget that can be set by hand: a category, or
// what is paid again and again.
type LineID string

// The lines that are never in the one-time total.
const (
	RetrainingLine LineID = "retraining" // USD a year
	ServingLine    LineID = "serving"    // USD a month
)

// OwnLines lists the lines of the own budget in their order.
func OwnLines() []LineID {
	return []LineID{
		LineID(DatasetCost), LineID(GPUCost), LineID(ToolingCost), LineID(LabourCost), LineID(EvaluationCost),
		LineID(DeploymentCost), LineID(SecurityCost), LineID(MonitoringCost), RetrainingLine, ServingLine,
	}
}

// Label is the line's name as shown.
func (id LineID) Label() string {
	switch id {
	case RetrainingLine:
		return "Retraining"
	case ServingLine:
		return "Serving"
	}
	return Category(id).Label()
}

// Unit is what an amount of the line is counted in.
func (id LineID) Unit() Unit {
	switch id {
	case LineID(ToolingCost), RetrainingLine:
		return USDPerYear
	case ServingLine:
		return USDPerMonth
	}
	return USD
}

// Override is the amount of a budget line as somebody set it by hand. The
// calculations rest on it; the line keeps what the answers give beside it.
type Override struct {
	Line LineID `json:"line"`
	// Amount is in dollars to the cent, in the unit of the line.
	Amount Range  `json:"amount"`
	Reason string `json:"reason"`
	// By and At say who set it and when; empty where that is not known.
	By string    `json:"by,omitempty"`
	At time.Time `json:"at,omitzero"`
}

// mostByHand bounds an amount set by hand: beyond it somebody mistyped.
const mostByHand = 1e9

var (
	errNoLine     = errors.New("this is not a line of the budget")
	errNoReason   = errors.New("a reason is needed: whoever reads the budget later asks for it")
	errNoAmount   = errors.New("an amount is needed, like $12k or 10k-15k; to go back to the computed one, remove the override")
	errMoreThan2  = errors.New("an amount has at most two decimals")
	errUnderCent  = errors.New("an amount below half a cent would count as nothing; write 0, or $0.01 and more")
	errByTooLong  = fmt.Errorf("a name has at most %d characters", maxName)
	errByTwoLines = errors.New("a name is one line of plain text")
)

// maxName is the longest name of a person, in characters.
const maxName = 200

// Validate says in one sentence what is wrong with an override, or nil.
func (o Override) Validate() error {
	if !slices.Contains(OwnLines(), o.Line) {
		return errNoLine
	}
	if err := o.Line.question().checkNumber(o.Amount); err != nil {
		return err
	}
	if o.Amount != o.Amount.Money().Range() {
		return errMoreThan2
	}
	if strings.TrimSpace(o.Reason) == "" {
		return errNoReason
	}
	if err := checkText(o.Reason); err != nil && !errors.Is(err, errTextUnknown) {
		return err
	}
	return checkName(o.By)
}

func checkName(name string) error {
	switch {
	case len([]rune(name)) > maxName:
		return errByTooLong
	case strings.ContainsAny(name, "\n\t") || strings.ContainsFunc(name, hiddenRune):
		return errByTwoLines
	}
	return nil
}

// question is how an amount of the line is asked for.
func (id LineID) question() *Question {
	return &Question{Kind: NumberQuestion, Short: id.Label(), Unit: id.Unit(), Bounds: Range{0, mostByHand}}
}

// ParseAmount reads the amount of a line as a person may type it, to the cent:
// $12k, 10k-15k, 1,200. The error is one sentence that says what is possible.
func (id LineID) ParseAmount(text string) (Range, error) {
	if strings.TrimSpace(text) == "" {
		return Range{}, errNoAmount
	}
	answer, err := id.question().Parse(text)
	switch {
	case err != nil:
		return Range{}, err
	case answer.Kind != NumberAnswer:
		return Range{}, errNoAmount
	}
	return toCents(answer.Number)
}

// toCents is an amount to the cent. One that is not nothing must not become
// nothing by that.
func toCents(r Range) (Range, error) {
	rounded := r.Money().Range()
	if r.Low != 0 && rounded.Low == 0 || r.High != 0 && rounded.High == 0 {
		return Range{}, errUnderCent
	}
	return rounded, nil
}

// onScreens is how screens write a day; reports have ISO dates.
const onScreens = "2 January 2006"

// Sentence says who set the line, when, why, and what the answers give, for a
// screen.
func (o Override) Sentence(computed MoneyRange) string { return o.sentence(computed, onScreens) }

// InReport is Sentence as reports and the sources of amounts have it.
func (o Override) InReport(computed MoneyRange) string { return o.sentence(computed, time.DateOnly) }

func (o Override) sentence(computed MoneyRange, layout string) string {
	return fmt.Sprintf("set by hand%s: %s; computed was %s", o.attribution(layout), strings.TrimRight(strings.TrimSpace(o.Reason), "."), FormatMoney(computed))
}

func (o Override) attribution(layout string) string {
	text := ""
	if o.By != "" {
		text += " by " + o.By
	}
	if !o.At.IsZero() {
		text += " on " + o.At.Format(layout)
	}
	return text
}

// Attribution is who set the line and when: "by Ana on 24 November 2026".
func (o Override) Attribution() string { return strings.TrimSpace(o.attribution(onScreens)) }

// byHand is a line with the amount that was set for it, if any was.
func (a *assessor) byHand(l BudgetLine) BudgetLine {
	o := a.override(LineID(l.ID))
	if o == nil {
		return l
	}
	l.Override = o
	computed := l.ComputedValue.Named(l.Label + ", as computed")
	l.Value = given(l.Value.Label(), l.Value.Unit(), o.Amount.Money().Range(), Origin{FromOverride, l.ID, o.InReport(l.Computed)})
	l.Value.How.Leaf.Replaces = &computed
	return l
}

// override is what was set for a line; nil where nothing was. The last word
// counts.
func (a *assessor) override(id LineID) *Override {
	for i := len(a.overrides) - 1; i >= 0; i-- {
		if a.overrides[i].Line == id {
			return &a.overrides[i]
		}
	}
	return nil
}

// Amount is what counts of a line: as set by hand, or as computed.
func (l BudgetLine) Amount() MoneyRange {
	if l.Override == nil {
		return l.Computed
	}
	return l.Value.Money()
}

// ByHand lists the lines that somebody set, in the order of the budget.
func (b TierBudget) ByHand() []BudgetLine {
	var out []BudgetLine
	for _, l := range slices.Concat(b.Lines, b.Ongoing) {
		if l.Override != nil {
			out = append(out, l)
		}
	}
	return out
}

// Line is a line of the budget; nil where it has none of that name.
func (b TierBudget) Line(id LineID) *BudgetLine {
	for _, lines := range [][]BudgetLine{b.Lines, b.Ongoing} {
		for i := range lines {
			if lines[i].ID == string(id) {
				return &lines[i]
			}
		}
	}
	return nil
}
