package checkpoint

import (
	"fmt"

	"loracle/advisor"
	"loracle/checklist"
	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
)

// Follows is what was agreed about a checkpoint, and what leaving it open
// costs.
func Follows(env page.Env, i checklist.ItemReview) []parts.Pair {
	t := env.Theme
	var pairs []parts.Pair
	for _, a := range env.Case.OpenActions() {
		if a.Item != i.ID {
			continue
		}
		pair := parts.Pair{Label: "Action", Text: parts.OneLine(a.Sentence())}
		if a.Overdue(env.Now) {
			pair.Text, pair.Style = pair.Text+" Overdue.", &t.Bad
		}
		pairs = append(pairs, pair)
	}
	for _, topic := range env.Case.OpenTopics() {
		if topic.Item == i.ID {
			pairs = append(pairs, parts.Pair{Label: "Parked", Text: parts.OneLine(topic.Text)})
		}
	}
	for _, g := range env.Case.Gaps {
		if g.Item == i.ID {
			pairs = append(pairs, parts.Pair{
				Label: "Going now", Style: &t.Warn,
				Text: fmt.Sprintf("adds %s to the one-time cost until this is resolved (%s)", advisor.FormatMoneyShort(g.Cost.Money()), parts.OneLine(g.Source)),
			})
		}
	}
	return pairs
}
