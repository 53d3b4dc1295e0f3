package cli

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"loracle/data/knowledge"
)

func TestTheSampleOfOwnPricesInHelpAndReadmeLoads(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	fenced := regexp.MustCompile("(?s)```\n(api_prices:.*?)```").FindSubmatch(readme)
	if fenced == nil {
		t.Fatal("README shows no file of own prices")
	}
	_, help, _ := strings.Cut(pricesLong, "\n\n")
	help, _, _ = strings.Cut(help, "\n\nA session")
	base, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	for where, text := range map[string]string{"README": string(fenced[1]), "help": help} {
		own, err := base.WithPrices(where, []byte(text))
		if err != nil || own.Advice.APIPrice("gpt-4o").Input != 2.2 {
			t.Errorf("%s: %v", where, err)
		}
	}
}

func TestAPricesFileThatCannotBeReadIsAnError(t *testing.T) {
	w := newWorld(t)
	if err := os.MkdirAll(filepath.Join(filepath.Dir(w.db), pricesBeside), 0o700); err != nil {
		t.Fatal(err)
	}
	w.in = "title: X\nanswers:\n  task_type: style_tone\n"
	if r := w.run("assess", "-"); r.code != exitError || !strings.HasPrefix(r.err, "error: read own prices: ") {
		t.Errorf("ended with %d: %s", r.code, r.err)
	}
}
