package advisor

import (
	"strings"
	"testing"
)

func TestReadsNumbersAsPeopleTypeThem(t *testing.T) {
	cases := map[string]Range{
		"500k":                     Exactly(500_000),
		"0.5M":                     Exactly(500_000),
		".5 million":               Exactly(500_000),
		"500 thousand":             Exactly(500_000),
		"2bn":                      Exactly(2e9),
		"1,200,000":                Exactly(1_200_000),
		"1 200 000":                Exactly(1_200_000),
		"1,200.50":                 Exactly(1200.5),
		"5e5":                      Exactly(500_000),
		"1E+6":                     Exactly(1_000_000),
		"0":                        Exactly(0),
		"007":                      Exactly(7),
		"12.":                      Exactly(12),
		"300k-600k":                {300_000, 600_000},
		"300k - 600k":              {300_000, 600_000},
		"300k–600k":                {300_000, 600_000},
		"300k—600k":                {300_000, 600_000},
		"300k to 600k":             {300_000, 600_000},
		"from 300k to 600k":        {300_000, 600_000},
		"between 300k and 600k":    {300_000, 600_000},
		"300k..600k":               {300_000, 600_000},
		"300-600k":                 {300_000, 600_000},
		"300-600 k":                {300_000, 600_000},
		"0-600k":                   {0, 600_000},
		"800k-1.2M":                {800_000, 1_200_000},
		"5k-20000":                 {5000, 20_000},
		"5-5":                      Exactly(5),
		"about 300k to 600k":       {300_000, 600_000},
		"~2k":                      {1600, 2400},
		"~ 3":                      {2.4, 3.6},
		"about 10":                 {8, 12},
		"20%":                      Exactly(0.2),
		"20 %":                     Exactly(0.2),
		"15-20%":                   {0.15, 0.2},
		"15%-20%":                  {0.15, 0.2},
		"$2,500":                   Exactly(2500),
		"2500 USD":                 Exactly(2500),
		"2500$":                    Exactly(2500),
		"$2,000-3,000":             {2000, 3000},
		"$40k":                     Exactly(40_000),
		"  7\t":                    Exactly(7),
		"1\u00a0200\u202f000":      Exactly(1_200_000),
		"999999999999":             Exactly(999_999_999_999),
		"0.1-0.30000000000000004 ": {0.1, 0.30000000000000004},
	}
	for text, want := range cases {
		got, err := ParseRange(text)
		if err != nil || got != want {
			t.Errorf("%q: got %v, %v, want %v", text, got, err, want)
		}
	}
}

func TestSaysWhatToWriteInstead(t *testing.T) {
	cases := map[string]error{
		"": errNoNumber, "abc": errNoNumber, "k": errNoNumber, "~": errNoNumber, "$": errNoNumber, "%": errNoNumber,
		"NaN": errNoNumber, "inf": errNoNumber, "0-": errTwoEnds, "1-2-3": errTwoEnds, "300k to 600k to 9": errTwoEnds,
		"-5": errNegative, "−5": errNegative, ">50k": errOpenEnded, "50k+": errOpenEnded, "< 3": errOpenEnded,
		"600k-300k": errOrder, "500-1.2k": errSuffix, "12,5": errComma, "1.200.000": errComma, "1'200": errComma,
		"1,20": errComma, "1 20": errComma, "15%-20": errMarks, "€500": errCurrency, "1e999": errTooLarge, "5e12": errTooLarge,
		strings.Repeat("1", 90): errTooLong,
	}
	for text, want := range cases {
		if _, err := ParseRange(text); err == nil || err.Error() != want.Error() {
			t.Errorf("%q: got %v, want %v", text, err, want)
		}
	}
	if _, err := ParseRange("500 apples"); err == nil || !strings.Contains(err.Error(), `"apples" is not understood`) {
		t.Errorf("got %v", err)
	}
}

func TestReadsAnswersOfEveryKind(t *testing.T) {
	cases := []struct {
		question, text string
		want           Answer
	}{
		{"requests", "300-600k requests a month", Number(Range{300_000, 600_000})},
		{"requests", "500k/month", Number(Exactly(500_000))},
		{"requests", "don’t know", Unknown()},
		{"requests", "?", Unknown()},
		{"requests", " Unknown ", Unknown()},
		{"examples", "~3", Number(Range{2, 4})},
		{"examples", "1 example", Number(Exactly(1))},
		{"bill", "$2,000-3,000 per month", Number(Range{2000, 3000})},
		{"bill", "2500", Number(Exactly(2500))},
		{"rate", "$120/h", Number(Exactly(120))},
		{"rate", "120 an hour", Number(Exactly(120))},
		{"price", "$2.50 per 1M tokens", Number(Exactly(2.5))},
		{"share", "0.2", Number(Exactly(0.2))},
		{"share", "~95%", Number(Range{0.76, 1})},
		{"stable", "12-18 months", Number(Range{12, 18})},
		{"stable", "12 months - 18 months", Number(Range{12, 18})},
		{"stable", "1-2 years", Number(Range{12, 24})},
		{"stable", "6 months to 2 years", Number(Range{6, 24})},
		{"factor", "3x", Number(Exactly(3))},
		{"task", "STYLE_TONE", Word("style_tone")},
		{"task", "domain q&a", Word("domain_qa")},
		{"task", "no", Word("none")},
		{"task", "none", Word("none")},
		{"gap", "format, Tone", Words("format", "tone")},
		{"gap", "tone,legal, medical, financial", Words("tone", "law")},
		{"gap", "tone, tone", Words("tone")},
		{"gap", "none", Words()},
		{"words", "  One in five\r\nfails.  ", Word("One in five\nfails.")},
		{"words", "not sure", Unknown()},
	}
	for _, c := range cases {
		q := asked[c.question]
		got, err := q.Parse(c.text)
		if err != nil || !got.Equal(c.want) {
			t.Errorf("%s %q: got %v, %v, want %v", c.question, c.text, got, err, c.want)
		}
		if err := q.Check(got); err != nil {
			t.Errorf("%s %q is read and then refused: %v", c.question, c.text, err)
		}
	}
}

