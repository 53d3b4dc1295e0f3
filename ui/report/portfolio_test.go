package report

import (
	"strings"
	"testing"

	"loracle/data/casefile"
)

func TestSummaryShowsNoCostThatRestsOnNoAnswer(t *testing.T) {
	md, err := PortfolioMarkdown([]casefile.Case{emptyCase()})
	if err != nil {
		t.Fatal(err)
	}
	if text := string(md); strings.Contains(text, "$") || strings.Count(text, "not known yet") != 3 {
		t.Errorf("the costs and the break-even of an empty session are not known yet; got:\n%s", text)
	}
	sheet, err := PortfolioCSV([]casefile.Case{emptyCase()})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(sheet), ",unfinished,,,,,,,0,8,") {
		t.Errorf("the costs of an empty session are empty cells; got:\n%s", sheet)
	}
	known, err := PortfolioMarkdown([]casefile.Case{exampleSource(t, "mid").Case})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(known), "$") || strings.Contains(string(known), "not known yet") {
		t.Errorf("an answered session shows what it costs; got:\n%s", known)
	}
}
