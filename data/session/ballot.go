package session

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"

	"loracle/checklist"
)

// Ballot is one attendee's vote in a poll. Until the poll is revealed it holds
// at most a commitment, from which the vote cannot be read.
type Ballot struct {
	Attendee string         `json:"attendee"`
	Vote     checklist.Vote `json:"vote,omitempty"`
	// Commitment is Commit of the vote, cast before the reveal from a terminal
	// of the attendee's own; Salt opens it afterwards. Votes that were typed at
	// one keyboard have neither: they are written down at the reveal.
	Commitment string `json:"commitment,omitempty"`
	Salt       string `json:"salt,omitempty"`
}

// MinSalt is the least length of a salt, in characters: 128 bits in hexadecimal.
const MinSalt = 32

// Commit is the SHA-256, in hexadecimal, of a vote in a poll with a random
// salt. It binds the voter to the vote without showing it, and holds for this
// poll and this attendee only.
func Commit(poll uint64, attendee string, vote checklist.Vote, salt string) string {
	h := sha256.New()
	for _, part := range []string{fmt.Sprint(poll), attendee, string(vote), salt} {
		var size [8]byte
		binary.BigEndian.PutUint64(size[:], uint64(len(part)))
		h.Write(size[:])
		h.Write([]byte(part))
	}
	return hex.EncodeToString(h.Sum(nil))
}

// opens reports whether a ballot shows what was committed to.
func (b Ballot) opens(poll uint64, commitment string) bool {
	return Commit(poll, b.Attendee, b.Vote, b.Salt) == commitment
}

// validate says what is wrong with a ballot by itself. committed is true for
// one that hides its vote.
func (b Ballot) validate(committed bool) error {
	if err := validateName(b.Attendee); err != nil {
		return err
	}
	switch {
	case committed && (b.Vote != "" || b.Salt != ""):
		return errors.New("a blind vote holds its commitment and nothing that shows the vote")
	case committed && !isSHA256(b.Commitment):
		return errors.New("the commitment of a blind vote is a SHA-256 in hexadecimal")
	case !committed && b.Commitment != "":
		return errors.New("a vote that is shown has no commitment of its own")
	case !committed && !b.Vote.Valid():
		return fmt.Errorf("unknown vote %q; allowed: go, no_go, dont_know, abstain", b.Vote)
	case b.Salt != "" && len(b.Salt) < MinSalt:
		return fmt.Errorf("the salt of a vote has at least %d characters", MinSalt)
	}
	return nil
}

func isSHA256(s string) bool {
	sum, err := hex.DecodeString(s)
	return err == nil && len(sum) == sha256.Size && strings.ToLower(s) == s
}
