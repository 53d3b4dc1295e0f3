package parts

import "strings"

// OnDecimals gives amounts that are set at the right end of a column room for
// the cents that others of them have, so that the digits of whole dollars stand
// under each other.
func OnDecimals(amounts []string) []string {
	widest := 0
	for _, a := range amounts {
		widest = max(widest, len(decimals(a)))
	}
	out := make([]string, len(amounts))
	for i, a := range amounts {
		out[i] = a + strings.Repeat(" ", widest-len(decimals(a)))
	}
	return out
}

// decimals is the decimal point of a number, or of the last of a range, with
// what follows it.
func decimals(amount string) string {
	if i := strings.LastIndexByte(amount, '.'); i >= 0 && !strings.ContainsAny(amount[i:], "-k") {
		return amount[i:]
	}
	return ""
}
