package tui

import (
	"strings"

	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
	"loracle/ui/tui/theme"
)

// hints is the footer: keys with their words, as many as fit, with the keys of
// last always at the end.
func hints(t *theme.Theme, keys, last []page.Key, width int) string {
	tail := hintList(t, last)
	room := width - 1 - parts.Width(strings.Join(tail, hintGap))
	var shown []string
	for _, h := range hintList(t, keys) {
		if need := parts.Width(h) + len(hintGap); need <= room {
			room -= need
			shown = append(shown, h)
		}
	}
	return parts.Fit(" "+strings.Join(append(shown, tail...), hintGap), width)
}

const hintGap = "   "

func hintList(t *theme.Theme, keys []page.Key) []string {
	var out []string
	for _, k := range keys {
		if !k.Hidden && k.Off == "" {
			out = append(out, t.Key.Render(k.Name())+" "+t.Muted.Render(k.Does))
		}
	}
	return out
}
