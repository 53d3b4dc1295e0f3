package advisor

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// typedEnd is one number as typed.
type typedEnd struct {
	// digits are without separators; exponent is what follows an e.
	digits         string
	exponent       int
	suffix, unit   string
	money, percent bool
	// factor is what the unit stands for.
	factor float64
}

// numberText is the start of a number: a currency, then digits with or without
// separators between thousands, then an exponent.
var numberText = regexp.MustCompile(`^(us\$|usd|\$)? ?` +
	`(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?:\.\d+)?|\d+(?:\.\d*)?|\.\d+)` +
	`(?:e\+?(\d{1,3}))? ?(.*)$`)

// powers are the powers of ten that suffixes stand for.
var powers = map[string]int{
	"k": 3, "thousand": 3, "m": 6, "mn": 6, "mio": 6, "million": 6, "b": 9, "bn": 9, "billion": 9,
}

func parseEnd(text string, units map[string]float64) (typedEnd, error) {
	m := numberText.FindStringSubmatch(text)
	if m == nil {
		return typedEnd{}, errNoNumber
	}
	p := typedEnd{money: m[1] != "", digits: strings.NewReplacer(",", "", " ", "").Replace(m[2])}
	if m[3] != "" {
		// Three digits at most, so this cannot fail.
		p.exponent, _ = strconv.Atoi(m[3])
	}
	rest := p.takeMarks(m[4])
	if rest != "" && strings.ContainsRune(",.'0123456789", rune(rest[0])) {
		return typedEnd{}, errComma
	}
	return p, p.takeUnit(rest, units)
}

// takeMarks reads suffix, percent and currency after the digits and returns
// what is left.
func (p *typedEnd) takeMarks(rest string) string {
	word := leadingWord(rest)
	if _, ok := powers[word]; ok {
		p.suffix = word
		rest = strings.TrimSpace(rest[len(word):])
	}
	rest, p.percent = strings.CutPrefix(rest, "%")
	for _, currency := range []string{"$", "usd", "us dollars", "dollars", "dollar"} {
		if left, ok := strings.CutPrefix(rest, currency); ok {
			p.money = true
			return strings.TrimSpace(left)
		}
	}
	return strings.TrimSpace(rest)
}

func leadingWord(s string) string {
	for i, r := range s {
		if r < 'a' || r > 'z' {
			return s[:i]
		}
	}
	return s
}

func (p *typedEnd) takeUnit(rest string, units map[string]float64) error {
	p.unit, p.factor = rest, 1
	if rest == "" {
		return nil
	}
	factor, ok := units[rest]
	if !ok {
		return fmt.Errorf("%q is not understood after a number; write only the number, like 500k", rest)
	}
	p.factor = factor
	return nil
}

// value is the number. What it lacks of suffix, percent and unit it takes from
// other, the end of the range that has them.
func (p typedEnd) value(other typedEnd) (float64, error) {
	if p.suffix == "" && p.exponent == 0 {
		p.suffix = other.suffix
	}
	if p.unit == "" && other.unit != "" {
		p.factor = other.factor
	}
	power := p.exponent + powers[p.suffix]
	if p.percent || other.percent {
		power -= 2
	}
	// The power goes into the text, so that the number is rounded once only.
	v, err := parseDecimal(fmt.Sprintf("%se%d", p.digits, power))
	if err != nil || v > largestTyped {
		return 0, errTooLarge
	}
	return v * p.factor, nil
}
