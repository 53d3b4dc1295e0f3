package strict_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"loracle/data/strict"
)

type door struct {
	Name   string            `yaml:"name"`
	Width  float64           `yaml:"width"`
	Steps  int               `yaml:"steps"`
	Locked bool              `yaml:"locked"`
	Built  *strict.Date      `yaml:"built"`
	Keys   []string          `yaml:"keys"`
	Sizes  map[string]uint16 `yaml:"sizes"`
}

type house struct {
	Title string `yaml:"title"`
	Doors []door `yaml:"doors"`
}

// lines reads text as house.yaml and returns the problems as printed.
func lines(text string) []string {
	var h house
	_, problems := strict.Decode("house.yaml", []byte(text), &h)
	var out []string
	for _, p := range problems {
		out = append(out, p.String())
	}
	return out
}

func TestReadsWhatIsWritten(t *testing.T) {
	var h house
	doc, problems := strict.Decode("house.yaml", []byte(`
title: Home # ours
doors:
  - name: front
    width: 1
    steps: 3
    locked: yes
    built: 2027-02-01
    keys: [brass, "on"]
    sizes: {lock: 5}
`), &h)
	if doc == nil || problems != nil {
		t.Fatal(problems)
	}
	built := strict.Date{Time: time.Date(2027, 2, 1, 0, 0, 0, 0, time.UTC)}
	want := house{"Home", []door{{"front", 1, 3, true, &built, []string{"brass", "on"}, map[string]uint16{"lock": 5}}}}
	if diff := cmp.Diff(want, h); diff != "" {
		t.Error(diff)
	}
}

func TestReportsEveryProblemOfAFileAtOnceInOrder(t *testing.T) {
	got := lines(`title: [a]
doors:
  - name: front
    widht: 2
    steps: 2.5
    locked: maybe
    built: soon
  - name: front
    name: back
    width: {a: 1}
    keys: brass
    sizes: {lock: -1, hinge: 3}
    locked: &k true
    colour: *k
  - 7
  - name:
`)
	want := []string{
		`house.yaml:1:8: title is a list; allowed: text`,
		`house.yaml:4:5: unknown key "widht", did you mean "width"?; allowed: name, width, steps, locked, built, keys, sizes`,
		`house.yaml:5:12: steps is "2.5"; allowed: a whole number`,
		`house.yaml:6:13: locked is "maybe"; allowed: true or false`,
		`house.yaml:7:12: built: not a date; allowed: a day like 2027-02-01`,
		`house.yaml:9:5: key "name" given twice, first in line 8; allowed: once`,
		`house.yaml:10:12: width is a mapping; allowed: a number`,
		`house.yaml:11:11: keys is "brass"; allowed: a list`,
		`house.yaml:12:19: lock is "-1"; allowed: a whole number from 0`,
		`house.yaml:13:13: anchor &k; allowed: values written out`,
		`house.yaml:14:5: unknown key "colour"; allowed: name, width, steps, locked, built, keys, sizes`,
		`house.yaml:14:13: alias *k; allowed: values written out, and text that starts with * in quotes`,
		`house.yaml:15:5: item 3 of doors is "7"; allowed: a mapping (lines of key: value)`,
		`house.yaml:16:10: name has no value; allowed: text`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestRefusesWhatHandWrittenFilesDoNotNeed(t *testing.T) {
	cases := map[string]struct{ text, want string }{
		"merge key":          {"title: a\n<<: {doors: []}", `2:1: merge key <<; allowed: values written out`},
		"tag":                {"title: !!binary aGk=", `1:8: tag !!binary; allowed: plain values without a tag`},
		"own tag":            {"title: !x hi", `1:8: tag !x; allowed: plain values without a tag`},
		"unknown anchor":     {"title: *bold*", `1:8: alias *bold*; allowed: values written out, and text that starts with * in quotes`},
		"anchor on a key":    {"&a title: x", `1:1: anchor or tag on a key; allowed: plain names`},
		"list as key":        {"? [title]\n: x", `1:3: this key is not a plain name; allowed: one word before the colon`},
		"empty key":          {`"": x`, `1:1: empty key; allowed: a name before the colon`},
		"two documents":      {"title: a\n---\ntitle: b", `2:1: a second document starts here; allowed: one document a file`},
		"broken second":      {"title: a\n---\nb: [", `3:5: not valid YAML: did not find expected node content; check the indentation, colons and quotes here and just above`},
		"raw control":        {"title: a\x07b", `1:9: control character U+0007; allowed: visible characters, tabs and line ends`},
		"escaped control":    {`title: "a\x07b"`, `1:8: control character U+0007; allowed: visible characters, tabs and line ends`},
		"escaped return":     {`title: "a\rb"`, `1:8: control character U+000D; allowed: visible characters, tabs and line ends`},
		"direction override": {"title: a\u202eb", `1:9: control character U+202E; allowed: visible characters, tabs and line ends`},
		"control in a key":   {`"ti\etle": x`, `1:1: control character U+001B; allowed: visible characters, tabs and line ends`},
		"not UTF-8":          {"title: a\ndoors: \xff", `2:8: the byte 0xff is not UTF-8; allowed: text in UTF-8`},
		"UTF-16":             {"\xff\xfet\x00", `1:1: the byte 0xff is not UTF-8; allowed: text in UTF-8`},
		"nothing":            {"", `1:1: the file is empty; allowed: one YAML or JSON document`},
		"only a comment":     {"# hello\n", `1:1: the file is empty; allowed: one YAML or JSON document`},
		"only null":          {"~", `1:1: the file has no value; allowed: a mapping (lines of key: value)`},
		"not a mapping":      {"hello", `1:1: the file is "hello"; allowed: a mapping (lines of key: value)`},
		"unclosed":           {"title: [a", `1:10: not valid YAML: did not find expected ',' or ']'; check the indentation, colons and quotes here and just above`},
		"key without colon":  {"title: a\ndoors\n", `2:1: not valid YAML: could not find expected ':'; check the indentation, colons and quotes here and just above`},
		"wrong indentation":  {"title: a\n doors: b", `2:7: not valid YAML: mapping values are not allowed in this context; check the indentation, colons and quotes here and just above`},
		"tab as indentation": {"doors:\n\t- name: a", `2:1: not valid YAML: found character that cannot start any token; check the indentation, colons and quotes here and just above`},
		"impossible day":     {"doors: [{built: 2027-02-30}]", `1:17: built: not a date; allowed: a day like 2027-02-01`},
		"empty value":        {"doors:\n", `1:7: doors has no value; allowed: a list`},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			want := []string{"house.yaml:" + c.want}
			if strings.HasPrefix(c.text, `"ti`) {
				want = append(want, `house.yaml:1:1: unknown key`)
			}
			got := lines(c.text)
			if len(got) == 0 || got[0] != want[0] {
				t.Errorf("got %q, want %q first", got, want[0])
			}
		})
	}
}

