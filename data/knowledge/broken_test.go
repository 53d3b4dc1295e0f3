package knowledge_test

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"loracle/data/knowledge"
	"loracle/data/strict"
)

// here marks, in a broken text, the place where the problem is expected.
const here = "¦"

// edit replaces text in a file of the shipped knowledge base.
type edit struct{ file, old, new string }

// shippedFiles is a copy of the shipped files to break.
func shippedFiles(t testing.TB) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	names, err := fs.Glob(os.DirFS("."), "*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: data}
	}
	return files
}

// apply makes the edit and returns the place that it marks.
func (e edit) apply(t *testing.T, files fstest.MapFS) string {
	t.Helper()
	text := string(files[e.file].Data)
	if !strings.Contains(text, e.old) {
		t.Fatalf("%s does not contain %q; choose another text to break", e.file, e.old)
	}
	text = strings.Replace(text, e.old, e.new, 1)
	before, after, marked := strings.Cut(text, here)
	files[e.file] = &fstest.MapFile{Data: []byte(before + after)}
	if !marked {
		return "" // the problem has no place of its own, or stands elsewhere
	}
	line := strings.Count(before, "\n") + 1
	column := len([]rune(before[strings.LastIndex(before, "\n")+1:])) + 1
	return fmt.Sprintf("%s:%d:%d", e.file, line, column)
}

// problemsOf loads files and returns the problems as printed.
func problemsOf(files fs.FS) []string {
	_, err := knowledge.LoadFS(files)
	var out []string
	for _, p := range strict.Of(err) {
		out = append(out, p.String())
	}
	if err != nil && out == nil {
		out = []string{err.Error()}
	}
	return out
}

