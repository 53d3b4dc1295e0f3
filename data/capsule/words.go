package capsule

import "strings"

// decodersWords are how errors of the decoders below begin. They speak of types
// and functions, which tell nothing to somebody with a report in hand.
var decodersWords = []string{
	"json: ", "invalid character ", "unexpected end of JSON", "parsing time ", "Time.UnmarshalJSON", "illegal base64", "strconv.",
	"gzip: ", "flate: ", "unexpected EOF", "EOF",
}

// inWords is an error as a sentence: what was being read stays, and what a
// decoder says about it is put in words.
func inWords(err error) string {
	text := err.Error()
	for _, word := range decodersWords {
		if at := strings.Index(text, word); at >= 0 {
			return text[:at] + "a value in it has a form that loracle does not write"
		}
	}
	return text
}
