package report

import (
	"slices"
	"strings"

	"loracle/advisor"
	"loracle/data/casefile"
)

// flips says what would change the advice, for the questions that were
// answered, in the order of the interview.
func flips(c casefile.Case, found []advisor.Flip) []block {
	if c.Assessment.Recommendation.Approach == "" {
		return nil
	}
	l := list{}
	for _, group := range flipGroups(c, found) {
		l.add(group)
	}
	blocks := []block{heading{3, "What would change this advice"}}
	if len(l.items) == 0 {
		return append(blocks, paragraph("No change of a single answer that was given would."))
	}
	return append(blocks,
		paragraph("One answer changed at a time and everything else as it is, found by working the advice out again:"), l)
}

// paybackFlips says from which numbers on the payback changes.
func paybackFlips(found []advisor.PaybackFlip) []block {
	l := list{}
	for _, f := range found {
		l.add(escape(f.Sentence()))
	}
	if len(l.items) == 0 {
		return nil
	}
	return []block{
		heading{3, "What would change the payback"},
		paragraph("One number changed at a time, by no more than tenfold, and everything else as it is:"), l,
	}
}

// flipGroups is a line for each answered question and approach; choices that
// lead to the same approach share a line.
func flipGroups(c casefile.Case, found []advisor.Flip) []inline {
	var out []inline
	for i, f := range found {
		if !c.Answers.Known(f.Question.ID) {
			continue
		}
		same := func(g advisor.Flip) bool {
			return g.Question == f.Question && g.Approach == f.Approach && g.Direction == advisor.Sideways && f.Direction == advisor.Sideways
		}
		if slices.ContainsFunc(found[:i], same) {
			continue
		}
		words := []string{flipTo(f)}
		for _, g := range found[i+1:] {
			if same(g) {
				words = append(words, flipTo(g))
			}
		}
		out = append(out, say("%s %s: %s. Now it is %s.", f.Question.Short, strings.Join(words, " or "), flipApproach(f), f.Question.Show(f.From)))
	}
	return out
}

// flipWords is a change in words: "Requests a month below 50,000: prompting".
func flipWords(f advisor.Flip) string {
	return f.Question.Short + " " + flipTo(f) + ": " + flipApproach(f)
}

func flipApproach(f advisor.Flip) string { return midSentence(f.Approach) }

func flipTo(f advisor.Flip) string {
	to := f.Question.Show(f.To)
	if f.Direction != advisor.Sideways {
		to = advisor.FormatRange(f.Reach().Number, plainUnit(f.Question.Unit))
	}
	if strings.HasSuffix(f.Question.Short, " for") {
		return forSoLong(f, to)
	}
	switch {
	case f.Until != nil:
		return "of " + to
	case f.Direction == advisor.Upwards && f.Excluded:
		return "above " + to
	case f.Direction == advisor.Upwards:
		return "of " + to + " or more"
	case f.Direction == advisor.Downwards && f.Excluded:
		return "below " + to
	case f.Direction == advisor.Downwards:
		return "of " + to + " or less"
	}
	return "“" + to + "”"
}

// forSoLong is flipTo behind a name that ends with "for", like "Task stays the same
// for".
func forSoLong(f advisor.Flip, to string) string {
	switch {
	case f.Direction == advisor.Sideways, f.Until != nil:
		return to
	case f.Direction == advisor.Upwards && f.Excluded:
		return "more than " + to
	case f.Direction == advisor.Upwards:
		return to + " or more"
	case f.Excluded:
		return "less than " + to
	}
	return to + " or less"
}

// plainUnit leaves out the words that the question's name already has.
func plainUnit(u advisor.Unit) advisor.Unit {
	if slices.Contains([]advisor.Unit{advisor.Months, advisor.Years, advisor.Share, advisor.Hours}, u) {
		return u
	}
	if strings.HasPrefix(string(u), string(advisor.USD)) {
		return advisor.USD
	}
	return advisor.Count
}
