package advisor

import "strings"

// adapterRank is the size of an adapter's matrices, said before its number: rank 16.
const adapterRank Unit = "rank"

// isMoney reports whether a unit is US dollars, for once or for something.
func (u Unit) isMoney() bool { return u == USD || strings.HasPrefix(string(u), "USD/") }

// per lists what a unit is counted by: "month" in USD/month, "seat" and
// "month" in USD/seat/month.
func (u Unit) per() []string {
	parts := strings.Split(string(u), "/")
	return parts[1:]
}

// noun is what a unit counts: "requests" in requests/month. It is empty for
// money, shares, ranks and plain counts, which need no word after them.
func (u Unit) noun() string {
	if u.isMoney() || u == Share || u == Count || u == adapterRank {
		return ""
	}
	noun, _, _ := strings.Cut(string(u), "/")
	return noun
}

// words is a unit as it follows a number in a sentence: " requests a month",
// " per 1M tokens". One says that the number is exactly 1.
func (u Unit) words(one bool) string {
	var b strings.Builder
	if noun := u.noun(); noun != "" {
		b.WriteString(" " + inNumber(noun, one))
	}
	for _, per := range u.per() {
		b.WriteString(eachWord(per))
	}
	return b.String()
}

// eachWord is "a month", "an hour" or "per 1M tokens".
func eachWord(per string) string {
	switch {
	case per == "":
		return ""
	case per[0] >= '0' && per[0] <= '9':
		return " per " + per
	case strings.ContainsRune("aeiou", rune(per[0])) || per == "hour":
		return " an " + per
	}
	return " a " + per
}

// plurals are the nouns that lose their s beside the number 1.
var plurals = map[string]string{
	"hours": "hour", "days": "day", "weeks": "week", "months": "month", "years": "year",
	"examples": "example", "runs": "run", "requests": "request", "tokens": "token",
	"variants": "variant", "engineers": "engineer", "seats": "seat", "bits": "bit",
	"people": "person", "times": "time", "GPUs": "GPU", "minutes": "minute", "seconds": "second", "bytes": "byte",
}

func inNumber(noun string, one bool) string {
	if singular, ok := plurals[noun]; ok && one {
		return singular
	}
	return noun
}
