package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"loracle/checklist"
	"loracle/data/session"
)

func TestWhatOpensAVoteIsKeptForItsOwnerAloneUntilItIsDropped(t *testing.T) {
	v := votes{filepath.Join(t.TempDir(), "votes")}
	vote := func(poll uint64, name, salt string) session.Secret {
		return session.Secret{Session: "S", Poll: poll, Item: "eval_set", Attendee: name, Vote: checklist.VoteGo, Salt: strings.Repeat(salt, session.MinSalt)}
	}
	odd := "../../Ana * [1] / 語" + strings.Repeat("語", 60)
	for _, s := range []session.Secret{vote(7, odd, "a"), vote(7, odd, "b"), vote(9, odd, "a"), vote(7, "Bo", "a")} {
		if err := v.Keep(s); err != nil {
			t.Fatal(err)
		}
	}
	files, err := os.ReadDir(v.dir)
	if err != nil || len(files) != 4 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, f := range files {
		if info, err := f.Info(); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %v, %v", f.Name(), info.Mode(), err)
		}
	}
	kept := func(name string) int {
		all, err := v.All("S", name)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range all {
			if s.Attendee != name || s.Vote != checklist.VoteGo {
				t.Errorf("got %+v", s)
			}
		}
		return len(all)
	}
	if n := kept(odd); n != 3 {
		t.Errorf("%d are kept", n)
	}
	if err := v.Drop(vote(7, odd, "a")); err != nil {
		t.Fatal(err)
	}
	if a, b := kept(odd), kept("Bo"); a != 1 || b != 1 {
		t.Errorf("%d and %d are left", a, b)
	}
}

func TestAVoteThatCannotBeKeptSaysWhatToDo(t *testing.T) {
	file := filepath.Join(t.TempDir(), "votes")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	err := votes{file}.Keep(session.Secret{Session: "S", Poll: 7, Attendee: "Ana", Vote: checklist.VoteGo})
	if err == nil || !strings.Contains(hintOf(err), "folder") {
		t.Errorf("got %v", err)
	}
}

func TestJoiningNeedsATeamStore(t *testing.T) {
	w := newWorld(t)
	id := w.saved()
	r := w.run("join", id)
	if r.code != exitError || !strings.Contains(r.err, "needs a team store") || !strings.Contains(r.err, "LORACLE_STORE") {
		t.Errorf("got %d %q", r.code, r.err)
	}
}
