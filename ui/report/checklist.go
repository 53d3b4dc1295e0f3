package report

import (
	"loracle/checklist"
	"loracle/data/casefile"
)

// checkpoints is the go/no-go checklist, category by category.
func checkpoints(c casefile.Case) []block {
	blocks := []block{
		heading{2, "Checklist"},
		paragraph(verdictLine(c.Review)),
		tally(c.Review),
	}
	todo := map[checklist.ItemID]string{}
	for _, s := range c.Steps() {
		todo[s.Item] = s.Do
	}
	for _, category := range c.Review.Categories {
		blocks = append(blocks, heading{3, escape(category.Title)})
		if !category.Reachable {
			blocks = append(blocks, paragraph(say(
				"So few checkpoints apply that %d unresolved ones cannot come together here.", c.Review.Threshold)))
		}
		l := list{}
		for _, item := range category.Items {
			l.add(itemLine(item), itemDetails(item, todo[item.ID], c.ItemNotes[item.ID])...)
		}
		blocks = append(blocks, l)
	}
	return blocks
}

// tally counts the checkpoints of each category. Unresolved ones count against
// the verdict, accepted risks included.
func tally(r checklist.Review) block {
	t := table{columns: []column{
		{title: "Category"},
		{"Settled", true},
		{"Open", true},
		{"Accepted risk", true},
		{"Not looked at", true},
		{"Unresolved", true},
	}}
	for _, c := range r.Categories {
		settled := len(c.Items) - c.Unresolved - c.Untouched
		t.add(escape(c.Title), number(settled), number(c.Unresolved-c.AcceptedCount),
			number(c.AcceptedCount), number(c.Untouched), number(c.Unresolved))
	}
	return t
}

// itemLine is a checkpoint with its state, and what backs it. What counts
// against the verdict stands out.
func itemLine(i checklist.ItemReview) inline {
	head := say("%s: %s.", i.Title, stateWords(i))
	if i.Counts() {
		head = bold(head)
	}
	return join(" ", head, labelled("Evidence", i.Mark.Evidence), labelled("Reason", i.Mark.Reason))
}

func stateWords(i checklist.ItemReview) inline {
	switch {
	case i.Expired:
		return say("open again, the acceptance ended on %s", day(i.Mark.Until))
	case i.Unproven:
		return "met, but the evidence it requires is missing"
	case i.State == checklist.Accepted:
		return say("accepted risk until %s", day(i.Mark.Until))
	}
	return escape(i.State.Label())
}

// itemDetails is what else there is to know: the risk and the action of an
// item that counts, who carries it, and what the answers say.
func itemDetails(i checklist.ItemReview, todo, note string) []inline {
	var out []inline
	if i.Mark.AcceptedBy != "" || i.Mark.Owner != "" {
		out = append(out, say("Accepted by %s; watched by %s.", i.Mark.AcceptedBy, i.Mark.Owner))
	}
	out = append(out, labelled("Sign that it has come true", i.Mark.Notice))
	if i.Counts() {
		out = append(out, labelled("Risk", i.Risk))
	}
	if !i.Conflict {
		out = append(out, labelled("To do", todo))
	}
	return append(out, proposal(i), labelled("Note", note))
}

// proposal is what the answers say about an item where nobody has said
// anything, or where somebody said otherwise.
func proposal(i checklist.ItemReview) inline {
	switch {
	case i.Proposed.Proposed == checklist.Untouched:
		return ""
	case i.Conflict:
		return say("%s the answers say that it is %s: %s",
			bold("Contradiction:"), i.Proposed.Proposed.Label(), sentence(escape(i.Proposed.Evidence)))
	case i.State == checklist.Untouched:
		return say("The answers suggest that it is %s: %s", i.Proposed.Proposed.Label(), sentence(escape(i.Proposed.Evidence)))
	}
	return ""
}
