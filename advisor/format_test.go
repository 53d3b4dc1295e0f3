package advisor

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestFormatsRangesInFullAndAtAGlance(t *testing.T) {
	cases := []struct {
		r           Range
		unit        Unit
		full, short string
	}{
		{Exactly(0), USD, "$0", "$0"},
		{Range{26100, 55320}, USD, "$26,100-55,320", "$26k-55k"},
		{Range{1500, 3000}, USDPerMonth, "$1,500-3,000 a month", "$1,500-3,000 a month"},
		{Range{380, 550}, USDPerMonth, "$380-550 a month", "$380-550 a month"},
		{Range{4000, 9000}, USDPerYear, "$4,000-9,000 a year", "$4,000-9,000 a year"},
		{Exactly(120), USDPerHour, "$120 an hour", "$120 an hour"},
		{Range{0.54, 0.74}, USDPerHour, "$0.54-0.74 an hour", "$0.54-0.74 an hour"},
		{Exactly(2.5), USDPerMToken, "$2.50 per 1M tokens", "$2.50 per 1M tokens"},
		{Exactly(0.075), USDPerMToken, "$0.075 per 1M tokens", "$0.075 per 1M tokens"},
		{Exactly(50), "USD/seat/month", "$50 a seat a month", "$50 a seat a month"},
		{Range{25, 250}, "USD/job", "$25-250 a job", "$25-250 a job"},
		{Exactly(12345), Examples, "12,345 examples", "12k examples"},
		{Exactly(1230), Examples, "1,230 examples", "1,230 examples"},
		{Exactly(1234), Examples, "1,234 examples", "1,230 examples"},
		{Exactly(1), Months, "1 month", "1 month"},
		{Range{1, 1.5}, Years, "1-1.5 years", "1-1.5 years"},
		{Range{6, 18}, Months, "6-18 months", "6-18 months"},
		{Range{12000. / 2520, 35000. / 2520}, Months, "4.76-13.89 months", "4.8-14 months"},
		{Range{0.15, 0.2}, Share, "15-20%", "15-20%"},
		{Exactly(0.07), Share, "7%", "7%"},
		{Exactly(0.123456), Share, "12.35%", "12%"},
		{Exactly(0), Share, "0%", "0%"},
		{Range{5, 12}, "runs", "5-12 runs", "5-12 runs"},
		{Exactly(500000), Requests, "500,000 requests a month", "500k requests a month"},
		{Exactly(800), Tokens, "800 tokens a request", "800 tokens a request"},
		{Exactly(14), "GB", "14 GB", "14 GB"},
		{Exactly(16), "rank", "rank 16", "rank 16"},
		{Exactly(7), "billion parameters", "7 billion parameters", "7 billion parameters"},
		{Exactly(3), Count, "3", "3"},
		{Range{-500, 1200}, USD, "-$500 to $1,200", "-$500 to $1,200"},
		{Range{-1200, -500}, USD, "-$1,200 to -$500", "-$1,200 to -$500"},
		{Exactly(-26100), USD, "-$26,100", "-$26k"},
		{Range{999_700, 1_234_567}, USD, "$999,700-1,234,567", "$1M-1.2M"},
		{Range{104_600, 173_000}, USD, "$104,600-173,000", "$105k-173k"},
		{Range{7_970, 119_000}, USD, "$7,970-119,000", "$7.97k-119k"},
		{Range{500, 26_000}, USD, "$500-26,000", "$0.5k-26k"},
		{Range{3, 119_000}, USD, "$3-119,000", "$3-119,000"},
		{Range{0, 119_000}, USD, "$0-119,000", "$0-119k"},
		{Range{450_000, 1_200_000}, Requests, "450,000-1,200,000 requests a month", "0.45M-1.2M requests a month"},
		{Range{582_000, 1_300_000}, Requests, "582,000-1,300,000 requests a month", "0.58M-1.3M requests a month"},
		{Range{582, 26_000}, USD, "$582-26,000", "$0.58k-26k"},
		{Range{582_000, 1_300_000_000}, USD, "$582,000-1,300,000,000", "$0.58M-1,300M"},
		{Range{996_000, 1_300_000}, USD, "$996,000-1,300,000", "$1M-1.3M"},
		{Range{582, 9_400}, USD, "$582-9,400", "$582-9,400"},
		{Range{582_000, 612_000}, USD, "$582,000-612,000", "$582k-612k"},
		{Range{40_000, 1_200_000}, USD, "$40,000-1,200,000", "$40k-1,200k"},
		{Range{7_970, 1_200_000}, USD, "$7,970-1,200,000", "$7.97k-1,200k"},
		{Range{-7_970, 119_000}, USD, "-$7,970 to $119,000", "-$7.97k to $119k"},
		{Exactly(0.004), USD, "$0.004", "$0.004"},
	}
	for _, c := range cases {
		if got := FormatRange(c.r, c.unit); got != c.full {
			t.Errorf("%v %s in full: got %q, want %q", c.r, c.unit, got, c.full)
		}
		if got := FormatRangeShort(c.r, c.unit); got != c.short {
			t.Errorf("%v %s at a glance: got %q, want %q", c.r, c.unit, got, c.short)
		}
	}
}

