package casefile

import (
	"fmt"
	"time"

	"loracle/data/session"
)

// Attribution says who changed something, when and how: "ana, 24 November 2026
// 14:02, on the screen".
func Attribution(c session.Change, zone *time.Location) string {
	who := c.By
	if who == "" {
		who = "somebody"
	}
	text := who + ", " + c.At.In(zone).Format("2 January 2006 15:04")
	if c.Via != "" {
		text += ", " + c.Via.Label()
	}
	return text
}

// Sentence says what is near or past.
func (d Due) Sentence() string {
	switch d.Kind {
	case AcceptanceDue:
		when := fmt.Sprintf("ends in %s", days(d.Days))
		switch {
		case d.Past:
			when = fmt.Sprintf("ended %s ago, so it is open again", days(-d.Days))
		case d.Days == 0:
			when = "ends today"
		}
		return fmt.Sprintf("%s: the accepted risk %s (%s); %s watches it.", d.ItemTitle, when, d.Day.Format("2 January 2006"), d.Owner)
	case ActionDue:
		return fmt.Sprintf("%s: %s overdue. %s", d.ItemTitle, days(-d.Days), d.What)
	case SessionDue:
		return fmt.Sprintf("Nobody has touched this session for %s.", days(-d.Days))
	}
	return d.What
}

func days(n int) string {
	if n == 1 {
		return "1 day"
	}
	return fmt.Sprintf("%d days", n)
}
