package casefile

import (
	"slices"
	"time"

	"loracle/checklist"
	"loracle/data/session"
)

// Minutes are what was said and decided in the meetings about a session: the
// one source of pages, reports and exports. Of a poll that is still open they
// hold nothing but that it is.
type Minutes struct {
	Meetings []session.Meeting
	// Attendees are everybody who was ever there, and Decider who decides now.
	Attendees []session.Attendee
	Decider   string
	// Verdict is the decision on the project as a whole; nil while none was
	// made.
	Verdict *Verdict
	// Dissent lists every objection: to the verdict first, then checkpoint by
	// checkpoint.
	Dissent []Dissent
	// Items are the checkpoints that were voted or decided on, in the order of
	// the checklist.
	Items []ItemMinutes
	// Log is every reveal, decision, acceptance and dissent, the first one
	// first.
	Log []LogEntry
}

// Verdict is the decided verdict beside the one that the checklist gives today.
type Verdict struct {
	session.Decision
	Computed, AfterAcceptance checklist.Outcome
	// Differs says that the checklist gives neither before nor after acceptance
	// what was decided.
	Differs bool
}

// Dissent is an objection with the name of its checkpoint.
type Dissent struct {
	session.Dissent
	// About is the title of the checkpoint, or "the verdict".
	About string
}

// ItemMinutes is what the room made of one checkpoint.
type ItemMinutes struct {
	Item  checklist.ItemID
	Title string
	// Poll is the last one that was revealed; nil where nobody voted.
	Poll *session.Poll
	// Decision is the last one; nil where none was made.
	Decision *session.Decision
	// Superseded says that the checkpoint was marked otherwise since then.
	Superseded bool
	Dissent    []session.Dissent
}

// LogKind says what an entry of the decision log is.
type LogKind string

// The kinds of entries.
const (
	LogPoll       LogKind = "poll"
	LogDecision   LogKind = "decision"
	LogVerdict    LogKind = "verdict"
	LogDissent    LogKind = "dissent"
	LogAcceptance LogKind = "acceptance"
	LogWithdrawal LogKind = "withdrawal"
)

// LogEntry is one line of the decision log.
type LogEntry struct {
	At   time.Time
	Kind LogKind
	// Item and Title are empty for what concerns the project as a whole.
	Item  checklist.ItemID
	Title string
	// Who decided or dissented, or recorded an acceptance outside a meeting;
	// empty for a poll.
	Who string
	// Text says what happened, without who voted how.
	Text string
	// Votes says who voted how, like "go: Ana, Bo; no-go: Cem"; empty where
	// that is nobody's business or nobody voted.
	Votes string
}

// Any reports whether there is anything to tell.
func (m Minutes) Any() bool {
	return len(m.Meetings)+len(m.Attendees)+len(m.Log) > 0
}

// Minutes works out what the meetings of a case came to.
func (c Case) Minutes() Minutes {
	r := c.Room
	m := Minutes{Meetings: r.Meetings, Attendees: r.Attendees, Decider: r.Decider}
	if d := r.LastDecision(""); d != nil {
		v := Verdict{Decision: *d, Computed: c.Review.Outcome, AfterAcceptance: c.Review.AfterAcceptance}
		v.Differs = d.Outcome != v.Computed && d.Outcome != v.AfterAcceptance
		m.Verdict = &v
	}
	for _, d := range r.DissentOn("") {
		m.Dissent = append(m.Dissent, Dissent{d, "the verdict"})
	}
	for _, category := range c.Review.Categories {
		for _, i := range category.Items {
			item := c.itemMinutes(i)
			for _, d := range item.Dissent {
				m.Dissent = append(m.Dissent, Dissent{d, i.Title})
			}
			if item.Poll != nil || item.Decision != nil || len(item.Dissent) > 0 {
				m.Items = append(m.Items, item)
			}
		}
	}
	m.Log = c.log()
	return m
}

func (c Case) itemMinutes(i checklist.ItemReview) ItemMinutes {
	out := ItemMinutes{
		Item: i.ID, Title: i.Title,
		Poll: c.Room.LastPoll(i.ID), Decision: c.Room.LastDecision(i.ID), Dissent: c.Room.DissentOn(i.ID),
	}
	out.Superseded = out.Decision != nil && out.Decision.Mark != i.Mark
	return out
}

// log lists what belongs into the decision log of a report by its time. Entries of the same
// moment stand in the order in which a meeting goes: vote, decide, dissent.
func (c Case) log() []LogEntry {
	var out []LogEntry
	for _, p := range c.Room.Polls {
		if p.Shown {
			out = append(out, LogEntry{At: p.Revealed, Kind: LogPoll, Item: p.Item, Text: PollInWords(p), Votes: VotesInWords(p)})
		}
	}
	for _, d := range c.Room.Decisions {
		kind := LogDecision
		if d.Item == "" {
			kind = LogVerdict
		}
		out = append(out, LogEntry{At: d.At, Kind: kind, Item: d.Item, Who: d.Decider, Text: decisionInWords(d, inReports)})
	}
	for _, d := range c.Room.Dissents {
		out = append(out, LogEntry{At: d.At, Kind: LogDissent, Item: d.Item, Who: d.Name, Text: d.Text})
	}
	for _, category := range c.Review.Categories {
		for _, i := range category.Items {
			out = append(out, c.acceptances(i.ID)...)
		}
	}
	for n := range out {
		if out[n].Item != "" {
			out[n].Title = c.itemTitle(out[n].Item)
		}
	}
	slices.SortStableFunc(out, func(a, b LogEntry) int { return a.At.Compare(b.At) })
	return out
}

// acceptances are the acceptances of a risk, and their ends, that were recorded
// outside a decision of the room.
func (c Case) acceptances(item checklist.ItemID) []LogEntry {
	var out []LogEntry
	for _, change := range c.History[item] {
		e := LogEntry{At: change.At, Item: item, Who: change.By, Text: InReport(change)}
		switch change.Kind {
		case session.RiskAccepted:
			e.Kind = LogAcceptance
		case session.Withdrawn:
			e.Kind = LogWithdrawal
		default:
			continue
		}
		out = append(out, e)
	}
	return out
}

// itemTitle is the title of a checkpoint, or its id where the checklist no
// longer has it.
func (c Case) itemTitle(id checklist.ItemID) string {
	if item := c.Base.Pack.Item(id); item != nil {
		return item.Title
	}
	return string(id)
}
