package plain

import (
	"bufio"
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/data/knowledge"
	"loracle/data/session"
	"loracle/data/store"
	"loracle/ui/safe"
)

// Secrets keeps what opens the blind votes of attendees at this machine until
// they are opened.
type Secrets interface {
	Keep(s session.Secret) error
	All(id session.ID, attendee string) ([]session.Secret, error)
	Drop(s session.Secret) error
}

// JoinOptions is what sitting in a meeting needs.
type JoinOptions struct {
	In    io.Reader
	Out   io.Writer
	Store store.Live
	Base  *knowledge.Base
	// State is the session as it stands at the beginning.
	State session.State
	Now   func() time.Time
	// By is who sits here, as the system names the user, and Name as the meeting
	// does.
	By, Name string
	Secrets  Secrets
}

// seat is an attendee's place in a meeting, as lines.
type seat struct {
	JoinOptions
	file  casefile.Case
	sight store.Sight
	out   *printer
	kept  []session.Secret
	tried map[uint64]bool
	// told is the last line about each thing, so that none comes twice.
	told map[string]string
	// asked says that the person wants to know how things stand.
	asked bool
}

// The words of the votes, as they are typed.
var voteWords = map[string]checklist.Vote{
	"g": checklist.VoteGo, "go": checklist.VoteGo,
	"n": checklist.VoteNoGo, "no-go": checklist.VoteNoGo, "no go": checklist.VoteNoGo, "nogo": checklist.VoteNoGo,
	"d": checklist.VoteDontKnow, "don't know": checklist.VoteDontKnow, "dont know": checklist.VoteDontKnow, "unknown": checklist.VoteDontKnow,
	"a": checklist.VoteAbstain, "abstain": checklist.VoteAbstain,
}

// Join sits in a meeting: it tells where that is, takes blind votes, and shows
// them after the reveal. It ends with ctx, where quit is typed, and with the
// input, once no own vote is left to be shown.
func Join(ctx context.Context, o JoinOptions) error {
	s := &seat{JoinOptions: o, out: &printer{w: o.Out}, tried: map[uint64]bool{}, told: map[string]string{}}
	s.file = casefile.Derive(o.Base, o.State, o.Now())
	if err := s.sit(); err != nil {
		return err
	}
	ctx, end := context.WithCancel(ctx)
	defer end()
	me := store.Presence{Name: s.Name, Since: o.Now(), At: store.Place{Page: "join"}}
	visit, err := o.Store.Visit(ctx, s.file.ID, me)
	if err != nil {
		return fmt.Errorf("join the meeting: %w", err)
	}
	err = s.follow(ctx, visit.Sights(), linesOf(ctx, o.In))
	if leaving := visit.Leave(); err == nil && leaving != nil && !s.sight.Link.Down {
		err = leaving
	}
	if err == nil {
		err = s.out.err
	}
	return err
}

// linesOf reads lines until ctx ends; the channel is closed with the input.
func linesOf(ctx context.Context, in io.Reader) <-chan string {
	lines := make(chan string)
	go func() {
		defer close(lines)
		scanner := bufio.NewScanner(in)
		for scanner.Scan() {
			select {
			case lines <- safe.Line(scanner.Text()):
			case <-ctx.Done():
				return
			}
		}
	}()
	return lines
}

// sit puts the attendee on the list and recalls votes cast from here before.
func (s *seat) sit() error {
	known := s.file.Room.Find(s.Name)
	switch {
	case known == nil:
		if err := s.save(session.AddAttendee(s.Name, "")); err != nil {
			return err
		}
	case known.Left:
		if err := s.save(session.AddAttendee(known.Name, known.Role)); err != nil {
			return err
		}
		fallthrough
	default:
		s.Name = known.Name
	}
	all, err := s.Secrets.All(s.file.ID, s.Name)
	if err != nil {
		return err
	}
	spent := s.file.Room.Spent(all)
	for _, old := range spent {
		if err := s.Secrets.Drop(old); err != nil {
			return err
		}
	}
	s.kept = slices.DeleteFunc(all, func(k session.Secret) bool { return slices.Contains(spent, k) })
	s.out.line("%s", safe.Line(s.file.Title))
	s.out.line("You are %s. While a poll is open, type go, no-go, don't know or abstain; nobody sees it before the reveal.", safe.Line(s.Name))
	s.out.line("An empty line says where the meeting is; quit leaves.")
	s.tell()
	return nil
}

