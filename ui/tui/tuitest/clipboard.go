package tuitest

import (
	"encoding/base64"
	"regexp"
	"sync"
)

// clipboard is the part of a terminal that keeps what programs copy (OSC 52).
type clipboard struct {
	mu   sync.Mutex
	text string
	err  error
}

var copies = regexp.MustCompile(`\x1b]52;c;([A-Za-z0-9+/=]*)`)

// Write takes what the program sends to the terminal.
func (c *clipboard) Write(p []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, found := range copies.FindAllSubmatch(p, -1) {
		text, err := base64.StdEncoding.DecodeString(string(found[1]))
		c.text, c.err = string(text), err
	}
	return len(p), nil
}

// Clipboard is the text that the program copied last.
func (s *Screen) Clipboard() string {
	s.t.Helper()
	s.clip.mu.Lock()
	defer s.clip.mu.Unlock()
	if s.clip.err != nil {
		s.t.Errorf("read what was copied: %v", s.clip.err)
	}
	return s.clip.text
}
