package layout

import "testing"

func TestRectanglesCoverTheScreenWithoutOverlap(t *testing.T) {
	for width := MinWidth; width <= 200; width++ {
		for height := MinHeight; height <= 60; height++ {
			for _, side := range []bool{false, true} {
				l := For(width, height, side, height%5)
				area := l.Header.Dx()*l.Header.Dy() + l.Main.Dx()*l.Main.Dy() + l.Side.Dx()*l.Side.Dy() +
					l.Folded.Dx()*l.Folded.Dy() + l.Footer.Dx()*l.Footer.Dy() + l.Notice.Dx()*l.Notice.Dy()
				if area != width*height {
					t.Fatalf("%dx%d, side %v: %d cells of %d are covered: %+v", width, height, side, area, width*height, l)
				}
			}
		}
	}
}

func TestSidePanelStandsBesideThePageOrFoldsBelowIt(t *testing.T) {
	wide, narrow := For(120, 40, true, 0), For(80, 24, true, 0)
	if wide.Side.Empty() || !wide.Folded.Empty() {
		t.Errorf("at 120x40 the panel should stand beside the page: %+v", wide)
	}
	if !narrow.Side.Empty() || narrow.Folded.Dy() != 1 {
		t.Errorf("at 80x24 the panel should be one line: %+v", narrow)
	}
	if l := For(120, 16, true, 0); !l.Side.Empty() {
		t.Errorf("on a low screen the panel would be cut: %+v", l)
	}
}