func TestAmountsInFullAreRoundedToTheCentAsExportsRoundThem(t *testing.T) {
	for _, v := range []float64{2062.125, 1.005, 0.125, 12.345, 19.995, -2062.125} {
		want := strings.TrimSuffix(Dollars(v).String(), ".00")
		if got := FormatNumber(v, USD); got != want && math.Abs(v) >= 1 {
			t.Errorf("%v: got %q, exports have %q", v, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		v := float64(rapid.IntRange(1_000, 1_000_000_000).Draw(t, "thousandths")) / 1000
		want := strings.TrimSuffix(Dollars(v).String(), ".00")
		if got := FormatNumber(v, USDPerMonth); got != want+" a month" {
			t.Fatalf("%v: got %q, exports have %q", v, got, want)
		}
	})
}

func TestFormatsStepsOfCalculationsWithEnoughDigits(t *testing.T) {
	cases := []struct {
		r    Range
		unit Unit
		want string
	}{
		{Exactly(1.925), USDPerMToken, "$1.925 per 1M tokens"},
		{Exactly(0.0045825), USD, "$0.0045825"},
		{Exactly(2.5), USD, "$2.50"},
		{Exactly(0), USD, "$0"},
		{Exactly(2062.125), USD, "$2,062.13"},
		{Exactly(1_234_567.891), USD, "$1,234,567.89"},
		{Range{12000. / 2520, 35000. / 2520}, Months, "4.7619-13.8889 months"},
		{Exactly(1. / 3), Share, "33.3333%"},
		{Exactly(9.9999999), Hours, "10 hours"},
		{Exactly(0.99999999), Count, "1"},
		{Range{-1. / 3, 2. / 3}, Count, "-0.333333 to 0.666667"},
		{Range{4.76111111, 4.76111112}, Months, "4.76111111-4.76111112 months"},
	}
	for _, c := range cases {
		if got := FormatRangePrecise(c.r, c.unit); got != c.want {
			t.Errorf("%v %s: got %q, want %q", c.r, c.unit, got, c.want)
		}
	}
}

func TestFormattingNeverMakesTwoEndsLookTheSame(t *testing.T) {
	cases := map[Range]string{
		{26_100, 26_400}:       "$26.1k-26.4k",
		{26_110, 26_120}:       "$26,110-26,120",
		{26_110.25, 26_110.75}: "$26,110.25-26,110.75",
		{97_000, 97_000.5}:     "$97,000-97,000.50",
	}
	for r, want := range cases {
		if got := FormatMoneyShort(r.Money()); got != want {
			t.Errorf("%v: got %q, want %q", r, got, want)
		}
	}
	if got, want := FormatRange(Range{4.7611, 4.7619}, Months), "4.7611-4.7619 months"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	rapid.Check(t, func(t *rapid.T) {
		low := rapid.Float64Range(0, 1e9).Draw(t, "low")
		r := Range{low, math.Nextafter(low, math.Inf(1))}
		for _, text := range []string{FormatRange(r, Hours), FormatRangeShort(r, Hours), ShowRange(r, Hours)} {
			if !strings.Contains(text, "-") {
				t.Fatalf("%v became %q", r, text)
			}
		}
	})
}

func TestFormattingNeverTurnsSomethingIntoNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.Float64Range(1e-9, 1).Draw(t, "v")
		for _, unit := range []Unit{USD, Share, Months, Count} {
			for _, text := range []string{FormatNumber(v, unit), FormatRangeShort(Exactly(v), unit)} {
				if !strings.ContainsAny(text, "123456789") {
					t.Fatalf("%v %s became %q", v, unit, text)
				}
			}
		}
	})
}

func TestFormatsMoneyToTheDollarFromAHundredOn(t *testing.T) {
	cases := map[MoneyRange]string{
		{0, 0}:                                "$0",
		{Dollars(26100), Dollars(55320)}:      "$26,100-55,320",
		{Dollars(12.5), Dollars(12.5)}:        "$12.50",
		{Dollars(12), Dollars(13.25)}:         "$12.00-13.25",
		{Dollars(-500), Dollars(1200)}:        "-$500 to $1,200",
		{Dollars(-500), Dollars(-500)}:        "-$500",
		{Dollars(1e9), Dollars(1e9 + 0.01)}:   "$1,000,000,000",
		{Dollars(99.5), Dollars(99.99)}:       "$99.50-99.99",
		{Dollars(17549.06), Dollars(30000.5)}: "$17,549-30,001",
		{Dollars(0.4), Dollars(150.25)}:       "$0.40-150.00",
	}
	for m, want := range cases {
		if got := FormatMoney(m); got != want {
			t.Errorf("%v: got %q, want %q", m, got, want)
		}
	}
}

