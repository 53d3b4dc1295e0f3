package etcd_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	clientv3 "go.etcd.io/etcd/client/v3"

	"loracle/data/session"
	"loracle/data/store"
	"loracle/data/store/etcd"
	"loracle/data/store/etcd/etcdtest"
)

// trouble is a failure as a person sees it. ADDRESS stands for the address of
// the store and PREFIX for its prefix.
type trouble struct {
	kind           error
	sentence, hint string
}

func (want trouble) expect(t *testing.T, address string, err error) {
	t.Helper()
	_, prefix, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(address, "etcds://"), "etcd://"), "/")
	fill := strings.NewReplacer("ADDRESS", address, "PREFIX", "/"+prefix)
	var got *store.Error
	if !errors.As(err, &got) {
		t.Fatalf("got %v, want %q", err, want.sentence)
	}
	if want.kind != nil && !errors.Is(err, want.kind) {
		t.Errorf("the error is no %v: %s", want.kind, explained(err))
	}
	if sentence := fill.Replace(want.sentence); got.Error() != sentence {
		t.Errorf("it says\n%s\nand should say\n%s", explained(err), sentence)
	}
	if hint := fill.Replace(want.hint); got.Hint() != hint {
		t.Errorf("the hint is\n%s\nand should be\n%s", got.Hint(), hint)
	}
}

// quick gives up soon, where no answer is to be expected.
func quick() store.Options {
	return store.Options{Now: fixedTime, By: "ana", Wait: 600 * time.Millisecond}
}

// patient is for a store that answers in the end, however busy the machine is.
func patient() store.Options { return store.Options{Now: fixedTime, By: "ana"} }

func tryOpen(t *testing.T, address string, access etcd.Access, o store.Options) (*etcd.Store, error) {
	t.Helper()
	a, err := etcd.ParseAddress(address)
	if err != nil {
		t.Fatal(err)
	}
	s, err := etcd.Open(a, access, o)
	if s != nil {
		t.Cleanup(func() { closing(t, s) })
	}
	return s, err
}

// must opens a store that can be opened.
func must(t *testing.T, address string, access etcd.Access) *etcd.Store {
	t.Helper()
	s, err := tryOpen(t, address, access, store.Options{Now: fixedTime, By: "ana"})
	if err != nil {
		t.Fatal(explained(err))
	}
	return s
}

func create(t *testing.T, s store.Store, title string) session.State {
	t.Helper()
	made, err := s.Create(session.Create(title, "k", "p"))
	if err != nil {
		t.Fatal(explained(err))
	}
	return made
}

func TestAnAddressThatLeadsNowhereSaysWhatIsWrong(t *testing.T) {
	for address, want := range map[string]trouble{
		"etcd://127.0.0.1:1/team": {
			store.ErrUnreachable, "the team store ADDRESS cannot be reached: connection refused",
			"see that etcd runs there, or ask whoever runs etcd; `loracle --db FILE` works without it",
		},
		"etcds://127.0.0.1:1/team": {
			store.ErrUnreachable, "the team store ADDRESS cannot be reached: connection refused",
			"see that etcd runs there, or ask whoever runs etcd; `loracle --db FILE` works without it",
		},
		"etcd://127.0.0.1:1,nowhere.invalid:2379/team": {
			store.ErrUnreachable, "", "see that etcd runs there, or ask whoever runs etcd; `loracle --db FILE` works without it",
		},
		"etcd://nowhere.invalid:2379/team": {
			store.ErrUnreachable, "the team store ADDRESS cannot be reached: there is no host nowhere.invalid",
			"check the address; `loracle --db FILE` works without it",
		},
	} {
		t.Run(address, func(t *testing.T) {
			_, err := tryOpen(t, address, etcd.Access{}, quick())
			if want.sentence == "" { // either is true
				if !errors.Is(err, want.kind) {
					t.Errorf("got %v", err)
				}
				return
			}
			if strings.Contains(address, "nowhere.invalid") && strings.Contains(err.Error(), "no answer within") {
				t.Skip("this machine's name server does not answer for a host that is not there")
			}
			want.expect(t, address, err)
		})
	}
}

