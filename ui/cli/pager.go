package cli

import (
	"fmt"
	"io"
	"os/exec"
	"strings"
)

// page shows text: through $PAGER when it is longer than the terminal is high,
// as it is otherwise. Without $PAGER it is less, where there is one.
func (a *app) page(text string) error {
	_, height := a.Size()
	pager := a.pager()
	if pager == nil || height == 0 || strings.Count(text, "\n") < height {
		_, err := io.WriteString(a.Out, text)
		return err
	}
	cmd := exec.Command(pager[0], pager[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(text), a.Out, a.Err
	if err := cmd.Run(); err != nil {
		return failure(fmt.Errorf("run the pager %s: %w", pager[0], err),
			"set PAGER to a program that shows text, or to cat for none")
	}
	return nil
}

// pager is the command that pages; nil for none.
func (a *app) pager() []string {
	if !a.IsTerminal(a.Out) {
		return nil
	}
	if command := strings.Fields(a.Getenv("PAGER")); len(command) > 0 {
		if command[0] == "less" && len(command) == 1 {
			return []string{"less", "-R"} // shows colour as colour
		}
		return command
	}
	if _, err := exec.LookPath("less"); err != nil {
		return nil
	}
	return []string{"less", "-R"}
}
