// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options.h"

#include <QCoreApplication>

namespace Guestwire {

QString helpText()
{
    return QCoreApplication::translate(
        "Help", R"(Watches and controls the virtual machines of libvirt hosts.

Usage:
  guestwire [--uri URI]… [--show-console VM] [--show-performance VM]
      The window, on the machines of this host.
  guestwire --connect SERVER… [--show-console VM] [--show-performance VM]
      The window, on servers elsewhere. Where such a window of yours is open already it comes to
      the front and does what is asked.
  guestwire --headless [--uri URI]… [--listen ADDRESS:PORT]…
      The server alone. Needs no display.
  guestwire user add NAME [--role viewer|operator|admin] [--vms PATTERN]…
  guestwire user list
  guestwire user remove NAME
  guestwire user set NAME [--role viewer|operator|admin] [--vms PATTERN]…
  guestwire user set-password NAME
      Who may come in. A running server notices.
  guestwire token issue NAME [--expires 24h]
      Prints an access token (JWT) of this user.
  guestwire token rotate-key
      Signs tokens with a new key from now on. Those of the key before stay good until they expire;
      those of the one before that are revoked. A running server notices.
  guestwire pair [--user NAME] [--address HOST[:PORT]]
      Prints a pairing string, on a terminal also as a QR code: with it a viewer knows this server's
      certificate. With --user it logs that user in, once, within 15 minutes.
  guestwire history export --vm VM [--from TIME] [--to TIME] [--format csv|json]
                           [--metrics NAME,…] [--points N]
      Prints what was measured of a machine. A server may be running.
  guestwire fingerprint
      Prints the pin of the server's certificate.
  guestwire audit verify [FILE]
      Tells whether the audit log, or one file of it, is whole and unchanged.
  guestwire --check-config | --print-config | --help | --version

Options:
  --config FILE            Read this file instead of /etc/guestwire/config.yaml and
                           ~/.config/guestwire/config.yaml. Goes with everything.
  --uri URI                A libvirt connection, such as qemu:///system.
  --listen ADDRESS:PORT    Where the server listens, such as 127.0.0.1:8443 or [::]:8443;
                           port 0 is any that is free.
  --connect SERVER         wss://HOST[:PORT], ws:// on this machine, or a pairing string; - asks
                           for it, or reads the first line of the input.
  --show-console VM        Begin with this machine's console.
  --show-performance VM    Begin with this machine's charts.
  --role ROLE              viewer sees states and charts; operator also uses consoles, starts
                           and stops and takes snapshots; admin may do everything.
                           Without it: viewer, or as it was.
  --vms PATTERN            The machines that the user may see, such as 'web-*'. Without it: all, or
                           as it was; '*' is all.
  --user NAME              Whom a pairing string logs in.
  --address HOST[:PORT]    Where viewers reach this server. Without it: the first of "origins", or
                           where it listens.
  --expires TIME           How long the token is valid: 15m, 24h, 30d. Without it: 24h.
  --vm VM                  The machine whose history is printed, by its name or UUID.
  --from TIME, --to TIME   Such as 2026-01-02T03:04:05Z, or -1h for an hour ago. Without them: the
                           past hour.
  --format FORMAT          csv or json. Without it: csv.
  --metrics NAME,…         Such as cpu.utilization,disk.vda.readRate. Without it: all that the
                           machine as a whole has.
  --points N               At most so many steps, 1 to 5000. Without it: 5000.
  --check-config           Tell whether the configuration is right.
  --print-config           Print every setting and where its value comes from.
  -h, --help               Print this text.
  --version                Print the version.

user add and user set-password ask for the password on the terminal, or read the first line of
their input where that is no terminal.

Exit status: 0 done, 1 failed, 2 wrong usage, 3 wrong configuration, 4 cannot listen,
5 cannot reach libvirt.

Environment: GUESTWIRE_SECTION_KEY overrules a setting of the files, as in
GUESTWIRE_WEBSOCKET_PINGINTERVAL=30s. Accounts, keys and history are kept in $STATE_DIRECTORY,
or else in $XDG_DATA_HOME/guestwire, or else in ~/.local/share/guestwire.
)");
}

} // namespace Guestwire
