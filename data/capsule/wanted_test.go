package capsule_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"loracle/data/capsule"
	"loracle/data/session"
)

// A milestone keeps notes and names, which a report for sharing leaves out.
func TestWhatIsSharedBringsNoMilestoneAlong(t *testing.T) {
	events := numbered(session.Create("A", "k", "p"), session.TakeMilestone("pilot", 1, "k", "5f"))
	knowledge := capsule.File{Kind: capsule.Knowledge, SHA256: "k", Data: []byte("files")}
	milestone := capsule.File{Kind: capsule.Milestone, SHA256: "5f", Data: []byte("names")}
	c := capsule.Capsule{Variant: capsule.Shared, Events: capsule.ForSharing(events), Files: []capsule.File{knowledge, milestone}}
	if diff := cmp.Diff([]capsule.File{knowledge}, c.WantedOnly().Files); diff != "" {
		t.Error(diff)
	}
	c.Events = events
	if diff := cmp.Diff([]capsule.File{knowledge, milestone}, c.WantedOnly().Files); diff != "" {
		t.Error(diff)
	}
}
