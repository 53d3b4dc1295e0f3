package checklist_test

import (
	"errors"
	"testing"

	"loracle/checklist"
	"loracle/data/casefile"
	"loracle/data/knowledge"
	"loracle/data/session"
	"loracle/ui/tui/page"
)

// toRAG is what going over to the shipped checklist for RAG changes in a case.
func toRAG(t *testing.T, c casefile.Case) casefile.Upgrade {
	t.Helper()
	data, ok := knowledge.ShippedPack("rag_production")
	if !ok {
		t.Fatal("there is no such checklist")
	}
	pack, err := c.Base.ReadPack("rag_production", data)
	if err != nil {
		t.Fatal(err)
	}
	return c.CompareWith(pack)
}

func TestAnotherChecklistIsTakenOnlyAfterALookAtWhatItChanges(t *testing.T) {
	p := at(t, "eval_set", session.MarkItem("eval_set", checklist.Mark{State: checklist.Met}))
	if got := p.Page.Info(p.Env).Title; got != "Checklist · "+base(t).Pack.Title {
		t.Errorf("the page is called %q", got)
	}
	p.Press("s").Shows("Which checklist should this session have?", "rag_production")
	p.Press("rag_production", "enter").Wants(page.Compare{Checklist: "rag_production"})
	u := toRAG(t, p.Env.Case)
	p.Send(page.Compared{Upgrade: u}).Shows("From go_no_go@", "to rag_production@", "Added (", "Dropped (14)", "Held-out evaluation set, now met")
	p.Press("x").Wants().Press("n").Lacks("Dropped (14)").Wants()
	p.Press("s", "enter").Wants(page.Compare{Checklist: "rag_production"})
	p.Send(page.Compared{Upgrade: u}).Press("y").Lacks("Dropped (14)")
	asked, ok := p.Asked[0].(page.Upgrade)
	if !ok || asked.To.To != u.To || len(p.Asked) != 1 {
		t.Errorf("y asks for %d things, the first to go over to %s", len(p.Asked), asked.To.To)
	}
}

func TestAChecklistThatIsNoneOrTheSameIsSaid(t *testing.T) {
	p := at(t, "").Press("s", "x.yaml", "enter").Wants(page.Compare{Checklist: "x.yaml"})
	p.Send(page.Compared{Err: errors.New("x.yaml is not there")})
	p.Wants(page.Say{Text: "X.yaml is not there.", Bad: true})
	p.Send(page.Compared{Upgrade: casefile.Upgrade{From: "a@1", To: "a@1"}}).Wants(say("The session has this checklist already."))
	at(t, "").Press("s", "half", "esc", "s").Shows("half").Press("esc").Lacks("half").Wants()
	at(t, "").Send(page.Compared{Err: errors.New("not asked here")}).Wants()
}
