package casefile

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"time"

	"loracle/data/session"
	"loracle/data/store"
)

// snapshotFormat is the version of a snapshot's form. Names may be added
// without a new one.
const snapshotFormat = 1

// maxSnapshot bounds what a snapshot unpacks to. A report with its derivations
// has about 1 MB in all formats; packed, that is about 100 KB.
const maxSnapshot = 64 << 20

// Snapshot is a milestone as it was taken: what was said, what it came to, and
// the reports as they were written. Whatever later versions of loracle work
// out, a milestone is shown from here.
type Snapshot struct {
	Format  int        `json:"format"`
	Name    string     `json:"name"`
	Session session.ID `json:"session"`
	Title   string     `json:"title"`
	TakenAt time.Time  `json:"taken_at"`
	TakenBy string     `json:"taken_by"`
	// Knowledge is the SHA-256 of the knowledge base, and KnowledgeVersion and
	// Pack are what people call it and the checklist.
	Knowledge        string `json:"knowledge"`
	KnowledgeVersion string `json:"knowledge_version"`
	Pack             string `json:"pack"`
	// Said has one event for each answer, mark, remark and line set by hand.
	Said     []session.Event `json:"said"`
	Standing Standing        `json:"standing"`
	// Reports are the reports, by the name of their format.
	Reports map[string]string `json:"reports"`
}

// Snapshot is the case as a milestone will keep it, with the reports given.
func (c Case) Snapshot(name string, reports map[string]string, at time.Time, by string) Snapshot {
	return Snapshot{
		Format: snapshotFormat, Name: name, Session: c.ID, Title: c.Title, TakenAt: at.UTC(), TakenBy: by,
		Knowledge: c.Base.Advice.SHA256, KnowledgeVersion: c.Base.Advice.Version, Pack: c.Base.PackRef(),
		Said: c.said(), Standing: c.Standing(), Reports: reports,
	}
}

// said is one event for each thing that was said.
func (c Case) said() []session.Event {
	var out []session.Event
	for _, q := range slices.Sorted(maps.Keys(c.Answers)) {
		out = append(out, session.Answer(q, c.Answers[q]))
	}
	for _, q := range slices.Sorted(maps.Keys(c.Notes)) {
		out = append(out, session.NoteQuestion(q, c.Notes[q]))
	}
	for _, i := range slices.Sorted(maps.Keys(c.Marks)) {
		out = append(out, session.MarkItem(i, c.Marks[i]))
	}
	for _, i := range slices.Sorted(maps.Keys(c.ItemNotes)) {
		out = append(out, session.NoteItem(i, c.ItemNotes[i]))
	}
	for _, o := range c.Overrides {
		out = append(out, session.SetLine(o))
	}
	return out
}

// Report is the report of a format as it was written then; the error says which
// formats there are.
func (s Snapshot) Report(format string) ([]byte, error) {
	if text, ok := s.Reports[format]; ok {
		return []byte(text), nil
	}
	return nil, &missingReport{s, format}
}

// missingReport says that a milestone was taken without a format.
type missingReport struct {
	taken  Snapshot
	format string
}

func (e *missingReport) Error() string {
	return fmt.Sprintf("the milestone %q was taken without a report in the format %s", e.taken.Name, e.format)
}

// Hint lists the formats there are.
func (e *missingReport) Hint() string {
	return fmt.Sprintf("it keeps its reports as they were written, in: %s", listing(slices.Sorted(maps.Keys(e.taken.Reports))))
}

func listing(names []string) string {
	text := ""
	for i, n := range names {
		if i > 0 {
			text += ", "
		}
		text += n
	}
	return text
}

// Encode is the snapshot as the store keeps it, and the hash it goes by.
func (s Snapshot) Encode() (packed []byte, hash string, err error) {
	raw, err := json.Marshal(s)
	if err != nil {
		return nil, "", fmt.Errorf("write milestone: %w", err)
	}
	var out bytes.Buffer
	zip := gzip.NewWriter(&out)
	_, err = zip.Write(raw)
	if err = errors.Join(err, zip.Close()); err != nil {
		return nil, "", fmt.Errorf("pack milestone: %w", err)
	}
	sum := sha256.Sum256(out.Bytes())
	return out.Bytes(), hex.EncodeToString(sum[:]), nil
}

