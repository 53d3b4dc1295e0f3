package store

import "time"

// longestTurn is how long a program may come back for the file again and again
// before it leaves it alone once.
const longestTurn = 50 * time.Millisecond

// turns keeps a busy program from starving one that waits. A program that saves
// without a pause holds the file nearly all the time, and one that tries every
// few milliseconds would hardly ever find it free. So after a long turn the
// busy one waits for as long as any other needs to try again.
type turns struct {
	// since is when this turn began and until when the file was last let go.
	since, until time.Time
}

func (t *turns) begin() {
	now := realTime()
	if now.Sub(t.until) > longestPause {
		t.since = now
	}
	if now.Sub(t.since) > longestTurn {
		pause(longestPause + firstPause)
		t.since = realTime()
	}
}

func (t *turns) end() { t.until = realTime() }

// realTime and pause are about other programs, which know nothing of a clock
// that was handed in.
func realTime() time.Time { return time.Now() } //nolint:forbidigo // as said above

func pause(d time.Duration) { time.Sleep(d) } //nolint:forbidigo // as said above
