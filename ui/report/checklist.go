package report

import (
	"time"

	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/data/session"
)

// checkpoints is the go/no-go checklist, category by category.
func checkpoints(c casefile.Case) []block {
	blocks := []block{
		heading{2, "Checklist"},
		paragraph(verdictLine(c.Review)),
		tally(c.Review),
		heading{3, "What would change the verdict"},
		verdictFlips(c.Review),
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
			l.add(itemLine(item), itemDetails(c, item, todo[item.ID])...)
		}
		blocks = append(blocks, l)
	}
	return append(blocks, leftOpen(c)...)
}

// verdictFlips are the smallest sets of checkpoints that would change the
// verdict, or settle it.
func verdictFlips(r checklist.Review) block {
	l := list{}
	for _, s := range r.Sentences() {
		l.add(escape(s))
	}
	if !r.NoGoReachable() {
		l.add(say("So few checkpoints apply that no category can reach %d unresolved ones: no-go is out of reach.", r.Threshold))
	}
	if len(l.items) == 0 {
		l.add("No checkpoint applies, so nothing would.")
	}
	return l
}

// leftOpen is what opens the next review: actions and parked topics.
func leftOpen(c casefile.Case) []block {
	l := list{}
	for _, a := range c.OpenActions() {
		l.add(join(" ", bold(say("%s:", itemTitle(c, a.Item))), escape(a.SentenceWith(day(a.Due))), attributed("Added by", a.By, a.At)))
	}
	for _, t := range c.OpenTopics() {
		l.add(join(" ", bold("Parked:"), sentence(escape(t.Text)), attributed("Parked by", t.By, t.At)))
	}
	if len(l.items) == 0 {
		return nil
	}
	return []block{heading{3, "For the next review"}, l}
}

func itemTitle(c casefile.Case, id checklist.ItemID) string {
	if item := c.Base.Pack.Item(id); item != nil {
		return item.Title
	}
	return string(id)
}

// attributed says who did something, and on which day.
func attributed(what, who string, at time.Time) inline {
	if who == "" {
		return ""
	}
	return say("%s %s on %s.", what, who, day(at))
}

// acceptedAs says who recorded the acceptance of a risk, when and how.
func acceptedAs(i checklist.ItemReview, changes []session.Change) inline {
	if i.Mark.State != checklist.Accepted {
		return ""
	}
	for n := len(changes) - 1; n >= 0; n-- {
		if c := changes[n]; c.Mark == i.Mark && c.By != "" {
			how := ""
			if c.Via != "" {
				how = ", " + c.Via.Label()
			}
			return say("Recorded by %s on %s%s.", c.By, day(c.At), how)
		}
	}
	return ""
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
func itemDetails(c casefile.Case, i checklist.ItemReview, todo string) []inline {
	var out []inline
	out = append(out, people(i.Mark))
	if i.Mark.SamePerson() {
		out = append(out, "Whoever takes this risk also watches it; somebody else would notice more.")
	}
	out = append(out, acceptedAs(i, c.History[i.ID]))
	out = append(out, labelled("Sign that it has come true", i.Mark.Notice))
	if i.Counts() {
		out = append(out, labelled("Risk", i.Risk))
	}
	if !i.Disagrees() {
		out = append(out, labelled("To do", todo))
	}
	for _, g := range c.Gaps {
		if g.Item == i.ID {
			out = append(out, say("Going now adds %s to the one-time cost (%s).", money(g.Cost.Money()), g.Source))
		}
	}
	return append(out, proposal(i), labelled("Note", c.ItemNotes[i.ID]))
}

// people names those who took and watch a risk. A checkpoint that nobody accepted
// can have somebody in charge and a day, too.
func people(m checklist.Mark) inline {
	switch {
	case m.State == checklist.Accepted:
		return say("Accepted by %s; watched by %s.", m.AcceptedBy, m.Owner)
	case m.Owner != "" && !m.Until.IsZero():
		return say("In charge: %s, until %s.", m.Owner, day(m.Until))
	case m.Owner != "":
		return say("In charge: %s.", m.Owner)
	case !m.Until.IsZero():
		return say("Until %s.", day(m.Until))
	}
	return ""
}

// proposal is what the answers say about an item where nobody has said
// anything, or where somebody said otherwise.
func proposal(i checklist.ItemReview) inline {
	switch {
	case i.LeftOut:
		return say("The answers take it out: %s", sentence(escape(i.Proposed.Grounds)))
	case i.Overruled:
		return say("Overruled: %s", sentence(escape(i.Disagreement())))
	case i.Lapsed:
		return say("%s %s", bold("Look again:"), sentence(escape(i.Disagreement())))
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
