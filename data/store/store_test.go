package store_test

import (
	"testing"

	"loracle/data/store"
	"loracle/data/store/storetest"
)

func TestBoltStore(t *testing.T) {
	storetest.Run(t, func(path string, o store.Options) (store.Store, error) { return store.OpenBolt(path, o) })
}
