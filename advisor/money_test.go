package advisor

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"
)

func TestATotalEqualsItsLinesToTheCent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOfN(rapid.Float64Range(-1e7, 1e7), 1, 40).Draw(t, "lines")
		var total Money
		cents := int64(0)
		for _, d := range lines {
			m := Dollars(d)
			total += m
			cents += int64(m) / microPerCent
			if int64(m)%microPerCent != 0 {
				t.Fatalf("%g dollars became %d micro-dollars, not whole cents", d, m)
			}
		}
		if int64(total) != cents*microPerCent {
			t.Fatalf("total %v is not the sum of its cents %d", total, cents)
		}
	})
}

func TestMoneySurvivesJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := Money(rapid.Int64Range(-1e12, 1e12).Draw(t, "cents")) * microPerCent
		b, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		var back Money
		if err := json.Unmarshal(b, &back); err != nil || back != m {
			t.Fatalf("%v became %s and came back as %v (%v)", m, b, back, err)
		}
	})
}

func TestMoneyIsWrittenWithSeparatorsAndCents(t *testing.T) {
	for want, m := range map[string]Money{
		"$0.00": 0, "$12,000.00": Dollars(12000), "$0.01": Dollars(0.01),
		"-$1,234,567.89": Dollars(-1234567.89), "$999.99": Dollars(999.99),
	} {
		if got := m.String(); got != want {
			t.Errorf("%d is written %q, want %q", int64(m), got, want)
		}
	}
}

func TestNTimesAnEstimateIsNOfEach(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.Int64Range(0, 1e9).Draw(t, "a"), rapid.Int64Range(0, 1e9).Draw(t, "b")
		r := MoneyRange{Money(min(a, b)), Money(max(a, b))}
		n := rapid.Int64Range(0, 50).Draw(t, "n")
		var sum MoneyRange
		for range n {
			sum = sum.Add(r)
		}
		if got := r.Times(n); got != sum {
			t.Fatalf("%d times %v is %v, want %v", n, r, got, sum)
		}
	})
}
