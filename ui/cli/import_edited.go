package cli

import (
	"fmt"
	"strings"

	"loracle/advisor"
	"loracle/data/strict"
	"loracle/ui/report"
)

// byHand says that what was changed by hand in a report was not taken over.
func byHand(e report.Edited) string {
	var changed []string
	if e.Title {
		changed = append(changed, "the title")
	}
	if len(e.Answers) > 0 {
		changed = append(changed, "what is said on "+questionList(e.Answers))
	}
	if len(changed) == 0 {
		return ""
	}
	return "note: changed by hand in this file and not taken over: " + strings.Join(changed, ", and ") + "; the session in it was taken as it was exported\n" +
		"note: to change it, open it with `loracle open`, or edit an answers file (`loracle example` prints one) and import that\n"
}

// questionList names the first few questions.
func questionList(ids []advisor.QuestionID) string {
	const most = 3
	var names []string
	for _, id := range ids[:min(most, len(ids))] {
		names = append(names, strict.Quote(string(id)))
	}
	text := strings.Join(names, ", ")
	if more := len(ids) - most; more > 0 {
		text += fmt.Sprintf(" and %s", counted(more, "other question"))
	}
	return text
}
