package cli

import "testing"

func TestOnlyWordsBeforeAColonAndASlashBeginAnAddress(t *testing.T) {
	for name, want := range map[string]string{
		"etcd:/h/p": "etcd", "ectd://h": "ectd", "HTTPS://h": "HTTPS", "a+b.c-d:/x": "a+b.c-d",
		"s.db": "", `C:\s.db`: "", "C:/s.db": "", "./etcd://h": "", "folder/a:/b": "", "notes:s.db": "", "": "",
	} {
		if got, _ := beginning(name); got != want {
			t.Errorf("beginning(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestAnAddressIsOneInAnyCaseOfLetters(t *testing.T) {
	at, err := parseLocation("EtcdS://h:1/p", "--store")
	if err != nil || at.String() != "etcds://h:1/p" {
		t.Errorf("location %v, %v; want etcds://h:1/p", at, err)
	}
}
