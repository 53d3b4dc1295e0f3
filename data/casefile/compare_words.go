package casefile

import (
	"fmt"

	"loracle/advisor"
)

// FactChange is a fact of two moments as it is shown.
type FactChange struct {
	Label, From, To string
}

// Same reports whether the fact is the same in both.
func (f FactChange) Same() bool { return f.From == f.To }

// Words is the fact in one text: what it was and what it became, or what it
// still is.
func (f FactChange) Words() string { return fromTo(f.From, f.To) }

func fromTo(from, to string) string {
	if from == to {
		return to + ", as before"
	}
	return from + " → " + to
}

// Facts are what the two moments come to, side by side: the recommendation, the
// verdict and the money first.
func (c Comparison) Facts() []FactChange {
	all := []FactChange{
		{"Recommendation", c.A.adviceInWords(), c.B.adviceInWords()},
		{"Confidence", c.A.Confidence, c.B.Confidence},
		{"Verdict", c.A.Outcome.Label(), c.B.Outcome.Label()},
		{"After acceptance", c.A.AfterAcceptance.Label(), c.B.AfterAcceptance.Label()},
		{"Break-even", c.A.BreakEven, c.B.BreakEven},
		{"One-time total", moneyInWords(c.A.OneTime), moneyInWords(c.B.OneTime)},
		{"With what is unresolved", c.A.totalInWords(), c.B.totalInWords()},
		{"Each month", moneyInWords(c.A.Monthly), moneyInWords(c.B.Monthly)},
		{"Each further year", moneyInWords(c.A.Yearly), moneyInWords(c.B.Yearly)},
		{"Figures", c.A.figuresInWords(), c.B.figuresInWords()},
		{"Checklist", c.A.Pack, c.B.Pack},
	}
	if c.A.Title != c.B.Title {
		all = append(all, FactChange{"Title", c.A.Title, c.B.Title})
	}
	return all
}

func (s Standing) adviceInWords() string {
	if s.Approach == "" {
		return "none yet"
	}
	if s.Route == "" || s.Route == advisor.NoRoute {
		return s.Approach.Label()
	}
	return s.Approach.Label() + ", " + s.Route.Label()
}

func (s Standing) totalInWords() string {
	total, ok := s.Total()
	if !ok {
		return moneyInWords(nil)
	}
	return moneyInWords(&total)
}

func (s Side) figuresInWords() string { return s.Knowledge + " (" + short(s.SHA256) + ")" }

func moneyInWords(m *advisor.MoneyRange) string {
	if m == nil {
		return "not known yet"
	}
	return Amount(*m)
}

// Amount is an estimate to the cent: "$1,200.00 to $3,000.00".
func Amount(m advisor.MoneyRange) string {
	if m.Low == m.High {
		return m.Low.String()
	}
	return m.Low.String() + " to " + m.High.String()
}

// Signed is a change of an amount with its sign.
func Signed(m advisor.Money) string {
	if m > 0 {
		return "+" + m.String()
	}
	return m.String()
}

// Words is a change at both ends.
func (d Delta) Words() string {
	if d.Low == d.High {
		return Signed(d.Low)
	}
	return fmt.Sprintf("%s at the low end, %s at the high end", Signed(d.Low), Signed(d.High))
}

// Words says what a part of a change is owed to.
func (p BudgetPart) Words() string {
	switch p.Kind {
	case AnswerPart:
		return "Answer: " + p.Label
	case OverridePart:
		return "Set by hand: " + p.Label
	case GapPart:
		return "Unresolved checkpoint: " + p.Label
	case EnginePart, FiguresPart:
	}
	return p.Label
}

// Words is how a checkpoint stood and stands.
func (i ItemStep) Words() string {
	switch i.What {
	case NewItem:
		return i.To.Label()
	case Dropped:
		return "was " + i.From.Label()
	case Resolved, Regressed, NewAccepted, Expired, OtherWay:
	}
	if i.From == i.To {
		return i.To.Label() + ", for lack of evidence"
	}
	return i.From.Label() + " → " + i.To.Label()
}

// Stepped lists the checkpoints that stand differently in one way.
func (c Comparison) Stepped(way ItemWay) []ItemStep {
	var out []ItemStep
	for _, i := range c.Items {
		if i.What == way {
			out = append(out, i)
		}
	}
	return out
}

// Heading is the heading for checkpoints that stand differently in a way.
func (w ItemWay) Heading() string {
	text := string(w)
	return string(text[0]-'a'+'A') + text[1:]
}
