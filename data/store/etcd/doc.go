// Package etcd keeps sessions in an etcd cluster, so that a team shares them.
//
// # Layout
//
// Keys begin with the prefix of the store. They have the shape of those in the
// bbolt file, written as text so that etcdctl shows them:
//
//	<prefix>/meta                          {"format", "schema"}: whose data this is
//	<prefix>/sessions/<ulid>/<seq>         one event as JSON; <seq> is 16 hexadecimal digits
//	<prefix>/summaries/<ulid>              a store.Summary as JSON; a session without one is not there
//	<prefix>/index/<place>                 the same, newest first; <place> is hexadecimal digits made of time and id
//	<prefix>/deleted/<place>               the same for deleted sessions
//	<prefix>/titles/<hash>/<ulid>          no value; <hash> is 32 hexadecimal digits of the title's SHA-256
//	<prefix>/knowledge/<sha256>            a knowledge base or a milestone, compressed, or a checklist
//	<prefix>/present/<ulid>/<desk>         a store.Presence as JSON, on a lease
//
// The index holds the summaries themselves, so that a page of the list is one
// request. How many sessions there are is not written down: etcd counts keys
// without reading them, and a counter would make any two writers meet.
//
// # How a change is saved
//
// An event is put under its number in one transaction, together with the
// summary and the places in the index that follow from it. The transaction
// holds only if that number is not taken and the summary is the one that was
// read, so two writers never overwrite each other: the later one reads what is
// new, folds it in and takes the next number.
//
// A transaction whose outcome never came back may have been carried out. Its
// number is then looked at first: the very event that was sent is ours, and is
// not sent again; any other means that ours was not taken, and never will be.
//
// What is too much for one transaction (a long history) is put in steps: the
// events of a new session first and its summary last, so that nobody sees half
// of one; the events of a session that is there in order, each step whole.
package etcd
