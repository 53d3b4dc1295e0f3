package casefile

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"loracle/checklist"
	"loracle/data/session"
	"loracle/data/store"
)

// DueKind says what sort of thing a date belongs to.
type DueKind string

// The sorts of things that come due.
const (
	AcceptanceDue DueKind = "acceptance"
	ActionDue     DueKind = "action"
	SessionDue    DueKind = "session"
)

// Due is something with a date that is near or past.
type Due struct {
	Kind    DueKind
	Session session.ID
	Title   string
	// Item is the checkpoint it is about; empty for a session as a whole.
	Item      checklist.ItemID
	ItemTitle string
	// Owner is who has to see to it; empty for a session as a whole.
	Owner string
	// What is the reason for the acceptance, or the action as a sentence.
	What string
	// Day is when it ends or is due, or when the session was last touched.
	Day time.Time
	// Days is how many days are left; negative once it is past. For a session it
	// counts the days since it was last touched, as a negative number.
	Days int
	// Past says that it needs attention now.
	Past bool
}

// The days within which an acceptance counts as near its end, and after which a
// session counts as forgotten.
const (
	nearDays  = 14
	staleDays = 90
)

// DueFrom lists what is near or past in a case: acceptances within two weeks of
// their end or beyond it, overdue actions, and the case itself where nobody has
// touched it for 90 days. What is most urgent comes first.
func (c Case) DueFrom(today time.Time) []Due {
	var out []Due
	add := func(d Due) {
		d.Session, d.Title = c.ID, c.Title
		if d.ItemTitle = string(d.Item); d.ItemTitle != "" {
			if item := c.Base.Pack.Item(d.Item); item != nil {
				d.ItemTitle = item.Title
			}
		}
		d.Days = checklist.DaysLeft(today, d.Day)
		d.Past = d.Days < 0
		out = append(out, d)
	}
	for id, m := range c.Marks {
		if m.State == checklist.Accepted && c.Base.Pack.Item(id) != nil && checklist.DaysLeft(today, m.Until) <= nearDays {
			add(Due{Kind: AcceptanceDue, Item: id, Owner: m.Owner, What: m.Reason, Day: m.Until})
		}
	}
	for _, a := range c.OpenActions() {
		if a.Overdue(today) {
			add(Due{Kind: ActionDue, Item: a.Item, Owner: a.Owner, What: a.Sentence(), Day: a.Due})
		}
	}
	if touched := c.UpdatedAt.In(today.Location()); -checklist.DaysLeft(today, touched) >= staleDays {
		add(Due{Kind: SessionDue, Day: touched})
	}
	slices.SortFunc(out, moreUrgent)
	return out
}

// moreUrgent orders by date, then by what it is about.
func moreUrgent(a, b Due) int {
	if d := a.Day.Compare(b.Day); d != 0 {
		return d
	}
	return strings.Compare(string(a.Kind)+string(a.Item)+a.What, string(b.Kind)+string(b.Item)+b.What)
}

// duePage is how many sessions are read at a time.
const duePage = 500

// Due lists what is near or past in all sessions, the most urgent first. Of a
// session it keeps no more than that. One that cannot be opened keeps nothing of
// the others back: the error then names all of those, beside what was found.
func (c *Cabinet) Due(today time.Time) ([]Due, error) {
	var out []Due
	var shut []error
	for q := (store.Query{Limit: duePage}); ; {
		page, err := c.Store.Page(q)
		if err != nil {
			return nil, err
		}
		for _, s := range page.Sessions {
			one, err := c.Open(string(s.ID), today)
			if err != nil {
				shut = append(shut, fmt.Errorf("open %q (%s): %w", s.Title, s.ID, err))
				continue
			}
			out = append(out, one.DueFrom(today)...)
		}
		if q.After = page.Next; q.After.IsZero() {
			break
		}
	}
	slices.SortStableFunc(out, moreUrgent)
	return out, errors.Join(shut...)
}
