package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"

	"go.etcd.io/bbolt"
)

// PutKnowledge implements Store. A hash that is there already costs no write.
func (b *Bolt) PutKnowledge(hash string, files []byte) error {
	if err := checkKept(hash, files); err != nil {
		return fmt.Errorf("keep knowledge base: %w", err)
	}
	kept := false
	err := b.view(func(tx *bbolt.Tx) error {
		kept = tx.Bucket(knowledgeBucket).Get([]byte(hash)) != nil
		return nil
	})
	if kept || err != nil {
		return err
	}
	return b.update(func(tx *bbolt.Tx) error {
		bucket := tx.Bucket(knowledgeBucket)
		if bucket.Get([]byte(hash)) != nil {
			return nil
		}
		return bucket.Put([]byte(hash), files)
	})
}

// checkKept makes sure that something can be kept under a hash.
func checkKept(hash string, files []byte) error {
	if raw, err := hex.DecodeString(hash); err != nil || len(raw) != sha256.Size {
		return fmt.Errorf("%q is not a SHA-256 in hexadecimal", hash)
	}
	if len(files) == 0 {
		return errors.New("it is empty")
	}
	return nil
}

// Knowledge implements Store. It fails with ErrNotFound.
func (b *Bolt) Knowledge(hash string) ([]byte, error) {
	var files []byte
	err := b.view(func(tx *bbolt.Tx) error {
		files = bytes.Clone(tx.Bucket(knowledgeBucket).Get([]byte(hash)))
		return nil
	})
	if err == nil && files == nil {
		return nil, &Error{
			ErrNotFound, fmt.Sprintf("the session store %s does not hold the knowledge base %.12s", b.path, hash),
			"use the store the session was made in", nil,
		}
	}
	return files, err
}
