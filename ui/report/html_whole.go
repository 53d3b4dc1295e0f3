package report

import (
	"bytes"
	"regexp"
)

// amounts are ranges of money as they are written in text.
var amounts = regexp.MustCompile(`\$[0-9][0-9.,]*[kM]?-[0-9][0-9.,]*[0-9kM]|\$[0-9][0-9.,]*[kM]?-[0-9]`)

// wholeAmounts marks the ranges of money in the text between tags, so that no
// line of a sentence ends within one: a browser breaks after the hyphen.
func wholeAmounts(page []byte) string {
	var w bytes.Buffer
	last := 0
	for _, at := range amounts.FindAllIndex(page, -1) {
		if i := bytes.LastIndexAny(page[:at[0]], "<>"); i < 0 || page[i] == '<' {
			continue
		}
		w.Write(page[last:at[0]])
		w.WriteString(`<span class="whole">`)
		w.Write(page[at[0]:at[1]])
		w.WriteString(`</span>`)
		last = at[1]
	}
	w.Write(page[last:])
	return w.String()
}
