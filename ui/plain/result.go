package plain

import (
	"loracle/checklist"
	"loracle/ui/safe"
)

// finish prints how the checklist stands, the result, and where to go on.
func (i *interview) finish() error {
	text, err := i.Result(i.file)
	if err != nil {
		return err
	}
	i.out.line("")
	i.out.line("Checklist")
	for _, c := range i.file.Review.Categories {
		i.out.line("  %s", c.Title)
		for _, item := range c.Items {
			i.out.line("    %s: %s", item.Title, stateText(item))
		}
	}
	i.out.line("")
	i.out.text(text)
	i.out.line("")
	i.saved()
	if i.Trial {
		return nil
	}
	i.out.line("The whole report: loracle show %s", i.file.ID)
	return nil
}

func (i *interview) saved() {
	if i.Trial {
		i.out.line("Nothing was saved.")
		return
	}
	i.out.line("Saved. Go on at any time: loracle open %s", i.file.ID)
}

func stateText(item checklist.ItemReview) string {
	proposed := item.Proposed.Proposed
	switch {
	case item.LeftOut:
		return "does not apply, going by the answers (" + safe.Line(item.Grounds()) + ")"
	case item.Expired:
		return item.State.Label() + ", the acceptance has ended"
	case item.Unproven:
		return item.State.Label() + ", unproven"
	case item.Conflict:
		return item.State.Label() + ", but the answers say " + proposed.Label()
	case item.Lapsed:
		return item.State.Label() + ", but the answers no longer settle it"
	case item.State == checklist.Untouched && proposed != checklist.Untouched:
		return item.State.Label() + "; the answers say " + proposed.Label()
	}
	return item.State.Label()
}
