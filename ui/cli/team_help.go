package cli

import (
	"fmt"

	"github.com/spf13/cobra"
)

const teamLong = `A team keeps its sessions in etcd, so that several people work on them at the
same time. Without one, sessions are in a file of yours, and nothing here is
needed.

Which store it is, the first of these that is said counts:
  --db FILE or --store STORE
  LORACLE_STORE
  store in the settings

STORE is etcd://host:2379,host2:2379/prefix (the members of a cluster, and what
its keys begin with), etcds:// for TLS, or a file.

What the cluster asks for comes from the environment or the settings, never from
a flag; a file with a secret may be readable for nobody else:
  LORACLE_ETCD_USER, and LORACLE_ETCD_PASSWORD or LORACLE_ETCD_PASSWORD_FILE
  LORACLE_ETCD_CA, LORACLE_ETCD_CERT, LORACLE_ETCD_KEY

The settings%s hold the same:
  store: etcds://etcd1:2379,etcd2:2379/loracle
  etcd: {user: ana, password_file: /home/ana/.etcd, ca: ca.pem, cert: ana.pem, key: ana.key, timeout: 5s}

While the store cannot be reached, what you say in an open session is kept on
this machine and sent when it can be again, in order and once.%s`

// newTeamTopic is a page of the help, not a command.
func newTeamTopic(a *app) *cobra.Command {
	file := ""
	if a.ConfigFile != "" {
		file = " (" + a.ConfigFile + ")"
	}
	journal := ""
	if a.DefaultDB != "" {
		journal = " The file for\nthat is " + a.journalPath() + "."
	}
	return &cobra.Command{Use: "team", Short: "Sessions of a team: which store, its address and access", Long: fmt.Sprintf(teamLong, file, journal)}
}
