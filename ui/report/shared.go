package report

import (
	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/data/session"
)

// withoutNotes is a case for people who were not in the room: without notes and
// parked topics, and without who said what. Who takes a risk, watches it or acts
// on it is part of what was decided and stays.
func withoutNotes(c casefile.Case) casefile.Case {
	c.Notes, c.ItemNotes = map[advisor.QuestionID]string{}, map[checklist.ItemID]string{}
	c.CreatedBy, c.Topics, c.History, c.Room = "", nil, nil, c.Room.Unattributed()
	c.Actions = append([]session.Action(nil), c.Actions...)
	for i := range c.Actions {
		c.Actions[i].By = ""
	}
	return c.WithoutSetters()
}

// audience says that something was left out on purpose.
func audience(s Source) []block {
	if !s.shared() {
		return nil
	}
	return []block{paragraph("Written for sharing: without notes, without who voted how, and without the names of those who answered.")}
}
