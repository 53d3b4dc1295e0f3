package settings_test

import (
	"slices"
	"testing"
	"time"

	"loracle/data/settings"
	"loracle/data/strict"
)

func TestSettingsAreRead(t *testing.T) {
	s, err := settings.Decode("config.yaml", []byte("store: etcd://a:2379/team\netcd: {user: ana, password_file: /p, ca: /ca, cert: /c, key: /k, timeout: 3s}\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := settings.Settings{Store: "etcd://a:2379/team", Etcd: settings.Etcd{
		User: "ana", PasswordFile: "/p", CA: "/ca", Cert: "/c", Key: "/k", Timeout: settings.Duration(3 * time.Second),
	}}
	if s != want {
		t.Errorf("read %+v", s)
	}
}

func TestEveryProblemOfTheSettingsIsSaidWithItsPlace(t *testing.T) {
	_, err := settings.Decode("config.yaml", []byte("store: [a]\netcd:\n  password: secret\n  timeout: soon\n"))
	var got []string
	for _, p := range strict.Of(err) {
		got = append(got, p.String())
	}
	want := []string{
		"config.yaml:1:8: store is a list; allowed: text",
		`config.yaml:3:3: unknown key "password"; allowed: user, password_file, ca, cert, key, timeout`,
		`config.yaml:4:12: timeout: "soon" is no time; allowed: a time like 5s`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("said %q", got)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("store: sessions.db\n"))
	f.Add([]byte("etcd: {timeout: 5s}\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if s, err := settings.Decode("config.yaml", data); err == nil && s.Etcd.Timeout < 0 {
			t.Errorf("read %+v", s)
		}
	})
}
