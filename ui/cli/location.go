package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"time"

	"loracle/data/casefile"
	"loracle/data/settings"
	"loracle/data/store"
	"loracle/data/store/etcd"
	"loracle/data/store/journal"
	"loracle/data/strict"
)

// journalName is the file beside the usual session store that keeps what is
// said while a team store is away.
const journalName = "journal.db"

// location is where sessions are: in a file, or in a team store.
type location struct {
	// file is the path of a file; empty for a team store.
	file string
	team etcd.Address
}

// isTeam reports whether the sessions are in a team store.
func (l location) isTeam() bool { return len(l.team.Endpoints) > 0 }

// String is the place as people name it.
func (l location) String() string {
	if l.isTeam() {
		return l.team.String()
	}
	return l.file
}

// readSettings reads the file of settings; there need not be one.
func (a *app) readSettings() (settings.Settings, error) {
	if a.ConfigFile == "" {
		return settings.Settings{}, nil
	}
	data, err := strict.ReadFile(a.ConfigFile, strict.DefaultMaxBytes)
	if errors.Is(err, fs.ErrNotExist) {
		return settings.Settings{}, nil
	}
	if strict.Of(err) != nil {
		return settings.Settings{}, failure(err, settings.Hint)
	}
	if err != nil {
		return settings.Settings{}, failure(fmt.Errorf("read the settings: %w", err), "check the permissions of "+a.ConfigFile)
	}
	s, err := settings.Decode(a.ConfigFile, data)
	if err != nil {
		return s, failure(err, settings.Hint)
	}
	return s, nil
}

// chooseStore finds out where sessions are: the flags say so, or LORACLE_STORE,
// or the settings; otherwise they are in the usual file.
func (a *app) chooseStore(flagged func(string) bool) error {
	s, err := a.readSettings()
	if err != nil {
		return err
	}
	if flagged("db") && flagged("store") {
		return usage("leave one of them out", "--db and --store both say where sessions are")
	}
	name, named := a.db, ""
	switch {
	case flagged("db"):
		a.at, err = fileLocation(a.db, "--db")
		return err
	case flagged("store"):
		name, named = a.store, "--store"
	case a.Getenv("LORACLE_STORE") != "":
		name, named = a.Getenv("LORACLE_STORE"), "LORACLE_STORE"
	case s.Store != "":
		name, named = s.Store, a.ConfigFile+": store"
	}
	if a.at, err = parseLocation(name, named); err != nil {
		return err
	}
	if !a.at.isTeam() {
		a.db = a.at.file
	}
	a.access = a.accessFrom(s)
	return nil
}

// accessFrom is what a cluster asks for: the environment says it, or the
// settings. A password never stands in a flag or in the settings themselves.
func (a *app) accessFrom(s settings.Settings) etcd.Access {
	or := func(name, value string) string {
		if said := a.Getenv(name); said != "" {
			return said
		}
		return value
	}
	return etcd.Access{
		User: or("LORACLE_ETCD_USER", s.Etcd.User), Password: a.Getenv("LORACLE_ETCD_PASSWORD"),
		PasswordFile: or("LORACLE_ETCD_PASSWORD_FILE", s.Etcd.PasswordFile),
		CA:           or("LORACLE_ETCD_CA", s.Etcd.CA),
		Cert:         or("LORACLE_ETCD_CERT", s.Etcd.Cert), Key: or("LORACLE_ETCD_KEY", s.Etcd.Key),
		Timeout: time.Duration(s.Etcd.Timeout),
	}
}

// openStore opens the store at a location, and makes it where there is none.
func (a *app) openStore(at location, cabinet *casefile.Cabinet) (store.Store, error) {
	options := store.Options{Now: a.Now, By: a.UserName, Summarize: a.summarize(cabinet), Upgraded: a.upgraded}
	if !at.isTeam() {
		return store.OpenBolt(at.file, options)
	}
	team, err := etcd.Open(at.team, a.access, options)
	if err != nil {
		return nil, a.noteWaiting(at, err)
	}
	st, err := journal.Open(team, a.journalPath(), options)
	if err != nil {
		return nil, errors.Join(err, team.Close())
	}
	a.noteRefused(st)
	return st, nil
}

func (a *app) journalPath() string { return filepath.Join(filepath.Dir(a.DefaultDB), journalName) }

// noteWaiting says beside a team store that cannot be reached what waits for
// it.
func (a *app) noteWaiting(at location, err error) error {
	if n, counting := journal.Waiting(a.journalPath(), at.String()); counting == nil && n > 0 {
		a.notes = append(a.notes, fmt.Sprintf("note: %s made while the team store was away are kept on this machine and will be sent", counted(n, "change")))
	}
	return err
}

// noteRefused says which changes the team store did not take.
func (a *app) noteRefused(st *journal.Store) {
	if n := st.Link().Aside; n > 0 {
		a.notes = append(a.notes, fmt.Sprintf("note: the team store did not take %s made while it was away, since others had changed the same; kept in %s",
			counted(n, "change"), a.journalPath()))
	}
}
