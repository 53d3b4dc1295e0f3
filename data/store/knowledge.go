package store

import (
	"bytes"
	"fmt"

	"go.etcd.io/bbolt"
)

// PutKnowledge implements Store. A hash that is there already costs no write.
func (b *Bolt) PutKnowledge(hash string, files []byte) error {
	if err := CheckKnowledge(hash, files); err != nil {
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

// Knowledge implements Store. It fails with ErrNotFound.
func (b *Bolt) Knowledge(hash string) ([]byte, error) {
	var files []byte
	err := b.view(func(tx *bbolt.Tx) error {
		files = bytes.Clone(tx.Bucket(knowledgeBucket).Get([]byte(hash)))
		return nil
	})
	if err == nil && files == nil {
		return nil, NoKnowledgeError(b.path, hash)
	}
	return files, err
}