// broken lists one edit for each kind of problem, with what is said about it.
var broken = map[string]struct {
	edit
	want string
}{
	"version no date":        {edit{"meta.yaml", "version: 20", "version: ¦x20"}, `version: not a date; allowed: a day like 2027-02-01`},
	"unknown key":            {edit{"notes.yaml", "    text:", "    ¦txet: x\n    text:"}, `unknown key "txet", did you mean "text"?; allowed: id, text, source`},
	"note id":                {edit{"notes.yaml", "id: D60", "id: ¦d60"}, `"d60" is not a possible id of a note; allowed: one like D12 or F3`},
	"note twice":             {edit{"notes.yaml", "id: F5", "id: ¦F4"}, `note "F4" is given twice, first at notes.yaml:LINE; allowed: once`},
	"note without text":      {edit{"notes.yaml", "notes:\n", "notes:\n  - ¦id: D99\n"}, `text is missing; every entry here needs it`},
	"text left empty":        {edit{"notes.yaml", "notes:\n", "notes:\n  - id: D99\n    text:¦\n"}, `text has no value; allowed: text`},
	"low above high":         {edit{"figures_t01_t04.yaml", "paper: [200, 2000]", "paper: ¦[2000, 200]"}, `paper: the low end 2000 is above the high end 200; allowed: low end first`},
	"no number":              {edit{"figures_t01_t04.yaml", "paper: [200, 2000]", "paper: ¦many"}, `paper: not a number or a range; allowed: one like 4 or [4, 12]`},
	"three ends":             {edit{"figures_t01_t04.yaml", "paper: [200, 2000]", "paper: ¦[1, 2, 3]"}, `paper: not a number or a range; allowed: one like 4 or [4, 12]`},
	"endless number":         {edit{"figures_t01_t04.yaml", "paper: [200, 2000]", "paper: ¦[200, .inf]"}, `paper: not a number or a range; allowed: one like 4 or [4, 12]`},
	"unknown note":           {edit{"figures_t01_t04.yaml", "notes: [D18]", "notes: [¦D181]"}, `unknown note "D181", did you mean "D18"?`},
	"note named twice":       {edit{"figures_t01_t04.yaml", "notes: [D18]", "notes: [D18, ¦D18]"}, `note "D18" is named twice; allowed: once`},
	"figure twice":           {edit{"figures_text.yaml", "id: text.intro.wrong_choice", "id: ¦t1.rag.ongoing"}, `figure "t1.rag.ongoing" is given twice, first at figures_t01_t04.yaml:LINE; allowed: once`},
	"figure without unit":    {edit{"figures_text.yaml", "{id: text.intro.wrong_choice, label: \"Money spent on a project that was not needed\", printed: \"spending $15,000–$60,000 on a project\", unit: USD,", "¦{id: text.intro.wrong_choice, label: x, printed: x,"}, `unit is missing; every entry here needs it`},
	"open without number":    {edit{"figures_t08_t11.yaml", `printed: "Full rebuild", unit: runs`, `printed: "Full rebuild", open_ended: ¦true, unit: runs`}, `an open end needs a printed number; allowed: open_ended beside paper`},
	"table twice":            {edit{"figures_t01_t04.yaml", "id: T4", "id: ¦T3"}, `table "T3" is given twice, first at figures_t01_t04.yaml:LINE; allowed: once`},
	"engine figure gone":     {edit{"figures_t01_t04.yaml", "id: t2.saving,", "id: t2.savings,"}, `figure t2.saving is missing; the calculations need it`},
	"unknown figure":         {edit{"tasks.yaml", "minimum: t3.domain_qa.minimum", "minimum: ¦t3.domain_qa.minimun"}, `unknown figure "t3.domain_qa.minimun", did you mean "t3.domain_qa.minimum"?`},
	"figure far off":         {edit{"tasks.yaml", "minimum: t3.domain_qa.minimum", "minimum: ¦zz"}, `unknown figure "zz"; allowed: the ids in figures*.yaml`},
	"figure left out":        {edit{"tasks.yaml", "    minimum: t3.domain_qa.minimum\n", ""}, `minimum is missing; every entry here needs it`},
	"wrong unit":             {edit{"phases.yaml", "hours: t8.scoping.hours", "hours: ¦t8.scoping.cost"}, `figure t8.scoping.cost is in USD; allowed: hours`},
	"figure has no number":   {edit{"failures.yaml", "iterations: t9.wrong_template.iterations", "iterations: ¦t9.no_expert_review.iterations"}, `figure t9.no_expert_review.iterations has no number; allowed: figures with a value`},
	"failure without cost":   {edit{"failures.yaml", "failures:\n", "failures:\n  - ¦id: x\n    label: x\n    root_cause: x\n    likely_when: stakes == \"high\"\n"}, `no cost is given; every failure needs caught_in_training or caught_after_launch`},
	"money of wrong kind":    {edit{"tiers.yaml", "kind: yearly, figure: t12.tooling", "kind: one_time, figure: ¦t12.tooling"}, `figure t12.tooling is in USD/year; allowed: USD`},
	"unknown money kind":     {edit{"tiers.yaml", "kind: yearly, figure: t12.tooling", "kind: ¦weekly, figure: t12.tooling"}, `unknown kind "weekly"; allowed: one_time, yearly, monthly`},
	"unknown category":       {edit{"tiers.yaml", "category: gpu, kind: one_time, figure: t12", "category: ¦gpus, kind: one_time, figure: t12"}, `unknown category "gpus", did you mean "gpu"?; allowed: dataset, gpu, tooling, ml_time, evaluation, deployment, security, monitoring`},
	"line twice":             {edit{"tiers.yaml", "id: gpu, label: GPU compute, category: gpu, kind: one_time, figure: t12", "id: ¦dataset, label: GPU compute, category: gpu, kind: one_time, figure: t12"}, `line of the tier lean "dataset" is given twice, first at tiers.yaml:LINE; allowed: once`},
	"hours without rate":     {edit{"tiers.yaml", "- {id: ml_time, label: ML engineer time, category: ml_time, kind: one_time, figure: t12.ml_time, hours: t12.ml_time.hours, rate: t12.ml_time.rate,", "- ¦{id: ml_time, label: ML engineer time, category: ml_time, kind: one_time, figure: t12.ml_time, hours: t12.ml_time.hours,"}, `there are hours without a rate or a rate without hours; allowed: both or neither`},
	"unknown model size":     {edit{"tiers.yaml", "model_size: 7b", "model_size: ¦8b"}, `unknown choice of the question model_size, "8b"`},
	"unknown tier":           {edit{"tiers.yaml", "id: mid", "id: ¦middle"}, `unknown tier "middle"`},
	"task no choice":         {edit{"tasks.yaml", "id: domain_qa", "id: ¦domain_q"}, `unknown choice of the question task_type, "domain_q", did you mean "domain_qa"?; allowed: style_tone, domain_qa, structured_output, code_generation, domain_shift`},
	"platform no choice":     {edit{"platforms.yaml", "id: runpod", "id: ¦runpood"}, `unknown choice of the question platform, "runpood", did you mean "runpod"?; allowed: runpod, lambda, aws, gcp, vast`},
	"price below zero":       {edit{"prices.yaml", "input: 2.5,", "input: ¦-2.5,"}, `input is -2.5; allowed: 0 to 10000 US dollars per 1M tokens`},
	"half a batch price":     {edit{"prices.yaml", "- {id: gpt-4.1, provider: openai, label: GPT-4.1, input: 2, output: 8, cached: 0.5, batch_input: 1, batch_output: 4,", "- ¦{id: gpt-4.1, label: GPT-4.1, input: 2, output: 8, cached: 0.5, batch_input: 1,"}, `there is one batch price without the other; allowed: batch_input and batch_output together`},
	"dear cache":             {edit{"prices.yaml", "cached: 0.5, batch_input: 1,", "cached: ¦5, batch_input: 1,"}, `cached input costs more than other input; allowed: at most 2`},
	"price twice":            {edit{"prices.yaml", "id: gpt-5-mini", "id: ¦gpt-5"}, `price "gpt-5" is given twice, first at prices.yaml:LINE; allowed: once`},
	"tuned from nothing":     {edit{"prices.yaml", "tuned_from: gpt-4o,", "tuned_from: ¦gpt-4x,"}, `no price "gpt-4x" is listed; allowed: the id of another row`},
	"price without a date":   {edit{"prices.yaml", ", as_of: 2025-09-05}", ", source_of: x}"}, `as_of is missing; every entry here needs it`},
	"unknown section":        {edit{"questions.yaml", "section: team", "section: ¦teem"}, `unknown section "teem", did you mean "team"?; allowed: business, data, team`},
	"unknown question kind":  {edit{"questions.yaml", "kind: text", "kind: ¦txt"}, `unknown kind "txt", did you mean "text"?; allowed: number, choice, several, text`},
	"question twice":         {edit{"questions.yaml", "id: peak_factor", "id: ¦stakes"}, `question "stakes" is given twice, first at questions.yaml:LINE; allowed: once`},
	"no choices":             {edit{"questions.yaml", "    choices:\n      - {value: spot, label: Spot}\n      - {value: on_demand, label: On-demand}\n", ""}, `choices is missing; a question of kind choice needs it`},
	"one choice":             {edit{"questions.yaml", "    choices:\n      - {value: spot, label: Spot}\n      - {value: on_demand, label: On-demand}\n", "    choices:\n      ¦- {value: spot, label: Spot}\n"}, `there are fewer than two choices; allowed: two or more`},
	"two choices alike":      {edit{"questions.yaml", "- {value: on_demand, label: On-demand}", "- ¦{value: on_demand, label: spot}"}, `"spot" names two choices; allowed: values and labels that differ`},
	"choice without label":   {edit{"questions.yaml", "- {value: on_demand, label: On-demand}", "- ¦{value: on_demand}"}, `label is missing; every entry here needs it`},
	"choices of a number":    {edit{"questions.yaml", "    unit: months\n", "    unit: months\n    ¦choices: [{value: a, label: a}, {value: b, label: b}]\n"}, `choices is not possible here; allowed: only in a question of kind choice or several`},
	"unit of a choice":       {edit{"questions.yaml", "    choices_from: api_prices", "    choices_from: api_prices\n    ¦unit: USD"}, `unit is not possible here; allowed: only in a question of kind number`},
	"unknown choices_from":   {edit{"questions.yaml", "choices_from: api_prices", "choices_from: ¦prices"}, `unknown source of choices "prices"; allowed: api_prices`},
	"bounds turned round":    {edit{"questions.yaml", "    min: 1\n    max: 10\n", "    min: ¦10\n    max: 1\n"}, `the bounds 10 to 1 hold no numbers; allowed: min from 0, and max above min`},
	"assumption outside":     {edit{"questions.yaml", "assume: {value: 0.20,", "assume: {value: ¦20,"}, `the assumption is no answer: 2,000% is too much; at most 100% is possible`},
	"assumption unexplained": {edit{"questions.yaml", "assume: {value: 1, why: one domain is taken until you say otherwise}", "assume: ¦{value: 1}"}, `why is missing; every entry here needs it`},
	"example no answer":      {edit{"questions.yaml", "example: 300k-600k", "example: ¦plenty"}, `the example "plenty" is no answer: this is not a number; write one like 500k or 300k-600k`},
	"express out of reach":   {edit{"questions.yaml", "    express: 1\n", "    express: ¦11\n"}, `express is 11; allowed: 1 to 10, or left out`},
	"express twice":          {edit{"questions.yaml", "    express: 2\n", "    express: ¦1\n"}, `express 1 is already the place of task_type; allowed: each place once`},
	"condition misspelt":     {edit{"rules.yaml", "when: stable_months < 6", "when: ¦stable_month < 6"}, `condition "stable_month < 6": unknown name stable_month`},
	"condition of a type":    {edit{"rules.yaml", "when: stable_months < 6", "when: ¦stable_months"}, `condition "stable_months": it is a number and not a comparison`},
	"condition never true":   {edit{"rules.yaml", `when: format_consistency == "low"`, `when: ¦format_consistency == "none"`}, `condition "format_consistency == \"none\"": format_consistency is never "none"; allowed: low, medium, high`},
	"weight out of range":    {edit{"rules.yaml", "weights: {prompting: 5}", "weights: {prompting: ¦6}"}, `the weight is 6; allowed: -5 to 5 and not 0`},
	"weight of nothing":      {edit{"rules.yaml", "weights: {prompting: 5}", "weights: {prompting: ¦0}"}, `the weight is 0; allowed: -5 to 5 and not 0`},
	"unknown approach":       {edit{"rules.yaml", "weights: {prompting: 5}", "weights: {¦promting: 5}"}, `unknown approach "promting", did you mean "prompting"?; allowed: prompting, rag, lora, lora+rag`},
	"unknown blocked":        {edit{"rules.yaml", "blocks: [lora, lora+rag]", "blocks: [lora, ¦tuning]"}, `unknown approach "tuning"; allowed: prompting, rag, lora, lora+rag`},
	"blocked twice":          {edit{"rules.yaml", "blocks: [lora, lora+rag]", "blocks: [lora, ¦lora]"}, `approach "lora" is named twice; allowed: once`},
	"nothing blocked":        {edit{"rules.yaml", "blocks: [lora, lora+rag]", "blocks: ¦[]"}, `blocks names no approach; allowed: prompting, rag, lora, lora+rag`},
	"unknown shut route":     {edit{"rules.yaml", "shuts: managed", "shuts: ¦self_hosted"}, `unknown route "self_hosted"; allowed: managed`},
	"rule twice":             {edit{"rules.yaml", "id: prompting_untested", "id: ¦prompting_is_enough"}, `rule "prompting_is_enough" is given twice, first at rules.yaml:LINE; allowed: once`},
	"schema unknown":         {edit{"pack.yaml", "schema: 1", "schema: ¦2"}, `schema is 2; allowed: 1`},
	"threshold zero":         {edit{"pack.yaml", "threshold: 3", "threshold: ¦0"}, `threshold is 0; allowed: 1 to 20`},
	"unknown proof":          {edit{"pack.yaml", "proof: asked", "proof: ¦ask"}, `unknown proof "ask"; allowed: none, asked, required`},
	"minutes":                {edit{"pack.yaml", "minutes: 10", "minutes: ¦0"}, `minutes is 0; allowed: 1 to 240`},
	"checkpoint twice":       {edit{"pack.yaml", "id: single_owner", "id: ¦query_volume"}, `checkpoint "query_volume" is given twice, first at pack.yaml:LINE; allowed: once`},
	"category twice":         {edit{"pack.yaml", "id: team", "id: ¦business"}, `category "business" is given twice, first at pack.yaml:LINE; allowed: once`},
	"met_when misspelt":      {edit{"pack.yaml", "met_when: stable_months >= 12", "met_when: ¦stable_months >= twelve"}, `condition "stable_months >= twelve": unknown name twelve`},
}

