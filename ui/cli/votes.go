package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"loracle/data/session"
	"loracle/data/strict"
)

// votes keeps what opens blind votes in a folder that only its owner reads, one
// file for each vote, until the polls are revealed. So a vote survives a crash of
// the program that cast it.
type votes struct{ dir string }

// votesDir is the folder of votes beside the usual session store.
func (a *app) votesDir() string { return filepath.Join(filepath.Dir(a.DefaultDB), "votes") }

// stem is how the files of an attendee's votes in a poll begin. A name may hold
// anything, so its hash stands for it.
func (v votes) stem(id session.ID, poll, attendee string) string {
	sum := sha256.Sum256([]byte(attendee))
	return filepath.Join(v.dir, fmt.Sprintf("%s-%s-%s-", id, poll, hex.EncodeToString(sum[:6])))
}

// Keep implements page.Secrets.
func (v votes) Keep(s session.Secret) error {
	data, err := json.Marshal(s)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(v.dir, 0o700); err != nil {
		return v.unusable(err)
	}
	path := v.stem(s.Session, fmt.Sprint(s.Poll), s.Attendee) + s.Commitment()[:12] + ".json"
	err = draftAnd(os.Rename, path, func(f *os.File) error {
		_, err := f.Write(data)
		return err
	})
	if err != nil {
		return v.unusable(err)
	}
	return nil
}

// All implements page.Secrets.
func (v votes) All(id session.ID, attendee string) ([]session.Secret, error) {
	paths, err := filepath.Glob(v.stem(id, "*", attendee) + "*.json")
	if err != nil {
		return nil, v.unusable(err)
	}
	var out []session.Secret
	for _, path := range paths {
		data, err := strict.ReadFile(path, strict.DefaultMaxBytes)
		if err != nil {
			return nil, v.unusable(err)
		}
		var s session.Secret
		if err := json.Unmarshal(data, &s); err != nil {
			return nil, v.unusable(fmt.Errorf("%s is damaged: %w", path, err))
		}
		out = append(out, s)
	}
	return out, nil
}

// Drop implements page.Secrets.
func (v votes) Drop(s session.Secret) error {
	paths, err := filepath.Glob(v.stem(s.Session, fmt.Sprint(s.Poll), s.Attendee) + "*.json")
	for _, path := range paths {
		if gone := os.Remove(path); gone != nil && !errors.Is(gone, fs.ErrNotExist) {
			err = errors.Join(err, gone)
		}
	}
	if err != nil {
		return v.unusable(err)
	}
	return nil
}

func (v votes) unusable(cause error) error {
	return failure(fmt.Errorf("what opens a vote is kept in %s until its poll is revealed: %w", v.dir, cause), "make sure that this folder can be written")
}
