// Package journal keeps what is said while a team store cannot be reached, and
// sends it when it can be again: in order, and each change exactly once.
//
// # Layout
//
// The journal is a bbolt file of this machine. Programs that run side by side
// share it; each opens it for a transaction at a time.
//
//	<store>/                    by the address of the team store
//	    <ulid>/                 a session with changes that wait
//	        line                a line as JSON: what is needed to send them
//	        <number>            an entry as JSON; the key is 8 bytes, big-endian
//	    aside/
//	        <number>            an Aside as JSON: a change that the store refused
//
// # Numbers
//
// A change that waits has the number it would have if nobody else worked on the
// session meanwhile. What it refers to by such a number (an undoing, an action
// that is closed) is rewritten when it is sent. It also says which events its
// author had seen, so that a change of the same thing by somebody else, made
// meanwhile, is noticed (session.Clash).
//
// # Exactly once
//
// A change is taken out of the journal once the team store has acknowledged it.
// Where that answer, or this program, was lost in between, it is sent again;
// the team store then finds it among the events behind those that were there
// before (etcd.Store.Resume), and keeps it once.
package journal
