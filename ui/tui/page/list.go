package page

// InList is where a key moves the cursor of a list: at is its place, last the
// last place and rows how many entries pgup and pgdn move by; with 0 these two
// are left to scroll the page. It is false for any other key. One function, so
// that the same key means the same in every list.
func InList(key string, at, last, rows int) (to int, ok bool) {
	switch key {
	case "up", "k":
		at--
	case "down", "j":
		at++
	case "pgup", "pgdown":
		if rows <= 0 {
			return at, false
		}
		if key == "pgup" {
			rows = -rows
		}
		at += rows
	case "home", "g":
		at = 0
	case "end", "G":
		at = last
	default:
		return at, false
	}
	return max(0, min(at, last)), true
}
