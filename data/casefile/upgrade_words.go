package casefile

import (
	"fmt"
	"strings"

	"loracle/checklist"
)

// UpgradeWords is what another checklist would change, as faces show it.
type UpgradeWords struct {
	// Head says from which to which checklist, and what changes in the rule.
	Head []string
	// Lists are the checkpoints that are added, dropped and changed; those that
	// are none are left out.
	Lists []UpgradeList
}

// UpgradeList is a kind of change with the checkpoints it is about.
type UpgradeList struct {
	Title string
	Lines []string
}

// Words says what an upgrade would change in this case.
func (c Case) Words(u Upgrade) UpgradeWords {
	w := UpgradeWords{Head: []string{fmt.Sprintf("From %s to %s", u.From, u.To)}}
	if u.Threshold != [2]int{} {
		w.Head = append(w.Head, fmt.Sprintf("Rule: no-go from %d unresolved in a category, before from %d.", u.Threshold[1], u.Threshold[0]))
	}
	w.Head = append(w.Head, u.Around...)
	var added, dropped, changes []string
	for _, i := range u.Added {
		added = append(added, i.Title+": "+i.Question)
	}
	for _, i := range u.Dropped {
		dropped = append(dropped, c.droppedLine(i))
	}
	for _, i := range u.Changed {
		changes = append(changes, c.changedLine(i))
	}
	for _, l := range []UpgradeList{{"Added", added}, {"Dropped", dropped}, {"Changed", changes}} {
		if len(l.Lines) > 0 {
			w.Lists = append(w.Lists, l)
		}
	}
	return w
}

func (c Case) droppedLine(i checklist.Item) string {
	if m, said := c.Marks[i.ID]; said {
		return i.Title + ", now " + m.State.Label() + "; that stays in its history only"
	}
	return i.Title
}

func (c Case) changedLine(i ItemChange) string {
	text := i.New.Title
	if len(i.Parts) > 0 {
		text += ": " + strings.Join(i.Parts, ", ")
	}
	if i.Moved != "" {
		text += "; moves to " + i.Moved
	}
	if m, said := c.Marks[i.New.ID]; said {
		text += " (stays " + m.State.Label() + ")"
	}
	return text
}
