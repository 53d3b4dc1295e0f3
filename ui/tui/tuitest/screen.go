// Package tuitest plays the terminal program the way a person does: a real
// program, keys as the bytes a terminal sends, and the screen read back from a
// terminal emulator. Time is that of a synctest bubble.
package tuitest

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/vt"

	"loracle/ui/tui"
)

// Screen is a running program in front of an emulated terminal.
type Screen struct {
	t       *testing.T
	program *tea.Program
	term    *vt.SafeEmulator
	keys    *io.PipeWriter
	ended   chan error
	clip    *clipboard
}

const (
	// frame is longer than one frame of the renderer, so that the screen shows
	// what happened last; it also lets a lone escape be told from a sequence.
	frame = 160 * time.Millisecond
	// patience is how long a program may take to end.
	patience = 5 * time.Second
	// afterwards is longer than any timer the program may have left behind.
	afterwards = 2 * time.Minute
)

// Start runs the program on a terminal of the given size. It must be called
// inside a synctest bubble; the program is ended at the end of the test.
func Start(t *testing.T, opts tui.Options, width, height int) *Screen {
	t.Helper()
	return start(t, opts, width, height)
}

func start(t *testing.T, opts tui.Options, width, height int, more ...tea.ProgramOption) *Screen {
	t.Helper()
	keysOut, keysIn := io.Pipe()
	s := &Screen{t: t, term: vt.NewSafeEmulator(width, height), keys: keysIn, ended: make(chan error, 1), clip: &clipboard{}}
	s.program = tea.NewProgram(tui.New(opts), append([]tea.ProgramOption{
		tea.WithInput(keysOut), tea.WithOutput(rawMode{io.MultiWriter(s.term, s.clip)}), tea.WithWindowSize(width, height),
		tea.WithEnvironment([]string{"TERM=xterm-256color", "COLORTERM=truecolor"}), tea.WithoutSignalHandler(),
	}, more...)...)
	go answerQueries(keysIn, s.term)
	go func() {
		_, err := s.program.Run()
		s.ended <- err
	}()
	s.settle()
	return s
}

// rawMode is what a terminal in raw mode does not do: a line feed returns the
// cursor as well.
type rawMode struct{ io.Writer }

func (w rawMode) Write(p []byte) (int, error) {
	_, err := w.Writer.Write(bytes.ReplaceAll(p, []byte("\n"), []byte("\r\n")))
	return len(p), err
}

// answerQueries sends what the terminal answers to the program's questions.
func answerQueries(keys io.Writer, term io.Reader) {
	// Both ends are closed when the program has ended.
	_, _ = io.Copy(keys, term)
}

func (s *Screen) settle() {
	synctest.Wait()
	time.Sleep(frame) //nolint:forbidigo // the fake clock of the test's bubble
	synctest.Wait()
}

// Press presses keys by their names, like "enter", "ctrl+p" or "a".
func (s *Screen) Press(keys ...string) *Screen {
	s.t.Helper()
	for _, k := range keys {
		s.send(keyBytes(s.t, k))
	}
	return s
}

// Type types a text, letter by letter but all at once, as a fast typist or a
// slow line delivers it; line breaks are enter.
func (s *Screen) Type(text string) *Screen {
	s.t.Helper()
	s.send(strings.ReplaceAll(text, "\n", "\r"))
	return s
}

// Focus tells that the window has become the one that is typed into.
func (s *Screen) Focus() *Screen {
	s.t.Helper()
	s.send("\x1b[I")
	return s
}

// Paste pastes a text, as terminals mark it.
func (s *Screen) Paste(text string) *Screen {
	s.t.Helper()
	s.send("\x1b[200~" + text + "\x1b[201~")
	return s
}

func (s *Screen) send(raw string) {
	s.t.Helper()
	if _, err := io.WriteString(s.keys, raw); err != nil {
		s.t.Fatalf("send %q to the program: %v", raw, err)
	}
	s.settle()
}

// Resize changes the size of the terminal.
func (s *Screen) Resize(width, height int) *Screen {
	s.term.Resize(width, height)
	s.program.Send(tea.WindowSizeMsg{Width: width, Height: height})
	s.settle()
	return s
}

// Text is what the terminal shows, without trailing blanks.
func (s *Screen) Text() string {
	lines := make([]string, s.term.Height())
	for y := range lines {
		var b strings.Builder
		for x := 0; x < s.term.Width(); x++ {
			if cell := s.term.CellAt(x, y); cell != nil {
				b.WriteString(cell.Content)
			} else {
				b.WriteByte(' ')
			}
		}
		lines[y] = strings.TrimRight(b.String(), " ")
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n") + "\n"
}

// Shows fails the test unless every text is on screen.
func (s *Screen) Shows(texts ...string) *Screen {
	s.t.Helper()
	screen := s.Text()
	for _, text := range texts {
		if !strings.Contains(screen, text) {
			s.t.Errorf("the screen does not show %q:\n%s", text, screen)
		}
	}
	return s
}

// Lacks fails the test if a text is on screen.
func (s *Screen) Lacks(texts ...string) *Screen {
	s.t.Helper()
	screen := s.Text()
	for _, text := range texts {
		if strings.Contains(screen, text) {
			s.t.Errorf("the screen shows %q:\n%s", text, screen)
		}
	}
	return s
}

// Ended fails the test unless the program ends by itself now.
func (s *Screen) Ended() {
	s.t.Helper()
	select {
	case err := <-s.ended:
		s.close()
		if err != nil {
			s.t.Errorf("the program ended with: %v", err)
		}
	case <-time.After(patience): //nolint:forbidigo // the fake clock of the test's bubble
		s.t.Errorf("the program did not end; it shows:\n%s", s.Text())
		s.Stop()
	}
}

// Stop ends the program from outside.
func (s *Screen) Stop() {
	s.program.Kill()
	if err := <-s.ended; err != nil && !errors.Is(err, tea.ErrProgramKilled) {
		s.t.Errorf("the program ended with: %v", err)
	}
	s.close()
}

func (s *Screen) close() {
	for _, c := range []io.Closer{s.keys, s.term} {
		if err := c.Close(); err != nil {
			s.t.Errorf("close the terminal: %v", err)
		}
	}
	time.Sleep(afterwards) //nolint:forbidigo // the fake clock of the test's bubble
}
