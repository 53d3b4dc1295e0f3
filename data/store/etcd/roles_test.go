package etcd_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"loracle/advisor"
	"loracle/data/session"
	"loracle/data/store"
	"loracle/data/store/etcd"
	"loracle/data/store/etcd/etcdtest"
)

// block is the code block of the README that follows a comment.
func block(t *testing.T, comment string) string {
	t.Helper()
	text, err := os.ReadFile("../../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(string(text), "<!-- "+comment+" -->\n```\n")
	code, _, ended := strings.Cut(rest, "\n```\n")
	if !found || !ended {
		t.Fatalf("the README has no block %q", comment)
	}
	return code
}

// TestTheReadmeNamesFlagsThatEtcdHas holds the command line of the README to the
// etcd that is installed.
func TestTheReadmeNamesFlagsThatEtcdHas(t *testing.T) {
	etcdtest.Program(t)
	help, err := exec.Command("etcd", "--help").CombinedOutput()
	if err != nil {
		t.Fatal(err)
	}
	flags := regexp.MustCompile(`--[a-z-]+`).FindAllString(block(t, "flags: etcd"), -1)
	if len(flags) < 15 {
		t.Errorf("there are only %d flags", len(flags))
	}
	known := regexp.MustCompile(`--[a-z-]+`).FindAllString(string(help), -1)
	for _, flag := range flags {
		if !slices.Contains(known, flag) {
			t.Errorf("etcd has no %s", flag)
		}
	}
}

// TestTheRolesOfTheReadme runs the commands of the README as they stand there.
func TestTheRolesOfTheReadme(t *testing.T) {
	cluster := etcdtest.Start(t, 1)
	address := cluster.Address("/loracle")
	dir := runRoles(t, cluster)
	as := func(user string) *etcd.Store {
		t.Helper()
		a, err := etcd.ParseAddress(address)
		if err != nil {
			t.Fatal(err)
		}
		s, err := etcd.Open(a, etcd.Access{User: user, PasswordFile: filepath.Join(dir, user+".password")}, store.Options{Now: fixedTime, By: user})
		if err != nil {
			t.Fatal(explained(err))
		}
		t.Cleanup(func() { closing(t, s) })
		return s
	}
	ana, bo, rita := as("ana"), as("bo"), as("rita")

	made := create(t, ana, "A")
	hash := strings.Repeat("ab", 32)
	allowed(t, "a facilitator", map[string]error{
		"renames":           second(ana.Append(made.ID, session.Rename("B"))),
		"deletes":           second(ana.Append(made.ID, session.Delete())),
		"restores":          second(ana.Append(made.ID, session.Restore())),
		"keeps figures":     ana.PutKnowledge(hash, []byte("x")),
		"restores a backup": second(ana.Merge([]store.History{longHistory(t, 250, "of old")}, true)),
	})
	for _, s := range []*etcd.Store{bo, rita} {
		allowed(t, etcd.By(s), map[string]error{
			"loads":         second(s.Load(made.ID)),
			"lists":         second(s.List()),
			"lists deleted": second(s.Deleted()),
			"finds":         second(s.Find("B")),
			"counts":        second(s.Count()),
			"reads figures": second(s.Knowledge(hash)),
			"backs up":      second(s.Histories("", 1<<20)),
			"examines":      second(s.Examine(store.Examination{})),
		})
		refused(t, s, map[string]error{
			"makes a session":   second(s.Create(session.Create("C", "k", "p"))),
			"renames":           second(s.Append(made.ID, session.Rename("C"))),
			"deletes":           second(s.Append(made.ID, session.Delete())),
			"keeps figures":     s.PutKnowledge(strings.Repeat("cd", 32), []byte("x")),
			"restores a backup": second(s.Merge([]store.History{longHistory(t, 5, "new")}, true)),
		})
	}
	allowed(t, "a voter", map[string]error{"answers": second(bo.Append(made.ID, session.Answer("gap", advisor.Words("cost"))))})
	refused(t, rita, map[string]error{"answers": second(rita.Append(made.ID, session.Answer("gap", advisor.Words("cost"))))})

	// All of them see each other.
	everybody := []string{"ana", "bo", "rita"}
	for i, s := range []*etcd.Store{ana, bo, rita} {
		v := visitAs(t, s, made.ID, etcd.By(s), i)
		if i == 2 {
			until(t, v, "everybody", func(s store.Sight) bool { return slices.Equal(names(s), everybody) })
		}
	}
	checkKeys(t, cluster.As(t, "root", "root-own"), "/loracle", ana)
}

// runRoles runs the README's commands in a folder with the users' passwords.
func runRoles(t *testing.T, cluster *etcdtest.Cluster) (dir string) {
	t.Helper()
	if _, err := exec.LookPath("etcdctl"); err != nil {
		if os.Getenv(etcdtest.Required) == "required" {
			t.Fatal("etcdctl is required (LORACLE_ETCD=required) and not on this machine")
		}
		t.Skip("needs etcdctl, which is not on this machine: install Debian's etcd-client; .ci/run does")
	}
	dir = t.TempDir()
	for _, user := range []string{"root", "ana", "bo", "rita"} {
		if err := os.WriteFile(filepath.Join(dir, user+".password"), []byte(user+"-own\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	c := exec.Command("sh", "-ec", block(t, "run: roles"))
	c.Dir = dir
	c.Env = append(os.Environ(), "ETCDCTL_API=3", "ETCDCTL_ENDPOINTS="+strings.Join(cluster.Endpoints(), ","))
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("the commands of the README: %v\n%s", err, out)
	}
	return dir
}

func allowed(t *testing.T, who string, done map[string]error) {
	t.Helper()
	for what, err := range done {
		if err != nil {
			t.Errorf("%s %s: %v", who, what, explained(err))
		}
	}
}

func refused(t *testing.T, s *etcd.Store, done map[string]error) {
	t.Helper()
	for what, err := range done {
		t.Run(etcd.By(s)+" "+what, func(t *testing.T) {
			trouble{
				store.ErrReadOnly, "this user may not make this change in the team store ADDRESS",
				"sessions can be read all the same; ask whoever runs etcd for a role that may write under PREFIX",
			}.expect(t, s.Name(), err)
		})
	}
}
