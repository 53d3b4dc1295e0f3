package capsule

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"loracle/data/session"
)

// Wire is a capsule as JSON, the checksum among its values.
type Wire struct {
	// Version is the version of the form.
	Version int `json:"version"`
	// Variant is room, with everything, or shared, without notes, votes and who
	// changed what.
	Variant Variant         `json:"variant"`
	ID      session.ID      `json:"id,omitempty"`
	Events  []session.Event `json:"events"`
	Files   []File          `json:"files,omitempty"`
	// SHA256 is the checksum of this value written compactly with the checksum
	// empty.
	SHA256 string `json:"sha256"`
}

// Wire is the capsule with its checksum, ready to be written as JSON.
func (c Capsule) Wire() (Wire, error) {
	w := Wire{Version: Version, Variant: c.Variant, ID: c.ID, Events: c.Events, Files: c.Files}
	sum, err := w.checksum()
	if err != nil {
		return Wire{}, err
	}
	w.SHA256 = sum
	return w, nil
}

func (w Wire) checksum() (string, error) {
	w.SHA256 = ""
	data, err := json.Marshal(w)
	if err != nil {
		return "", fmt.Errorf("write the session: %w", err)
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), nil
}

// FromJSON reads what Wire gave. The error is ErrDamaged or ErrNewer.
func FromJSON(data []byte) (Capsule, error) {
	var head struct {
		Version int `json:"version"`
	}
	if err := json.Unmarshal(data, &head); err != nil {
		return Capsule{}, damaged("it is not whole")
	}
	if head.Version > Version {
		return Capsule{}, fmt.Errorf("%w (form %d, this one reads %d)", ErrNewer, head.Version, Version)
	}
	var w Wire
	if err := strictly(data, &w); err != nil {
		return Capsule{}, err
	}
	sum, err := w.checksum()
	if err != nil || sum != w.SHA256 {
		return Capsule{}, damaged("it was changed after it was written")
	}
	if w.Version != Version || !slices.Contains(Variants(), w.Variant) {
		return Capsule{}, damaged("its version or its variant is unknown")
	}
	return Capsule{Variant: w.Variant, ID: w.ID, Events: w.Events, Files: w.Files}, nil
}

// unknownField is how the decoder says so; it has no error type for it.
const unknownField = "json: unknown field "

// strictly reads one JSON value without unknown fields, which only a newer
// loracle can have written.
func strictly(data []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	switch err := d.Decode(into); {
	case err == nil:
	case errors.Is(err, session.ErrNewer) || strings.HasPrefix(err.Error(), unknownField):
		return fmt.Errorf("%w: %s", ErrNewer, strings.TrimPrefix(err.Error(), "json: "))
	default:
		return damaged(inWords(err))
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return damaged("there is more after its end")
	}
	return nil
}

func damaged(why string) error { return fmt.Errorf("%w: %s", ErrDamaged, why) }
