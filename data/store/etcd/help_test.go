package etcd_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	clientv3 "go.etcd.io/etcd/client/v3"

	"loracle/data/session"
	"loracle/data/store"
	"loracle/data/store/etcd"
)

func fixedTime() time.Time { return time.Date(2027, 2, 1, 14, 0, 0, 0, time.UTC) }

func closing(t testing.TB, s *etcd.Store) {
	if s == nil {
		return
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

// explained is an error with its hint and with what was behind it.
func explained(err error) string {
	var known *store.Error
	if !errors.As(err, &known) {
		return fmt.Sprint(err)
	}
	out := known.Error() + "\nhint: " + known.Hint()
	for _, cause := range known.Unwrap() {
		out += "\n  behind it: " + cause.Error()
	}
	return out
}

// checkKeys makes sure that the keys under a prefix are those that follow from
// the sessions there, and no others: every summary stands at its places in the
// index, and what was left by others is gone.
func checkKeys(t *testing.T, db *clientv3.Client, prefix string, s *etcd.Store) {
	t.Helper()
	ctx, done := context.WithTimeout(t.Context(), time.Minute)
	defer done()
	var want []string
	histories, err := s.Histories("", 1<<30)
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range histories {
		raw, err := json.Marshal(h.Summary)
		if err != nil {
			t.Fatal(err)
		}
		for _, key := range etcd.KeysOf(h.Summary) {
			value := string(raw)
			if strings.HasPrefix(key, "/titles/") {
				value = ""
			}
			want = append(want, prefix+key+" "+value)
		}
	}
	resp, err := db.Get(ctx, prefix+"/", clientv3.WithPrefix())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, kv := range resp.Kvs {
		key := strings.TrimPrefix(string(kv.Key), prefix)
		if kind, _, _ := strings.Cut(key[1:], "/"); slices.Contains([]string{"summaries", "index", "deleted", "titles"}, kind) {
			got = append(got, prefix+key+" "+string(kv.Value))
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("the keys are\n%s\nand should be\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// typical is a session with an answer, the later the higher its number.
func typical(t testing.TB, i int) store.History {
	t.Helper()
	return long(t, i, session.Create(fmt.Sprint("Support triage ", i), "5f1e", "paper@1"), numbered("stable_months", i))
}

// long is a session of those events, a second apart.
func long(t testing.TB, number int, events ...session.Event) store.History {
	t.Helper()
	h := store.History{Summary: store.Summary{ID: session.ID(fmt.Sprintf("01KD%022d", number))}}
	state := session.New(h.Summary.ID)
	for i, e := range events {
		e.At, e.By = fixedTime().Add(time.Duration(number)*time.Hour+time.Duration(i)*time.Second), "ana"
		_, raw, err := store.Next(&state, e)
		if err != nil {
			t.Fatal(err)
		}
		h.Events = append(h.Events, raw)
	}
	h.Summary = store.Options{}.Summary(state)
	return h
}
