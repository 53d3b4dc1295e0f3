package etcd_test

import (
	"strings"
	"testing"

	"loracle/data/store"
	"loracle/data/store/etcd"
	"loracle/data/store/etcd/etcdtest"
	"loracle/data/store/storetest"
)

// open opens the store at an address.
func open(t testing.TB, address string, options store.Options) *etcd.Store {
	t.Helper()
	a, err := etcd.ParseAddress(address)
	if err != nil {
		t.Fatal(err)
	}
	s, err := etcd.Open(a, etcd.Access{}, options)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestStoreOnOneMember(t *testing.T) {
	cluster := etcdtest.Start(t, 1)
	storetest.Run(t, opener(cluster))
}

func TestStoreOnThreeMembers(t *testing.T) {
	cluster := etcdtest.Start(t, 3)
	storetest.Run(t, opener(cluster))
}

func opener(cluster *etcdtest.Cluster) storetest.Open {
	return func(path string, o store.Options) (store.Store, error) {
		a, err := etcd.ParseAddress(cluster.Address(strings.ReplaceAll(path, ",", "")))
		if err != nil {
			return nil, err
		}
		return etcd.Open(a, etcd.Access{}, o)
	}
}