func TestTLSWithCertificatesOfClients(t *testing.T) {
	ours, other := etcdtest.NewAuthority(t), etcdtest.NewAuthority(t)
	cluster := etcdtest.StartTLS(t, 1, ours)
	cert, key := ours.Issue(t, "ana")
	strange, strangeKey := other.Issue(t, "ana")
	open, openKey := ours.Issue(t, "open")
	for path, mode := range map[string]os.FileMode{openKey: 0o640} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
	}
	address := cluster.Address("/team")
	s := must(t, address, etcd.Access{CA: ours.File, Cert: cert, Key: key})
	made := create(t, s, "A")
	if _, err := s.Append(made.ID, session.Rename("B")); err != nil {
		t.Error(explained(err))
	}
	// Naming an authority means TLS, however the address is written.
	plain := strings.Replace(address, "etcds://", "etcd://", 1)
	must(t, plain, etcd.Access{CA: ours.File, Cert: cert, Key: key})

	untrusted := trouble{
		store.ErrUnreachable, "the team store ADDRESS cannot be reached: its certificate is of an authority that is not trusted here",
		"name the certificate of its authority with LORACLE_ETCD_CA, or ask whoever runs etcd",
	}
	unknown := trouble{
		store.ErrUnreachable, "the team store ADDRESS cannot be reached: it asks for the certificate of a client that it knows",
		"name yours with LORACLE_ETCD_CERT and LORACLE_ETCD_KEY, or ask whoever runs etcd for one",
	}
	for name, c := range map[string]struct {
		address string
		access  etcd.Access
		want    trouble
	}{
		"no authority":                           {address, etcd.Access{Cert: cert, Key: key}, untrusted},
		"another authority":                      {address, etcd.Access{CA: other.File, Cert: cert, Key: key}, untrusted},
		"no certificate":                         {address, etcd.Access{CA: ours.File}, unknown},
		"a certificate of another authority":     {address, etcd.Access{CA: ours.File, Cert: strange, Key: strangeKey}, unknown},
		"no TLS":                                 {plain, etcd.Access{}, trouble{store.ErrUnreachable, "the team store ADDRESS cannot be reached: it takes connections over TLS only", "write its address as etcds://, and name the certificate of its authority with LORACLE_ETCD_CA"}},
		"a certificate without its key":          {address, etcd.Access{CA: ours.File, Cert: cert}, trouble{nil, "a client certificate and its key go together, and one of them is not named", "set LORACLE_ETCD_CERT and LORACLE_ETCD_KEY, or neither"}},
		"a key of another certificate":           {address, etcd.Access{CA: ours.File, Cert: cert, Key: strangeKey}, trouble{nil, "the certificate " + cert + " and the key " + strangeKey + " cannot be used: private key does not match public key", "name a certificate and its own key, both in PEM form"}},
		"a key that others can read":             {address, etcd.Access{CA: ours.File, Cert: open, Key: openKey}, trouble{nil, "others can read " + openKey + ", which holds a secret (its permissions are 0640)", "make it yours alone with: chmod 600 " + openKey}},
		"a key that is not there":                {address, etcd.Access{CA: ours.File, Cert: cert, Key: key + ".old"}, trouble{nil, "the file " + key + ".old cannot be used: no such file or directory", "check the path and that you may read it"}},
		"an authority that is not there":         {address, etcd.Access{CA: key + ".old"}, trouble{nil, "the file " + key + ".old cannot be used: no such file or directory", "check the path and that you may read it"}},
		"a file without certificates":            {address, etcd.Access{CA: key}, trouble{nil, "the file " + key + " holds no certificate", "name a file with the certificate of the authority in PEM form"}},
		"a name that the certificate is not for": {strings.Replace(address, "127.0.0.1", "127.0.0.2", 1), etcd.Access{CA: ours.File, Cert: cert, Key: key}, trouble{store.ErrUnreachable, "the team store ADDRESS cannot be reached: connection refused", "see that etcd runs there, or ask whoever runs etcd; `loracle --db FILE` works without it"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := tryOpen(t, c.address, c.access, quick())
			c.want.expect(t, c.address, err)
		})
	}
	if _, err := s.Append(made.ID, session.Rename("C")); err != nil {
		t.Error(explained(err))
	}
}

func TestTLSWhereThereIsNone(t *testing.T) {
	cluster := etcdtest.Start(t, 1)
	address := strings.Replace(cluster.Address("/team"), "etcd://", "etcds://", 1)
	_, err := tryOpen(t, address, etcd.Access{}, quick())
	trouble{
		store.ErrUnreachable, "the team store ADDRESS cannot be reached: it takes no connections over TLS",
		"write its address as etcd://, without LORACLE_ETCD_CA, LORACLE_ETCD_CERT and LORACLE_ETCD_KEY, or ask whoever runs etcd",
	}.expect(t, address, err)
}

// TestWhatACertificateMayLack tries what no cluster of the tests' own shows: a
// certificate for another name, and one that has expired.
func TestWhatACertificateMayLack(t *testing.T) {
	ours := etcdtest.NewAuthority(t)
	for name, c := range map[string]struct {
		lack func(*etcdtest.Authority)
		want trouble
	}{
		"its name": {func(a *etcdtest.Authority) { a.Names = []string{"etcd.example"} }, trouble{
			store.ErrUnreachable, "the team store ADDRESS cannot be reached: its certificate is not for the name 127.0.0.1",
			"write its address with the name in its certificate, or ask whoever runs etcd",
		}},
		"its time": {func(a *etcdtest.Authority) { a.Until = time.Date(2021, 1, 1, 0, 0, 0, 0, time.UTC) }, trouble{
			store.ErrUnreachable, "the team store ADDRESS cannot be reached: its certificate has expired or is not valid yet",
			"ask whoever runs etcd for a new one; see also that this machine's clock is right",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			c.lack(ours)
			address := ours.Serve(t)
			_, err := tryOpen(t, address, etcd.Access{CA: ours.File}, quick())
			c.want.expect(t, address, err)
			ours.Names, ours.Until = nil, time.Time{}
		})
	}
}