// follow takes what happens and what is typed, one after the other.
func (s *seat) follow(ctx context.Context, sights <-chan store.Sight, lines <-chan string) error {
	for {
		select {
		case sight, ok := <-sights:
			if !ok {
				return nil
			}
			if err := s.see(sight); err != nil {
				return err
			}
		case line, ok := <-lines:
			if !ok {
				lines = nil
				break
			}
			quit, err := s.take(line)
			if quit || err != nil {
				return err
			}
		case <-ctx.Done():
			return nil
		}
		if lines == nil && !s.unshown() {
			return nil
		}
	}
}

// unshown reports whether an own vote is still to be shown.
func (s *seat) unshown() bool {
	for _, k := range s.kept {
		if open := s.file.Room.OpenPoll(); open != nil && open.ID == k.Poll {
			return true
		}
	}
	return len(s.file.Room.Unopened(s.kept)) > 0
}

// see takes in how the session stands.
func (s *seat) see(now store.Sight) error {
	s.sight = now
	link := ""
	if now.Link.Down {
		link = "Not connected to the team store; a vote is kept here and will be sent."
	}
	if s.once("link", link) && link == "" {
		s.out.line("Connected to the team store again.")
	}
	if now.Seq > s.file.Seq {
		if err := s.refresh(); err != nil {
			return err
		}
	}
	s.tell()
	return s.open()
}

// once prints a line about a thing unless it is what was printed last. It
// reports whether something has changed.
func (s *seat) once(about, line string) bool {
	last, told := s.told[about]
	if last == line && (told || line == "") {
		return false
	}
	s.told[about] = line
	if line != "" {
		s.out.line("%s", line)
	}
	return true
}

func (s *seat) refresh() error {
	state, err := s.Store.Load(s.file.ID)
	if err != nil {
		return fmt.Errorf("read the session: %w", err)
	}
	s.file = casefile.Derive(s.Base, state, s.Now())
	return nil
}

// save appends an event and reads the session again.
func (s *seat) save(e session.Event) error {
	e.At, e.By, e.Via, e.Seen = s.Now(), s.By, session.AsLine, s.file.Seq
	if _, err := s.Store.Append(s.file.ID, e); err != nil {
		return err
	}
	return s.refresh()
}

// open shows the own votes of polls that were revealed.
func (s *seat) open() error {
	for _, k := range s.file.Room.Unopened(s.kept) {
		if s.tried[k.Poll] {
			continue
		}
		s.tried[k.Poll] = true
		if err := s.save(k.Open()); err != nil {
			return fmt.Errorf("show your vote: %w", err)
		}
		if err := s.Secrets.Drop(k); err != nil {
			return err
		}
		s.tell()
	}
	return nil
}

// take carries out a line.
func (s *seat) take(line string) (quit bool, err error) {
	word := strings.ToLower(line)
	if word == "quit" {
		if s.unshown() {
			s.out.line("Your vote is kept on this machine; join again to show it after the reveal.")
		}
		return true, nil
	}
	if word == "" {
		clear(s.told)
		s.asked = true
		s.tell()
		s.asked = false
		return false, nil
	}
	vote, ok := voteWords[strings.ReplaceAll(word, "’", "'")]
	open := s.file.Room.OpenPoll()
	switch {
	case !ok:
		s.out.line("Type go, no-go, don't know or abstain, an empty line, or quit.")
		return false, nil
	case open == nil:
		s.out.line("No poll is open. Whoever leads the meeting opens one.")
		return false, nil
	}
	return false, s.vote(*open, vote)
}

// vote keeps what opens the vote here, and then casts it blind.
func (s *seat) vote(open session.Poll, vote checklist.Vote) error {
	secret, err := session.NewSecret(rand.Reader, s.file.ID, open, s.Name, vote)
	if err == nil {
		err = s.Secrets.Keep(secret)
	}
	if err != nil {
		return err
	}
	s.kept = append(s.kept, secret)
	if err := s.save(secret.Cast()); err != nil {
		s.out.line("Not taken: %s.", safe.Line(err.Error()))
		return s.refresh()
	}
	s.out.line("Taken; nothing is shown. Another word changes it until the reveal.")
	return nil
}
