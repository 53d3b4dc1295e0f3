package backup

import (
	"time"

	"loracle/data/store"
)

// magic is the first line without the version.
const magic = "loracle backup "

// version is the version of the format that this package writes.
const version = 1

// Limits that no honest file comes near.
const (
	maxLine    = 32 << 20
	maxHistory = 256 << 20
)

// batchSize is how many bytes of events are held at a time.
const batchSize = 1 << 20

// line is one line of the stream; exactly one field is set.
type line struct {
	Backup    *head        `json:"backup,omitempty"`
	Knowledge *kept        `json:"knowledge,omitempty"`
	Session   *sessionLine `json:"session,omitempty"`
	End       *end         `json:"end,omitempty"`
}

type head struct {
	At       time.Time `json:"at"`
	Program  string    `json:"program"`
	Sessions int       `json:"sessions"`
}

type kept struct {
	SHA256 string `json:"sha256"`
	Data   []byte `json:"data"`
}

type sessionLine struct {
	Summary store.Summary `json:"summary"`
	Events  int           `json:"events"`
}

type end struct {
	Totals
	SHA256 string `json:"sha256"`
}

// Totals is how much a backup holds.
type Totals struct {
	// Sessions counts all sessions and Deleted those of them that are deleted.
	Sessions int `json:"sessions"`
	Deleted  int `json:"deleted"`
	Events   int `json:"events"`
	// Knowledge counts knowledge bases and checklists.
	Knowledge int `json:"knowledge"`
}

func (t *Totals) add(h store.History) {
	t.Sessions++
	t.Events += len(h.Events)
	if h.Summary.Deleted {
		t.Deleted++
	}
}

// Contents says what a backup is.
type Contents struct {
	// At is when it was begun and Program the version of loracle that wrote it.
	At      time.Time
	Program string
	Totals
	// Newer counts sessions that a newer loracle has worked on.
	Newer int
}
