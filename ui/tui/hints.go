package tui

import (
	"strings"

	"loracle/ui/tui/page"
	"loracle/ui/tui/parts"
	"loracle/ui/tui/theme"
)

// hints is the footer: keys with their words, as many as fit, with the keys of
// last at the end. The first key of the page is always there; where there is
// too little room for it, keys of last give way.
func hints(t *theme.Theme, keys, last []page.Key, width int) string {
	shown, tail := hintList(t, keys), hintList(t, last)
	for len(shown) > 0 && len(tail) > 1 && hintWidth(shown[:1])+hintWidth(tail) > width-1 {
		tail = tail[1:]
	}
	room := width - 1 - hintWidth(tail)
	var kept []string
	for _, h := range shown {
		if need := hintWidth([]string{h}); need <= room {
			room -= need
			kept = append(kept, h)
		}
	}
	return parts.Fit(" "+strings.Join(append(kept, tail...), hintGap), width)
}

// hintWidth is what hints take, with a gap before each but the first of the line.
func hintWidth(hs []string) int {
	n := 0
	for _, h := range hs {
		n += parts.Width(h) + len(hintGap)
	}
	return n
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
