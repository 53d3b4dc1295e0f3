// Package plain is the interview as lines of text, for screen readers, pipes
// and terminals that cannot draw: the same questions in the same order with
// the same checks as on the screen, and no escape codes.
package plain

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"time"

	"loracle/advisor"
	"loracle/data/casefile"
	"loracle/data/knowledge"
	"loracle/data/session"
	"loracle/ui/safe"
)

// Log is where answers go as they are given.
type Log interface {
	// Append adds an event to a session durably and returns it with its number.
	Append(id session.ID, e session.Event) (session.Event, error)
	// Load is a session as it stands, with what other programs have saved.
	Load(id session.ID) (session.State, error)
}

// Options is what an interview needs.
type Options struct {
	In   io.Reader
	Out  io.Writer
	Log  Log
	Base *knowledge.Base
	// State is the session as it stands when the interview begins.
	State session.State
	Now   func() time.Time
	// By is who answers, as the system names the user.
	By string
	// Trial plays the checklist alone, and Log keeps nothing.
	Trial bool
	// Result is the decision in words, as it is shown at the end.
	Result func(casefile.Case) (string, error)
}

// maxLine bounds one line of input, in bytes.
const maxLine = 1 << 20

// interview is one pass over the questions and checkpoints.
type interview struct {
	Options
	file  casefile.Case
	lines *bufio.Scanner
	out   *printer
	steps []step
	at    int
	// express is how many steps the short path to a first recommendation has.
	express int
	// seen is the first step that was not asked yet, and order is that of the
	// questions by what they sharpen, for the answers in ordered.
	seen    int
	order   []casefile.Sharpening
	ordered advisor.Answers
	// jumped says that a step was asked for by name, and from where.
	jumped bool
	from   int
	// advised says that the first advice was told.
	advised bool
}

// Run asks what is not answered yet and then shows the result. It returns
// *Unfinished when the input ends before that; every answer given until then
// is saved.
func Run(o Options) error {
	i := &interview{Options: o, lines: bufio.NewScanner(o.In), out: &printer{w: o.Out}}
	i.lines.Buffer(nil, maxLine)
	i.file = casefile.Derive(o.Base, o.State, o.Now())
	i.steps, i.express = stepsOf(i.file), len(o.Base.Advice.Express())
	if o.Trial {
		i.steps, i.express = itemSteps(o.Base), -1
	}
	i.at = i.firstOpen()
	i.greet()
	i.agenda()
	if err := i.ask(); err != nil {
		return err
	}
	return i.out.err
}

// firstOpen is the first step nobody has answered, or the end.
func (i *interview) firstOpen() int {
	for n, s := range i.steps {
		if !s.done(i.file) {
			return n
		}
	}
	return len(i.steps)
}

func (i *interview) greet() {
	i.out.line("%s", safe.Line(i.file.Title))
	i.out.line("Type an answer and press enter. Instead of one you can type")
	for _, word := range [][2]string{
		{"?", "what this is about and why it is asked"},
		{"unknown", "you don't know; that is an answer too"},
		{"skip", "leave it as it is (or just press enter)"},
		{"back", "the question before"},
		{"note: TEXT", "write a remark beside this question"},
		{"go: WORDS", "another question or checkpoint, by words that are in it; its answer leads back here"},
		{"undo", "take back the latest change, yours first; redo brings it back"},
		{"result", "no more questions, show the result"},
		{"quit", "stop here; " + i.fate() + " is saved"},
	} {
		i.out.line("  %-10s  %s", word[0], word[1])
	}
}

// fate is how much of what was said is saved.
func (i *interview) fate() string {
	if i.Trial {
		return "nothing"
	}
	return "everything"
}

// ask goes through the steps until they are done or the person has had enough.
func (i *interview) ask() error {
	show := true
	for i.at < len(i.steps) {
		if show {
			i.reorder()
			i.show(i.steps[i.at])
		}
		line, err := i.read("> ")
		if err != nil {
			return err
		}
		next, err := i.take(line)
		if err != nil {
			return err
		}
		switch next {
		case stay:
			show = false
		case move:
			show = true
			i.afterExpress()
		case stop:
			i.saved()
			return nil
		}
	}
	return i.finish()
}

// afterExpress tells the first advice once the short path is through.
func (i *interview) afterExpress() {
	r := i.file.Assessment.Recommendation
	if i.at != i.express || i.advised || r.Approach == "" {
		return
	}
	i.advised = true
	i.out.line("")
	i.out.line("The first %d questions are through. Advice so far: %s, confidence %s.", i.express, r.Approach.Label(), r.ConfidenceWord())
	i.out.line("What follows makes it surer, what sharpens it most first. Type result to stop asking.")
}

func (i *interview) show(s step) {
	i.out.line("")
	i.out.line("%s", i.place())
	s.show(i)
	if note := s.noted(i); note != "" {
		i.out.line("Note: %s", safe.Line(note))
	}
}

// read is the next line of input, without white space around it.
func (i *interview) read(prompt string) (string, error) {
	i.out.text(prompt)
	if i.out.err != nil {
		return "", i.out.err
	}
	if i.lines.Scan() {
		return safe.Line(i.lines.Text()), nil
	}
	i.out.line("")
	err := i.lines.Err()
	if err != nil && !errors.Is(err, bufio.ErrTooLong) {
		return "", fmt.Errorf("read an answer: %w", err)
	}
	return "", &Unfinished{
		Place: i.place(), Saved: i.file.Total().Known,
		Session: i.file.ID, Title: i.file.Title, TooLong: err != nil,
	}
}

// save appends an event and works the case out again.
func (i *interview) save(e session.Event) error {
	e.At, e.By, e.Via, e.Seen = i.Now(), i.By, session.AsLine, i.file.Seq
	e, err := i.Log.Append(i.file.ID, e)
	if err != nil {
		return fmt.Errorf("save an answer: %w", err)
	}
	if e.Seq != i.file.Seq+1 {
		return i.catchUp(e)
	}
	state := i.file.Clone()
	if err := state.Apply(e); err != nil {
		return err
	}
	i.file = casefile.Derive(i.Base, state, e.At)
	return nil
}

// catchUp takes in what others have saved meanwhile. Where they said something
// else about the same thing, both are told.
func (i *interview) catchUp(own session.Event) error {
	state, err := i.Log.Load(i.file.ID)
	if err != nil {
		return fmt.Errorf("read what others have saved: %w", err)
	}
	i.file = casefile.Derive(i.Base, state, own.At)
	for _, c := range state.Clashes() {
		if c.Late.Seq != own.Seq {
			continue
		}
		other := c.Unseen[len(c.Unseen)-1]
		what, how := i.file.Said(other)
		i.out.line("%s: %s has said %s meanwhile. Yours counts now; undo takes it back.", safe.Line(what), who(other), safe.Line(how))
	}
	return nil
}

// who made a change.
func who(e session.Event) string {
	if name := safe.Line(e.By); name != "" {
		return name
	}
	return "somebody"
}
