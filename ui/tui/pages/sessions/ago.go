package sessions

import (
	"fmt"
	"time"
)

// Ago says how long before now a time was, in words.
func Ago(then, now time.Time) string {
	d := now.Sub(then)
	switch {
	case d < time.Minute:
		return "just now"
	case d < time.Hour:
		return count(int(d/time.Minute), "minute")
	case d < 24*time.Hour:
		return count(int(d/time.Hour), "hour")
	}
	days := int(d / (24 * time.Hour))
	switch {
	case days < 14:
		return count(days, "day")
	case days < 61:
		return count(days/7, "week")
	case days < 730:
		return count(days/30, "month")
	}
	return count(days/365, "year")
}

func count(n int, unit string) string {
	if n == 1 {
		return "1 " + unit + " ago"
	}
	return fmt.Sprintf("%d %ss ago", n, unit)
}
