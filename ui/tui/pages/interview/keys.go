package interview

import (
	"slices"

	"loracle/advisor"
	"loracle/ui/tui/page"
)

// Keys implements page.Page.
func (p Page) Keys(page.Env) []page.Key {
	switch {
	case p.mode == noting:
		return []page.Key{
			{Press: []string{"enter", "esc"}, Show: "enter", Does: "save note"},
			{Press: []string{"alt+enter", "ctrl+j"}, Does: "new line"},
		}
	case p.mode == overviewing:
		return []page.Key{
			page.NewKey("enter", "go to it"),
			{Press: []string{"up", "down"}, Show: "↑↓", Does: "choose"},
			page.NewKey("esc", "close"),
		}
	case p.question() == nil:
		return []page.Key{
			page.NewKey("enter", "refine"), page.NewKey("d", "decision"), page.NewKey("c", "checklist"),
			page.NewKey("shift+tab", "back"), allQuestions,
		}
	}
	return p.questionKeys()
}

var allQuestions = page.Key{Press: []string{"ctrl+o"}, Does: "all questions", Long: "List all questions with their answers, and go to one"}

func (p Page) questionKeys() []page.Key {
	takeBack := page.Key{Press: []string{"ctrl+x"}, Does: "clear", Long: "Take the answer back, as if the question had not been asked", Hidden: true}
	keys := []page.Key{
		{Press: []string{"enter"}, Does: "next", Long: "Save the answer and go to the next question"},
		{Press: []string{"shift+tab"}, Does: "back", Long: "Go to the question before"},
		{Press: []string{"ctrl+u"}, Does: "don't know", Long: "Say that nobody knows: an answer too, which widens the ranges"},
		{Press: []string{"ctrl+n"}, Does: "note", Long: "Write a remark on this question"},
		{Press: []string{"ctrl+y"}, Does: "why", Long: "Show why this is asked and what is assumed while it is not known"},
		allQuestions,
		{Press: []string{"tab"}, Does: "skip", Long: "Go to the next question; what is typed is saved if it is an answer", Hidden: true},
		takeBack,
	}
	if p.question().Kind == advisor.TextQuestion {
		return append(keys, page.NewLine())
	}
	if len(p.question().Choices) == 0 {
		return keys
	}
	if p.field.Values() != nil {
		mark := page.Key{Press: []string{"space"}, Does: "mark", Long: "Mark or unmark the choice under the cursor (↑↓ moves)"}
		return slices.Insert(keys, 0, mark)
	}
	// The cursor shows that arrows choose; that nobody has to know does not show.
	const behindDontKnow = 3
	return slices.Insert(keys, behindDontKnow, page.Key{Press: []string{"up", "down"}, Show: "↑↓", Does: "choose"})
}
