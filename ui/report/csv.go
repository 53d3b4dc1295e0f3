package report

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/ui/safe"
)

// Sheet is one table of the CSV export.
type Sheet struct {
	Name string
	Head []string
	Rows [][]string
}

// SheetNames lists the tables of the CSV export.
func SheetNames() []string { return []string{"budget", "options", "checklist"} }

// byteOrderMark tells spreadsheets that the text is UTF-8.
const byteOrderMark = "\ufeff"

// writeCSV writes all tables into one file, each under its name and with an
// empty line after it. Amounts are plain numbers in dollars, ranges have a
// column for either end, and what is not known is an empty cell. No cell is
// taken for a formula.
func writeCSV(f facts) ([]byte, error) { return sheetsCSV(sheets(f), true), nil }

// CSVTable writes one table alone, for programs: without its name and without
// a byte order mark.
func CSVTable(s Source, name string) ([]byte, error) {
	for _, sheet := range sheets(gather(s)) {
		if sheet.Name == name {
			return sheetsCSV([]Sheet{sheet}, false), nil
		}
	}
	return nil, fmt.Errorf("there is no table %q", name)
}

func sheetsCSV(all []Sheet, named bool) []byte {
	var w bytes.Buffer
	if named {
		w.WriteString(byteOrderMark)
	}
	for i, s := range all {
		if named && i > 0 {
			writeRow(&w, nil)
		}
		if named {
			writeRow(&w, []string{strings.ToUpper(s.Name[:1]) + s.Name[1:]})
		}
		writeRow(&w, s.Head)
		for _, row := range s.Rows {
			writeRow(&w, row)
		}
	}
	return w.Bytes()
}

// separators are what spreadsheets split a line at: some take a semicolon or a
// tab for a comma, whatever the others in the line are.
const separators = ",;\t"

// writeRow writes a row as RFC 4180 has it. Cells with anything that a
// spreadsheet could split at are in quotes.
func writeRow(w *bytes.Buffer, cells []string) {
	for i, cell := range cells {
		if i > 0 {
			w.WriteByte(',')
		}
		if strings.ContainsAny(cell, separators+"\"\r\n") {
			cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
		}
		w.WriteString(cell)
	}
	w.WriteString("\r\n")
}

// formulaStarts are what a formula begins with, full-width forms included.
const formulaStarts = "=+@＝＋－＠|%-"

// laterFormula is a formula behind a semicolon, which begins a cell where the
// semicolon separates: quotes around the whole text do not help there.
var laterFormula = regexp.MustCompile(`(;[ "']*)([` + formulaStarts + `])`)

// cellText is text as a cell that no spreadsheet takes for a formula: what starts
// like one gets an apostrophe before it, which spreadsheets do not show as a
// part of the text once it is typed in again.
func cellText(text string) string {
	text = laterFormula.ReplaceAllString(safe.Line(text), "$1'$2")
	if strings.ContainsAny(firstOf(text), formulaStarts) {
		return "'" + text
	}
	return text
}

func firstOf(text string) string {
	for _, r := range text {
		return string(r)
	}
	return ""
}

func sheets(f facts) []Sheet {
	return []Sheet{budgetSheet(f), optionsSheet(f.Assessment.Economics), checklistSheet(f)}
}

func amountCells(m advisor.MoneyRange) []string {
	return []string{amountCell(m.Low), amountCell(m.High)}
}

// amountCell is dollars with two decimals.
func amountCell(m advisor.Money) string { return strconv.FormatFloat(m.Dollars(), 'f', 2, 64) }

func optionalCells(v *advisor.Value) []string {
	if v == nil || v.How == nil {
		return []string{"", ""}
	}
	return amountCells(v.Money())
}

func cells(parts ...[]string) []string {
	var out []string
	for _, p := range parts {
		out = append(out, p...)
	}
	return out
}

// budgetSheet has the lines of the own budget and its totals, each kind of money
// by itself. What counts comes first; computed is what the answers give, and
// differs from it where somebody set the line by hand.
func budgetSheet(f facts) Sheet {
	s := Sheet{Name: "budget", Head: []string{"id", "line", "category", "paid", "low_usd", "high_usd", "computed_low_usd", "computed_high_usd", "printed_low_usd", "printed_high_usd", "how"}}
	m := budgetOf(f.Case)
	if m == nil {
		return s
	}
	for _, l := range m.lines {
		s.Rows = append(s.Rows, cells([]string{cellText(l.ID), cellText(l.Label), cellText(string(l.Category)), string(paid(l.Kind))},
			amountCells(l.Amount()), amountCells(l.Computed), optionalCells(l.paper), []string{cellText(howInWords(l.Value))}))
	}
	total := func(id, label, when string, v, printed *advisor.Value) {
		if v != nil && v.How != nil {
			s.Rows = append(s.Rows, cells([]string{id, label, "", when}, optionalCells(v), []string{"", ""}, optionalCells(printed), []string{cellText(v.Formula())}))
		}
	}
	total("total", "One-time total", "once", &m.total, m.paperTotal)
	total("going_now", "One-time total, going now", "once", f.GoingNow, nil)
	total("monthly", "Running cost", "monthly", &m.monthly, nil)
	total("yearly", "Tooling from the second year", "yearly", &m.yearly, nil)
	total("retraining", "Retraining", "yearly", m.retraining, nil)
	return s
}

// optionsSheet has what each approach has cost by the end of each month.
func optionsSheet(e advisor.Economics) Sheet {
	s := Sheet{Name: "options", Head: []string{"month"}}
	for _, o := range e.Options {
		name := strings.NewReplacer("+", "_").Replace(string(o.Approach))
		s.Head = append(s.Head, name+"_low_usd", name+"_high_usd")
	}
	for _, m := range e.Curve() {
		row := []string{strconv.Itoa(m.Number)}
		for _, v := range m.Options {
			row = append(row, amountCells(v.Money())...)
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

// checklistSheet has every checkpoint with its state and what is known of it.
func checklistSheet(f facts) Sheet {
	s := Sheet{Name: "checklist", Head: []string{
		"category", "id", "checkpoint", "state", "counts", "evidence", "reason", "accepted_by", "owner", "until", "to_do", "note",
	}}
	todo := map[checklist.ItemID]string{}
	for _, step := range f.Steps() {
		todo[step.Item] = step.Do
	}
	for _, category := range f.Review.Categories {
		for _, i := range category.Items {
			until := ""
			if !i.Mark.Until.IsZero() {
				until = day(i.Mark.Until)
			}
			s.Rows = append(s.Rows, []string{
				cellText(category.Title), cellText(string(i.ID)), cellText(i.Title), i.State.Label(), yesNo(i.Counts()),
				cellText(i.Mark.Evidence), cellText(i.Mark.Reason), cellText(i.Mark.AcceptedBy), cellText(i.Mark.Owner), until,
				cellText(todo[i.ID]), cellText(f.ItemNotes[i.ID]),
			})
		}
	}
	return s
}

func yesNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}
