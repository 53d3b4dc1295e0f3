package advisor_test

import (
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"loracle/advisor"
)

func TestSharpeningListsEveryUnknownQuestionOnce(t *testing.T) {
	k := loaded(t)
	rapid.Check(t, func(t *rapid.T) {
		answers := someAnswers(t, k)
		before := maps.Clone(answers)
		got := map[advisor.QuestionID]int{}
		for _, s := range k.Sharpen(answers) {
			got[s.Question.ID]++
		}
		for _, q := range k.Questions {
			want := 1
			if answers.Known(q.ID) {
				want = 0
			}
			if got[q.ID] != want {
				t.Fatalf("%s is listed %d times, want %d", q.ID, got[q.ID], want)
			}
		}
		if !maps.EqualFunc(before, answers, advisor.Answer.Equal) {
			t.Fatal("the answers were changed")
		}
	})
}

func TestWhatMovesTheResultMostIsAskedFirst(t *testing.T) {
	k := loaded(t)
	rapid.Check(t, func(t *rapid.T) {
		list := k.Sharpen(someAnswers(t, k))
		for i, s := range list[1:] {
			before := list[i]
			switch {
			case len(s.Leads) > 0 && len(before.Leads) == 0:
				t.Fatalf("%s can change the advice and comes after %s", s.Question.ID, before.Question.ID)
			case len(s.Leads) == len(before.Leads) && s.Bill == before.Bill && s.Spread > before.Spread:
				t.Fatalf("%s moves %g and comes after %s with %g", s.Question.ID, s.Spread, before.Question.ID, before.Spread)
			case s.Moves() && !before.Moves():
				t.Fatalf("%s moves the result and comes after %s", s.Question.ID, before.Question.ID)
			}
		}
	})
}

func TestAnswersThatLeadElsewhereAreTrue(t *testing.T) {
	k := loaded(t)
	answers := tuningTeam()
	delete(answers, "documents_grounding")
	delete(answers, advisor.QMLEngineer)
	list := k.Sharpen(answers)
	i := slices.IndexFunc(list, func(s advisor.Sharpening) bool { return s.Question.ID == advisor.QMLEngineer })
	if i < 0 || !slices.ContainsFunc(list[i].Leads, func(a advisor.Approach) bool { return !a.Tunes() }) {
		t.Errorf("without an ML engineer nothing is tuned, and it is not said: %+v", list[i])
	}
	if list[0].Leads == nil {
		t.Errorf("%s comes first and changes nothing", list[0].Question.ID)
	}
	for _, s := range list {
		if s.Question.Kind == advisor.TextQuestion && s.Moves() {
			t.Errorf("%s moves the result, and it is only words", s.Question.ID)
		}
	}
}

func TestPartsOfAnUnknownBillComeBeforeWhatMovesTheCost(t *testing.T) {
	answers := tuningTeam()
	delete(answers, advisor.QInputTokens)
	delete(answers, advisor.QMonthlyAPICost)
	for _, s := range loaded(t).Sharpen(answers) {
		switch {
		case s.Question.ID == advisor.QInputTokens && s.Bill:
			return
		case len(s.Leads) == 0 && !s.Bill:
			t.Fatalf("%s comes before the tokens that the bill lacks", s.Question.ID)
		}
	}
	t.Error("nothing says that the tokens complete the bill")
}

func TestHourlyRateMovesTheCostWhileItIsNotKnown(t *testing.T) {
	k := loaded(t)
	for _, s := range k.Sharpen(tuningTeam()) {
		if s.Question.ID == advisor.QHourlyRate && s.Spread <= 0 {
			t.Error("the rate moves nothing")
		}
	}
}

func BenchmarkSharpen(b *testing.B) {
	k, answers := loaded(b), tuningTeam()
	for b.Loop() {
		k.Sharpen(answers)
	}
}
