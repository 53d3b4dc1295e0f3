// Package backup writes everything a store holds into one file, and brings it
// back into any store.
//
// # The file
//
// A backup begins with the line "loracle backup 1", whose number is the version
// of this format. What follows is one gzip stream of lines, each a JSON object
// with a single field:
//
//	{"backup": {"at", "program", "sessions"}}       when it was begun and by which
//	                                                version; how many sessions there
//	                                                were then
//	{"knowledge": {"sha256", "data"}}               a knowledge base or a checklist as the
//	                                                store keeps it, in base64
//	{"session": {"summary", "events"}}              a session; its events follow, so many
//	                                                lines, each as the store keeps it
//	{"end": {"sessions", "deleted", "events", "knowledge", "sha256"}}
//	                                                how many of each there are, and the
//	                                                SHA-256, in hex, of every byte before this
//	                                                line, the first line included
//
// Nothing comes after the end. Sessions are in the order of their ids, each
// once, and what a session was made with comes before it. Deleted sessions are
// in it like all others.
//
// # Reading and writing
//
// Both hold one batch of sessions at a time. A backup of a store in use has
// each session as it was at one moment, though not all as of the same moment.
// A file is read to its end and checked before anything of it is brought in.
package backup
