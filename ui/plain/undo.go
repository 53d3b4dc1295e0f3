package plain

import (
	"errors"
	"strings"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/session"
)

// revert saves an undoing or a bringing back, says what it did, and goes to
// the question or checkpoint it was about; which change that is, package
// session decides.
func (i *interview) revert(choose func(session.State, string) (session.Event, error)) (next, error) {
	e, err := choose(i.file.State, i.By)
	if err == nil {
		err = i.file.Accepts(e)
	}
	var refusal *session.Refusal
	if errors.As(err, &refusal) {
		i.out.line("%s", i.whyNot(refusal))
		return stay, nil
	}
	if err != nil {
		return stay, err
	}
	change, _ := i.file.Log.Event(e.Ref)
	if err := i.save(e); err != nil {
		return stay, err
	}
	i.out.line("%s", i.file.UndoLine(i.By))
	if at, ok := i.stepOf(change.Question, change.Item); ok {
		i.at = at
	}
	i.show(i.steps[i.at])
	return stay, nil
}

// whyNot is a refusal in a sentence.
func (i *interview) whyNot(r *session.Refusal) string {
	if r.Change.Seq == 0 && r.Later.Seq == 0 { // there is nothing to undo or bring back
		return strings.ToUpper(r.Why[:1]) + r.Why[1:] + "."
	}
	why, _ := i.file.WhyNotUndone(r)
	return why
}

// stepOf is where a question or a checkpoint is asked.
func (i *interview) stepOf(q advisor.QuestionID, item checklist.ItemID) (at int, ok bool) {
	for n, s := range i.steps {
		switch s := s.(type) {
		case questionStep:
			ok = q != "" && s.ID == q
		case itemStep:
			ok = item != "" && s.ID == item
		}
		if ok {
			return n, true
		}
	}
	return 0, false
}
