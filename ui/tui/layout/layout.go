// Package layout divides the screen into rectangles.
package layout

import "image"

// Sizes in cells.
const (
	// MinWidth is the width of the smallest screen the program is drawn on.
	MinWidth = 40
	// MinHeight is its height.
	MinHeight = 12
	// TwoPanels is the width from which the side panel stands beside the page.
	TwoPanels = 100
	// roomy is the height from which a line is kept free for notices, so that
	// the page does not move when there is one.
	roomy = 18
	// frame is what a panel's border and padding take on both sides together.
	frameWidth, frameHeight = 4, 2
	minSide, maxSide        = 38, 52
	// sideHeight is the height from which the side panel has room for all of it.
	sideHeight = 22
)

// Layout is where everything goes. Empty rectangles are not drawn.
type Layout struct {
	Header, Main, Side, Folded, Notice, Footer image.Rectangle
}

// For divides a screen of the given size. side asks for the side panel, which
// folds into one line where there is no room beside the page; notice is how many
// lines the sentence above the footer needs.
func For(width, height int, side bool, notice int) Layout {
	if height >= roomy {
		notice = max(1, notice)
	}
	bottom := height - 1 - min(notice, max(0, height-MinHeight/2))
	l := Layout{
		Header: image.Rect(0, 0, width, 1),
		Notice: image.Rect(0, bottom, width, height-1),
		Footer: image.Rect(0, height-1, width, height),
	}
	body := image.Rect(0, 1, width, bottom)
	l.Main = body
	switch {
	case !side:
	case width >= TwoPanels && height >= sideHeight:
		l.Main.Max.X = width - min(maxSide, max(minSide, width*36/100))
		l.Side = image.Rect(l.Main.Max.X, body.Min.Y, width, body.Max.Y)
	default:
		l.Main.Max.Y--
		l.Folded = image.Rect(0, l.Main.Max.Y, width, body.Max.Y)
	}
	return l
}

// Inner is the space within a panel's border and padding.
func Inner(r image.Rectangle) (width, height int) {
	return max(0, r.Dx()-frameWidth), max(0, r.Dy()-frameHeight)
}

// TooSmall reports whether the screen cannot hold the program.
func TooSmall(width, height int) bool { return width < MinWidth || height < MinHeight }
