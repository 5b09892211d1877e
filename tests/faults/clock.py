# SPDX-FileCopyrightText: The Guestwire authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The server's clock steps under it: an hour and ten years, in both directions."""
import asyncio
from pathlib import Path

from client import Client, Watcher
from harness import Failed

LIBRARY = next(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), None)
STEPS = ("+1h", "-1h", "+10y", "-10y")
PING, PONG = 1, 3  # seconds
GAP_BAR = 3.0  # seconds


class Clock:
    """What libfaketime reads again whenever the server asks for the time."""

    def __init__(self, path):
        self._path = path
        self.set("+0")

    def set(self, offset):
        temporary = self._path.with_suffix(".new")
        temporary.write_text(offset)
        temporary.replace(self._path)

    def environment(self):
        return {"LD_PRELOAD": str(LIBRARY), "FAKETIME_TIMESTAMP_FILE": str(self._path), "FAKETIME_NO_CACHE": "1",
                "FAKETIME_DONT_FAKE_MONOTONIC": "1",
                # A program with the address sanitizer in it wants that to come first; it does as well behind this.
                "ASAN_OPTIONS": "verify_asan_link_order=0"}


async def step(server, clock, offset, token, seconds):
    """The longest gap, the lowest figure, whether a silent client was dropped in time, how the watcher ended, and the
    time of a log-in."""
    watcher, vms = await Watcher.watching(server, token)
    mute = await Client.connect(server, token)
    mute.answers_pings = False
    await asyncio.sleep(2)
    began = asyncio.get_running_loop().time()
    clock.set(offset)
    login = await asyncio.to_thread(server.log_in, "ada")
    await asyncio.wait([mute.ended, watcher.ended], timeout=seconds, return_when=asyncio.ALL_COMPLETED)
    dropped = mute.ended.done()
    gap = max(watcher.longest_gap(vm["id"], began) for vm in vms.values())
    ended = watcher.ended.result() if watcher.ended.done() else None
    fresh = await asyncio.to_thread(server.access_token, "ada")
    again, _ = await Watcher.watching(server, fresh)
    await asyncio.sleep(3)
    came = len(again.newest)
    clock.set("+0")
    for client in (watcher, mute, again):
        client.abort()
    return gap, min(watcher.lowest, again.lowest), dropped, ended, login, came == len(vms)


def clock(around):
    if LIBRARY is None:
        raise Failed("libfaketime is not installed; 'apt-get install libfaketime'")
    hand = Clock(around.work / "clock")
    server = around.server(
        settings=f"websocket: {{metricsInterval: 1s, pingInterval: {PING}s, pongWait: {PONG}s}}\n"
        "limits: {passwordAttemptsPerMinute: 60}\n", environment=hand.environment())
    token = server.token("ada")
    server.start()
    for offset in STEPS if around.is_long else STEPS[-1:]:
        gap, low, dropped, ended, login, is_in = asyncio.run(step(server, hand, offset, token, PING + PONG + 2))
        around.row(f"the clock steps by {offset}", "libfaketime", "timeouts unaffected: one silent dropped, no other",
                   f"{'dropped' if dropped else 'NOT dropped'}; viewer {'goes on' if ended is None else ended}",
                   dropped and ended is None)
        good = low >= 0 and is_in and gap <= GAP_BAR
        around.row("the same; samples, a log-in and its token", "libfaketime", "no negative rate, nobody locked out",
                   f"lowest {low:g}, gap {gap:.1f} s, log-in {login:.2f} s", good)
    asyncio.run(old_token(around, server, token))


async def old_token(around, server, token):
    """After all that the first token is as good as before."""
    watcher, vms = await Watcher.watching(server, token)
    watcher.abort()
    around.row("the clock is right again", "libfaketime", "the first token is good", f"{len(vms)} VMs listed", True)
