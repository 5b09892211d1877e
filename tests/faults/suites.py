# SPDX-FileCopyrightText: The Guestwire authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Faults that a test of the suite tries already, closer to the code than a script can come."""
import re

from harness import run

CHAOS = {
    "arrivesWhole": ("64 MiB of console through 500 cuts", "SHA-256 equal, nothing lost or doubled", "through"),
    "announcesOneGap": ("console beyond its ring through cuts", "exactly one announced gap", None),
    "isTypedOnceAndInOrder": ("1 MiB pasted through cuts", "arrives once, in order", "typed through"),
}
DOORS = ("tst_frontdoor", "tst_frontdoorapi", "tst_frontdoorcrowd", "tst_frontdoorupgrade")


def console_chaos(around):
    for function, (done, bar, mark) in CHAOS.items():
        ran = run(around.build / "tests/integration/tst_consolechaos", function, check=False, timeout=300)
        told = re.search(r"\d+ bytes .*through \d+ cuts", ran.stdout) if mark else None
        around.row(done, f"tst_consolechaos {function}", bar,
                   told[0] if told else f"exit status {ran.returncode}", ran.returncode == 0)


def front_door(around):
    for name in DOORS:
        ran = run(around.build / "tests/integration" / name, check=False, timeout=300)
        totals = re.search(r"Totals: (\d+) passed, (\d+) failed", ran.stdout)
        around.row("malformed upgrades, oversize, fragments, UTF-8, RSV bits", name,
                   "right status or close code, nobody disturbed",
                   f"{totals[1]} passed, {totals[2]} failed" if totals else f"exit status {ran.returncode}",
                   ran.returncode == 0)


def suites(around):
    console_chaos(around)
    front_door(around)
