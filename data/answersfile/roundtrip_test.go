package answersfile_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/data/answersfile"
	"loracle/data/knowledge"
	"loracle/data/session"
)

func base(t testing.TB) *knowledge.Base {
	t.Helper()
	b, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

var anyText = &advisor.Question{Kind: advisor.TextQuestion}

// texts draws what people may write: words, punctuation that YAML cares for,
// several lines, other scripts.
func texts() *rapid.Generator[string] {
	piece := rapid.OneOf(
		rapid.SampledFrom([]string{"a: b", "# no comment", "- item", "'", "\"", "{x}", "[y]", "&z", "*w", "!t", "%", "@", "`", "|", ">", "yes", "null", "~", "012", "1e3", "2027-02-01", "=", "<<", "\n", "\n\n  ", "\t", "é", "日本", "😀", "\u00a0", "\ufeff", "...", "---"}),
		rapid.StringN(0, 12, -1),
	)
	return rapid.Custom(func(t *rapid.T) string {
		return strings.TrimSpace(strings.Join(rapid.SliceOfN(piece, 1, 8).Draw(t, "pieces"), " "))
	}).Filter(func(s string) bool { return anyText.Check(advisor.Word(s)) == nil })
}

func lines() *rapid.Generator[string] {
	return texts().Filter(func(s string) bool { return !strings.ContainsAny(s, "\n\t") && len([]rune(s)) <= 200 })
}

// numbers draws what fits a question's bounds.
func numbers(q *advisor.Question) *rapid.Generator[float64] {
	return rapid.Custom(func(t *rapid.T) float64 {
		low, high := q.Bounds.Low, q.Bounds.High
		if q.Whole || rapid.Bool().Draw(t, "whole") {
			return float64(rapid.Int64Range(int64(low), int64(high)).Draw(t, "n"))
		}
		v := rapid.Float64Range(low, high).Draw(t, "x")
		if v < 1e-9 {
			return low
		}
		return v
	})
}

func answers(q *advisor.Question) *rapid.Generator[advisor.Answer] {
	return rapid.Custom(func(t *rapid.T) advisor.Answer {
		if rapid.IntRange(0, 9).Draw(t, "known") == 0 {
			return advisor.Unknown()
		}
		values := make([]string, len(q.Choices))
		for i, c := range q.Choices {
			values[i] = c.Value
		}
		switch q.Kind {
		case advisor.NumberQuestion:
			return advisor.Number(advisor.Between(numbers(q).Draw(t, "a"), numbers(q).Draw(t, "b")))
		case advisor.ChoiceQuestion:
			return advisor.Word(rapid.SampledFrom(values).Draw(t, "choice"))
		case advisor.SeveralQuestion:
			some := rapid.Permutation(values).Draw(t, "order")
			return advisor.Words(some[:rapid.IntRange(0, len(some)).Draw(t, "many")]...)
		case advisor.TextQuestion:
		}
		return advisor.Word(texts().Draw(t, "text"))
	})
}

func marks() *rapid.Generator[checklist.Mark] {
	return rapid.Custom(func(t *rapid.T) checklist.Mark {
		m := checklist.Mark{State: rapid.SampledFrom(checklist.States()).Draw(t, "state")}
		optional := rapid.OneOf(rapid.Just(""), texts())
		m.Evidence, m.Notice = optional.Draw(t, "evidence"), optional.Draw(t, "notice")
		m.Reason = optional.Draw(t, "reason")
		if m.State == checklist.NotApplicable || m.State == checklist.Accepted {
			m.Reason = "a reason that is long enough: " + texts().Draw(t, "reason")
		}
		if m.State == checklist.Accepted {
			m.AcceptedBy, m.Owner = lines().Draw(t, "by"), lines().Draw(t, "owner")
			m.Until = time.Date(2027, 1, rapid.IntRange(1, 500).Draw(t, "day"), 0, 0, 0, 0, time.UTC)
		}
		return m
	}).Filter(func(m checklist.Mark) bool { return m.Validate() == nil })
}

func overrides(id advisor.LineID) *rapid.Generator[advisor.Override] {
	return rapid.Custom(func(t *rapid.T) advisor.Override {
		cents := rapid.Int64Range(0, 1e11)
		return advisor.Override{
			Line: id, Amount: advisor.Between(float64(cents.Draw(t, "a"))/100, float64(cents.Draw(t, "b"))/100),
			Reason: texts().Draw(t, "reason"), By: rapid.OneOf(rapid.Just(""), lines()).Draw(t, "by"),
			At: time.Date(2026, 1, rapid.IntRange(1, 500).Draw(t, "day"), 0, 0, 0, 0, time.UTC),
		}
	}).Filter(func(o advisor.Override) bool { return o.Validate() == nil })
}

func states(b *knowledge.Base) *rapid.Generator[session.State] {
	return rapid.Custom(func(t *rapid.T) session.State {
		s := session.New("")
		s.Title = lines().Draw(t, "title")
		some := func() bool { return rapid.IntRange(0, 3).Draw(t, "given") == 0 }
		for _, q := range b.Advice.Questions {
			if some() {
				s.Answers[q.ID] = answers(q).Draw(t, string(q.ID))
			}
			if some() {
				s.Notes[q.ID] = texts().Draw(t, "note")
			}
		}
		for _, id := range advisor.OwnLines() {
			if some() {
				s.Overrides = append(s.Overrides, overrides(id).Draw(t, string(id)))
			}
		}
		for _, c := range b.Pack.Categories {
			for _, item := range c.Items {
				if some() {
					s.Marks[item.ID] = marks().Draw(t, string(item.ID))
				}
				if some() {
					s.ItemNotes[item.ID] = texts().Draw(t, "note")
				}
			}
		}
		return s
	})
}

func TestWhatIsWrittenReadsTheSame(t *testing.T) {
	b := base(t)
	rapid.Check(t, func(t *rapid.T) {
		want := states(b).Draw(t, "state")
		data, err := answersfile.Encode(want, b)
		if err != nil {
			t.Fatal(err)
		}
		file, err := answersfile.Decode("f.yaml", data, b)
		if err != nil {
			t.Fatal(err)
		}
		got, err := file.State(b, time.Unix(0, 0).UTC(), "")
		if err != nil {
			t.Fatal(err)
		}
		same := cmpopts.IgnoreFields(session.State{}, "ID", "CreatedAt", "UpdatedAt", "CreatedBy", "Knowledge", "Pack", "Seq", "History", "Log")
		if diff := cmp.Diff(want, got, same, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("%s\n%s", diff, data)
		}
	})
}
