# SPDX-FileCopyrightText: The Guestwire authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 of the server while it works."""
import asyncio
import random
import signal
import time

from client import Watcher
from harness import run

BACK_BAR = 2.0  # seconds
CROWD = 50


async def load(server, token):
    """Viewers, and rules that are set, so that each of the files is written."""
    viewers = [(await Watcher.watching(server, token))[0] for _ in range(CROWD)]
    for number in range(5):
        await viewers[0].ask("alert_rule", rule=f"busy {number}: cpu.utilization > 9{number} for 1m")
        await asyncio.to_thread(server.log_in, "ada")
    await asyncio.sleep(random.uniform(1.0, 2.5))
    server.end(signal.SIGKILL)


def is_sound(server):
    """By tools that had no part in writing the files."""
    database = run("sqlite3", server.state / "history.db", "PRAGMA integrity_check", check=False)
    audit = server.command("audit", "verify", check=False)
    return database.stdout.strip() == "ok" and audit.returncode == 0


def states(around):
    """Of all guests, with the ids that they get at each start."""
    return sorted(around.virsh("list", "--all").stdout.split("\n"))


def kill(around):
    times = 20 if around.is_long else 2
    uri = None
    if around.is_long:
        names = [around.guest("gwf-kept"), around.guest("gwf-off")]
        around.virsh("start", names[0])
        uri = [around.uri, "test:///default"]
    before = states(around) if around.is_long else []
    server = around.server(uri=uri, settings="websocket: {metricsInterval: 1s}\n"
                           "limits: {clientsPerUser: 1024, passwordAttemptsPerMinute: 1000}\n")
    token = server.token("ada")
    server.start()
    took, sound, lost = [], 0, 0
    for _ in range(times):
        asyncio.run(load(server, token))
        sound += is_sound(server)
        began = time.monotonic()
        server.start()
        lost += not server.gets_in(token)
        took.append(time.monotonic() - began)
    tool = "kill, sqlite3"
    around.row(f"kill -9 of the server under {CROWD} viewers and log-ins, {times} times", tool, "back in 2 s",
               f"longest {max(took):.2f} s until a token is taken again", max(took) <= BACK_BAR and lost == 0)
    around.row("the same; PRAGMA integrity_check, guestwire audit verify", tool, "database sound each time",
               f"{sound}/{times}", sound == times)
    if around.is_long:
        after = states(around)
        around.row("the same; guests before and after", "virsh list", "no VM changed state",
                   "the same" if after == before else f"{before} became {after}", after == before)
