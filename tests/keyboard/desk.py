# SPDX-FileCopyrightText: The Guestwire authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A screen, a window manager, and the program on it: keys go in by xdotool, and what is there is asked of the
accessibility tree, as a screen reader does."""
import os
import shutil
import signal
import subprocess
import tempfile
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402  # pylint: disable=wrong-import-position

PATIENCE = 20  # seconds, for what comes at once on a machine with nothing else to do
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
# Of these only what is asked for is looked at: they may be large.
LARGE = {Atspi.Role.TREE, Atspi.Role.TABLE, Atspi.Role.LIST, Atspi.Role.TREE_TABLE}


class Missed(Exception):
    """What was to be seen and was not."""


def until(what, look, patience=PATIENCE):
    """What look() returns, once it is something."""
    end = time.monotonic() + patience
    while True:
        try:
            seen = look()
        except GLib.Error:  # it went away while it was looked at
            seen = None
        if seen:
            return seen
        if time.monotonic() > end:
            raise Missed(what)
        time.sleep(0.03)


def is_shown(seen):
    states = seen.get_state_set()
    return states.contains(Atspi.StateType.SHOWING) and states.contains(Atspi.StateType.VISIBLE)


def descendants(of, enter_large=False, enter_focused=False):
    for number in range(of.get_child_count()):
        child = of.get_child_at_index(number)
        if child is None or not is_shown(child):  # whole pages are not
            continue
        yield child
        if (enter_large or child.get_role() not in LARGE
                or (enter_focused and has(child, Atspi.StateType.FOCUSED))):
            yield from descendants(child, enter_large, enter_focused)


def has(seen, state):
    return seen.get_state_set().contains(state)


class Desk:
    """The program on a screen of its own, with all its files in a directory of its own."""

    def __init__(self, program, arguments, size="1360x768", settings="", variables=None, before=()):
        self.home = tempfile.mkdtemp(prefix="guestwire-keyboard.")
        self.processes = []
        self.program = program
        os.makedirs(f"{self.home}/config/guestwire")
        with open(f"{self.home}/config/guestwire/config.yaml", "w", encoding="utf-8") as config:
            config.write(settings)
        self.environment = dict(
            os.environ, HOME=self.home, XDG_CONFIG_HOME=f"{self.home}/config", XDG_DATA_HOME=f"{self.home}/data",
            XDG_STATE_HOME=f"{self.home}/state", XDG_CACHE_HOME=f"{self.home}/cache", LC_ALL="C.UTF-8", USER="ann",
            QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", **(variables or {}))
        # What tests are told is not what the program is told.
        for name in [name for name in self.environment if name.startswith("GUESTWIRE_")]:
            del self.environment[name]
        for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY"):
            self.environment.pop(name, None)
        self.environment["DISPLAY"] = self.start_screen(size)
        os.environ["DISPLAY"] = self.environment["DISPLAY"]  # xdotool's
        self.start("openbox")
        self.start_accessibility()
        for command, given in before:
            subprocess.run(command, env=self.environment, input=given, text=True, check=True, capture_output=True)
        self.window = self.start(program, *arguments)
        Atspi.init()

    def start(self, *command):
        with open(f"{self.home}/{os.path.basename(command[0])}.log", "w", encoding="utf-8") as log:
            process = subprocess.Popen(command, env=self.environment, stdin=subprocess.DEVNULL, stdout=log,
                                       stderr=subprocess.STDOUT)
        self.processes.append(process)
        return process

    def said(self):
        """What the program printed."""
        with open(f"{self.home}/{os.path.basename(self.program)}.log", encoding="utf-8") as log:
            return log.read()

    def start_screen(self, size):
        seen, told = os.pipe()
        # No keys are repeated: a busy machine may see one go up late.
        screen = subprocess.Popen(["Xvfb", "-displayfd", str(told), "-screen", "0", f"{size}x24", "-nolisten", "tcp",
                                   "-noreset", "-r"], pass_fds=[told], stdin=subprocess.DEVNULL,
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.processes.append(screen)
        os.close(told)
        with os.fdopen(seen) as number:
            return ":" + number.readline().strip()

    def start_accessibility(self):
        self.start(LAUNCHER, "--launch-immediately")
        bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        until("the accessibility bus", lambda: bus.call_sync(
            "org.freedesktop.DBus", "/", "org.freedesktop.DBus", "NameHasOwner", GLib.Variant("(s)", ["org.a11y.Bus"]),
            None, Gio.DBusCallFlags.NONE, -1).unpack()[0])

    def close(self):
        for process in reversed(self.processes):
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        shutil.rmtree(self.home, ignore_errors=True)

    # --- what goes in ---

    def key(self, *keys):
        for one in keys:
            subprocess.run(["xdotool", "key", "--clearmodifiers", one], check=True)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "8", text], check=True)

    def count(self):
        """How many windows of the program are shown, menus among them."""
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.window.pid)],
                               capture_output=True, text=True, check=False)
        return len(found.stdout.split())

    def picture(self, path):
        subprocess.run(["import", "-window", "root", path], env=self.environment, check=True)

    # --- what is there ---

    def application(self):
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()
        for number in range(desktop.get_child_count()):
            seen = desktop.get_child_at_index(number)
            if seen and seen.get_process_id() == self.window.pid:
                seen.set_cache_mask(Atspi.Cache.NONE)
                return seen
        return None

    def windows(self):
        application = self.application()
        if not application:
            return []
        return [seen for seen in (application.get_child_at_index(n) for n in range(application.get_child_count()))
                if seen and is_shown(seen)]

    def titles(self):
        return [seen.get_name() for seen in self.windows()]

    def all(self, enter_large=False):
        for window in self.windows():
            yield window
            yield from descendants(window, enter_large)

    def find(self, name=None, role=None, enter_large=False, part=False):
        """The first shown one of this name (or with it as a part) and role."""
        for seen in self.all(enter_large):
            if role is not None and seen.get_role() != role:
                continue
            if name is not None and not (name in seen.get_name() if part else seen.get_name() == name):
                continue
            return seen
        return None

    def wait_for(self, name=None, role=None, **how):
        return until(f"{name or ''} {role.value_nick if role else ''}", lambda: self.find(name, role, **how))

    def wait_gone(self, name, role=None):
        until(f"{name} is to go away", lambda: not self.find(name, role))

    def focused(self):
        """What has the keyboard: of a list its row. A tab says it has where only its bar could."""
        found = None
        for window in self.windows():
            if not has(window, Atspi.StateType.ACTIVE):
                continue
            for seen in descendants(window, enter_focused=True):
                if has(seen, Atspi.StateType.FOCUSED) and seen.get_role() != Atspi.Role.PAGE_TAB:
                    found = seen
                    if seen.get_role() == Atspi.Role.TERMINAL:
                        return seen  # and not the nameless part of it
        return found

    def focus_name(self):
        seen = self.focused()
        return seen.get_name() if seen else ""

    def is_checked(self, name):
        seen = self.find(name)
        return seen is not None and has(seen, Atspi.StateType.CHECKED)

    def text(self, seen):
        return seen.get_text_iface().get_text(0, -1)

    def dump(self):
        def line(seen, depth):
            states = [state.value_nick for state in seen.get_state_set().get_states()
                      if state.value_nick in ("focused", "showing", "checked", "enabled", "selected")]
            print("  " * depth + f"{seen.get_role_name()} '{seen.get_name()}' {' '.join(states)}", flush=True)
            for number in range(min(seen.get_child_count(), 60)):
                child = seen.get_child_at_index(number)
                if child is not None and is_shown(child):
                    line(child, depth + 1)

        for window in self.windows():
            line(window, 0)
