package strict

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxListed is how many allowed names a message lists in full when it can
// suggest one of them.
const maxListed = 24

// Unknown says that a name is not one of those allowed, and suggests the
// nearest one where a slip of the fingers explains it. What names the sort of
// name, like "key" or "question".
func Unknown(what, name string, allowed []string) string {
	text := fmt.Sprintf("unknown %s %s", what, Quote(name))
	near := Nearest(name, allowed)
	if near != "" {
		text += fmt.Sprintf(", did you mean %q?", near)
	}
	switch {
	case len(allowed) == 0:
		return text + "; allowed: none"
	case near != "" && len(allowed) > maxListed:
		return text
	}
	return text + "; allowed: " + strings.Join(allowed, ", ")
}

// Nearest is the allowed name that differs least from name, or "" when none is
// close enough to be a slip: at most a third of the letters may differ.
func Nearest(name string, allowed []string) string {
	name = strings.ToLower(name)
	best, distance := "", max(1, utf8.RuneCountInString(name)/3)+1
	for _, candidate := range allowed {
		lower := strings.ToLower(candidate)
		d := editDistance(name, lower, distance+1)
		if d < distance || d == distance && best != "" && commonStart(name, lower) > commonStart(name, strings.ToLower(best)) {
			best, distance = candidate, d
		}
	}
	return best
}

// commonStart is how many bytes two names share at their start; slips are
// rarer there.
func commonStart(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

// editDistance counts the insertions, deletions, replacements and swaps of
// neighbours that turn a into b (Damerau-Levenshtein, optimal alignment). It
// stops at limit.
func editDistance(a, b string, limit int) int {
	s, t := []rune(a), []rune(b)
	if diff := len(s) - len(t); diff >= limit || -diff >= limit {
		return limit
	}
	before, row := make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range row {
		row[j] = j
	}
	for i := range s {
		next := make([]int, len(t)+1)
		next[0] = i + 1
		for j := range t {
			next[j+1] = min(row[j+1]+1, next[j]+1, row[j]+unlike(s[i], t[j]))
			if i > 0 && j > 0 && s[i] == t[j-1] && s[i-1] == t[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row = row, next
	}
	return min(row[len(t)], limit)
}

func unlike(a, b rune) int {
	if a == b {
		return 0
	}
	return 1
}

// maxQuoted is how much of a value a message repeats, in characters.
const maxQuoted = 40

// Quote is a value as messages repeat it: quoted, with control characters
// escaped, and cut when it is long.
func Quote(s string) string {
	if utf8.RuneCountInString(s) > maxQuoted {
		s = string([]rune(s)[:maxQuoted]) + "..."
	}
	return strconv.Quote(s)
}
