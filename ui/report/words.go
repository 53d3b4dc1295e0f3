package report

import (
	"fmt"
	"math"
	"strings"
	"time"

	"loracle/advisor"
	"loracle/ui/safe"
)

// count is a number with its noun, like "1 checkpoint" or "3 checkpoints".
func count(n int, noun string) inline {
	if n == 1 {
		return say("1 %s", noun)
	}
	return say("%d %ss", n, noun)
}

// enumerate joins words as "a, b and c".
func enumerate(words []inline) inline {
	if len(words) < 2 {
		return join("", words...)
	}
	last := len(words) - 1
	return join(", ", words[:last]...) + " and " + words[last]
}

// day is a date as the session recorded it, in its own time zone.
func day(t time.Time) string { return t.Format(time.DateOnly) }

// from names a source in parentheses; nothing where there is none.
func from(source string) inline {
	if safe.Line(source) == "" {
		return ""
	}
	return say("(%s)", addressed(source))
}

// addressed is text with its web addresses marked as such, so that what stands
// behind them is no part of them for any reader.
func addressed(text string) inline {
	words := strings.Split(safe.Line(text), " ")
	for i, w := range words {
		marked := string(escape(w))
		if address := strings.TrimRight(w, ",;"); marked == w && strings.HasPrefix(w, "https://") {
			marked = "<" + address + ">" + w[len(address):]
		}
		words[i] = marked
	}
	return inline(strings.Join(words, " "))
}

// sentence ends text with a full stop unless it ends with a mark already.
func sentence(text inline) inline {
	if text == "" || strings.ContainsAny(string(text[len(text)-1]), ".!?:") {
		return text
	}
	return text + "."
}

// labelled is a sentence with a label before it; nothing without a text.
func labelled(label, text string) inline {
	if escape(text) == "" {
		return ""
	}
	return say("%s: %s", label, sentence(escape(text)))
}

// capital starts a sentence.
func capital(text inline) inline {
	if text == "" || text[0] < 'a' || text[0] > 'z' {
		return text
	}
	return inline(strings.ToUpper(string(text[:1]))) + text[1:]
}

// inSentence is a sentence as it goes on after other words. A first word with
// more capitals than its first, like LoRA, keeps them.
func inSentence(text inline) inline {
	first, _, _ := strings.Cut(string(text), " ")
	if first == "" || first[0] < 'A' || first[0] > 'Z' || first[1:] != strings.ToLower(first[1:]) {
		return text
	}
	return inline(strings.ToLower(string(text[:1]))) + text[1:]
}

// signed is a weight or score with its sign.
func signed(n int) inline {
	if n == 0 {
		return "0"
	}
	return inline(fmt.Sprintf("%+d", n))
}

// points is a weight or score in words, like "+3 points" or "-1 point".
func points(n int) inline {
	if n == 1 || n == -1 {
		return signed(n) + " point"
	}
	return signed(n) + " points"
}

// amount is a value with its unit.
func amount(v advisor.Value) inline { return escape(advisor.FormatRange(v.Range, v.Unit())) }

// money is an amount of money.
func money(r advisor.MoneyRange) inline { return escape(advisor.FormatMoney(r)) }

// whole is an amount of money in whole dollars, where cents would claim more
// than is known; amounts below 100 keep them.
func whole(r advisor.MoneyRange) inline {
	return money(wholeDollars(r.Range(), advisor.USD).Money())
}

// wholeAmount is a value with its unit, an amount of money in whole dollars.
func wholeAmount(v advisor.Value) inline {
	return escape(advisor.FormatRange(wholeDollars(v.Range, v.Unit()), v.Unit()))
}

func wholeDollars(r advisor.Range, unit advisor.Unit) advisor.Range {
	const cents = 100
	if !strings.HasPrefix(string(unit), string(advisor.USD)) || math.Max(math.Abs(r.Low), math.Abs(r.High)) < cents {
		return r
	}
	return advisor.Range{Low: math.Round(r.Low), High: math.Round(r.High)}
}

// horizon is the period compared over, like "3-year".
func horizon(e advisor.Economics) inline {
	return say("%s-year", strings.ReplaceAll(e.HorizonYears.String(), "-", " to "))
}
