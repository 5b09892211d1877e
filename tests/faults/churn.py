# SPDX-FileCopyrightText: The Guestwire authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Clients that come and go for hours, and what the server keeps of them. Readings come as seldom as by default, so that
SQLite's cache, which grows with the history up to its 2 MB, does not hide what clients leave behind."""
import asyncio
import random
import time

from client import Watcher

GROWTH_BAR = 1.0  # MB an hour
WARM_UP = 0.4  # of the time; caches and the history's pages fill meanwhile
CROWD = 40


async def visit(server, token):
    """One of each way to come and go."""
    viewer, vms = await Watcher.watching(server, token, interval=None)
    vm = random.choice(list(vms.values()))["id"]
    await viewer.ask("details", vm=vm)
    await viewer.ask("alert_rule", rule=f"busy {random.randrange(5)}: cpu.utilization > 90 for 1m")
    await viewer.ask("snapshots", vm=vms["test"]["id"])
    await asyncio.sleep(random.uniform(0, 3))
    if random.random() < 0.5:
        viewer.abort()
    else:
        viewer.send("no such message")
        viewer.transport.close()


async def cycle(server, token):
    await asyncio.gather(*(visit(server, token) for _ in range(CROWD)))
    await asyncio.to_thread(server.log_in, "ada")


def slope(points):
    """Of the line through (hours, MB) with the least squares."""
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / spread if spread else float("inf")


def churn(around):
    server = around.server(settings="limits: {clientsPerUser: 1024, passwordAttemptsPerMinute: 1000}\n")
    token = server.token("ada")
    server.start()
    began = time.monotonic()
    minutes, cycles, figures = around.minutes, 0, []
    while time.monotonic() - began < minutes * 60:
        asyncio.run(cycle(server, token))
        cycles += 1
        time.sleep(2)  # the last have gone
        elapsed = time.monotonic() - began
        if elapsed > minutes * 60 * WARM_UP:
            figures.append((elapsed / 3600, server.resident() / 1e6, server.descriptors(), server.threads()))
    growth = slope([(at, resident) for at, resident, _, _ in figures])
    done = f"{cycles * CROWD} clients in {minutes:g} min; from {WARM_UP * minutes:g} min on"
    around.row(done, "/proc", "resident memory ≤ 1 MB/h",
               f"{growth:+.2f} MB/h, {figures[0][1]:.1f} to {figures[-1][1]:.1f} MB", growth <= GROWTH_BAR)
    for name, column in (("descriptors", 2), ("threads", 3)):
        least, most = (pick(figure[column] for figure in figures) for pick in (min, max))
        around.row("the same", "/proc", f"{name} constant", f"{least} to {most}", least == most)
