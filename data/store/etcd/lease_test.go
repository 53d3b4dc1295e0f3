package etcd_test

import (
	"testing"

	clientv3 "go.etcd.io/etcd/client/v3"

	"loracle/data/store"
	"loracle/data/store/etcd"
	"loracle/data/store/etcd/etcdtest"
)

// TestPresenceComesBackWhenItsLeaseIsGone takes a visitor's lease away as an
// administrator could, and as time does for a program that is cut off.
func TestPresenceComesBackWhenItsLeaseIsGone(t *testing.T) {
	t.Run("revoked", func(t *testing.T) {
		cluster := etcdtest.Start(t, 1)
		s := must(t, cluster.Address("/team"), etcd.Access{})
		made := create(t, s, "A")
		v := visitAs(t, s, made.ID, "ana", 0)
		until(t, v, "oneself", func(s store.Sight) bool { return len(s.Here) == 1 })
		before := presences(t, cluster, string(made.ID))
		if _, err := cluster.DB(t).Revoke(t.Context(), before[0]); err != nil {
			t.Fatal(err)
		}
		until(t, v, "oneself going", func(s store.Sight) bool { return len(s.Here) == 0 })
		until(t, v, "oneself coming back", func(s store.Sight) bool { return len(s.Here) == 1 })
		if after := presences(t, cluster, string(made.ID)); len(after) != 1 || after[0] == before[0] {
			t.Errorf("the lease was %x and is %x", before, after)
		}
	})
	t.Run("expired", func(t *testing.T) {
		if testing.Short() {
			t.Skip("lasts as long as a lease")
		}
		network := etcdtest.StartOnNetwork(t, 1)
		s := must(t, network.Address("/team"), etcd.Access{})
		made := create(t, s, "A")
		v := visitAs(t, s, made.ID, "ana", 0)
		until(t, v, "oneself", func(s store.Sight) bool { return len(s.Here) == 1 && !s.Link.Down })
		before := presences(t, network.Cluster, string(made.ID))
		network.Hide(t, network.Members[0])
		until(t, v, "the cut", func(s store.Sight) bool { return s.Link.Down })
		sleep(2 * etcd.PresenceTTL)
		network.Show(t, network.Members[0])
		until(t, v, "oneself", func(s store.Sight) bool { return len(s.Here) == 1 && !s.Link.Down })
		if after := presences(t, network.Cluster, string(made.ID)); len(after) != 1 || after[0] == before[0] {
			t.Errorf("the lease was %x and is %x", before, after)
		}
	})
}

// presences are the leases of those who are in a session.
func presences(t *testing.T, cluster *etcdtest.Cluster, id string) []clientv3.LeaseID {
	t.Helper()
	resp, err := cluster.DB(t).Get(t.Context(), "/team/present/"+id+"/", clientv3.WithPrefix())
	if err != nil {
		t.Fatal(err)
	}
	var out []clientv3.LeaseID
	for _, kv := range resp.Kvs {
		out = append(out, clientv3.LeaseID(kv.Lease))
	}
	return out
}
