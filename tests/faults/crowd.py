# SPDX-FileCopyrightText: The Guestwire authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A thousand viewers: what reaches them, how late, and how fast they are back."""
import asyncio
import gc
import random
import signal
import time

from client import Client, seconds
from harness import percentile, pretended_hosts

MACHINES = 10
LATENESS_BAR = 0.25  # seconds
RETURN_BAR = 5.0  # seconds
AT_ONCE = 50  # that connect while the crowd gathers
RETRY = (0.25, 0.5)  # seconds, as a viewer of the program waits before it tries again


class Viewer(Client):
    """Keeps the age of each sample, the states, and nothing else."""

    def __init__(self, head):
        super().__init__(head)
        self.ages = []
        self.newest = {}
        self.states = {}
        self.listed = asyncio.get_running_loop().create_future()

    def got(self, message):
        kind, data = message["type"], message["data"]
        if kind == "metrics":
            now = time.time()
            for sample in data["samples"]:
                at = seconds_of(sample)
                self.ages.append(now - at)
                self.newest[sample["vm"]] = at
        elif kind == "vms":
            self.listed.set_result(None)
        elif kind == "vm":
            self.states[data["vm"]["name"]] = data["vm"]["state"]


def seconds_of(sample):
    """Of a sample that many viewers get, read once."""
    if "seconds" not in sample:
        sample["seconds"] = seconds(sample["at"])
    return sample["seconds"]


async def come(server, token, attempts=None):
    """In, subscribed and with the list of VMs, however often it takes."""
    while True:
        try:
            if attempts is not None:
                attempts.append(time.monotonic())
            viewer = await Viewer.connect(server, token)
            break
        except (OSError, EOFError):
            await asyncio.sleep(random.uniform(*RETRY))
    viewer.send("subscribe", {"vms": ["*"], "topics": ["state", "metrics"], "interval": 1})
    await viewer.listed
    return viewer


async def gather(server, token, count):
    turn = asyncio.Semaphore(AT_ONCE)

    async def one():
        async with turn:
            return await come(server, token)

    return await asyncio.gather(*(one() for _ in range(count)))


async def all_see(viewers, state):
    """Seconds until the last of them knows that the VM is in this state."""
    began = time.monotonic()
    while not all(viewer.states.get("test") == state for viewer in viewers):
        await asyncio.sleep(0.005)
        if time.monotonic() - began > 10:
            return float("inf")
    return time.monotonic() - began


async def flip_states(server, token, viewers, times):
    """The longest that a change took to the last viewer, from the answer to its command on."""
    administrator = await Client.connect(server, token)
    vm = (await administrator.subscribe())["test"]["id"]
    took = []
    for number in range(times):
        action, state = (("suspend", "paused"), ("resume", "running"))[number % 2]
        await administrator.ask("command", vm=vm, action=action)
        took.append(await all_see(viewers, state))
    administrator.abort()
    return max(took)


async def watch(around, server, token, count):
    viewers = await gather(server, token, count)
    gc.collect()
    gc.freeze()
    await asyncio.sleep(3)
    for viewer in viewers:
        viewer.ages.clear()
    await asyncio.sleep(30 if around.is_long else 5)
    ages = [age for viewer in viewers for age in viewer.ages]
    p99 = percentile(ages, 0.99) if ages else float("inf")
    around.row(f"{count} wss viewers × {MACHINES} VMs at 1 Hz, {len(ages)} samples", "OpenSSL (python3)",
               "p99 ≤ 250 ms from reading to viewer", f"p99 {p99 * 1000:.0f} ms, longest {max(ages) * 1000:.0f} ms",
               p99 <= LATENESS_BAR)
    return viewers


async def storm(around, server, token, viewers):
    count = len(viewers)
    attempts = []

    async def returning(viewer):
        await viewer.ended
        back = await come(server, token, attempts)
        return back, time.monotonic()

    waiting = [asyncio.ensure_future(returning(viewer)) for viewer in viewers]
    await asyncio.sleep(0)
    server.end(signal.SIGKILL)
    killed = time.monotonic()
    await asyncio.to_thread(server.start)
    listening = time.monotonic()
    back = await asyncio.wait_for(asyncio.gather(*waiting), 120)
    last = max(at for _, at in back)
    around.row(f"kill -9 of the server; {count} viewers return at once, each subscribed", "kill, OpenSSL (python3)",
               "all back ≤ 5 s", f"{last - killed:.1f} s after the kill, {last - listening:.1f} s after it listens, "
               f"{sum(at > listening for at in attempts)} attempts",
               last - killed <= RETURN_BAR)
    return [viewer for viewer, _ in back]


async def follow(around, server, token, viewers):
    slowest = await flip_states(server, token, viewers, 10 if around.is_long else 4)
    await asyncio.sleep(2)
    last = max(at for viewer in viewers for at in viewer.newest.values())
    behind = sum(last - min(viewer.newest.values(), default=0) > 1.5 for viewer in viewers)
    around.row(f"a VM suspended and resumed under {len(viewers)} viewers", "OpenSSL (python3)",
               "newest state reaches everyone", f"the last after {slowest * 1000:.0f} ms; {behind} left behind",
               slowest <= 1 and behind == 0)


def viewers(around):
    """All VMs are of one host, until the server is killed: rounds of several hosts wait for each other."""
    hosts = pretended_hosts(around.work / "host.xml", MACHINES + 1)
    server = around.server(uri=hosts[1:], settings="websocket: {metricsInterval: 1s}\n"
                           "limits: {clientsPerUser: 1024}\n")
    token = server.token("ada")
    server.start()

    async def all_of_it():
        crowd = await watch(around, server, token, 1000 if around.is_long else 200)
        server.uris = hosts
        crowd = await storm(around, server, token, crowd)
        await follow(around, server, token, crowd)

    asyncio.run(all_of_it())
