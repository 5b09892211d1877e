#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Guestwire authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tries the program under faults and load, and prints bar and figure of each; so says the exit status."""
import argparse
import resource
import sys
import tempfile
import traceback

import churn
import clock
import crowd
import damage
import disk
import host
import kill
import network
import suites
import unheard
from harness import Surroundings, Table

# name → what it tries; whether the short version has it
CLASSES = {
    "viewers": (crowd.viewers, True),
    "silent": (unheard.silent, True),
    "slow": (unheard.slow, False),
    "network": (network.network, False),
    "kill": (kill.kill, True),
    "host": (host.host, False),
    "disk": (disk.disk, False),
    "history": (disk.history, True),
    "damage": (damage.damage, True),
    "clock": (clock.clock, True),
    "suites": (suites.suites, False),
    "churn": (churn.churn, False),
}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("classes", nargs="*", metavar="CLASS", help=", ".join(CLASSES))
    parser.add_argument("--binary", required=True, help="the program")
    parser.add_argument("--build", required=True, help="the directory where the tests were built")
    parser.add_argument("--short", dest="long", action="store_false", help="a minute of those that need no guest")
    parser.add_argument("--minutes", type=float, default=10, help="of churn")
    options = parser.parse_args()
    unknown = set(options.classes) - CLASSES.keys()
    if unknown:
        parser.error(f"unknown: {', '.join(sorted(unknown))}; there are {', '.join(CLASSES)}")
    return options


def try_class(name, function, options, table):
    table.begin(name)
    with tempfile.TemporaryDirectory(prefix="gwf-", ignore_cleanup_errors=True) as work:
        around = Surroundings(options, table, work)
        try:
            function(around)
        except Exception as error:  # pylint: disable=broad-except # one class must not hide the others
            traceback.print_exc(file=sys.stderr)
            table.add("could not be tried to its end", "", "", f"{type(error).__name__}: {error}", False)
        finally:
            around.close()


def main():
    options = arguments()
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    table = Table()
    for name, (function, is_in_short) in CLASSES.items():
        if name in options.classes or (not options.classes and (options.long or is_in_short)):
            try_class(name, function, options, table)
    print(f"{len(table.rows) - table.bad} ok, {table.bad} FAILED")
    return 1 if table.bad else 0


if __name__ == "__main__":
    sys.exit(main())
