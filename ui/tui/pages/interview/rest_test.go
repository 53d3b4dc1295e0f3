package interview_test

import (
	"fmt"
	"strings"
	"testing"

	"loracle/advisor"
	"loracle/data/session"
	"loracle/ui/tui/page"
	"loracle/ui/tui/pages/interview"
	"loracle/ui/tui/tuitest"
)

// exemplary is the example answer to each of these questions, but for some.
func exemplary(t *testing.T, questions []*advisor.Question, but ...advisor.QuestionID) []session.Event {
	t.Helper()
	var events []session.Event
	for _, q := range questions {
		a, err := q.Parse(q.Example)
		if err != nil {
			t.Fatal(err)
		}
		left := false
		for _, id := range but {
			left = left || q.ID == id
		}
		if !left {
			events = append(events, session.Answer(q.ID, a))
		}
	}
	return events
}

func restStop(t *testing.T, events ...session.Event) *tuitest.Player {
	t.Helper()
	p := tuitest.Play(t, interview.New(), 90, 40).WithSession(base(t), events...)
	p.Send(page.Arrived{Route: page.Route{Page: page.Interview}}).Run()
	return p
}

func TestABillThatFollowsFromTheTrafficIsNotOpen(t *testing.T) {
	traffic := []*advisor.Question{
		base(t).Advice.Question(advisor.QInputTokens), base(t).Advice.Question(advisor.QOutputTokens), base(t).Advice.Question(advisor.QAPIModel),
	}
	questions := append(base(t).Advice.Express(), traffic...)
	p := restStop(t, exemplary(t, questions, advisor.QMonthlyAPICost)...)
	p.Shows("That is enough for a first recommendation.", "42 questions are left").Press("left")
	for range 9 {
		if strings.Contains(p.Text(), "needs no answer: it follows from traffic and price") {
			p.Press("ctrl+o").Shows("needs no answer")
			return
		}
		p.Press("shift+tab")
	}
	t.Errorf("no question of the short path says that it needs no answer:\n%s", p.Text())
}

func TestRestStopLeavesOutQuestionsThatMoveNothing(t *testing.T) {
	b := base(t)
	p := restStop(t, exemplary(t, b.Advice.Questions, advisor.QAPIInputPrice, advisor.QAPIOutputPrice)...)
	p.Press("ctrl+o", "home", "enter")
	for range b.Advice.Express() {
		p.Press("tab")
	}
	p.Shows("2 questions are left; none moves the result any more.").Lacks("What would sharpen this most", "moves no number")
	p = restStop(t, exemplary(t, b.Advice.Questions)...)
	p.Press("ctrl+o", "home", "enter")
	for range b.Advice.Express() {
		p.Press("tab")
	}
	p.Shows("Every question is answered.", "d       see the decision")
}

// reopened is a session of which everything but some questions is answered, at
// its rest stop.
func reopened(t *testing.T, but ...advisor.QuestionID) *tuitest.Player {
	t.Helper()
	p := restStop(t, exemplary(t, base(t).Advice.Questions, but...)...)
	if strings.Contains(p.Text(), "Why is this asked") || !strings.Contains(p.Text(), "refine:") {
		t.Fatalf("this is not the rest stop:\n%s", p.Text())
	}
	return p
}

func TestRefiningLeadsFromOneOpenQuestionToTheNextTheSharpestFirst(t *testing.T) {
	p := reopened(t, advisor.QEvalExamples, "success_text", advisor.QHourlyRate)
	sharp := p.Env.Case.Sharpen()
	if !sharp[0].Moves() || !sharp[1].Moves() || sharp[2].Moves() || sharp[0].Question.ID != advisor.QHourlyRate {
		t.Fatalf("this shows nothing: %+v", sharp)
	}
	p.Press("enter").Shows(sharp[0].Question.Prompt).Press("ctrl+u").Run()
	p.Shows(sharp[1].Question.Prompt).Press("enter").Shows(sharp[2].Question.Prompt).Press("enter")
	p.Wants(page.Save{Event: session.Answer(sharp[0].Question.ID, advisor.Unknown())},
		page.Say{Text: "Nothing that is still open moves a number or settles a checkpoint; it is for the report."},
		page.Go{To: page.Route{Page: page.Checklist}})
}

func TestAQuestionThatWasSkippedIsAskedAgainFromTheRestStop(t *testing.T) {
	p := reopened(t, advisor.QEvalExamples, advisor.QHourlyRate)
	p.Press("enter", "enter") // the first one is skipped
	for !strings.Contains(p.Text(), "refine:") {
		p.Press("shift+tab")
	}
	p.Press("enter").Shows(base(t).Advice.Question(advisor.QHourlyRate).Prompt)
}

func TestRefiningWithNothingOpenSaysSo(t *testing.T) {
	p := restStop(t, exemplary(t, base(t).Advice.Questions, advisor.QMonthlyAPICost)...)
	p.Press("enter").Wants(page.Say{Text: "Every question is answered: ctrl+o lists them, to change one."}).Shows("refine:")
}

func TestAnsweredCountsWhatTheListOfSessionsCounts(t *testing.T) {
	events := exemplary(t, base(t).Advice.Questions, advisor.QMonthlyAPICost, advisor.QHourlyRate, advisor.QEvalExamples)
	p := restStop(t, append(events, session.Answer(advisor.QEvalExamples, advisor.Unknown()))...)
	p.Press("enter").Shows("1 left, 2 not known or needed, one still moves the result")
	of := len(base(t).Advice.Questions)
	if title, want := p.Page.Info(p.Env).Title, fmt.Sprintf("%d of %d answered", of-3, of); !strings.Contains(title, want) {
		t.Errorf("the title is %q, want %q", title, want)
	}
}
