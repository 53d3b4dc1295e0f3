package etcd_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"loracle/data/session"
	"loracle/data/store"
	"loracle/data/store/etcd"
	"loracle/data/store/etcd/etcdtest"
)

// fault is something that happens to members of a cluster for a while.
type fault struct {
	// pause stops the members; otherwise they are killed and started again.
	pause bool
	// leader says that the leader is one of them.
	leader  bool
	members int
	// lasts is for how long, and quiet how long nothing happens afterwards.
	lasts, quiet time.Duration
}

func (f fault) String() string {
	what, who := "kill", "a follower"
	if f.pause {
		what = "pause"
	}
	if f.leader {
		who = "the leader"
	}
	if f.members > 1 {
		who += " and another"
	}
	return fmt.Sprintf("%s %s for %s, then quiet for %s", what, who, f.lasts, f.quiet)
}

// schedule is a random list of faults. It has each kind in turn first, so that a
// few schedules have them all.
func schedule(r *rand.Rand) []fault {
	faults := make([]fault, 2+r.IntN(2))
	for i := range faults {
		faults[i] = fault{
			pause: r.IntN(2) == 0, leader: r.IntN(3) > 0, members: 1 + r.IntN(3)/2,
			lasts: time.Duration(200+r.IntN(1000)) * time.Millisecond,
			quiet: time.Duration(50+r.IntN(450)) * time.Millisecond,
		}
	}
	return faults
}

// strike carries a fault out.
func (f fault) strike(t *testing.T, c *etcdtest.Cluster, r *rand.Rand) {
	leader := c.Leader(t)
	var hit []*etcdtest.Member
	for _, i := range r.Perm(len(c.Members)) {
		if m := c.Members[i]; m != leader && len(hit) < f.members {
			hit = append(hit, m)
		}
	}
	if f.leader {
		hit[0] = leader
	}
	for _, m := range hit {
		if f.pause {
			m.Pause()
		} else {
			m.Kill()
		}
	}
	sleep(f.lasts)
	for _, m := range hit {
		if f.pause {
			m.Resume()
		} else {
			m.Start(t)
		}
	}
	sleep(f.quiet)
}

// sleep lets real time pass: other processes elect a leader in it.
func sleep(d time.Duration) { time.Sleep(d) } //nolint:forbidigo // as said above

// TestKillingAMemberDuringAMeetingLosesNothing lets five clients write to one
// session while members are killed, started again, paused and let go, and
// compares what they were told with what is stored. LORACLE_SCHEDULES sets how
// many random schedules are played.
func TestKillingAMemberDuringAMeetingLosesNothing(t *testing.T) {
	t.Parallel() // it waits most of the time
	cluster := etcdtest.Start(t, 3)
	schedules := 20
	if testing.Short() {
		schedules = 4
	}
	if n, err := strconv.Atoi(os.Getenv("LORACLE_SCHEDULES")); err == nil {
		schedules = n
	}
	var sum counts
	for seed := range schedules {
		t.Run(fmt.Sprint("schedule ", seed), func(t *testing.T) {
			sum.add(hold(t, cluster, uint64(seed)))
		})
	}
	t.Logf("%d schedules: %+v", schedules, sum)
	if sum.saved == 0 || schedules >= 20 && (sum.refused == 0 || sum.resumed == 0) {
		t.Errorf("the faults did not bite: %+v", sum)
	}
}

// counts says what happened to the clients of a meeting.
type counts struct{ saved, refused, resumed, givenUp, reopened int }

func (c *counts) add(more counts) {
	c.saved += more.saved
	c.refused += more.refused
	c.resumed += more.resumed
	c.givenUp += more.givenUp
	c.reopened += more.reopened
}

// hold holds a meeting while the faults of a seed strike.
func hold(t *testing.T, cluster *etcdtest.Cluster, seed uint64) counts {
	r := rand.New(rand.NewPCG(seed, 0))
	faults := schedule(r)
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("seed %d:\n%s", seed, lines(faults))
		}
	})
	address := cluster.Address(fmt.Sprint("/meeting", seed))
	s := open(t, address, store.Options{Now: fixedTime, By: "lead"})
	defer closing(t, s)
	made, err := s.Create(session.Create("Meeting", "k", "p"))
	if err != nil {
		t.Fatal(err)
	}
	var h history
	var wg sync.WaitGroup
	clients := make([]*client, 5)
	ctx, end := context.WithCancel(t.Context())
	for i := range clients {
		clients[i] = &client{
			t: t, name: fmt.Sprint("client", i), address: address, id: made.ID, h: &h, r: rand.New(rand.NewPCG(seed, uint64(i)+1)),
			wait: []time.Duration{100 * time.Millisecond, 300 * time.Millisecond, time.Second}[i%3],
		}
		wg.Go(func() { clients[i].attend(ctx) })
	}
	for _, f := range faults {
		f.strike(t, cluster, r)
	}
	cluster.Await(t)
	end()
	wg.Wait()
	var sum counts
	for _, c := range clients {
		sum.add(c.counts)
	}
	events, err := s.Events(made.ID)
	if err != nil {
		t.Fatal(err)
	}
	if err := check(h.all, events); err != nil {
		t.Error(err)
	}
	checkKeys(t, cluster.DB(t), fmt.Sprint("/meeting", seed), s)
	return sum
}

func lines(faults []fault) string {
	var out []string
	for _, f := range faults {
		out = append(out, f.String())
	}
	return strings.Join(out, "\n")
}

// client is one program in a meeting. What it cannot send it sends again, as
// the journal does, and sometimes it ends before that.
type client struct {
	counts
	t       *testing.T
	name    string
	address string
	id      session.ID
	h       *history
	r       *rand.Rand
	// wait is how soon the client gives up: some do while their event is on its
	// way.
	wait time.Duration
}

// attend saves one event after the other until ctx ends.
func (c *client) attend(ctx context.Context) {
	s := c.open()
	defer func() { closing(c.t, s) }()
	if s == nil {
		return
	}
	known := uint64(1)
	for n := 0; ctx.Err() == nil; n++ {
		o := c.h.invoke(c.name, n)
		kept, err := s.Append(c.id, o.event())
		for errors.Is(err, store.ErrUnreachable) {
			c.refused++
			if c.r.IntN(4) == 0 {
				c.givenUp++
				break
			}
			if c.r.IntN(3) == 0 { // the program was started again
				closing(c.t, s)
				if s = c.open(); s == nil {
					return
				}
				c.reopened++
			}
			if kept, err = s.Resume(c.id, o.event(), known); err == nil {
				c.resumed++
			}
		}
		switch {
		case err == nil:
			c.saved++
			c.h.end(o, &kept)
			known = kept.Seq
		case errors.Is(err, store.ErrUnreachable):
			c.h.end(o, nil)
		default:
			c.t.Errorf("%s: %v", c.name, explained(err))
			c.h.end(o, nil)
			return
		}
	}
}

// open opens the store as often as it takes.
func (c *client) open() *etcd.Store {
	a, err := etcd.ParseAddress(c.address)
	if err != nil {
		c.t.Error(err)
	}
	for {
		s, err := etcd.Open(a, etcd.Access{}, store.Options{Now: fixedTime, By: c.name, Wait: c.wait})
		switch {
		case err == nil:
			return s
		case !errors.Is(err, store.ErrUnreachable):
			c.t.Errorf("%s: %s", c.name, explained(err))
			return nil
		}
	}
}
