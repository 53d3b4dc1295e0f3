package etcd

import "loracle/data/store"

// KeysOf are the keys under which a summary is found, beside its events.
func KeysOf(sum store.Summary) []string {
	return []string{summaryKey(sum.ID), indexKey(sum), titleKey(sum.Title, sum.ID)}
}
