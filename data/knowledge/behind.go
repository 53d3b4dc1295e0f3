package knowledge

import (
	"slices"

	"loracle/advisor"
	"loracle/checklist"
)

// ItemsBehind lists the checkpoints whose conditions read the answer to a
// question, in the order of the checklist.
func (b *Base) ItemsBehind(q advisor.QuestionID) []checklist.ItemID {
	var out []checklist.ItemID
	for _, category := range b.Pack.Categories {
		for _, item := range category.Items {
			if b.conditions[item.ID].read(q) {
				out = append(out, item.ID)
			}
		}
	}
	return out
}

// read reports whether one of the conditions reads the answer to a question.
func (c conditions) read(q advisor.QuestionID) bool {
	return slices.ContainsFunc([]*advisor.Condition{c.applies, c.met}, func(c *advisor.Condition) bool {
		return c != nil && slices.ContainsFunc(c.Names(), func(name string) bool {
			return slices.Contains(answersBehind(name), q)
		})
	})
}
