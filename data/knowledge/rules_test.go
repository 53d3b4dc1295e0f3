package knowledge

import (
	"regexp"
	"strings"
	"testing"
)

var (
	ofThePaper = regexp.MustCompile(`^(T[0-9]+[a-z]?\b|section )`)
	// ofWorks are works with author or publisher, year and address.
	ofWorks = regexp.MustCompile(`^\p{Lu}.*, 20[0-9]{2}, https://\S+( and \p{Lu}.*, 20[0-9]{2}, https://\S+)*$`)
	// unnamed speaks of works without naming them.
	unnamed = regexp.MustCompile(`(?i)\b(published|decisions?|studies|cases)\b`)
)

// canBeLookedUp reports whether every part of a source leads somewhere.
func canBeLookedUp(source string) bool {
	for _, part := range strings.Split(source, "; ") {
		switch {
		case part == "break-even from your answers", ofWorks.MatchString(part):
		case ofThePaper.MatchString(part) && !unnamed.MatchString(part):
		default:
			return false
		}
	}
	return true
}

func TestEveryRuleNamesASourceThatCanBeLookedUp(t *testing.T) {
	base, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range base.Advice.Gates {
		if !canBeLookedUp(g.Source) {
			t.Errorf("gate %s: %q", g.ID, g.Source)
		}
	}
	for _, g := range base.Advice.Routes {
		if !canBeLookedUp(g.Source) {
			t.Errorf("gate %s: %q", g.ID, g.Source)
		}
	}
	for _, r := range base.Advice.Evidence {
		if !canBeLookedUp(r.Source) {
			t.Errorf("rule %s: %q", r.ID, r.Source)
		}
	}
}

func TestLooseSourcesAreTold(t *testing.T) {
	for source, want := range map[string]bool{
		"T1, LoRA, poor fit":                true,
		"T16a, stable use case; T2":         true,
		"section 4, hidden costs":           true,
		"Ana Lima, 2024, https://a.example": true,
		"T1; Ana Lima, 2024, https://a.example and Bo, 2025, https://b.example": true,
		"published decisions on hospital systems":                               false,
		"T1 and published decisions on classification":                          false,
		"T1, LoRA; support bot with its knowledge base in the prompt, 2026":     false,
		"Ana Lima, https://a.example":                                           false,
		"":                                                                      false,
	} {
		if canBeLookedUp(source) != want {
			t.Errorf("%q: want %v", source, want)
		}
	}
}
