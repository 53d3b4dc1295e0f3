package cli

import (
	"errors"
	"fmt"

	"loracle/data/casefile"
	"loracle/data/store"
	"loracle/data/store/etcd"
	"loracle/data/store/journal"
)

// examineTeam looks through a team store, and says what waits for it on this
// machine.
func (o doctorOptions) examineTeam() (err error) {
	if o.salvage != "" {
		return usage("`loracle backup FILE` copies a sound team store; ask whoever runs etcd for a snapshot of a damaged one",
			"--salvage works on a store in a file, not on %s", o.at)
	}
	team, err := etcd.Open(o.at.team, o.access, store.Options{Now: o.Now, By: o.UserName, Summarize: o.summarize(&casefile.Cabinet{})})
	if err != nil {
		return o.noteWaiting(o.at, err)
	}
	defer func() { err = errors.Join(err, team.Close()) }()
	bar := o.progress("Checking the store")
	report, err := team.Examine(o.examination(bar))
	bar.end()
	if err != nil {
		return err
	}
	waiting, err := journal.Waiting(o.journalPath(), team.Name())
	if err != nil {
		return err
	}
	if waiting > 0 {
		if _, err := fmt.Fprintf(o.Out, "%s made while it was away wait on this machine; the next command that opens it sends them\n", counted(waiting, "change")); err != nil {
			return err
		}
	}
	return o.tell(team.Name(), report, "ask whoever runs etcd for a snapshot from before; `loracle restore` brings a backup back beside what is there")
}