func TestLocatesEachKindOfProblem(t *testing.T) {
	for name, c := range broken {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			files := shippedFiles(t)
			at := c.apply(t, files)
			got := problemsOf(files)
			for _, p := range got {
				if strings.HasPrefix(p, at) && matches(p, c.want) {
					return
				}
			}
			t.Errorf("want %s: %s\ngot %s", at, c.want, strings.Join(got, "\n"))
		})
	}
}

// matches reports whether a problem says what is wanted; LINE stands for any
// number.
func matches(problem, want string) bool {
	for _, part := range strings.Split(want, "LINE") {
		if !strings.Contains(problem, part) {
			return false
		}
	}
	return true
}

func TestReportsTheProblemsOfAllFilesInOneRun(t *testing.T) {
	files := shippedFiles(t)
	var want []string
	for _, name := range []string{
		"version no date", "unknown note", "engine figure gone", "unknown figure", "wrong unit", "figure has no number",
		"unknown category", "platform no choice", "price below zero", "express out of reach", "unknown blocked", "threshold zero",
	} {
		c := broken[name]
		want = append(want, c.apply(t, files)+": "+c.want)
	}
	files["extra.yaml"] = &fstest.MapFile{Data: []byte("a: 1")}
	want = append(want, "extra.yaml: no file of this name is expected")
	got := problemsOf(files)
	for _, w := range want {
		place, text, _ := strings.Cut(w, ": ")
		found := false
		for _, p := range got {
			found = found || strings.Contains(p, text) && strings.HasPrefix(p, place)
		}
		if !found {
			t.Errorf("missing: %s", w)
		}
	}
	if t.Failed() {
		t.Log(strings.Join(got, "\n"))
	}
}

func TestMissingFilesAreNamedAndCauseNoOtherNoise(t *testing.T) {
	files := shippedFiles(t)
	delete(files, "notes.yaml")
	if diff := cmp.Diff([]string{"notes.yaml: the file is missing"}, problemsOf(files)); diff != "" {
		t.Error(diff)
	}
	files = shippedFiles(t)
	files["questions.yaml"] = &fstest.MapFile{Data: []byte("questions: [")}
	want := []string{"questions.yaml:1:13: not valid YAML: did not find expected node content; check the indentation, colons and quotes here and just above"}
	if diff := cmp.Diff(want, problemsOf(files)); diff != "" {
		t.Error(diff)
	}
	files = shippedFiles(t)
	for name := range files {
		if strings.HasPrefix(name, "figures") {
			files[name] = &fstest.MapFile{Data: []byte("\x00")}
		}
	}
	for _, p := range problemsOf(files) {
		if !strings.HasPrefix(p, "figures") || !strings.Contains(p, "control character") {
			t.Errorf("noise: %s", p)
		}
	}
	if got := problemsOf(fstest.MapFS{}); len(got) != 18 || got[0] != "failures.yaml: the file is missing" {
		t.Errorf("an empty folder gave %q", got)
	}
}
