package report

import (
	"bytes"
	"regexp"
)

// amounts are ranges of money as they are written in text, with the marks that
// end a sentence or a bracket after them.
var amounts = regexp.MustCompile(`\$[0-9][0-9.,]*[kM]?-[0-9][0-9.,]*[kM]?[.,;:)]*`)

// wholeAmounts marks the ranges of money in the text between tags, so that no
// line of a sentence ends within one: a browser breaks after the hyphen.
func wholeAmounts(page []byte) string {
	var w bytes.Buffer
	last := 0
	for _, at := range amounts.FindAllIndex(page, -1) {
		from, to := at[0], at[1]
		if i := bytes.LastIndexAny(page[:from], "<>"); i < 0 || page[i] == '<' {
			continue
		}
		if page[from-1] == '(' {
			from--
		}
		w.Write(page[last:from])
		w.WriteString(`<span class="whole">`)
		w.Write(page[from:to])
		w.WriteString(`</span>`)
		last = to
	}
	w.Write(page[last:])
	return w.String()
}
