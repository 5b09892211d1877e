# SPDX-FileCopyrightText: The Guestwire authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A disk that is full, and a history file that is of no use."""
import asyncio
import os
import subprocess
import time
from contextlib import contextmanager

from client import Watcher, is_event
from harness import Failed, run, wait_until

GAP_BAR = 3.0  # seconds; samples come each second
SETTINGS = "websocket: {metricsInterval: 1s}\n"


class Filler:
    """Takes what room there is, also what is given back meanwhile."""

    def __init__(self, directory):
        self._path = directory / "filler"

    def fill(self):
        with open(self._path, "ab", buffering=0) as file:
            for size in (1 << 16, 1 << 12):
                try:
                    while True:
                        file.write(bytes(size))
                except OSError:
                    continue

    def free(self):
        self._path.unlink()


async def watch_full(server, token, filler):
    """Seconds until it was told, the longest silence, whether it can be used, and seconds until it goes on."""
    watcher, vms = await Watcher.watching(server, token)
    await asyncio.sleep(3)
    began = asyncio.get_running_loop().time()
    filler.fill()
    await watcher.take(is_event("No history is kept"), 60, "word of the full disk")
    told = asyncio.get_running_loop().time() - began
    refilled = asyncio.get_running_loop().time() + 10
    while asyncio.get_running_loop().time() < refilled:
        filler.fill()
        await asyncio.sleep(0.5)
    gets_in = await asyncio.to_thread(server.gets_in, token)
    status = (await asyncio.to_thread(server.request, "GET", "/healthz"))[0]
    gap = max(watcher.longest_gap(vm["id"], began) for vm in vms.values())
    freed = time.monotonic()
    filler.free()
    await watcher.take(is_event("The history is kept again"), 60, "word of history going on")
    watcher.abort()
    return told, gap, gets_in and status == 503, time.monotonic() - freed


def disk(around):
    around.need_root("a disk that can be filled")
    server = around.server(settings=SETTINGS)
    run("mount", "-t", "tmpfs", "-o", "size=6m,mode=0700", "tmpfs", server.state)
    around.undo(run, "umount", "--lazy", server.state)
    server.add_user("ada")
    token = server.token("ada")
    server.start()
    told, gap, is_usable, back = asyncio.run(watch_full(server, token, Filler(server.state)))
    tool = "tmpfs of 6 MiB"
    around.row("the disk of the state directory is filled and kept full", tool, "told to viewers",
               f"after {told:.1f} s", True)
    around.row("the same; samples of all VMs", tool, "live streams unaffected: gap ≤ 3 s", f"longest {gap:.1f} s",
               gap <= GAP_BAR)
    around.row("the same; a token is taken, /healthz says 503", tool, "both", "yes" if is_usable else "NO", is_usable)
    around.row("room is made again", tool, "going on by itself", f"after {back:.1f} s", True)
    server.end()
    audit = server.command("audit", "verify", check=False)
    sound = run("sqlite3", server.state / "history.db", "PRAGMA integrity_check", check=False).stdout.strip()
    around.row("afterwards; PRAGMA integrity_check, guestwire audit verify", "sqlite3", "both sound",
               f"{sound}, exit status {audit.returncode}", sound == "ok" and audit.returncode == 0)
    check_read_only(around)


# --- history files

def make_history(server):
    """A file with some ticks in it, and no journal."""
    server.start()
    path = server.state / "history.db"
    wait_until(lambda: count_rows(path) >= 2, "rows in the history")
    server.end()


def count_rows(path):
    return int(run("sqlite3", "-readonly", path, "SELECT count(*) FROM samples", check=False).stdout.strip() or 0)


def corrupt(path):
    with open(path, "r+b") as file:
        file.seek(4096)
        file.write(os.urandom(path.stat().st_size - 4096))


def truncate(path):
    os.truncate(path, path.stat().st_size // 2 + 7)


def fill_with_noise(path):
    path.write_bytes(os.urandom(1 << 16))


def make_older(path):
    run("sqlite3", path, "PRAGMA user_version = 0")


@contextmanager
def locked(path):
    """As by a back-up that hangs."""
    holder = subprocess.Popen(["sqlite3", str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    holder.stdin.write("BEGIN EXCLUSIVE;\nSELECT 'locked';\n")
    holder.stdin.flush()
    if holder.stdout.readline() != "locked\n":
        raise Failed("sqlite3 did not get its lock")
    try:
        yield
    finally:
        holder.kill()
        holder.wait()
        holder.stdin.close()
        holder.stdout.close()


async def watch_history(server, token, told, seconds=5):
    """The longest gap of any VM, after the server has logged what `told` holds of."""
    watcher, vms = await Watcher.watching(server, token)
    await asyncio.sleep(2)
    began = asyncio.get_running_loop().time()
    await asyncio.to_thread(wait_until, told, "word of the damaged history", 30)
    await asyncio.sleep(seconds)
    gap = max(watcher.longest_gap(vm["id"], began) for vm in vms.values())
    watcher.abort()
    return gap


def history(around):
    server = around.server(settings=SETTINGS)
    token = server.token("ada")
    path = server.state / "history.db"
    ways = {"pages of noise": corrupt, "an older schema": make_older, "half of it cut off": truncate,
            "no database at all": fill_with_noise}
    for name, spoil in list(ways.items())[:None if around.is_long else 1]:
        make_history(server)
        spoil(path)
        known = set(server.state.glob("history.db.damaged-*Z"))
        said = len(server.told())
        server.start()
        gap = asyncio.run(watch_history(server, token, lambda: "was set aside as" in server.told()[said:], 3))
        aside = set(server.state.glob("history.db.damaged-*Z")) - known
        rows = count_rows(path)
        server.end()
        add_history_row(around, f"history.db: {name}", "sqlite3", gap, len(aside) == 1 and rows > 0,
                        "set aside, told, a new one begun")
    if not around.is_long:
        return
    make_history(server)
    said = len(server.told())
    with locked(path):
        server.start()
        gap = asyncio.run(watch_history(server, token, lambda: "No history is kept" in server.told()[said:]))
    took = wait_until(lambda: "The history is kept again" in server.told()[said:], "history going on", 60)
    server.end()
    add_history_row(around, "history.db: locked by another process", "sqlite3", gap, True,
                    f"told; going on {took:.0f} s after the lock is gone")


def check_read_only(around):
    server = around.server(settings=SETTINGS)
    token = server.token("ada")
    make_history(server)
    run("mount", "--bind", server.state, server.state)
    around.undo(run, "umount", "--lazy", server.state)
    run("mount", "-o", "remount,bind,ro", server.state)
    said = len(server.told())
    server.start()
    gap = asyncio.run(watch_history(server, token, lambda: "No history is kept" in server.told()[said:]))
    run("mount", "-o", "remount,bind,rw", server.state)
    took = wait_until(lambda: "The history is kept again" in server.told()[said:], "history going on", 60)
    add_history_row(around, "the state directory: read-only", "mount", gap, True,
                    f"told; going on {took:.0f} s after it is writable")


def add_history_row(around, done, tool, gap, good, what):
    around.row(done, tool, "quarantined or told, going on; gap ≤ 3 s",
               f"{what if good else 'NOT ' + what}; gap {gap:.1f} s", good and gap <= GAP_BAR)
