package room

import (
	"fmt"
	"maps"
	"time"

	"loracle/checklist"
	"loracle/ui/tui/page"
)

// clock is how long each category was talked about. It runs while a checkpoint
// of the category is on screen.
type clock struct {
	spent map[string]time.Duration
	// running is the category whose time runs since then; empty: none does.
	running string
	since   time.Time
}

// run lets the time of a category run, and stops that of any other.
func (c clock) run(category string, now time.Time) clock {
	if c.running == category {
		return c
	}
	c = c.pause(now)
	c.running, c.since = category, now
	return c
}

// pause stops the time.
func (c clock) pause(now time.Time) clock {
	if c.running == "" {
		return c
	}
	spent := c.elapsed(c.running, now)
	c.spent = maps.Clone(c.spent)
	if c.spent == nil {
		c.spent = map[string]time.Duration{}
	}
	c.spent[c.running], c.running = spent, ""
	return c
}

// elapsed is how long a category was talked about. A clock of the system that
// jumps back takes no time away.
func (c clock) elapsed(category string, now time.Time) time.Duration {
	d := c.spent[category]
	if c.running == category {
		d += max(0, now.Sub(c.since))
	}
	return d
}

// reading is what is left of a category's minutes, or how far it is over.
type reading struct {
	text string
	over bool
}

// read is the time of a category; empty where no minutes are planned for it.
func (c clock) read(category checklist.CategoryReview, now time.Time) reading {
	if category.Minutes == 0 {
		return reading{}
	}
	left := time.Duration(category.Minutes)*time.Minute - c.elapsed(category.ID, now)
	over := left < 0
	if over {
		left = -left
	}
	left = left.Truncate(time.Second)
	text := fmt.Sprintf("%d:%02d", int(left.Minutes()), int(left.Seconds())%60)
	if over {
		text = "+" + text
	}
	return reading{text, over}
}

// words is the time of a category for the frame: "7:41 left" or "+1:12 over".
func (c clock) words(env page.Env, category checklist.CategoryReview) string {
	switch r := c.read(category, env.Now); {
	case r.text == "":
		return ""
	case r.over:
		return r.text + " over"
	default:
		return r.text + " left"
	}
}
