package casefile

import (
	"fmt"
	"slices"
	"time"

	"loracle/checklist"
	"loracle/data/knowledge"
	"loracle/data/session"
)

// Upgrade is what another checklist would change in a session.
type Upgrade struct {
	From, To string
	// Added, Dropped and Changed name the checkpoints, in the order of the
	// checklist that has them.
	Added, Dropped []checklist.Item
	Changed        []ItemChange
	// Threshold is set where the rule itself changes: from and to. Around says
	// what else changes about the list as a whole and about its categories, a
	// sentence each.
	Threshold [2]int
	Around    []string

	pack *knowledge.Pack
}

// ItemChange is a checkpoint that is worded or judged differently.
type ItemChange struct {
	Old, New checklist.Item
	// Parts names what differs, in the words of the file.
	Parts []string
	// Moved is the category it goes to; empty where it stays.
	Moved string
}

// Nothing reports whether the two checklists are the same.
func (u Upgrade) Nothing() bool {
	return len(u.Added)+len(u.Dropped)+len(u.Changed)+len(u.Around) == 0 && u.Threshold == [2]int{} && u.From == u.To
}

// CompareWith says what going over to another checklist would change.
func (c Case) CompareWith(p *knowledge.Pack) Upgrade {
	old := c.Base.Pack
	u := Upgrade{From: c.Base.PackRef(), To: p.ID + "@" + p.Version, Around: around(old, p.Pack), pack: p}
	if old.Threshold != p.Threshold {
		u.Threshold = [2]int{old.Threshold, p.Threshold}
	}
	for _, category := range p.Categories {
		for _, item := range category.Items {
			before := old.Item(item.ID)
			if before == nil {
				u.Added = append(u.Added, item)
				continue
			}
			change := ItemChange{Old: *before, New: item, Parts: differing(*before, item)}
			if from := categoryOf(old, item.ID); from != category.ID {
				change.Moved = category.Title
			}
			if len(change.Parts) > 0 || change.Moved != "" {
				u.Changed = append(u.Changed, change)
			}
		}
	}
	for _, category := range old.Categories {
		for _, item := range category.Items {
			if p.Item(item.ID) == nil {
				u.Dropped = append(u.Dropped, item)
			}
		}
	}
	return u
}

// around says what changes about a list beside its checkpoints and its rule.
func around(old, now *checklist.Pack) []string {
	var out []string
	say := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	if old.Title != now.Title {
		say("It is called %s, before %s.", now.Title, old.Title)
	}
	for _, to := range now.Categories {
		for _, from := range old.Categories {
			if from.ID != to.ID {
				continue
			}
			if from.Title != to.Title {
				say("The category %s is called %s.", from.Title, to.Title)
			}
			if from.Minutes != to.Minutes {
				say("%s takes %d minutes, before %d.", to.Title, to.Minutes, from.Minutes)
			}
		}
	}
	if !slices.Equal(common(old, now), common(now, old)) {
		say("The checkpoints come in another order.")
	}
	return out
}

// common lists the checkpoints of a list that another has, too, in their order.
func common(of, with *checklist.Pack) []checklist.ItemID {
	var out []checklist.ItemID
	for _, c := range of.Categories {
		for _, item := range c.Items {
			if with.Item(item.ID) != nil {
				out = append(out, item.ID)
			}
		}
	}
	return out
}

func categoryOf(p *checklist.Pack, id checklist.ItemID) string {
	for _, c := range p.Categories {
		for _, item := range c.Items {
			if item.ID == id {
				return c.ID
			}
		}
	}
	return ""
}

// differing names the parts in which two versions of a checkpoint differ.
func differing(a, b checklist.Item) []string {
	var parts []string
	for _, part := range []struct {
		name string
		same bool
	}{
		{"title", a.Title == b.Title},
		{"question", a.Question == b.Question},
		{"why", a.Why == b.Why},
		{"risk", a.Risk == b.Risk},
		{"proof", a.Proof == b.Proof},
		{"applies_when", a.AppliesWhen == b.AppliesWhen},
		{"met_when", a.MetWhen == b.MetWhen},
		{"action", a.Action == b.Action},
		{"accept", a.MaxDays() == b.MaxDays()},
		{"contingency", sameContingency(a.Contingency, b.Contingency)},
		{"source", a.Source == b.Source},
	} {
		if !part.same {
			parts = append(parts, part.name)
		}
	}
	return parts
}

func sameContingency(a, b *checklist.Contingency) bool {
	if a == nil || b == nil {
		return a == b
	}
	same := func(a, b *checklist.Span) bool { return a == b || a != nil && b != nil && *a == *b }
	return same(a.Percent, b.Percent) && same(a.Hours, b.Hours)
}

// Upgrade goes over to another checklist: it keeps the file and appends the
// event. Via is how it was asked for.
func (c *Cabinet) Upgrade(id session.ID, u Upgrade, at time.Time, by string, via session.Via) error {
	if err := c.keepPack(u.pack); err != nil {
		return err
	}
	e := session.Event{Kind: session.PackUpgraded, At: at, By: by, Via: via, Pack: u.To, PackSHA256: u.pack.SHA256}
	for _, item := range u.Dropped {
		e.Dropped = append(e.Dropped, item.ID)
	}
	if _, err := c.Store.Append(id, e); err != nil {
		return fmt.Errorf("save the new checklist: %w", err)
	}
	return nil
}
