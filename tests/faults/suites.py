# SPDX-FileCopyrightText: The Guestwire authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Faults that a test of the suite tries already, closer to the code than a script can come."""
import re
import xml.etree.ElementTree as xml

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


def fuzzing(around):
    """The kept inputs and mutations of them; tests/fuzz/run searches for as long as it is told to."""
    corpora = sorted(path.name for path in (around.root / "tests/fuzz/corpus").iterdir())
    broken = [name for name in corpora
              if run(around.build / f"tests/fuzz/fuzz_{name}", around.root / "tests/fuzz/corpus" / name, check=False,
                     timeout=300).returncode != 0]
    around.row("every parser on its corpus and mutations of it", "fuzz_*, as libFuzzer has them", "no crash",
               f"{len(corpora)} parsers, {len(broken)} broken {' '.join(broken)}", not broken)


def sanitizers(around):
    """What `tests/run --sanitizers` left; to run it takes an hour."""
    results = around.build.parent / "sanitizers/results.xml"
    done = "every test under the address and undefined sanitizers"
    if not results.exists():
        around.row(done, "tests/run --sanitizers", "no report", "not run yet: run it first", False)
        return
    suite = xml.parse(results).getroot()
    bad = [case.get("name") for case in suite.iter("testcase") if case.get("status") != "run"]
    around.row(done, "tests/run --sanitizers", "no report",
               f"{suite.get('tests')} tests, {len(bad)} bad {' '.join(bad)}", not bad)


def suites(around):
    console_chaos(around)
    front_door(around)
    fuzzing(around)
    sanitizers(around)
