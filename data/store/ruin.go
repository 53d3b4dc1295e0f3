package store

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"strconv"
	"time"

	"loracle/data/session"
	"loracle/data/store/boltfile"
)

// ruin is a store that may be damaged, read page by page and never written to.
type ruin struct {
	path   string
	file   *os.File
	bolt   *boltfile.File
	walker *boltfile.Walker
	// faults are the pages that could not be read.
	faults []boltfile.Fault
	// top are the buckets of the layout, each as bbolt keeps it.
	top       map[string][]byte
	schema    int
	summaries map[session.ID]json.RawMessage
	knowledge map[string][]byte
}

// remains is what is left of a session.
type remains struct {
	id     session.ID
	events map[uint64]json.RawMessage
	// faults are the pages of it that could not be read.
	faults []boltfile.Fault
}

// openRuin opens a store for looking through its pages, and reads all but its
// sessions. It fails on what is no store at all.
func openRuin(path string, wait time.Duration) (r *ruin, err error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, goneError(path, err)
	}
	if err == nil {
		err = checkKind(path, info)
	}
	if err != nil {
		return nil, explainOpen(path, false, err)
	}
	r = &ruin{
		path: path, top: map[string][]byte{}, summaries: map[session.ID]json.RawMessage{}, knowledge: map[string][]byte{},
	}
	if r.file, err = os.Open(path); err != nil {
		return nil, explainOpen(path, false, err)
	}
	if err := r.lock(wait); err != nil {
		return nil, errors.Join(err, r.file.Close())
	}
	if err := r.begin(); err != nil {
		return nil, errors.Join(err, r.close())
	}
	return r, nil
}

func (r *ruin) close() error { return errors.Join(unlock(r.file), r.file.Close()) }

// lock keeps writers out, as long as the file is read.
func (r *ruin) lock(wait time.Duration) error {
	if wait == 0 {
		wait = defaultWait
	}
	for waited := time.Duration(0); ; waited += longestPause {
		err := lockShared(r.file)
		if err == nil {
			return nil
		}
		if waited >= wait {
			return lockedError(r.path, err)
		}
		pause(longestPause)
	}
}

func (r *ruin) begin() error {
	info, err := r.file.Stat()
	if err != nil {
		return systemError(r.path, "read", err)
	}
	fault := func(f boltfile.Fault) { r.faults = append(r.faults, f) }
	r.bolt, err = boltfile.Open(r.file, info.Size())
	r.walker = boltfile.NewWalker(r.bolt, fault)
	if err != nil {
		if said := diagnose(r.path, err); !errors.Is(said, errNotWhole) {
			return said
		}
		fault(boltfile.Fault{Page: 0, Err: err})
		return nil
	}
	r.walker.Top(func(e boltfile.Element) {
		if e.Bucket {
			r.top[string(e.Key)] = e.Value
		}
	})
	return r.readSmall()
}

// readSmall reads what is not a session.
func (r *ruin) readSmall() error {
	format, schema := "", ""
	r.bucket(metaBucket, func(e boltfile.Element) {
		switch string(e.Key) {
		case string(formatKey):
			format = string(e.Value)
		case string(schemaKey):
			schema = string(e.Value)
		}
	})
	if format != formatName && len(r.faults) == 0 {
		return foreignError(r.path, "a database of another program")
	}
	r.schema, _ = strconv.Atoi(schema) // what is no number is said by the examination
	if r.schema > schemaVersion {
		return newerError(r.path, r.schema)
	}
	r.bucket(summariesBucket, func(e boltfile.Element) { r.summaries[session.ID(e.Key)] = e.Value })
	r.bucket(knowledgeBucket, func(e boltfile.Element) { r.knowledge[string(e.Key)] = e.Value })
	return nil
}

// bucket shows the entries of a bucket of the layout.
func (r *ruin) bucket(name []byte, show func(boltfile.Element)) {
	value, ok := r.top[string(name)]
	if !ok {
		return
	}
	if err := r.walker.Bucket(value, show); err != nil {
		r.faults = append(r.faults, boltfile.Fault{Page: r.bolt.Root, Err: err})
	}
}

// sessions shows what is left of every session that can be reached, one at a
// time.
func (r *ruin) sessions(show func(*remains)) {
	r.bucket(sessionsBucket, func(e boltfile.Element) {
		if id, ok := parseID(string(e.Key)); ok && e.Bucket {
			show(r.remains(id, e.Value))
		}
	})
}

// remains reads what is left of a session, of which the bucket is given.
func (r *ruin) remains(id session.ID, value []byte) *remains {
	out := &remains{id: id, events: map[uint64]json.RawMessage{}}
	before := len(r.faults)
	err := r.walker.Bucket(value, func(e boltfile.Element) {
		if string(e.Key) != string(eventsBucket) || !e.Bucket {
			return
		}
		if err := r.walker.Bucket(e.Value, out.take); err != nil {
			r.faults = append(r.faults, boltfile.Fault{Page: r.bolt.Root, Err: err})
		}
	})
	if err != nil {
		r.faults = append(r.faults, boltfile.Fault{Page: r.bolt.Root, Err: err})
	}
	out.faults = append(out.faults, r.faults[before:]...)
	return out
}

// take keeps an event that is not there yet.
func (r *remains) take(e boltfile.Element) {
	if len(e.Key) != 8 || e.Bucket {
		return
	}
	seq := binary.BigEndian.Uint64(e.Key)
	if _, there := r.events[seq]; !there {
		r.events[seq] = e.Value
	}
}

// summary is what the list says of a session; only its id where that cannot be
// read.
func (r *ruin) summary(id session.ID) (sum Summary, ok bool) {
	err := json.Unmarshal(r.summaries[id], &sum)
	if err != nil || sum.ID != id {
		return Summary{ID: id}, false
	}
	return sum, true
}