// DecodeSnapshot reads what Encode writes. One of a newer format is read as far
// as it is understood, since nothing is made from it.
func DecodeSnapshot(packed []byte) (Snapshot, error) {
	var s Snapshot
	zip, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return s, fmt.Errorf("unpack milestone: %w", err)
	}
	raw, err := io.ReadAll(io.LimitReader(zip, maxSnapshot+1))
	if err = errors.Join(err, zip.Close()); err != nil {
		return s, fmt.Errorf("unpack milestone: %w", err)
	}
	if len(raw) > maxSnapshot {
		return s, fmt.Errorf("unpack milestone: it is larger than %d bytes", maxSnapshot)
	}
	if err := json.Unmarshal(raw, &s); err != nil {
		return s, fmt.Errorf("read milestone: %w", err)
	}
	if s.Format < 1 {
		return s, errors.New("read milestone: it has no format version")
	}
	return s, nil
}

// Snapshot reads what a milestone keeps.
func (c *Cabinet) Snapshot(m session.Milestone) (Snapshot, error) {
	packed, err := c.Store.Knowledge(m.Snapshot)
	if errors.Is(err, store.ErrNotFound) {
		return Snapshot{}, &lostMilestone{m}
	}
	if err != nil {
		return Snapshot{}, fmt.Errorf("find the milestone %q: %w", m.Name, err)
	}
	sum := sha256.Sum256(packed)
	if hex.EncodeToString(sum[:]) != m.Snapshot {
		return Snapshot{}, &damagedMilestone{m.Name}
	}
	return DecodeSnapshot(packed)
}

// ErrLostMilestone says that the store has no more of a milestone than the
// history says.
var ErrLostMilestone = errors.New("what a milestone keeps is not there")

// lostMilestone says that only the name of a milestone came along.
type lostMilestone struct{ session.Milestone }

func (e *lostMilestone) Error() string {
	return fmt.Sprintf("this session store does not hold what the milestone %q keeps", e.Name)
}

func (*lostMilestone) Is(target error) bool { return target == ErrLostMilestone }

// Hint says where it may be.
func (e *lostMilestone) Hint() string {
	return fmt.Sprintf("it is in the store the session came from, and in its JSON export; SESSION@%d shows the session at that time as it is worked out today", e.Last)
}

type damagedMilestone struct{ name string }

func (e *damagedMilestone) Error() string {
	return fmt.Sprintf("what the store keeps of the milestone %q is damaged", e.name)
}

// Hint says what is left.
func (*damagedMilestone) Hint() string {
	return "the changes before it are whole: `loracle log SESSION` lists them, and SESSION@NUMBER shows the session after one"
}

// KeepSnapshot keeps what a milestone will show, and gives the event that takes
// it.
func (c *Cabinet) KeepSnapshot(now Case, name string, reports map[string]string, at time.Time, by string) (session.Event, error) {
	packed, hash, err := now.Snapshot(name, reports, at, by).Encode()
	if err != nil {
		return session.Event{}, err
	}
	taken := session.TakeMilestone(name, now.Seq, now.Base.Advice.SHA256, hash)
	taken.At, taken.By = at, by
	if err := now.Accepts(taken); err != nil {
		return session.Event{}, err
	}
	if err := c.Store.PutKnowledge(hash, packed); err != nil {
		return session.Event{}, fmt.Errorf("keep milestone: %w", err)
	}
	if now.Base.Advice.SHA256 != now.Knowledge {
		if err := c.keepBase(now.Base); err != nil {
			return session.Event{}, err
		}
	}
	return taken, nil
}

// TakeMilestone keeps a case as it is under a name.
func (c *Cabinet) TakeMilestone(now Case, name string, reports map[string]string, at time.Time, by string) (session.Event, error) {
	taken, err := c.KeepSnapshot(now, name, reports, at, by)
	if err != nil {
		return taken, err
	}
	return c.Store.Append(now.ID, taken)
}

// Accepts says what is wrong with an event if it were the next of the case.
func (c Case) Accepts(e session.Event) error {
	state := c.Clone()
	e.Seq = state.Seq + 1
	if err := e.Validate(); err != nil {
		return err
	}
	return state.Apply(e)
}
