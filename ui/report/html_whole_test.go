package report

import "testing"

func TestAmountsInSentencesStayWhole(t *testing.T) {
	for page, want := range map[string]string{
		"<p>It costs $1,444-2,897 a year.</p>":      `<p>It costs <span class="whole">$1,444-2,897</span> a year.</p>`,
		"<p>($62k-103k), then $5-9.</p>":            `<p><span class="whole">($62k-103k),</span> then <span class="whole">$5-9.</span></p>`,
		`<div aria-label="$1-2">$3-4 and x-5</div>`: `<div aria-label="$1-2"><span class="whole">$3-4</span> and x-5</div>`,
		"<p>5-12 runs for $20</p>":                  "<p>5-12 runs for $20</p>",
	} {
		if got := wholeAmounts([]byte(page)); got != want {
			t.Errorf("%s becomes %s; want %s", page, got, want)
		}
	}
}
