package report

import (
	"strconv"

	"loracle/advisor"
	"loracle/data/casefile"
)

// PortfolioMarkdown is one table of many sessions, for a page or a mail.
func PortfolioMarkdown(cases []casefile.Case) ([]byte, error) {
	t := table{columns: []column{
		{title: "Session"},
		{title: "Advice"},
		{title: "Verdict"},
		{"Project, one-time", true},
		{"Each month", true},
		{title: "Break-even"},
		{"Open", true},
		{title: "Changed"},
		{title: "Id"},
	}}
	for _, c := range cases {
		once, month := inline("not known yet"), inline("not known yet")
		if showsCost(c) {
			once = whole(c.Assessment.Own.Computed)
			if runningKnown(c) {
				month = whole(c.Assessment.Own.Monthly)
			}
		}
		t.add(escape(c.Title), escape(adviceWord(c)), escape(verdictWord(c)), once, month,
			escape(c.Assessment.Economics.BreakEven.Show()), number(openItems(c)), inline(day(c.UpdatedAt)), code(string(c.ID)))
	}
	return document([]block{
		heading{1, "Assessments"},
		paragraph(say("%s. Open counts unresolved checkpoints, open actions and parked topics.", count(len(cases), "session"))),
		t,
	}), nil
}

// PortfolioCSV is the same as a table for spreadsheets.
func PortfolioCSV(cases []casefile.Case) ([]byte, error) {
	s := Sheet{Name: "sessions", Head: []string{
		"id", "title", "approach", "route", "verdict", "after_acceptance", "decided", "one_time_low_usd", "one_time_high_usd", "monthly_low_usd", "monthly_high_usd",
		"break_even_low_months", "break_even_high_months", "unresolved", "not_looked_at", "open_actions", "parked", "updated",
	}}
	for _, c := range cases {
		r, e := c.Assessment.Recommendation, c.Assessment.Economics
		money := []string{"", "", "", ""}
		if showsCost(c) {
			copy(money, amountCells(c.Assessment.Own.Computed))
			if runningKnown(c) {
				copy(money[2:], amountCells(c.Assessment.Own.Monthly))
			}
		}
		months := []string{"", ""}
		if e.BreakEven != nil {
			months = []string{monthCell(e.BreakEven.Low), monthCell(e.BreakEven.High)}
		}
		s.Rows = append(s.Rows, cells(
			[]string{string(c.ID), cellText(c.Title), string(r.Approach), string(r.Route), string(c.Review.Outcome), string(c.Review.AfterAcceptance), decidedCell(c)},
			money, months,
			[]string{
				strconv.Itoa(len(c.Review.Unresolved())), strconv.Itoa(c.Review.Untouched()),
				strconv.Itoa(len(c.OpenActions())), strconv.Itoa(len(c.OpenTopics())), day(c.UpdatedAt),
			}))
	}
	return sheetsCSV([]Sheet{s}, false), nil
}

// showsCost says whether the cost is one of this project: while nothing is
// answered that it rests on, there are only the published figures.
func showsCost(c casefile.Case) bool { return c.Assessment.Own.Tier != nil && c.Priced() }

// monthCell is a number of months, or never.
func monthCell(v *advisor.Value) string {
	if v == nil {
		return "never"
	}
	return strconv.FormatFloat(v.Low, 'f', 2, 64)
}

func adviceWord(c casefile.Case) string {
	if r := c.Assessment.Recommendation; r.Approach != "" {
		return r.Approach.Label()
	}
	return "none yet"
}

// verdictWord is the verdict of the checklist, with what was decided where that is
// another one.
func verdictWord(c casefile.Case) string {
	word := c.Review.Outcome.Label()
	if d := c.Room.LastDecision(""); d != nil && d.Outcome != c.Review.Outcome {
		word += ", decided " + d.Outcome.Label()
	}
	return word
}

// decidedCell is the verdict that was decided; empty while none was.
func decidedCell(c casefile.Case) string {
	if d := c.Room.LastDecision(""); d != nil {
		return string(d.Outcome)
	}
	return ""
}

// openItems counts what is left to do about a session.
func openItems(c casefile.Case) int {
	return len(c.Review.Unresolved()) + len(c.OpenActions()) + len(c.OpenTopics())
}

// runningKnown reports whether what running the tuned model costs is known.
func runningKnown(c casefile.Case) bool { return c.Assessment.Economics.SelfHostedMonthly.How != nil }