func TestLimitsSizeAndDepth(t *testing.T) {
	var h house
	_, problems := strict.Decode("a.yaml", []byte("title: abc"), &h, strict.MaxBytes(5))
	if got, want := problems.Error(), "a.yaml: the file has 10 bytes; allowed: at most 5"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	_, problems = strict.Decode("a.yaml", make([]byte, strict.DefaultMaxBytes+1), &h)
	if len(problems) != 1 || problems[0].Line != 0 {
		t.Errorf("a file over the default size gave %v", problems)
	}
	_, problems = strict.Decode("a.yaml", []byte("title: "+strings.Repeat("[", 1000)), &h)
	if len(problems) != 1 || problems[0].Line != 1 {
		t.Errorf("deep nesting gave %v", problems)
	}
}

func TestReadsJSONWithItsEscapesAndKeepsPlaces(t *testing.T) {
	var h house
	text := "{\n\t\"title\": \"\\ud83d\\ude00 a\\/b \\\\ud83d\",\n\t\"doors\": []\n}"
	if _, problems := strict.Decode("a.json", []byte(text), &h); problems != nil {
		t.Fatal(problems)
	}
	if want := "😀 a/b \\ud83d"; h.Title != want {
		t.Errorf("got %q, want %q", h.Title, want)
	}
	got := lines(`{"title": "\ud83d\ude00\uD83D\uDE01", "zz": 1}`)
	want := []string{`house.yaml:1:39: unknown key "zz"; allowed: title, doors`}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got := lines(`{"title": "\ud83d"}`); len(got) != 1 || !strings.Contains(got[0], "1:12") && !strings.Contains(got[0], "1:14") {
		t.Errorf("half a character gave %q", got)
	}
}

func TestAcceptsByteOrderMarkAndWindowsLineEnds(t *testing.T) {
	if got := lines("\ufefftitle: a\r\ndoors:\r\n  - zz: 1\r\n"); len(got) != 1 || !strings.HasPrefix(got[0], "house.yaml:3:5: ") {
		t.Errorf("got %q", got)
	}
}

