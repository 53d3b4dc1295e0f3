package etcd

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.etcd.io/etcd/api/v3/v3rpc/rpctypes"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"loracle/data/session"
	"loracle/data/store"
)

// passing reports whether another attempt may go better: a member is down, the
// cluster elects a leader, or an answer did not come in time.
func passing(err error) bool {
	if errors.Is(err, context.Canceled) {
		return false
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return true
	}
	switch known := rpctypes.Error(err); {
	case errors.Is(known, rpctypes.ErrNoSpace), errors.Is(known, rpctypes.ErrCorrupt):
		return false
	case errors.Is(known, rpctypes.ErrTooManyRequests), errors.Is(known, rpctypes.ErrInvalidAuthToken), errors.Is(known, rpctypes.ErrAuthOldRevision):
		return true // the client has asked for a new token meanwhile
	}
	switch codeOf(err) {
	case codes.Unavailable, codes.DeadlineExceeded:
		return true
	case codes.Unknown, codes.Internal, codes.Canceled:
		// Some of what happens inside a member comes as a text only.
		return slices.ContainsFunc(passingTexts, func(text string) bool { return strings.Contains(err.Error(), text) })
	default:
		return false
	}
}

// passingTexts are what a member says that ran out of time, lost its leader or
// ended in the middle of a request.
var passingTexts = []string{
	context.DeadlineExceeded.Error(), context.Canceled.Error(), "raft proposal dropped", "raft: stopped",
	"stream terminated by RST_STREAM", "unexpected EOF", "transport is closing",
}

func codeOf(err error) codes.Code {
	var known rpctypes.EtcdError
	if errors.As(rpctypes.Error(err), &known) {
		return known.Code()
	}
	return status.Code(err)
}

// refusal is what etcd says no with, and what that means here.
type refusal struct {
	cause          error
	kind           error
	sentence, hint string
}

const (
	hintAdmin   = "ask whoever runs etcd"
	hintWithout = "`loracle --db FILE` works without it"
)

const hintTooLarge = hintAdmin + " to raise its limit (--max-request-bytes), or make the text shorter"

// errMessageTooLarge is how a member refuses what is far too large.
var errMessageTooLarge = errors.New("received message larger than max")

// refusals are etcd's own answers that a person can do something about. Each
// sentence takes the address.
var refusals = []refusal{
	{
		rpctypes.ErrNoSpace, store.ErrFull, "the team store %s is full, so nothing can be saved in it",
		hintAdmin + " to compact it or to raise its quota (etcdctl alarm list); sessions can be read meanwhile",
	},
	{rpctypes.ErrCorrupt, store.ErrDamaged, "the team store %s reports that its data is corrupt", hintAdmin + " (etcdctl alarm list)"},
	{
		rpctypes.ErrAuthFailed, store.ErrReadOnly, "the team store %s does not know this user and password",
		"check LORACLE_ETCD_USER and the password",
	},
	{
		rpctypes.ErrUserEmpty, store.ErrReadOnly, "the team store %s asks for a user and a password",
		"set LORACLE_ETCD_USER, and LORACLE_ETCD_PASSWORD or LORACLE_ETCD_PASSWORD_FILE",
	},
	{
		rpctypes.ErrRequestTooLarge, nil, "this change is too large for the team store %s", hintTooLarge,
	},
	{errMessageTooLarge, nil, "this change is too large for the team store %s", hintTooLarge},
}

// explain says what an error of the client means. What names what was tried.
func (s *Store) explain(what string, err error) error {
	var explained *store.Error
	if errors.As(err, &explained) {
		return err
	}
	known := rpctypes.Error(err)
	if errors.Is(known, rpctypes.ErrPermissionDenied) {
		return s.denied(what, err)
	}
	for _, r := range refusals {
		if errors.Is(known, r.cause) || strings.Contains(err.Error(), r.cause.Error()) {
			return store.NewError(r.kind, fmt.Sprintf(r.sentence, s.address), r.hint, err)
		}
	}
	if (errors.Is(err, context.Canceled) || codeOf(err) == codes.Canceled) && s.open() != nil || s.alive.Err() != nil {
		return store.ClosedError(s.Name())
	}
	if !passing(err) {
		return store.NewError(nil, fmt.Sprintf("the team store %s cannot be %s: %s", s.address, what, reason(err)), hintAdmin, err)
	}
	o := s.why(known)
	return store.NewError(store.ErrUnreachable, fmt.Sprintf("the team store %s cannot be reached: %s", s.address, o.why), o.hint, err)
}

// why is what keeps a store from answering.
func (s *Store) why(known error) obstacle {
	if errors.Is(known, rpctypes.ErrNoLeader) || errors.Is(known, rpctypes.ErrTimeout) {
		return obstacle{
			"its members do not agree on a leader",
			"more than half of them have to reach each other; " + hintAdmin + "; " + hintWithout,
		}
	}
	o := s.obstacle()
	if o.why == "" {
		o.why = "no answer within " + s.options.Wait.String()
	}
	if o.hint == "" {
		o.hint = "check the address and the network, or " + hintAdmin + "; " + hintWithout
	}
	return o
}

// reason is the last part of an error, which says it best.
func reason(err error) string {
	text := err.Error()
	if s, ok := status.FromError(err); ok {
		text = s.Message()
	}
	text = strings.TrimSuffix(strings.TrimSpace(text), `"`)
	parts := strings.Split(text, ": ")
	return strings.TrimPrefix(parts[len(parts)-1], `"`)
}

// denied is what the roles of a user do not allow.
func (s *Store) denied(what string, cause error) error {
	if what == "written" {
		return store.NewError(store.ErrReadOnly, fmt.Sprintf("this user may not make this change in the team store %s", s.address),
			"sessions can be read all the same; "+hintAdmin+" for a role that may write under "+s.address.Prefix, cause)
	}
	return store.NewError(store.ErrReadOnly, fmt.Sprintf("this user may not read the team store %s", s.address),
		"check the prefix in its address, or "+hintAdmin+" for a role that may read under "+s.address.Prefix, cause)
}

// hintDamaged is what helps where data cannot be read.
const hintDamaged = "`loracle doctor` says what is damaged; " + hintAdmin + " to put a snapshot back, or restore a backup under another prefix"

func (s *Store) damaged(cause error) error {
	return store.NewError(store.ErrDamaged, fmt.Sprintf("the team store %s is damaged", s.address), hintDamaged, cause)
}

func (s *Store) foreign(cause error) error {
	return store.NewError(store.ErrDamaged, fmt.Sprintf("under %s there is other data, not a session store", s.address),
		"name another prefix, like "+s.address.String()+"/loracle; nothing there was changed", cause)
}

// busy is a session that others change whenever it is looked at.
func (s *Store) busy(id session.ID, cause error) error {
	return store.NewError(store.ErrLocked, fmt.Sprintf("session %s is being changed in the team store %s all the time", id, s.address),
		"try again in a moment", cause)
}

func (s *Store) eventError(id session.ID, cause error) error {
	if errors.Is(cause, session.ErrNewer) {
		return store.NewError(store.ErrNewer, fmt.Sprintf("session %s holds a change of a kind that this loracle does not know", id),
			"if a newer loracle was used, install that; other sessions are not affected", cause)
	}
	return store.NewError(store.ErrDamaged, fmt.Sprintf("session %s in the team store %s is damaged", id, s.address),
		"other sessions are not affected; "+hintDamaged, cause)
}
