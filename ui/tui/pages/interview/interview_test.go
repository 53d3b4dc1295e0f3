package interview_test

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"loracle/advisor"
	"loracle/data/knowledge"
	"loracle/data/session"
	"loracle/ui/tui/page"
	"loracle/ui/tui/pages/interview"
	"loracle/ui/tui/tuitest"
)

func base(t *testing.T) *knowledge.Base {
	t.Helper()
	b, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// at is the interview at a question of a session with these answers.
func at(t *testing.T, q advisor.QuestionID, events ...session.Event) *tuitest.Player {
	t.Helper()
	p := tuitest.Play(t, interview.New(), 70, 30).WithSession(base(t), events...)
	return p.Send(page.Arrived{Route: page.Route{Page: page.Interview, Question: q}})
}

func number(q advisor.QuestionID, low, high float64) page.Save {
	return page.Save{Event: session.Answer(q, advisor.Number(advisor.Between(low, high)))}
}

func word(q advisor.QuestionID, w string) page.Save {
	return page.Save{Event: session.Answer(q, advisor.Word(w))}
}

func TestAnswersBecomeEvents(t *testing.T) {
	known := session.Answer(advisor.QRequestsPerMonth, advisor.Number(advisor.Exactly(500_000)))
	marked := session.Answer(advisor.QGap, advisor.Words("tone"))
	for name, tc := range map[string]struct {
		at     advisor.QuestionID
		before []session.Event
		keys   []string
		want   []page.Request
	}{
		"a range":                       {advisor.QRequestsPerMonth, nil, []string{"300k-600k", "enter"}, []page.Request{number(advisor.QRequestsPerMonth, 300_000, 600_000)}},
		"tab saves too":                 {advisor.QRequestsPerMonth, nil, []string{"500k", "tab"}, []page.Request{number(advisor.QRequestsPerMonth, 500_000, 500_000)}},
		"so does going back":            {advisor.QRequestsPerMonth, nil, []string{"500k", "shift+tab"}, []page.Request{number(advisor.QRequestsPerMonth, 500_000, 500_000)}},
		"unknown typed":                 {advisor.QRequestsPerMonth, nil, []string{"unknown", "enter"}, []page.Request{page.Save{Event: session.Answer(advisor.QRequestsPerMonth, advisor.Unknown())}}},
		"don't know by key":             {advisor.QRequestsPerMonth, nil, []string{"ctrl+u"}, []page.Request{page.Save{Event: session.Answer(advisor.QRequestsPerMonth, advisor.Unknown())}}},
		"the same again is no event":    {advisor.QRequestsPerMonth, []session.Event{known}, []string{"enter"}, nil},
		"the same in other words":       {advisor.QRequestsPerMonth, []session.Event{known}, []string{"backspace", "backspace", "backspace", "backspace", "0.5M", "enter"}, nil},
		"emptying takes it back":        {advisor.QRequestsPerMonth, []session.Event{known}, []string{"backspace", "backspace", "backspace", "backspace", "enter"}, []page.Request{page.Save{Event: session.Clear(advisor.QRequestsPerMonth)}}},
		"clear takes it back":           {advisor.QRequestsPerMonth, []session.Event{known}, []string{"ctrl+x"}, []page.Request{page.Save{Event: session.Clear(advisor.QRequestsPerMonth)}}},
		"clear without answer":          {advisor.QRequestsPerMonth, nil, []string{"ctrl+x"}, nil},
		"enter on nothing goes on":      {advisor.QRequestsPerMonth, nil, []string{"enter"}, nil},
		"enter chooses":                 {advisor.QTaskType, nil, []string{"down", "enter"}, []page.Request{word(advisor.QTaskType, "domain_qa")}},
		"tab does not choose":           {advisor.QTaskType, nil, []string{"down", "tab"}, nil},
		"several":                       {advisor.QGap, nil, []string{"space", "down", "space", "enter"}, []page.Request{page.Save{Event: session.Answer(advisor.QGap, advisor.Words("format", "tone"))}}},
		"several, left with tab":        {advisor.QGap, nil, []string{"down", "space", "tab"}, []page.Request{page.Save{Event: marked}}},
		"none of several is an answer":  {advisor.QGap, nil, []string{"enter"}, []page.Request{page.Save{Event: session.Answer(advisor.QGap, advisor.Words())}}},
		"none of several, left":         {advisor.QGap, nil, []string{"tab"}, nil},
		"unmarking all is an answer":    {advisor.QGap, []session.Event{marked}, []string{"down", "space", "tab"}, []page.Request{page.Save{Event: session.Answer(advisor.QGap, advisor.Words())}}},
		"a text":                        {"gap_text", nil, []string{"It forgets the address.", "enter"}, []page.Request{word("gap_text", "It forgets the address.")}},
		"a wrong value is not saved":    {advisor.QRequestsPerMonth, nil, []string{"many", "tab"}, nil},
		"a note":                        {advisor.QRequestsPerMonth, nil, []string{"ctrl+n", "from Jo", "enter"}, []page.Request{page.Save{Event: session.NoteQuestion(advisor.QRequestsPerMonth, "from Jo")}}},
		"a note closed with esc":        {advisor.QRequestsPerMonth, nil, []string{"ctrl+n", "from Jo", "esc"}, []page.Request{page.Save{Event: session.NoteQuestion(advisor.QRequestsPerMonth, "from Jo")}}},
		"an answer before a note":       {advisor.QRequestsPerMonth, nil, []string{"500k", "ctrl+n", "esc"}, []page.Request{number(advisor.QRequestsPerMonth, 500_000, 500_000)}},
		"an answer before the overview": {advisor.QRequestsPerMonth, nil, []string{"500k", "ctrl+o"}, []page.Request{number(advisor.QRequestsPerMonth, 500_000, 500_000)}},
	} {
		t.Run(name, func(t *testing.T) { at(t, tc.at, tc.before...).Press(tc.keys...).Wants(tc.want...) })
	}
}

func TestLeavingThePageSavesWhatIsTyped(t *testing.T) {
	at(t, advisor.QRequestsPerMonth).Press("500k").Send(page.Left{}).Wants(number(advisor.QRequestsPerMonth, 500_000, 500_000))
	at(t, advisor.QRequestsPerMonth).Press("ctrl+n", "from Jo").Send(page.Left{}).
		Wants(page.Save{Event: session.NoteQuestion(advisor.QRequestsPerMonth, "from Jo")})
}

func TestWrongValueSaysWhyAndNeverTraps(t *testing.T) {
	p := at(t, advisor.QRequestsPerMonth).Press("many", "enter").Shows("! This is not a number", "How many requests")
	p.Press("tab").Lacks("How many requests")
	p.Press("shift+tab").Shows("How many requests", "many", "! This is not a number").Wants()
	p.Press("backspace", "backspace", "backspace", "backspace", "500k", "enter").Wants(number(advisor.QRequestsPerMonth, 500_000, 500_000))
}

func TestTypedTextIsEchoedInWordsBeforeItIsSaved(t *testing.T) {
	at(t, advisor.QRequestsPerMonth).Press("300k-600k").Shows("= 300,000-600,000 requests a month").Wants()
}

func TestWhatIsMarkedAndThatNothingIsShowsBeforeEnter(t *testing.T) {
	p := at(t, advisor.QGap).Shows("enter with nothing marked says none")
	p.Press("space", "down", "space").Shows("= Format, Tone").Lacks("nothing marked")
	p.Press("space", "up", "space").Shows("enter with nothing marked says none")
	said := at(t, advisor.QGap, session.Answer(advisor.QGap, advisor.Words("tone"))).Shows("✓ Tone")
	said.Press("down", "space").Shows("= none")
}

func TestAnsweredQuestionsShowTheirAnswerWhenRevisited(t *testing.T) {
	at(t, advisor.QRequestsPerMonth).Press("300k-600k", "enter", "shift+tab").Shows("300k-600k", "✓ 300,000-600,000 requests a month")
	at(t, advisor.QTaskType).Press("down", "enter", "shift+tab").Shows("▸ Domain questions and answers", "✓ Domain questions and answers")
	at(t, advisor.QRequestsPerMonth).Press("ctrl+u", "shift+tab").Shows("You said that nobody knows.")
}

func TestKeysTypedInOneBurstReachTheNextFields(t *testing.T) {
	p := at(t, advisor.QStableMonths)
	for _, r := range "18\r300\r" {
		msg := tea.KeyPressMsg{Code: r, Text: string(r)}
		if r == '\r' {
			msg = tea.KeyPressMsg{Code: tea.KeyEnter}
		}
		p.Send(msg)
	}
	p.Wants(number(advisor.QStableMonths, 18, 18), number(advisor.QLabelledExamples, 300, 300))
}

// beyond is the interview of a session beyond the rest stop, with the order of
// the questions worked out.
func beyond(t *testing.T) *tuitest.Player {
	t.Helper()
	var events []session.Event
	for _, q := range base(t).Advice.Express() {
		a, err := q.Parse(q.Example)
		if err != nil {
			t.Fatal(err)
		}
		events = append(events, session.Answer(q.ID, a))
	}
	p := tuitest.Play(t, interview.New(), 90, 40).WithSession(base(t), events...)
	p.Send(page.Arrived{Route: page.Route{Page: page.Interview}}).Run()
	return p.Shows("That is enough").Press("enter")
}

func TestBeyondTheShortPathWhatSharpensMostIsAskedNextAndSaysSo(t *testing.T) {
	p := beyond(t)
	order := p.Env.Case.Sharpen()
	p.Shows(order[0].Question.Prompt, "Next, because it "+order[0].InWords("3 years")).Press("tab").Shows(order[1].Question.Prompt)
	p.Press("shift+tab").Shows(order[0].Question.Prompt)
	if title := p.Page.Info(p.Env).Title; !strings.Contains(title, fmt.Sprintf("10 of %d answered", len(base(t).Advice.Questions))) {
		t.Errorf("the title is %q", title)
	}
	p.Press("ctrl+u").Run()
	p.Press("ctrl+o").Shows("Next, what sharpens most first", "Asked beyond that").Press("esc")
	p.Press("shift+tab").Shows(order[0].Question.Prompt)
}

func TestEveryQuestionIsAskedOnceWhateverTheOrder(t *testing.T) {
	p := beyond(t)
	asked := map[string]bool{}
	for range len(base(t).Advice.Refine()) {
		text := p.Text()
		for _, q := range base(t).Advice.Refine() {
			if strings.Contains(text, q.Prompt) {
				if asked[string(q.ID)] {
					t.Fatalf("%s is asked twice", q.ID)
				}
				asked[string(q.ID)] = true
			}
		}
		p.Press("ctrl+u").Run()
	}
	if want := len(base(t).Advice.Refine()); len(asked) != want {
		t.Errorf("%d questions were asked, not %d", len(asked), want)
	}
}

func TestRestStopNamesWhatWouldSharpenMost(t *testing.T) {
	p := beyond(t).Press("ctrl+o", "home", "enter")
	for range 10 {
		p.Press("tab")
	}
	p.Shows("That is enough", "What would sharpen this most", "still move it")
	for _, s := range p.Env.Case.Sharpen()[1:3] { // the first was shown already
		p.Shows(s.Question.Short)
	}
}

func TestPasteArrivesWhole(t *testing.T) {
	at(t, advisor.QRequestsPerMonth).Send(tea.PasteMsg{Content: " 300k to 600k\n"}).Press("enter").
		Wants(number(advisor.QRequestsPerMonth, 300_000, 600_000))
}

func TestExpressPathComesFirstThenARestThenTheRestAndTheChecklist(t *testing.T) {
	b := base(t)
	p := tuitest.Play(t, interview.New(), 70, 30).WithSession(b)
	p.Send(page.Arrived{Route: page.Route{Page: page.Interview}})
	for i, q := range b.Advice.Express() {
		p.Shows(strings.Fields(q.Prompt)[0])
		if title := p.Page.Info(p.Env).Title; !strings.Contains(title, fmt.Sprintf("%d of 10 to a first recommendation", i+1)) {
			t.Fatalf("question %d is titled %q", i+1, title)
		}
		p.Press("ctrl+u")
	}
	p.Shows("That is enough for a first recommendation.")
	p.Press("enter")
	for range len(b.Advice.Refine()) - 1 {
		p.Press("tab")
	}
	p.Asked = nil
	p.Press("tab").Wants(page.Go{To: page.Route{Page: page.Checklist}})
}

func TestRestStopSaysWhenQuestionsWereSkipped(t *testing.T) {
	p := at(t, advisor.QTaskType).Press("enter")
	for range 9 {
		p.Press("tab")
	}
	p.Shows("1 of the 10 first questions are answered.").Lacks("enough")
	p.Asked = nil
	p.Press("d").Wants(page.Go{To: page.Route{Page: page.Decision}})
}

func TestSessionGoesOnAtTheFirstQuestionNobodyAnswered(t *testing.T) {
	at(t, "", session.Answer(advisor.QTaskType, advisor.Word("style_tone"))).Shows("How far did careful prompting get you?")
}

func TestOverviewListsEveryQuestionAndJumps(t *testing.T) {
	p := at(t, advisor.QTaskType).Press("enter", "many", "ctrl+o")
	text := p.Text()
	for _, q := range base(t).Advice.Questions {
		if !strings.Contains(text, q.Short) {
			t.Errorf("%q is not in the list:\n%s", q.Short, text)
		}
	}
	p.Shows("✓ Kind of task")
	p.Press("home", "enter").Shows("What should the model do better")
	p.Press("ctrl+o", "esc").Shows("What should the model do better")
}

func TestWhyShowsTheReasonAndTheAssumption(t *testing.T) {
	p := at(t, "peak_factor").Lacks("Why we ask")
	p.Press("ctrl+y").Shows("Why we ask", "While it is not known, loracle takes 3")
	p.Press("ctrl+y").Lacks("Why we ask")
}

func TestFirstQuestionSaysThatThereIsNoneBefore(t *testing.T) {
	at(t, advisor.QTaskType).Press("shift+tab").Wants(page.Say{Text: "This is the first question."})
}

func TestNoLineIsWiderThanThePageForAnyQuestion(t *testing.T) {
	b := base(t)
	for width := 36; width <= 200; width += 4 {
		for _, q := range b.Advice.Questions {
			p := tuitest.Play(t, interview.New(), width, 20).WithSession(b)
			p.Send(page.Arrived{Route: page.Route{Page: page.Interview, Question: q.ID}}).Press("ctrl+y").Fits()
			words := strings.Join(strings.Fields(p.Text()), " ")
			for _, want := range strings.Fields(q.Prompt + " " + q.Help + " " + q.Why) {
				if !strings.Contains(want, "-") && !strings.Contains(words, want) {
					t.Fatalf("at %d columns %s lacks %q:\n%s", width, q.ID, want, p.Text())
				}
			}
		}
		p := tuitest.Play(t, interview.New(), width, 20).WithSession(b, session.Answer("gap_text", advisor.Word(strings.Repeat("long answer ", 30))))
		p.Send(page.Arrived{Route: page.Route{Page: page.Interview, Question: "gap_text"}}).Fits().Press("ctrl+o").Fits()
	}
}

// lineOf is the line of the page that shows a text.
func lineOf(t *testing.T, p *tuitest.Player, text string) int {
	t.Helper()
	for i, line := range strings.Split(p.Text(), "\n") {
		if strings.Contains(line, text) {
			return i
		}
	}
	t.Fatalf("%q is not on the page:\n%s", text, p.Text())
	return 0
}

func TestMouseChoosesWhatItClicks(t *testing.T) {
	for _, width := range []int{40, 100} {
		p := at(t, advisor.QTaskType)
		p.Env.Width = width
		click := func(text string) { p.Send(page.Click{Line: lineOf(t, p, text)}) }
		click("Code generation")
		p.Shows("▸ Code generation").Wants()
		click("Code generation")
		p.Wants(word(advisor.QTaskType, "code_generation"))
		p.Press("ctrl+o")
		click("Where it falls short")
		p.Shows("Where does it fall short")
		click("Tone")
		p.Shows("[x] Tone").Wants()
		p.Send(page.Click{Line: 0}).Send(page.Click{Line: 99}).Wants()
	}
}
