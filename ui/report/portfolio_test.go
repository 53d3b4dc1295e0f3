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
	if !strings.Contains(string(sheet), ",unfinished,,,,,,,,0,8,") {
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

func TestCardsOfAPageShowNoCostThatRestsOnNoAnswer(t *testing.T) {
	page := string(htmlOf(t, Source{Case: emptyCase()}))
	_, cards, _ := strings.Cut(page, `<dl class="glance">`)
	cards, _, ok := strings.Cut(cards, "</dl>")
	if !ok || strings.Contains(cards, "$") || strings.Count(cards, "not known yet") != 2 {
		t.Errorf("cost and break-even of an empty session are not known yet; got:\n%s", cards)
	}
}

func TestTheSummaryNamesTheVerdictThatWasDecided(t *testing.T) {
	cases := []casefile.Case{adversarial(t).Case, exampleCase(t, "mid")}
	md, err := PortfolioMarkdown(cases)
	if err != nil {
		t.Fatal(err)
	}
	if text := string(md); strings.Count(text, "| CONDITIONAL, decided NO-GO |") != 1 || strings.Count(text, "| CONDITIONAL ") != 1 {
		t.Errorf("got\n%s", text)
	}
	sheet, err := PortfolioCSV(cases)
	if err != nil {
		t.Fatal(err)
	}
	if text := string(sheet); !strings.Contains(text, ",conditional,go,no_go,") || !strings.Contains(text, ",conditional,go,,") {
		t.Errorf("got\n%s", text)
	}
}
