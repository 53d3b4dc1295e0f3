package capsule

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"sync"
)

// A comment is one HTML comment. Its first line is for those who see it in a mail
// program that shows Markdown as plain text:
//
//	<!-- Not for reading: this session in compact form, for "loracle import".
//	loracle-session version=1
//	sha256=<of the packed bytes>
//	<the packed bytes in base64, in lines>
//	-->
//
// The packed bytes are the JSON form, compressed with gzip. Base64 has no
// hyphen, so nothing in it can end the comment. The expressions are large and
// hardly ever wanted, so that no start waits for them.
var (
	opening = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(atLineStart + `\bloracle-session\b`) })
	comment = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(atLineStart + `\bloracle-session[\s>]+version=([0-9]{1,9})[\s>]+sha256=([0-9a-f]{64})\s(.*?)-->`)
	})
)

// atLineStart is how a comment begins: a line, after marks of quotation at most.
// The same text within a line is what somebody wrote, which reports escape and
// answers files indent.
const atLineStart = `(?ms)^(?:[ \t]?>[> \t]*)?<!--[^<]{0,200}?`

// lineLength is how long a line of the comment is: short enough that no mail
// program breaks it.
const lineLength = 76

// largest bounds what a comment unpacks to, in bytes; a session of 10,000
// events stays far below.
const largest = 64 << 20

// Comment is the capsule as a comment for the end of a Markdown report. It ends
// with a newline.
func (c Capsule) Comment() ([]byte, error) {
	w, err := c.Wire()
	if err != nil {
		return nil, err
	}
	data, err := json.Marshal(w)
	if err != nil {
		return nil, fmt.Errorf("write the session: %w", err)
	}
	packed, err := pack(data)
	if err != nil {
		return nil, fmt.Errorf("pack the session: %w", err)
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, "<!-- Not for reading: this session in compact form, for \"loracle import\".\nloracle-session version=%d\nsha256=%s\n", Version, sum(packed))
	text := base64.StdEncoding.EncodeToString(packed)
	for len(text) > lineLength {
		out.WriteString(text[:lineLength] + "\n")
		text = text[lineLength:]
	}
	out.WriteString(text + "\n-->\n")
	return out.Bytes(), nil
}

// FromMarkdown finds the session in a Markdown report. What stands around it
// does not matter, nor do line ends and marks of quotation that a mail program
// put into it. The error is ErrNone, ErrDamaged or ErrNewer.
func FromMarkdown(markdown []byte) (Capsule, error) {
	begun, whole := opening().FindAllIndex(markdown, 2), comment().FindAllSubmatch(markdown, 2)
	switch {
	case len(begun) == 0:
		return Capsule{}, ErrNone
	case len(begun) > 1:
		return Capsule{}, damaged("there are several, as when reports were joined; take them apart first")
	case len(whole) == 0:
		return Capsule{}, damaged("it is cut off, or its first line was changed")
	}
	version, err := strconv.Atoi(string(whole[0][1]))
	if err != nil {
		return Capsule{}, damaged("its version is no number")
	}
	if version > Version {
		return Capsule{}, fmt.Errorf("%w (form %d, this one reads %d)", ErrNewer, version, Version)
	}
	packed, err := base64.StdEncoding.DecodeString(string(withoutMarks(whole[0][3])))
	if err != nil || sum(packed) != string(whole[0][2]) {
		return Capsule{}, damaged("it was changed after it was written")
	}
	data, err := unpack(packed)
	if err != nil {
		return Capsule{}, damaged(inWords(err))
	}
	return FromJSON(data)
}

// withoutMarks leaves out spaces, line ends and the marks of a quotation.
func withoutMarks(text []byte) []byte {
	return bytes.Map(func(r rune) rune {
		switch r {
		case ' ', '\t', '\r', '\n', '>':
			return -1
		}
		return r
	}, text)
}

func sum(data []byte) string {
	s := sha256.Sum256(data)
	return hex.EncodeToString(s[:])
}

func pack(data []byte) ([]byte, error) {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func unpack(packed []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(r, largest+1))
	if err != nil {
		return nil, err
	}
	if len(data) > largest {
		return nil, fmt.Errorf("it unpacks to more than %d MiB", largest>>20)
	}
	return data, r.Close()
}
