// Package store keeps sessions on disk, in one bbolt file.
//
// # Layout
//
//	meta/
//	    format                  "loracle sessions": whose database this is
//	    schema                  version of this layout, in decimal: 2
//	    living, deleted         how many sessions of each kind there are, in decimal
//	sessions/
//	    <ulid>/
//	        events/
//	            <seq>           one event as JSON; the key is 8 bytes, big-endian
//	index/
//	    <updated><ulid>         no value; <updated> is 12 bytes that sort by time
//	deleted/
//	    <updated><ulid>         the same for deleted sessions
//	titles/
//	    <hash><ulid>            no value; <hash> is 16 bytes of the title's SHA-256
//	summaries/
//	    <ulid>                  a Summary as JSON
//	knowledge/
//	    <sha256>                a knowledge base or a milestone, compressed, or a
//	                            checklist, kept once
//
// The events are the truth. A session's summary, its places in index, deleted
// and titles and the counts follow from them and are written in the same
// transaction, so that a list reads the summaries it shows and nothing else,
// and a title leads to its session without a search.
//
// Layout 1 had neither deleted nor titles nor counts. A store of that layout is
// read as it is; the first change copies the file to a name beside it
// ("sessions.db.layout1") and then goes over to layout 2 in one transaction.
//
// # What an answer costs
//
// Each saved answer is one bbolt transaction, with its event, its summary and
// its place in the index, and it is acknowledged after the commit. bbolt syncs
// a commit twice, and both are needed: the pages first, then the meta page that
// makes them valid. Without the first a power cut could leave a meta page that
// points at pages which never reached the disk. So an answer costs one commit,
// which is two fdatasync calls on the same file. Every time the file has to
// grow there is one fsync more; it doubles from 32 KiB to 16 MiB and then grows
// by 16 MiB, so that happens about ten times and seldom after that.
// TestAnAnswerIsSyncedTwice counts the calls where strace is installed.
//
// Not syncing the list of free pages (NoFreelistSync) would save neither call,
// only about one page written per commit, and would make every opening for
// writing walk the whole file: an answer in a store of 10,000 sessions took 50
// ms that way and takes less than 1 ms so.
//
// # Sharing
//
// The file is opened, locked, used and closed again for each transaction:
// shared for reading, exclusive for writing. Two programs can therefore work in
// the same store, even in the same session; their events are numbered in the
// order they were saved. A program that finds the file locked tries again for
// up to Options.Wait.
//
// # Backups
//
// Archive is what a backup needs of a store: whole sessions in and out, and
// what they were made with. Package data/backup writes and reads the file, and
// works with any engine that is an Archive.
//
// # Damage
//
// A file that is not a store, or not a whole one, is reported and never
// written to. Faults that bbolt only finds while it walks the pages make it
// panic, or touch memory behind the end of a file that was cut short; both end
// in ErrDamaged.
//
// Examine and Salvage do not rely on bbolt. They read the file page by page
// (package boltfile), check each offset before following it, and go on after
// what cannot be read. Salvage also looks through the pages to which nothing
// leads any more, unless they are listed as free. Events say nothing of their
// session, so those found without it are given to the one that began at the
// same time, or that alone lacks something; what cannot be placed is put aside.
// An event that is lost in the middle of a session is replaced by one of kind
// session.Lost, so that those after it keep their numbers.
package store
