package advisor

import (
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"
)

// ParseRange reads a number or a range as a person may type it: 500k, 0.5M,
// 300k-600k, 300k to 600k, 300-600k (the suffix counts for both), 1,200,000,
// ~2k (about: 20 % either way), 20%, $2,500. The error is one sentence that
// says what to write instead.
func ParseRange(text string) (Range, error) {
	q, err := parseQuantity(text, nil)
	return q.Range, err
}

// typedQuantity is what somebody typed, with the marks that must suit the unit.
type typedQuantity struct {
	Range
	about, money, percent bool
}

// maxTyped is the longest text that can be meant as a number, in characters.
const maxTyped = 80

// largestTyped is the largest number taken; beyond it sums of money in
// micro-dollars would overflow.
const largestTyped = 1e12

var (
	errNoNumber  = errors.New("this is not a number; write one like 500k or 300k-600k")
	errNegative  = errors.New("numbers below zero are not possible here; write one like 500k")
	errOpenEnded = errors.New("an open end is not possible; write both ends, like 50k-200k")
	errTwoEnds   = errors.New("a range has two ends; write it like 300k-600k")
	errOrder     = errors.New("the low end comes first; write it like 300k-600k")
	errSuffix    = errors.New("it is not clear which end the suffix belongs to; write both ends in full, like 500-1,200")
	errMarks     = errors.New("write both ends of a range in the same way, like 15-20%")
	errComma     = errors.New("commas separate thousands and a point decimals; write 1,200,000 or 12.5")
	errTooLarge  = errors.New("this number is too large; the most that can be written is 1,000,000 million")
	errTooLong   = errors.New("this is too long for a number; write one like 500k or 300k-600k")
	errCurrency  = errors.New("amounts are in US dollars; write one like $2,500")
)

// parseQuantity reads text. Words after the number are looked up in units,
// which gives the factor that each stands for.
func parseQuantity(text string, units map[string]float64) (typedQuantity, error) {
	if utf8.RuneCountInString(text) > maxTyped {
		return typedQuantity{}, errTooLong
	}
	text, about := cutAbout(plainText(text))
	switch {
	case text == "":
		return typedQuantity{}, errNoNumber
	case strings.HasPrefix(text, "-"):
		return typedQuantity{}, errNegative
	case strings.ContainsAny(text, "€£¥₹"):
		return typedQuantity{}, errCurrency
	case strings.ContainsAny(text, "<>≤≥") || strings.HasSuffix(text, "+"):
		return typedQuantity{}, errOpenEnded
	}
	low, high, isRange := strings.Cut(text, "-")
	switch {
	case !isRange:
		return parseOne(text, units, about)
	case strings.Contains(high, "-") || strings.TrimSpace(high) == "":
		return typedQuantity{}, errTwoEnds
	}
	return parseTwo(strings.TrimSpace(low), strings.TrimSpace(high), units)
}

// plainText is text in lower case with one sort of space and of dash.
func plainText(text string) string {
	text = strings.NewReplacer(
		"\u00a0", " ", "\u2009", " ", "\u202f", " ", "\u2007", " ", "\t", " ",
		"\u2010", "-", "\u2011", "-", "\u2012", "-", "–", "-", "—", "-", "\u2212", "-",
		"..", "-", "…", "-", "’", "'",
	).Replace(strings.ToLower(text))
	text = strings.Join(strings.Fields(text), " ")
	if rest, ok := strings.CutPrefix(text, "between "); ok {
		text = strings.Replace(rest, " and ", "-", 1)
	}
	text = strings.TrimPrefix(text, "from ")
	return strings.ReplaceAll(text, " to ", "-")
}

// cutAbout takes off the words that make a number approximate.
func cutAbout(text string) (rest string, about bool) {
	for _, word := range []string{"~", "≈", "about ", "around ", "roughly ", "approximately ", "approx. ", "approx ", "circa ", "ca. ", "ca "} {
		if rest, ok := strings.CutPrefix(text, word); ok {
			return strings.TrimSpace(rest), true
		}
	}
	return text, false
}

func parseOne(text string, units map[string]float64, about bool) (typedQuantity, error) {
	p, err := parseEnd(text, units)
	if err != nil {
		return typedQuantity{}, err
	}
	v, err := p.value(typedEnd{})
	r := Exactly(v)
	if about {
		// In this order 3 becomes 2.4-3.6 and not 2.4000000000000004-3.6.
		r = Range{v * 8 / 10, v * 12 / 10}
	}
	return typedQuantity{r, about, p.money, p.percent}, err
}

func parseTwo(lowText, highText string, units map[string]float64) (typedQuantity, error) {
	low, err := parseEnd(lowText, units)
	if err != nil {
		return typedQuantity{}, err
	}
	high, err := parseEnd(highText, units)
	if err != nil {
		return typedQuantity{}, err
	}
	if low.percent && !high.percent || low.unit != "" && high.unit == "" {
		return typedQuantity{}, errMarks
	}
	h, err := high.value(typedEnd{})
	if err != nil {
		return typedQuantity{}, err
	}
	l, err := low.value(high)
	switch {
	case err != nil:
		return typedQuantity{}, err
	case l > h && low.suffix == "" && high.suffix != "":
		return typedQuantity{}, errSuffix
	case l > h:
		return typedQuantity{}, errOrder
	}
	return typedQuantity{Range{l, h}, false, low.money || high.money, high.percent}, nil
}

// parseDecimal reads a number written in decimals.
func parseDecimal(s string) (float64, error) { return strconv.ParseFloat(s, 64) }
