package store_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"loracle/advisor"
	"loracle/data/session"
	"loracle/data/store"
)

// The tests that need a second program start this test binary again, with its
// task in the environment.
const (
	taskVariable = "STORE_TEST_TASK"
	pathVariable = "STORE_TEST_PATH"
	idVariable   = "STORE_TEST_ID"
	// nameVariable is the question the child answers, countVariable how often.
	nameVariable  = "STORE_TEST_NAME"
	countVariable = "STORE_TEST_COUNT"
)

// tasks are what a child can be asked to do.
var tasks = map[string]func() error{"answer": childAnswers, "create": childCreates}

func TestMain(m *testing.M) {
	name := os.Getenv(taskVariable)
	if name == "" {
		m.Run()
		return
	}
	task, known := tasks[name]
	if !known {
		task = func() error { return fmt.Errorf("unknown task %q", name) }
	}
	if err := task(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1) //nolint:forbidigo // this is the main function of another program
	}
}

// childAnswers answers a question with 0, 1, 2 ... and writes the number of each
// event to standard output once it is acknowledged.
func childAnswers() error {
	count, err := strconv.Atoi(os.Getenv(countVariable))
	if err != nil {
		return err
	}
	b, err := store.OpenBolt(os.Getenv(pathVariable), childOptions())
	if err != nil {
		return err
	}
	id, question := session.ID(os.Getenv(idVariable)), advisor.QuestionID(os.Getenv(nameVariable))
	for i := range count {
		kept, err := b.Append(id, session.Answer(question, advisor.Number(advisor.Exactly(float64(i)))))
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintln(os.Stdout, kept.Seq, i); err != nil {
			return err
		}
	}
	return b.Close()
}

// childCreates opens a store that may not exist and makes sessions in it.
func childCreates() error {
	if _, err := fmt.Fprintln(os.Stdout, "ready"); err != nil {
		return err
	}
	b, err := store.OpenBolt(os.Getenv(pathVariable), childOptions())
	if err != nil {
		return err
	}
	for {
		s, err := b.Create(session.Create("A", "k", "p"))
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintln(os.Stdout, s.ID); err != nil {
			return err
		}
	}
}

// childOptions wait long, since the tests run on busy machines.
func childOptions() store.Options {
	return store.Options{Now: clock, Wait: 30 * time.Second}
}

// impatient options are for stores that are expected to be refused.
func impatient() store.Options {
	return store.Options{Now: clock, Wait: 20 * time.Millisecond}
}

var ticks atomic.Int64

// clock moves on by a millisecond each time it is looked at.
func clock() time.Time {
	return time.Date(2027, 2, 1, 14, 0, 0, 0, time.UTC).Add(time.Duration(ticks.Add(1)) * time.Millisecond)
}

// child is a running task and what it wrote.
type child struct {
	*exec.Cmd
	lines *bufio.Scanner
}

func childCommand(t *testing.T, task, path string, id session.ID, name string, count int) *exec.Cmd {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), taskVariable+"="+task, pathVariable+"="+path, idVariable+"="+string(id),
		nameVariable+"="+name, countVariable+"="+strconv.Itoa(count))
	return cmd
}

func startChild(t *testing.T, task, path string, id session.ID, name string, count int) child {
	t.Helper()
	cmd := childCommand(t, task, path, id, name, count)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return child{cmd, bufio.NewScanner(out)}
}

// open opens a store for a test with the real clock.
func open(t testing.TB, path string) *store.Bolt {
	t.Helper()
	b, err := store.OpenBolt(path, childOptions())
	if err != nil {
		t.Fatal(err)
	}
	return b
}