func TestUsersAndPasswords(t *testing.T) {
	cluster := etcdtest.Start(t, 1)
	address := cluster.Address("/team")
	made := create(t, must(t, address, etcd.Access{}), "A")
	// Where nobody is asked for a password, one does no harm.
	must(t, address, etcd.Access{User: "ana", Password: "x"})
	roles(t, cluster)

	file := filepath.Join(t.TempDir(), "password")
	write := func(text string, mode os.FileMode) {
		t.Helper()
		if err := errors.Join(os.WriteFile(file, []byte(text), 0o600), os.Chmod(file, mode)); err != nil {
			t.Fatal(err)
		}
	}
	write("ana's own\n", 0o600)
	ana := must(t, address, etcd.Access{User: "ana", PasswordFile: file})
	if _, err := ana.Append(made.ID, session.Rename("B")); err != nil {
		t.Fatal(explained(err))
	}
	wrong := trouble{store.ErrReadOnly, "the team store ADDRESS does not know this user and password", "check LORACLE_ETCD_USER and the password"}
	for name, c := range map[string]struct {
		access etcd.Access
		want   trouble
	}{
		"a wrong password": {etcd.Access{User: "ana", Password: "rita's own"}, wrong},
		"a wrong user":     {etcd.Access{User: "zoe", Password: "ana's own"}, wrong},
		"nobody": {etcd.Access{}, trouble{
			store.ErrReadOnly, "the team store ADDRESS asks for a user and a password",
			"set LORACLE_ETCD_USER, and LORACLE_ETCD_PASSWORD or LORACLE_ETCD_PASSWORD_FILE",
		}},
		"no password": {etcd.Access{User: "ana"}, trouble{
			nil, "a user of the team store is named without a password", "set LORACLE_ETCD_PASSWORD or LORACLE_ETCD_PASSWORD_FILE, too",
		}},
		"no user": {etcd.Access{Password: "x"}, trouble{
			nil, "a password of the team store is given without a user", "set LORACLE_ETCD_USER, too",
		}},
		"no role": {etcd.Access{User: "nora", Password: "nora's own"}, trouble{
			store.ErrReadOnly, "this user may not read the team store ADDRESS",
			"check the prefix in its address, or ask whoever runs etcd for a role that may read under PREFIX",
		}},
		"a password file that is not there": {etcd.Access{User: "ana", PasswordFile: file + ".old"}, trouble{
			nil, "the file " + file + ".old cannot be used: no such file or directory", "check the path and that you may read it",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := tryOpen(t, address, c.access, patient())
			c.want.expect(t, address, err)
		})
	}
	write("ana's own\n", 0o644)
	_, err := tryOpen(t, address, etcd.Access{User: "ana", PasswordFile: file}, patient())
	trouble{
		nil, "others can read " + file + ", which holds a secret (its permissions are 0644)", "make it yours alone with: chmod 600 " + file,
	}.expect(t, address, err)

	// A member that was started again does not know the tokens it gave.
	cluster.Members[0].Kill()
	cluster.Members[0].Start(t)
	cluster.Await(t)
	if _, err := ana.Append(made.ID, session.Rename("C")); err != nil {
		t.Error(explained(err))
	}
	// Who is no longer let in hears of it.
	root := cluster.As(t, "root", "root's own")
	if _, err := root.UserRevokeRole(t.Context(), "ana", "facilitator"); err != nil {
		t.Fatal(err)
	}
	_, err = ana.Append(made.ID, session.Rename("D"))
	if !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("without a role: %v", explained(err))
	}
}

// roles makes the users ana (facilitator), rita (reader) and nora (nothing).
func roles(t *testing.T, cluster *etcdtest.Cluster) {
	t.Helper()
	db := cluster.DB(t)
	ctx := t.Context()
	do := func(_ any, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, user := range []string{"root", "ana", "rita", "nora"} {
		do(db.UserAdd(ctx, user, user+"'s own"))
	}
	end := clientv3.GetPrefixRangeEnd("/team/")
	for role, may := range map[string]clientv3.PermissionType{
		"facilitator": clientv3.PermissionType(clientv3.PermReadWrite), "reader": clientv3.PermissionType(clientv3.PermRead),
	} {
		do(db.RoleAdd(ctx, role))
		do(db.RoleGrantPermission(ctx, role, "/team/", end, may))
	}
	do(db.UserGrantRole(ctx, "root", "root"))
	do(db.UserGrantRole(ctx, "ana", "facilitator"))
	do(db.UserGrantRole(ctx, "rita", "reader"))
	do(db.AuthEnable(ctx))
}
