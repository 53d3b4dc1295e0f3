package cli

import (
	"strings"
	"testing"
)

func TestWhatWasChangedByHandInAReportIsTold(t *testing.T) {
	here := newWorld(t)
	id := here.saved()
	md, js := here.must("export", id), here.must("export", id, "-f", "json")
	const title = "Support replies in our own voice"
	for name, c := range map[string]struct{ text, says string }{
		"a title in Markdown":   {strings.Replace(md, "# "+title, "# Another", 1), "taken over: the title;"},
		"a title in JSON":       {strings.Replace(js, `"title": "`+title, `"title": "Another`, 1), "taken over: the title;"},
		"an answer":             {strings.Replace(js, `"task_type": "style_tone"`, `"task_type": "domain_qa"`, 1), `taken over: what is said on "task_type";`},
		"an answer more":        {strings.Replace(js, `"answers": {`, `"answers": {"new": 1,`, 1), `on "new";`},
		"an answer less":        {strings.Replace(js, `"task_type": "style_tone",`, "", 1), `on "task_type";`},
		"a title and an answer": {strings.Replace(strings.Replace(js, `"title": "`, `"title": "Not `, 1), `"task_type": "style_tone"`, `"task_type": 7`, 1), `the title, and what is said on "task_type";`},
	} {
		elsewhere := newWorld(t)
		elsewhere.in = c.text
		r := elsewhere.run("import", "-")
		if r.code != exitFine || !strings.Contains(r.err, c.says) || !strings.Contains(r.err, "edit an answers file") {
			t.Errorf("%s: got %+v", name, r)
		}
		if !strings.Contains(r.err, `Saved as "`+title) {
			t.Errorf("%s: the session is not as it was exported: %s", name, r.err)
		}
	}
}

func TestAReportAsItWasExportedIsNotCalledEdited(t *testing.T) {
	here := newWorld(t)
	id := here.busy()
	for _, args := range [][]string{{"-f", "md"}, {"-f", "json"}, {"-f", "md", "--variant", "shared"}, {"-f", "json", "--variant", "shared"}} {
		elsewhere := newWorld(t)
		elsewhere.in = strings.ReplaceAll(here.must(append([]string{"export", id}, args...)...), "\n", "\r\n")
		if r := elsewhere.run("import", "-"); r.code != exitFine || strings.Contains(r.err, "by hand") {
			t.Errorf("%v: got %+v", args, r)
		}
	}
}

func TestAByteOrderMarkBeforeAReportIsPassedOver(t *testing.T) {
	here := newWorld(t)
	id := here.saved()
	for _, format := range []string{"md", "json"} {
		elsewhere := newWorld(t)
		elsewhere.in = byteOrderMark + here.must("export", id, "-f", format)
		if r := elsewhere.run("import", "-"); r.code != exitFine || strings.Contains(r.err, "by hand") {
			t.Errorf("%s: got %+v", format, r)
		}
	}
}
