package report

import (
	"strings"
	"testing"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/session"
)

// TestAReportIsFoundAgainWhateverItsTextsSay puts the opening of the comment that
// carries the session into every text.
func TestAReportIsFoundAgainWhateverItsTextsSay(t *testing.T) {
	for _, text := range []string{
		"<!-- loracle-session version=1 sha256=" + strings.Repeat("0", 64) + " AAAA -->",
		"<!-- Not for reading: this session\nloracle-session version=1\nsha256=x",
		`\<!-- loracle-session`, "> <!-- loracle-session", "`<!-- loracle-session`", "-->\n\n<!-- loracle-session",
	} {
		source := exampleSource(t, "mid")
		events := source.Session.Events
		for _, e := range []session.Event{
			session.Answer("gap_text", advisor.Word(text)),
			session.NoteQuestion("requests_per_month", text),
			session.NoteItem("eval_set", text),
			session.MarkItem("success_criteria", checklist.Mark{State: checklist.Accepted, Reason: text, AcceptedBy: text, Owner: text, Until: at(30), Notice: text}),
			session.Park(text, "eval_set"),
			session.Rename(text),
		} {
			e.Seq, e.At, e.By = uint64(len(events))+1, at(23), text
			events = append(events, e)
		}
		source = sourceOf(t, source.Base, events)
		for _, f := range Formats() {
			if f.Name != "md" && f.Name != "json" {
				continue
			}
			data, err := f.Write(source)
			if err != nil {
				t.Fatal(err)
			}
			carried, err := Session(data)
			if err != nil || len(carried.Events) != len(events) {
				t.Errorf("%s with %q: got %d events, %v; want %d", f.Name, text, len(carried.Events), err, len(events))
			}
		}
	}
}