func TestRefusesAnswersWithOneClearSentence(t *testing.T) {
	cases := []struct{ question, text, want string }{
		{"requests", "", "an answer is needed; write unknown if you don't know"},
		{"requests", "lots", "this is not a number; write one like 500k or 300k-600k"},
		{"requests", "$500", "this is not an amount of money; write a number like 300k-600k"},
		{"requests", "20%", "this is not a share; write a number like 300k-600k"},
		{"requests", "10k a day", `"a day" is not understood after a number; write only the number, like 500k`},
		{"requests", "200B", "200,000,000,000 requests a month is too much; at most 100,000,000,000 requests a month is possible"},
		{"examples", "2.5", "a whole number is needed, not 2.5"},
		{"share", "20", "a share is at most 100%; write it like 20% or 0.2"},
		{"share", "120%", "120% is too much; at most 100% is possible"},
		{"rate", "0.5", "$0.50 an hour is too little; at least $1 an hour is possible"},
		{"stable", "21 years", "252 months is too much; at most 240 months is possible"},
		{"task", "poetry", `"poetry" is not one of the choices; allowed: style_tone, domain_qa, none`},
		{"task", "style_tone, domain_qa", `"style_tone, domain_qa" is not one of the choices; allowed: style_tone, domain_qa, none`},
		{"gap", "tone, smell", `"smell" is not one of the choices; allowed: format, tone, law`},
		{"gap", "tone,,format", `"" is not one of the choices; allowed: format, tone, law`},
		{"words", strings.Repeat("é", MaxText+1), "a text has at most 2000 characters"},
		{"words", "a\x1b[31mb", "a text has no control characters; use plain text"},
	}
	for _, c := range cases {
		if got, err := asked[c.question].Parse(c.text); err == nil || err.Error() != c.want || !got.IsUnknown() {
			t.Errorf("%s %q: got %v, %v, want %s", c.question, c.text, got, err, c.want)
		}
	}
}

func TestChecksAnswersThatWereNotTyped(t *testing.T) {
	cases := []struct {
		question string
		answer   Answer
		want     string
	}{
		{"requests", Unknown(), ""},
		{"requests", Number(Range{1, 2}), ""},
		{"free", Number(Exactly(1e15)), ""},
		{"gap", Words("tone", "law"), ""},
		{"words", Word("fine"), ""},
		{"requests", Number(Range{2, 1}), errOrder.Error()},
		{"requests", Word("many"), "a single word is not possible here; allowed: a number or a range like 300k-600k, or unknown"},
		{"task", Number(Exactly(1)), "a number is not possible here; allowed: style_tone, domain_qa, none, or unknown"},
		{"task", Words("style_tone"), "a list is not possible here; allowed: style_tone, domain_qa, none, or unknown"},
		{"task", Word("Style or tone"), `"Style or tone" is not one of the choices; allowed: style_tone, domain_qa, none`},
		{"gap", Words("tone", "tone"), `"tone" is named twice; once is enough`},
		{"gap", Word("tone"), "a single word is not possible here; allowed: a list of format, tone, law, or unknown"},
		{"words", Word(" "), "an answer is needed; write unknown if you don't know"},
		{"words", Word("don't know"), "this text says that it is not known; answer unknown instead"},
		{"words", Word("a\xffb"), "a text has no control characters; use plain text"},
		{"words", Answer{Kind: 99}, "unknown kind of answer 99"},
	}
	for _, c := range cases {
		got := ""
		if err := asked[c.question].Check(c.answer); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s %v: got %q, want %q", c.question, c.answer, got, c.want)
		}
	}
}

func FuzzParseRange(f *testing.F) {
	for _, seed := range []string{"300k-600k", "~2k", "15-20%", "$2,500", "1 200 000", "5e5", "between 1 and 2", "−", "1.2.3", "12 months", "0-0", "..", "9e999"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r, err := ParseRange(text)
		if err != nil {
			if strings.Contains(err.Error(), "\n") || err.Error() == "" {
				t.Fatalf("%q: not one sentence: %q", text, err)
			}
			return
		}
		if !r.Valid() || r.Low < 0 || r.High > largestTyped*1.2 {
			t.Fatalf("%q gave %v", text, r)
		}
		shown := ShowRange(r, Count)
		if again, err := ParseRange(shown); (err != nil || again != r) && r.High <= largestTyped && len(shown) <= maxTyped {
			t.Fatalf("%q gave %v, shown as %q, read as %v, %v", text, r, shown, again, err)
		}
		for name, q := range asked {
			if a, err := q.Parse(text); err == nil && q.Check(a) != nil {
				t.Fatalf("%s: %q is read as %v and then refused: %v", name, text, a, q.Check(a))
			}
		}
	})
}
