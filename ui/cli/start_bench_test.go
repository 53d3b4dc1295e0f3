package cli

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
)

// ofTeamStore are the packages that only the team store needs.
var ofTeamStore = regexp.MustCompile(`etcd|grpc|protobuf|genproto|zap|coreos|loracle/data/store/journal`)

// initialized is a line that GODEBUG=inittrace=1 prints of a package.
var initialized = regexp.MustCompile(`(?m)^init (\S+) @\S+ ms, (\S+) ms clock, (\d+) bytes`)

// BenchmarkStart starts the program on the embedded store and lists what is
// there. Beside the time it tells what Go spent on initialising packages before
// main, in all and for those that only the team store needs: nothing of ours is
// among them, and no connection is made before a team store is named.
func BenchmarkStart(b *testing.B) {
	program := filepath.Join(b.TempDir(), "loracle")
	if out, err := exec.Command("go", "build", "-o", program, "loracle").CombinedOutput(); err != nil {
		b.Fatalf("build: %v\n%s", err, out)
	}
	env := append(os.Environ(), "XDG_DATA_HOME="+b.TempDir(), "XDG_CONFIG_HOME="+b.TempDir(), "LORACLE_STORE=", "GODEBUG=inittrace=1")
	var all, team, bytesOfTeam float64
	for b.Loop() {
		cmd := exec.Command(program, "list")
		cmd.Env = env
		var errs bytes.Buffer
		cmd.Stderr = &errs
		if err := cmd.Run(); err != nil {
			b.Fatalf("%v\n%s", err, errs.String())
		}
		for _, m := range initialized.FindAllStringSubmatch(errs.String(), -1) {
			ms, err := strconv.ParseFloat(m[2], 64)
			if err != nil {
				b.Fatal(err)
			}
			all += ms
			if ofTeamStore.MatchString(m[1]) {
				size, err := strconv.ParseFloat(m[3], 64)
				if err != nil {
					b.Fatal(err)
				}
				team, bytesOfTeam = team+ms, bytesOfTeam+size
			}
		}
	}
	b.ReportMetric(all/float64(b.N), "init-ms/op")
	b.ReportMetric(team/float64(b.N), "team-init-ms/op")
	b.ReportMetric(bytesOfTeam/float64(b.N)/1024, "team-init-KiB/op")
}
