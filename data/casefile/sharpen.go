package casefile

import (
	"fmt"
	"slices"
	"strings"

	"loracle/advisor"
	"loracle/checklist"
)

// Sharpening is what the answer to one open question would bring.
type Sharpening struct {
	advisor.Sharpening
	// Settles are the titles of checkpoints that nobody has looked at and that
	// the answer could settle.
	Settles []string
}

// Sharpen lists the questions that are not known, those first that would
// sharpen the result most: by what they move, then by the checkpoints that they
// settle, then in the order of the interview. It takes some milliseconds.
func (c Case) Sharpen() []Sharpening {
	var moving, settling, rest []Sharpening
	for _, s := range c.Base.Advice.Sharpen(c.Answers, c.Overrides...) {
		one := Sharpening{s, c.settles(s.Question.ID)}
		switch {
		case s.Moves():
			moving = append(moving, one)
		case len(one.Settles) > 0:
			settling = append(settling, one)
		default:
			rest = append(rest, one)
		}
	}
	return slices.Concat(moving, settling, rest)
}

func (c Case) settles(q advisor.QuestionID) []string {
	var out []string
	for _, id := range c.Base.ItemsBehind(q) {
		if item, ok := c.Review.Item(id); ok && item.State == checklist.Untouched && item.Proposed.Proposed == checklist.Untouched {
			out = append(out, item.Title)
		}
	}
	return out
}

// InWords says why a question is asked next, in a sentence.
func (s Sharpening) InWords(years string) string {
	var out []string
	if len(s.Leads) > 0 {
		names := make([]string, len(s.Leads))
		for i, a := range s.Leads {
			names[i] = a.Label()
		}
		out = append(out, "can change the advice to "+strings.Join(names, " or "))
	}
	if s.Bill {
		out = append(out, "is part of the API bill, which every saving rests on")
	}
	if s.Spread > 0 {
		out = append(out, fmt.Sprintf("moves the result over %s by up to %s", years, advisor.FormatRangeShort(advisor.Exactly(s.Spread), advisor.USD)))
	}
	if len(out) == 0 && s.Weighs {
		out = append(out, "makes the advice surer")
	}
	if len(s.Settles) > 0 {
		out = append(out, "settles "+checkpoints(s.Settles))
	}
	if len(out) == 0 {
		return "is for the report and moves no number"
	}
	return strings.Join(out, "; ")
}

func checkpoints(titles []string) string {
	if len(titles) == 1 {
		return "the checkpoint " + titles[0]
	}
	return "the checkpoints " + strings.Join(titles[:len(titles)-1], ", ") + " and " + titles[len(titles)-1]
}

// Ordered is a list of questions in the order of a sharpening. Questions that
// are not in it keep their places behind the others.
func Ordered(questions []*advisor.Question, by []Sharpening) []*advisor.Question {
	place := make(map[advisor.QuestionID]int, len(by))
	for i, s := range by {
		place[s.Question.ID] = i
	}
	at := func(q *advisor.Question) int {
		if i, ok := place[q.ID]; ok {
			return i
		}
		return len(by)
	}
	out := slices.Clone(questions)
	slices.SortStableFunc(out, func(a, b *advisor.Question) int { return at(a) - at(b) })
	return out
}
