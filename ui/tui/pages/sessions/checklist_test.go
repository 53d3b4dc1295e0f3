package sessions_test

import (
	"errors"
	"testing"

	"loracle/ui/tui/page"
	"loracle/ui/tui/pages/sessions"
	"loracle/ui/tui/tuitest"
)

// choosing is the list of sessions where new ones can have two checklists.
func choosing(t *testing.T) *tuitest.Player {
	t.Helper()
	two := func() []page.ChecklistName {
		return []page.ChecklistName{{Title: "LoRA go/no-go"}, {Name: "rag_production", Title: "RAG in production"}}
	}
	return tuitest.Play(t, sessions.New(two), 76, 30).Send(page.Listed{})
}

func TestTheChecklistOfANewSessionIsChosenWithItsTitle(t *testing.T) {
	choosing(t).Press("n", "A").Shows("Checklist: LoRA go/no-go").Press("enter").Wants(page.Create{Title: "A"})
	choosing(t).Press("n", "A", "tab").Shows("Checklist: RAG in production").Press("enter").
		Wants(page.Create{Title: "A", Checklist: "rag_production"})
	choosing(t).Press("n", "tab", "tab").Shows("your own, from a file").Press("tab").Shows("Checklist: LoRA go/no-go")
}

func TestAnOwnChecklistIsNamedByItsFileAndAskedAgainWhereItIsWrong(t *testing.T) {
	p := choosing(t).Press("n", "A", "tab", "tab", "enter").Shows("Which file holds the checklist?")
	p.Press("enter").Shows("Name the file of the checklist").Press("ours.yaml", "enter")
	asked := page.Create{Title: "A", Checklist: "ours.yaml"}
	p.Wants(asked)
	p.Send(page.NotCreated{Create: asked, Err: errors.New("ours.yaml is not there")})
	p.Shows("Which file holds the checklist?", "ours.yaml", "! Ours.yaml is not there.")
	p.Press("esc").Shows("What is the new session called?", "A", "your own, from a file")
}

func TestASessionThatCouldNotBeMadeKeepsItsTitle(t *testing.T) {
	p := choosing(t).Press("n", "A", "enter")
	p.Send(page.NotCreated{Create: page.Create{Title: "A"}, Err: errors.New("the disk is full")})
	p.Shows("What is the new session called?", "┃ A", "! The disk is full.")
}
