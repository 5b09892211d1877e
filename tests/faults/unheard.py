# SPDX-FileCopyrightText: The Guestwire authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Clients that take without giving: silent and trickling connections, and viewers that stop reading."""
import asyncio
import hashlib
import shutil
import socket
import subprocess
import time

from client import Client
from harness import Failed

LOGIN_BAR = 1.0  # seconds
QUEUE_BAR = 1 << 20  # bytes of each
EVICTION_BAR = 12.0  # seconds
# Paced: as fast as it can, a guest is ahead of any fifty readers in Python on the same machine.
FLOOD = b"stty -opost; x=$(head -c 262144 /dev/zero | tr '\\0' x); for i in $(seq 600); do echo $x; sleep .03; done\r"
HALF = 50  # of the viewers of a console


# --- silent connections

class Silent:
    """Connections that say nothing, opened anew as they are closed."""

    def __init__(self, server, count):
        self._address = (server.host, server.port)
        self._peers = [socket.create_connection(self._address) for _ in range(count)]

    def renew(self):
        for index, peer in enumerate(self._peers):
            try:
                if peer.recv(1, socket.MSG_DONTWAIT) == b"":
                    raise ConnectionError
            except BlockingIOError:
                continue
            except OSError:
                peer.close()
                self._peers[index] = socket.create_connection(self._address)

    def close(self):
        for peer in self._peers:
            peer.close()


def silent(around):
    """Half of the connections stay silent before TLS, half send a header line every second."""
    if not shutil.which("slowhttptest"):
        raise Failed("slowhttptest is not installed; 'apt-get install slowhttptest'")
    server = around.server(settings="limits: {passwordAttemptsPerMinute: 60}\n")
    server.start()
    alone = server.log_in("ada")
    half = 250
    rounds = 20 if around.is_long else 4
    crowd = Silent(server, half)
    trickle = subprocess.Popen(
        ["slowhttptest", "-H", "-c", str(half), "-r", str(half), "-i", "1", "-l", str(rounds + 10), "-u",
         f"https://{server.host}:{server.port}/"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        cwd=around.work)
    around.undo(trickle.wait)
    around.undo(trickle.terminate)
    time.sleep(1)
    took = []
    for _ in range(rounds):
        crowd.renew()
        took.append(server.log_in("ada"))
        time.sleep(0.8)
    crowd.close()
    around.row(f"{half} silent and {half} trickling connections, {rounds} log-ins", "slowhttptest, python3",
               "a log-in ≤ 1 s", f"longest {max(took):.2f} s ({alone:.2f} s alone)", max(took) <= LOGIN_BAR)


# --- viewers that stop reading a console

class Reader(Client):
    """Follows a console, and knows the hash of all bytes up to each offset."""

    def __init__(self, head):
        super().__init__(head)
        self.first = None
        self.next = None
        self.breaks = 0
        self.digests = {}
        self._hash = hashlib.sha256()

    def got(self, message):
        if message["type"] == "console_gap":
            self.breaks += 1
        super().got(message)

    def got_output(self, offset, content):
        if self.first is None:
            self.first = offset
        elif offset != self.next:
            self.breaks += 1
        self.next = offset + len(content)
        self._hash.update(content)
        self.digests[self.next] = self._hash.hexdigest()
        super().got_output(offset, content)


def agree(readers):
    """Whether all of them have the same bytes up to the last offset that all of them know."""
    known = set.intersection(*(set(each.digests) for each in readers))
    return bool(known) and len({each.digests[max(known)] for each in readers}) == 1


async def flood(around, server, token, name):
    """The readers, the most memory that each of the others cost, and when those were gone."""
    keeper = await Client.connect(server, token)
    vm = (await keeper.subscribe())[name]
    await keeper.ask("command", vm=vm["id"], action="start")
    console = {"vm": vm["id"], "device": vm["consoles"][-1]}
    opened = await keeper.ask("console_open", **console, write=True)
    await keeper.shell_answers(opened["channel"])
    start = {"epoch": opened["epoch"], "offset": opened["offset"]}

    async def reader(**options):
        client = await Reader.connect(server, token, **options)
        await client.ask("console_open", **console, **start)
        return client

    readers = [await reader() for _ in range(HALF)]
    stopped = [await reader(receive_buffer=4096) for _ in range(HALF)]
    await asyncio.sleep(1)
    before = most = server.resident()
    for each in stopped:
        each.pause()
    began = time.monotonic()
    keeper.type(opened["channel"], FLOOD)
    gone = None
    while gone is None and time.monotonic() - began < 60:
        await asyncio.sleep(0.1)
        most = max(most, server.resident())
        if await asyncio.to_thread(server.clients, token) <= HALF + 1:
            gone = time.monotonic() - began
    await asyncio.sleep(2)
    return readers, (most - before) / HALF, gone


def slow(around):
    name = around.guest("gwf-flood")
    server = around.server(uri=around.uri, settings="limits: {clientsPerUser: 1024}\n")
    token = server.token("ada")
    server.start()
    readers, queued, gone = asyncio.run(flood(around, server, token, name))
    least = min(each.next - each.first for each in readers)
    around.row("50 of 100 clients stop reading a console that floods", "QEMU guest, /proc",
               "≤ 1 MiB queued for each", f"{queued / 1024:.0f} KiB of memory each", queued <= QUEUE_BAR)
    around.row("the same", "QEMU guest, GET /metrics", "evicted ≤ 12 s",
               "never" if gone is None else f"all after {gone:.1f} s", gone is not None and gone <= EVICTION_BAR)
    breaks = sum(each.breaks for each in readers)
    around.row("the same; the 50 that read", "SHA-256", "no gap for the others",
               f"{breaks} gaps, at least {least / 1e6:.1f} MB each, {'equal' if agree(readers) else 'DIFFERENT'}",
               breaks == 0 and agree(readers))