func TestLocatesProblemsFoundLater(t *testing.T) {
	var h house
	doc, problems := strict.Decode("h.yaml", []byte("title: a\ndoors:\n  - name: front\n    steps: 3\n"), &h)
	if problems != nil {
		t.Fatal(problems)
	}
	cases := []struct {
		path []any
		want string
	}{
		{[]any{"doors", 0, "steps"}, "h.yaml:4:12: x"},
		{[]any{"doors", 0, "width"}, "h.yaml:3:5: x"},
		{[]any{"doors", 7, "width"}, "h.yaml:3:3: x"},
		{[]any{"doors", -1}, "h.yaml:3:3: x"},
		{[]any{"title", "deeper", 2}, "h.yaml:1:8: x"},
		{[]any{3.5}, "h.yaml:1:1: x"},
		{nil, "h.yaml:1:1: x"},
	}
	for _, c := range cases {
		if got := doc.Problem("x", c.path...).String(); got != c.want {
			t.Errorf("%v: got %q, want %q", c.path, got, c.want)
		}
	}
	if got := doc.KeyProblem("x", "doors", 0, "steps").String(); got != "h.yaml:4:5: x" {
		t.Errorf("the key stands at %q", got)
	}
	if got := doc.KeyProblem("x", "doors", 0).String(); got != "h.yaml:3:5: x" {
		t.Errorf("a list item stands at %q", got)
	}
	if doc.At("doors", 0, "name").Value != "front" || doc.At("doors", 1) != nil {
		t.Error("At does not find values by path")
	}
}

func TestSuggestsTheNearestName(t *testing.T) {
	allowed := []string{"requests_per_month", "input_tokens", "output_tokens", "tier"}
	cases := map[string]string{
		"request_per_month":  "requests_per_month",
		"Requests_Per_Month": "requests_per_month",
		"inptu_tokens":       "input_tokens",
		"teir":               "tier",
		"budget":             "",
		"":                   "",
		"x":                  "",
	}
	for name, want := range cases {
		if got := strict.Nearest(name, allowed); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", name, got, want)
		}
	}
	many := make([]string, 50)
	for i := range many {
		many[i] = fmt.Sprintf("name_%02d", i)
	}
	if got := strict.Unknown("key", "name-07", many); got != `unknown key "name-07", did you mean "name_07"?` {
		t.Errorf("with many names: %q", got)
	}
	if got := strict.Unknown("key", "zz", nil); got != `unknown key "zz"; allowed: none` {
		t.Errorf("without names: %q", got)
	}
}

func TestProblemsAreAnErrorOnlyWhenThereAreAny(t *testing.T) {
	if err := (strict.Problems{}).Err(); err != nil {
		t.Errorf("no problems gave %v", err)
	}
	err := fmt.Errorf("load: %w", strict.Problems{{"b", 1, 1, "x"}, {"a", 2, 1, "y"}, {"a", 1, 9, "z"}}.Err())
	if got, want := strict.Of(err).Error(), "a:1:9: z\na:2:1: y\nb:1:1: x"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if strict.Of(errors.New("other")) != nil {
		t.Error("another error holds no problems")
	}
	many := make(strict.Problems, 105)
	if got := many.Error(); !strings.HasSuffix(got, "and 5 more problems") {
		t.Errorf("many problems end with %q", got[len(got)-30:])
	}
}

func TestMessagesNeverNameGoTypes(t *testing.T) {
	texts := []string{"title: {a: b}", "doors: 3", "doors: [3]", "doors: [{sizes: 3}]", "doors: [{sizes: {a: 99999999}}]", "- a", "doors: [{width: x}]", "doors: [[a]]"}
	for _, text := range texts {
		got := lines(text)
		if len(got) != 1 {
			t.Errorf("%q: got %q, want one problem", text, got)
			continue
		}
		for _, word := range []string{"strict_test", "house{", "struct", "uint", "!!", "construct", "float", "go-yaml"} {
			if strings.Contains(strings.TrimPrefix(got[0], "house.yaml"), word) {
				t.Errorf("%q: %q speaks of %s", text, got[0], word)
			}
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, seed := range []string{"title: a\ndoors: [{name: x}]", "a: &a [*a]", "{\"title\": \"\\ud83d\\ude00\"}", "<<: {}", "? a\n: b", "\t", "title: |\n  a\n  b"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var h house
		doc, problems := strict.Decode("f", data, &h)
		if doc == nil && len(problems) == 0 {
			t.Fatal("neither a document nor a problem")
		}
		for _, p := range problems {
			if p.Text == "" || p.Line < 0 || p.Line > strings.Count(string(data), "\n")+strings.Count(string(data), "\r")+2 {
				t.Fatalf("problem out of place: %+v", p)
			}
		}
		if again, _ := strict.Decode("f", data, &house{}); (again == nil) != (doc == nil) {
			t.Fatal("reading twice differs")
		}
	})
}