var asked = map[string]*Question{
	"requests": {Kind: NumberQuestion, Unit: Requests, Bounds: Range{0, 1e11}, Example: "300k-600k"},
	"examples": {Kind: NumberQuestion, Unit: Examples, Bounds: Range{0, 1e9}, Whole: true, Example: "800"},
	"bill":     {Kind: NumberQuestion, Unit: USDPerMonth, Bounds: Range{0, 1e9}, Example: "$2,000-3,000"},
	"rate":     {Kind: NumberQuestion, Unit: USDPerHour, Bounds: Range{1, 10000}},
	"price":    {Kind: NumberQuestion, Unit: USDPerMToken, Bounds: Range{0, 10000}},
	"share":    {Kind: NumberQuestion, Unit: Share, Bounds: Range{0, 1}, Example: "40%"},
	"stable":   {Kind: NumberQuestion, Unit: Months, Bounds: Range{0, 240}, Example: "18"},
	"horizon":  {Kind: NumberQuestion, Unit: Years, Bounds: Range{1, 10}},
	"factor":   {Kind: NumberQuestion, Unit: "times", Bounds: Range{1, 100}},
	"free":     {Kind: NumberQuestion, Unit: Count},
	"task": {Kind: ChoiceQuestion, Choices: []Choice{
		{Value: "style_tone", Label: "Style or tone"}, {Value: "domain_qa", Label: "Domain Q&A"}, {Value: "none", Label: "No"},
	}},
	"gap": {Kind: SeveralQuestion, Choices: []Choice{
		{Value: "format", Label: "Format"}, {Value: "tone", Label: "Tone"}, {Value: "law", Label: "Legal, medical, financial"},
	}},
	"words": {Kind: TextQuestion},
}

func TestShowsAnswersInWords(t *testing.T) {
	cases := []struct {
		question string
		answer   Answer
		want     string
	}{
		{"requests", Number(Range{300_000, 600_000}), "300k-600k"},
		{"requests", Number(Range{800_000, 1_200_000}), "0.8M-1.2M"},
		{"requests", Number(Range{500, 20_000}), "500-20,000"},
		{"requests", Number(Range{2000, 50_000}), "2k-50k"},
		{"requests", Number(Range{0, 50_000}), "0-50k"},
		{"requests", Number(Exactly(12_345)), "12,345"},
		{"requests", Number(Exactly(9000)), "9,000"},
		{"requests", Number(Exactly(2e9)), "2B"},
		{"examples", Number(Range{3000, 5000}), "3,000-5,000"},
		{"bill", Number(Exactly(2500)), "$2,500"},
		{"bill", Number(Exactly(40_000)), "$40,000"},
		{"price", Number(Exactly(0.075)), "$0.075"},
		{"share", Number(Exactly(0.2)), "20%"},
		{"share", Number(Range{0.07, 0.285}), "7-28.5%"},
		{"stable", Number(Exactly(12)), "12 months"},
		{"stable", Number(Range{6, 18}), "6-18 months"},
		{"horizon", Number(Exactly(1)), "1 year"},
		{"factor", Number(Exactly(3)), "3"},
		{"task", Word("domain_qa"), "Domain Q&A"},
		{"task", Word("gone"), "gone"},
		{"gap", Words("format", "tone"), "Format, Tone"},
		{"gap", Words(), "none"},
		{"words", Word("as said"), "as said"},
		{"words", Unknown(), "don't know"},
	}
	for _, c := range cases {
		if got := asked[c.question].Show(c.answer); got != c.want {
			t.Errorf("%s %v: got %q, want %q", c.question, c.answer, got, c.want)
		}
	}
}

// numbers draws what people answer: whole numbers, numbers with decimals, and
// any others that are not too small to mean anything.
func numbers(low, high float64) *rapid.Generator[float64] {
	return rapid.Custom(func(t *rapid.T) float64 {
		v := rapid.Float64Range(low, high).Draw(t, "v")
		places := rapid.SampledFrom([]float64{1, 10, 1000, 0}).Draw(t, "places")
		if places == 0 && v >= 1e-9 {
			return v
		}
		places = math.Max(places, 1)
		return math.Min(math.Max(math.Round(v*places)/places, low), high)
	})
}

func TestWhatIsShownCanBeTypedAgain(t *testing.T) {
	for name, q := range asked {
		if q.Kind != NumberQuestion || q.Whole {
			continue
		}
		high := q.Bounds.High
		if high == 0 {
			high = 1e12
		}
		t.Run(name, rapid.MakeCheck(func(t *rapid.T) {
			ends := numbers(q.Bounds.Low, high)
			want := Number(Between(ends.Draw(t, "a"), ends.Draw(t, "b")))
			shown := q.Show(want)
			got, err := q.Parse(shown)
			if err != nil || !got.Equal(want) {
				t.Fatalf("%v is shown as %q, which reads as %v, %v", want, shown, got, err)
			}
		}))
	}
	for _, q := range []*Question{asked["task"], asked["gap"]} {
		for _, c := range q.Choices {
			got, err := q.Parse(q.Label(c.Value))
			if err != nil || q.Check(got) != nil || got.Word+strings.Join(got.Words, "") != c.Value {
				t.Errorf("label %q reads as %v, %v", c.Label, got, err)
			}
		}
	}
	if got, err := asked["gap"].Parse(asked["gap"].Show(Words())); err != nil || got.Kind != WordsAnswer || got.Words == nil {
		t.Errorf("no choices read as %#v, %v", got, err)
	}
}
