package checklist

import (
	"loracle/checklist"
	"loracle/ui/tui/checkpoint"
	"loracle/ui/tui/page"
)

// followCommands are the keys for what follows from a checkpoint.
func followCommands() []command {
	return []command{
		{key: page.Key{Press: []string{"i"}, Does: "action", Long: "Write what somebody will do about it: if what happens, who will do what by when"}, do: ask(checkpoint.Action), off: actionOff},
		{key: page.Key{Press: []string{"t"}, Does: "park", Long: "Put a topic aside; it opens the next review of this session"}, do: ask(checkpoint.Topic)},
		{key: page.Key{Press: []string{"c"}, Does: "close", Long: "Close the action or the topic that is open here"}, do: ask(checkpoint.Outcome), off: closeOff},
		{key: page.Key{Press: []string{"v"}, Does: "withdraw", Long: "Withdraw the acceptance of this risk; the checkpoint is open again"}, do: ask(checkpoint.Withdrawal), off: withdrawOff},
		{key: page.Key{Press: []string{"R"}, Does: "room", Long: "Go to the room: a meeting with everybody in front of this screen"}, do: toRoom},
	}
}

// toRoom shows the checkpoint in the room.
func toRoom(p Page, _ page.Env, item checklist.ItemReview) (page.Page, page.Result) {
	return p, page.Ask(page.Go{To: page.Route{Page: page.Room, Item: item.ID}})
}

func actionOff(_ Page, _ page.Env, item checklist.ItemReview) string {
	if item.State == checklist.Met && !item.Unproven || item.State == checklist.NotApplicable {
		return "Nothing is open here, so there is nothing to do."
	}
	return ""
}

func closeOff(_ Page, env page.Env, item checklist.ItemReview) string {
	if !checkpoint.HasEnding(env, item) {
		return "No action and no topic is open here."
	}
	return ""
}

func withdrawOff(_ Page, _ page.Env, item checklist.ItemReview) string {
	if item.Mark.State != checklist.Accepted {
		return "This risk is not accepted."
	}
	return ""
}
