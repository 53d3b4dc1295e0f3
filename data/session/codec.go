package session

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"loracle/advisor"
	"loracle/checklist"
)

// ErrNewer says that an event holds something this version does not know, so
// that folding it could lose what a newer version saved.
var ErrNewer = errors.New("written by a newer loracle")

// wire is an event as JSON. The answer is kept raw because null is an answer
// ("we don't know") and must not read as no answer at all.
type wire struct {
	Seq       uint64             `json:"seq"`
	Seen      uint64             `json:"seen,omitempty"`
	At        time.Time          `json:"at"`
	By        string             `json:"by,omitempty"`
	Via       Via                `json:"via,omitempty"`
	Kind      Kind               `json:"kind"`
	Title     string             `json:"title,omitempty"`
	Knowledge string             `json:"knowledge,omitempty"`
	Pack      string             `json:"pack,omitempty"`
	Question  advisor.QuestionID `json:"question,omitempty"`
	Answer    json.RawMessage    `json:"answer,omitempty"`
	Item      checklist.ItemID   `json:"item,omitempty"`
	Mark      *checklist.Mark    `json:"mark,omitempty"`
	Note      string             `json:"note,omitempty"`

	PackSHA256 string             `json:"pack_sha256,omitempty"`
	Dropped    []checklist.ItemID `json:"dropped,omitempty"`
	Action     *checklist.Action  `json:"action,omitempty"`
	Ref        uint64             `json:"ref,omitempty"`
	Snapshot   string             `json:"snapshot,omitempty"`

	Override *wireOverride     `json:"override,omitempty"`
	Line     advisor.LineID    `json:"line,omitempty"`
	Attendee string            `json:"attendee,omitempty"`
	Role     string            `json:"role,omitempty"`
	Ballots  []Ballot          `json:"ballots,omitempty"`
	Outcome  checklist.Outcome `json:"outcome,omitempty"`

	Changes map[advisor.QuestionID]json.RawMessage `json:"changes,omitempty"`
}

// MarshalJSON writes an event the way it is stored. It fails on an event that
// Validate rejects.
func (e Event) MarshalJSON() ([]byte, error) {
	if err := e.Validate(); err != nil {
		return nil, err
	}
	answer, err := encodeAnswer(e.Answer)
	if err != nil {
		return nil, err
	}
	changes, err := encodeChanges(e.Changes)
	if err != nil {
		return nil, err
	}
	return json.Marshal(wire{
		Seq: e.Seq, Seen: e.Seen, At: e.At.UTC(), By: e.By, Via: e.Via, Kind: e.Kind,
		Title: e.Title, Knowledge: e.Knowledge, Pack: e.Pack,
		Question: e.Question, Answer: answer, Item: e.Item, Mark: e.Mark, Note: e.Note,
		PackSHA256: e.PackSHA256, Dropped: e.Dropped, Action: e.Action, Ref: e.Ref, Snapshot: e.Snapshot,
		Override: encodeOverride(e.Override), Line: e.Line,
		Attendee: e.Attendee, Role: e.Role, Ballots: e.Ballots, Outcome: e.Outcome,
		Changes: changes,
	})
}

// UnmarshalJSON reads what MarshalJSON writes and nothing else: a field or a
// kind it does not know gives ErrNewer, anything else out of place an error.
func (e *Event) UnmarshalJSON(b []byte) error {
	var w wire
	if err := decodeStrictly(b, &w); err != nil {
		return fmt.Errorf("read event: %w", err)
	}
	answer, err := decodeAnswer(w.Answer)
	if err != nil {
		return fmt.Errorf("read answer of event %d: %w", w.Seq, err)
	}
	changes, err := decodeChanges(w.Changes)
	if err != nil {
		return fmt.Errorf("read answers of event %d: %w", w.Seq, err)
	}
	override, err := decodeOverride(w.Override)
	if err != nil {
		return fmt.Errorf("read override of event %d: %w", w.Seq, err)
	}
	read := Event{
		Seq: w.Seq, Seen: w.Seen, At: w.At.UTC(), By: w.By, Via: w.Via, Kind: w.Kind,
		Title: w.Title, Knowledge: w.Knowledge, Pack: w.Pack,
		Question: w.Question, Answer: answer, Item: w.Item, Mark: w.Mark, Note: w.Note,
		PackSHA256: w.PackSHA256, Dropped: orNil(w.Dropped), Action: w.Action, Ref: w.Ref, Snapshot: w.Snapshot,
		Override: override, Line: w.Line,
		Attendee: w.Attendee, Role: w.Role, Ballots: orNil(w.Ballots), Outcome: w.Outcome,
		Changes: changes,
	}
	if err := read.validateStored(); err != nil {
		return fmt.Errorf("read event %d: %w", w.Seq, err)
	}
	*e = read
	return nil
}

// orNil reads an empty list as none, which is how it is written again.
func orNil[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return list
}

// validateStored is Validate for an event that was valid when it was written:
// a state of a checkpoint that is unknown here came with a newer version.
func (e Event) validateStored() error {
	if e.Mark != nil && e.Mark.State != checklist.Untouched && !slices.Contains(checklist.States(), e.Mark.State) {
		return fmt.Errorf("%w: unknown state of a checkpoint %q", ErrNewer, e.Mark.State)
	}
	return e.Validate()
}

// Encode is the event as the store keeps it.
func Encode(e Event) ([]byte, error) { return e.MarshalJSON() }

// Decode reads a stored event; see UnmarshalJSON for its errors.
func Decode(b []byte) (Event, error) {
	var e Event
	err := e.UnmarshalJSON(b)
	return e, err
}

func encodeAnswer(a *advisor.Answer) (json.RawMessage, error) {
	if a == nil {
		return nil, nil
	}
	// No choice at all is written [], since null would read as unknown.
	if a.Kind == advisor.WordsAnswer && len(a.Words) == 0 {
		return json.RawMessage("[]"), nil
	}
	return a.MarshalJSON()
}

func decodeAnswer(raw json.RawMessage) (*advisor.Answer, error) {
	if raw == nil {
		return nil, nil
	}
	if raw[0] == '{' {
		return decodeRange(raw)
	}
	var a advisor.Answer
	if err := a.UnmarshalJSON(raw); err != nil {
		return nil, err
	}
	return &a, nil
}

// decodeRange is stricter than the answer's own decoder, which passes over
// fields that a newer version may have added.
func decodeRange(raw json.RawMessage) (*advisor.Answer, error) {
	var r struct{ Low, High *float64 }
	if err := decodeStrictly(raw, &r); err != nil {
		return nil, err
	}
	if r.Low == nil || r.High == nil {
		return nil, errors.New("a range needs a low and a high end")
	}
	a := advisor.Number(advisor.Range{Low: *r.Low, High: *r.High})
	return &a, nil
}

// decodeStrictly reads exactly one JSON value without unknown fields.
func decodeStrictly(b []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		// The decoder has no error type for this.
		if field, unknown := strings.CutPrefix(err.Error(), "json: unknown field "); unknown {
			return fmt.Errorf("%w: unknown field %s", ErrNewer, field)
		}
		return err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("there is more after its end")
	}
	return nil
}
