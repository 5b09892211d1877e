# SPDX-FileCopyrightText: The Guestwire authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The walk through the window: each step is a method, and does one thing that a person does."""
import json
import os
import re
import subprocess
import tempfile
import time
import traceback
import urllib.request
import uuid

from desk import Atspi, Desk, Missed, has, until

PASSWORD = "correct horse battery"
BOOT = 60  # seconds, where there is no hardware virtualisation
RUNNING, PAUSED, OFF = 1, 3, 5  # as libvirt numbers them
SETTINGS = """\
listen: ["127.0.0.1:0"]
tls: {required: false}
websocket: {metricsInterval: 1s}
"""
# Three that run and one that is off.
DOMAIN = """\
<domain type="test"><name>{name}</name><uuid>{uuid}</uuid><memory>262144</memory><vcpu>1</vcpu><os><type>hvm</type></os>
<test:runstate xmlns:test="http://libvirt.org/schemas/domain/test/1.0">{state}</test:runstate></domain>"""
NAMES = {"alpha": RUNNING, "beta": RUNNING, "gamma": RUNNING, "delta": OFF}


class Outside:
    """What others see of the VMs, by the server in the window's process."""

    def __init__(self, address):
        self.web = address.replace("ws", "http", 1)
        self.token = json.loads(self.ask("/api/v1/login", {"username": "ann", "password": PASSWORD}))["accessToken"]

    def ask(self, path, body=None):
        request = urllib.request.Request(self.web + path, data=body and json.dumps(body).encode())
        request.add_header("Content-Type", "application/json")
        if body is None:
            request.add_header("Authorization", f"Bearer {self.token}")
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.read().decode()

    def state(self, vm):
        found = re.search(rf'^libvirt_domain_info_vstate{{[^}}]*domain="{vm}"[^}}]*}} (\d+)', self.ask("/metrics"),
                          re.MULTILINE)
        return int(found[1]) if found else 0


class Walk:
    def __init__(self, desk, guest, another):
        self.desk = desk
        self.guest = guest
        self.another = another  # a host to be connected to
        self.outside = None

    # --- ways to go ---

    def wait_title(self, title):
        until(f"a window called {title}, not {self.desk.titles()}", lambda: title in self.desk.titles())

    def wait_focus(self, *names):
        until(f"the keyboard at {' or '.join(names)}", lambda: self.desk.focus_name() in names)

    def wait_state(self, vm, state):
        until(f"{vm} in state {state}", lambda: self.outside.state(vm) == state)

    def wait_row(self, text):
        """A row of a list or tree that begins so."""
        return self.desk.wait_for(text, enter_large=True, part=True)

    def wait_tab(self, title):
        """Of a tab that is shown, Qt says that it has the keyboard."""
        until(f"the tab {title}", lambda: any(
            seen.get_role() == Atspi.Role.PAGE_TAB and seen.get_name() == title
            and has(seen, Atspi.StateType.FOCUSED) for seen in self.desk.all()))

    def step_to(self, key, *names, most=60):
        """Presses the key until the keyboard is where it is to be."""
        passed = []
        for _ in range(most):
            here = self.desk.focus_name()
            if here in names:
                return
            passed.append(here)
            self.desk.key(key)
            # What is beside it may have no name; then there is nothing to wait for.
            end = time.monotonic() + 0.4
            while self.desk.focus_name() == here and time.monotonic() < end:
                pass
        raise Missed(f"{key} does not lead to {names}; it leads to {passed}")

    def tab_to(self, *names):
        self.step_to("Tab", *names)

    def menu(self, opener, *entries):
        """Opens a menu, by its key or one after the other, and goes down to the entries."""
        self.desk.key(*opener.split())
        for entry in entries:
            self.step_to("Down", entry)
            self.desk.key("Return")

    def popup(self, *keys):
        """Opens the menu of the button that has the keyboard, which the accessibility tree does not tell."""
        before = self.desk.count()
        self.desk.key("space")
        until("a menu", lambda: self.desk.count() > before)
        self.desk.key(*keys)
        until("the menu closed", lambda: "Return" in keys or self.desk.count() == before)

    def palette(self, words):
        self.desk.key("ctrl+k")
        self.wait_title("Find a VM or a command")
        self.desk.type(words)
        until(f"{words} in the palette", lambda: self.desk.find(words, enter_large=True, part=True))
        self.desk.key("Return")
        until("the palette closed", lambda: "Find a VM or a command" not in self.desk.titles())

    def close(self, title):
        """By Escape, as every dialog."""
        self.wait_title(title)
        until(f"{title} active", lambda: any(window.get_name() == title and has(window, Atspi.StateType.ACTIVE)
                                             for window in self.desk.windows()))
        self.desk.key("Escape")
        until(f"{title} closed", lambda: title not in self.desk.titles())

    def choose(self, vm):
        self.desk.key("ctrl+f", "Tab")
        self.desk.key("Home")
        for _ in range(20):
            if self.desk.focus_name().startswith(f"{vm}, "):
                self.wait_title(f"{vm} — Guestwire")
                return
            self.desk.key("Down")
        raise Missed(f"{vm} in the list")

    # --- the steps ---

    def lists(self):
        """The keyboard is in the list from the beginning; arrows choose, Return shows the charts."""
        self.wait_row("alpha, running")
        until("the keyboard in the list", lambda: self.desk.focused() and self.desk.find("Virtual machines"))
        address = self.desk.wait_for("Server ws://", part=True).get_name().split()[1]
        self.outside = Outside(address)
        self.choose("alpha")
        self.desk.key("Return")
        self.wait_tab("Performance")

    def tabs(self):
        for number, title in enumerate(["Performance", "Console", "Details", "Snapshots", "Events"], 1):
            self.desk.key("ctrl+f")
            self.desk.key(f"ctrl+{number}")
            self.wait_tab(title)
        self.desk.key("ctrl+3", "F5")
        self.wait_row("Hypervisor")

    def filters(self):
        self.desk.key("ctrl+f")
        self.desk.type("cpu>")
        self.desk.key("ctrl+a")
        self.desk.type("state:off")
        until("only what is off", lambda: not self.desk.find("alpha, running", enter_large=True))
        self.wait_row("delta, off")
        self.desk.key("ctrl+a", "BackSpace")
        self.wait_row("alpha, running")
        self.wait_focus("Filter the list of VMs")
        self.desk.key("Tab")
        until("the list again", lambda: self.desk.focus_name() != "Filter the list of VMs")

    def order(self):
        """The rows of the pretended host, from above."""
        names = [seen.get_name() for seen in self.desk.all(enter_large=True)
                 if re.match("(alpha|beta|gamma|delta), ", seen.get_name())]
        return [name.split(",")[0] for name in names]

    def has_column(self, title):
        self.desk.key("alt+i", "c")
        self.step_to("Down", title)
        checked = has(self.desk.focused(), Atspi.StateType.CHECKED)
        self.desk.key("Escape", "Escape", "Escape")
        return checked

    def sorting(self):
        for expected in (["gamma", "delta", "beta", "alpha"], ["alpha", "beta", "delta", "gamma"]):
            self.menu("alt+i s", "Name")
            until(f"the order {expected}", lambda expected=expected: self.order() == expected)
        for is_shown in (False, True):
            self.menu("alt+i c", "CPU")
            if self.has_column("CPU") != is_shown:
                raise Missed(f"the column CPU shown: {is_shown}")
        self.menu("alt+i g", "State")
        self.wait_row("off, ")
        self.menu("alt+i g", "Host")
        until("the groups of hosts", lambda: not self.desk.find("off, ", enter_large=True, part=True))

    def panes(self):
        self.choose("alpha")
        self.desk.key("ctrl+3")
        for keys, names in (("F6", ["Details"]), ("shift+F6", ["Filter the list of VMs"]),
                            ("shift+F6", ["Acknowledge", "Snooze", "Alert rules…"])):
            self.desk.key(keys)
            self.wait_focus(*names)
        self.desk.key("shift+F6")
        self.wait_tab("Events and tasks")

    def power(self):
        self.choose("test")
        for keys, state in (("ctrl+shift+p", PAUSED), ("ctrl+shift+p", RUNNING), ("ctrl+shift+d", OFF),
                            ("ctrl+shift+s", RUNNING), ("ctrl+shift+r", RUNNING)):
            self.desk.key(keys)
            self.wait_state("test", state)
            self.wait_row({RUNNING: "test, running", PAUSED: "test, paused", OFF: "test, off"}[state])

    def force_off(self):
        """Asks, and Cancel is what Return would press."""
        self.choose("test")
        self.menu("alt+v", "Force off…")
        self.wait_focus("Cancel")
        self.close("Force off")
        self.menu("alt+v", "Force off…")
        self.wait_focus("Cancel")
        self.tab_to("Force off")
        self.desk.key("space")
        self.wait_state("test", OFF)
        self.desk.key("ctrl+shift+s")
        self.wait_state("test", RUNNING)

    def many(self):
        """Several at once, whatever host they are on: asked, and told what became of each."""
        self.choose(self.guest)
        self.desk.key("ctrl+shift+s")
        self.wait_state(self.guest, RUNNING)
        self.desk.key("ctrl+f")
        self.desk.type("test state:running,paused")  # these two, in whatever order their hosts came
        until("the two alone", lambda: not self.desk.find("alpha, running", enter_large=True))
        self.desk.key("Tab", "ctrl+a")
        for action, state in (("Pause", PAUSED), ("Resume", RUNNING)):
            until(f"{action} for both", lambda action=action: self.is_enabled(action))
            self.desk.key("ctrl+shift+p")
            self.wait_focus("Cancel")
            self.tab_to(action)
            self.desk.key("space")
            for vm in (self.guest, "test"):
                self.wait_state(vm, state)
            self.close(until("how far it is", lambda: [
                title for title in self.desk.titles() if title != "Guestwire"])[0])
        self.desk.key("ctrl+f", "ctrl+a", "BackSpace")
        self.wait_row("alpha, running")

    def is_enabled(self, action):
        button = self.desk.find(action, Atspi.Role.PUSH_BUTTON)
        return button is not None and has(button, Atspi.StateType.ENABLED)

    def snapshots(self):
        self.choose("test")
        self.desk.key("ctrl+4")
        self.wait_tab("Snapshots")
        self.desk.key("F6")
        self.tab_to("Create…")
        self.desk.key("space")
        self.close("Create snapshot")
        self.desk.key("space")
        self.wait_focus("Name")
        self.desk.type("before the change")
        self.desk.key("Return")
        self.wait_row("before the change")
        self.step_to("shift+Tab", "before the change")
        for action in ("Revert", "Delete"):
            self.tab_to(f"{action}…")
            self.desk.key("space")
            self.wait_focus("Cancel")
            self.tab_to(action)
            self.desk.key("space")
            if action == "Revert":
                self.step_to("shift+Tab", "before the change")
        self.desk.wait_for("There are no snapshots.")

    def charts(self):
        self.choose("alpha")
        self.desk.key("ctrl+1", "F6")
        self.tab_to("Show the last 5 min")
        self.desk.key("Right")
        until("the last hour", lambda: self.desk.is_checked("Show the last 1 h"))
        self.tab_to("Hold the charts still")
        self.desk.key("space")
        self.wait_focus("Let the charts move again")
        self.desk.key("space")
        self.wait_focus("Hold the charts still")
        self.tab_to("Save or copy what the charts show")
        self.popup("Down", "Return")  # show as table
        self.close("alpha: values")
        self.tab_to("CPU")
        self.desk.key("Left", "plus")
        self.desk.wait_for("Let the charts move again")  # a part of the time stands still
        self.desk.key("minus")
        self.desk.wait_for("Hold the charts still")
        self.tab_to('Choose what the chart "CPU" shows')
        self.popup("Escape")

    def screen_of(self, words):
        """The terminal, once these are on it."""
        def look():
            for seen in self.desk.all():
                if seen.get_role() == Atspi.Role.TERMINAL and words in self.desk.text(seen):
                    return seen
            return None
        return until(f"{words} on the console", look, BOOT)

    def console(self):
        """Typed into, and left by the key that is told."""
        self.choose(self.guest)
        self.desk.key("ctrl+Return")
        self.wait_tab("Console")
        self.desk.wait_for("Ctrl+Tab leaves the console", part=True)
        self.screen_of(":~#")
        self.desk.type("echo key$((6*7))\n")
        self.screen_of("key42")
        self.desk.key("ctrl+k", "Tab", "ctrl+c")  # the guest's
        if "Find a VM or a command" in self.desk.titles():
            raise Missed("Ctrl+K is the guest's at a console")
        self.desk.key("ctrl+shift+f")
        self.wait_focus("Find in the console")
        self.desk.type("key42")
        self.desk.key("Escape")
        until("the terminal again", self.at_terminal)
        self.desk.key("ctrl+Tab")
        until("the terminal left", lambda: self.desk.focused() and not self.at_terminal())

    def at_terminal(self):
        seen = self.desk.focused()
        return seen is not None and seen.get_role() == Atspi.Role.TERMINAL

    def tools(self):
        """Those of the console's bar."""
        self.desk.key("ctrl+Return")
        until("the terminal", self.at_terminal)
        self.desk.key("ctrl+shift+Tab")
        self.wait_focus("Terminal")
        self.popup("Up", "Return")
        self.close("Terminal settings")
        self.step_to("shift+Tab", "Send size to guest: types “stty” at its prompt")
        self.desk.key("space")
        self.screen_of("stty")
        self.step_to("shift+Tab", "Send key")
        self.popup("Escape")
        self.step_to("Tab", "Show in a window of its own")
        self.desk.key("space")
        self.wait_title(f"{self.guest} — console — Guestwire")
        self.desk.key("alt+F4")
        until("its window closed", lambda: f"{self.guest} — console — Guestwire" not in self.desk.titles())

    def split(self):
        self.choose(self.guest)
        self.desk.key("ctrl+2")
        self.desk.key("alt+i", "b")
        until("charts beside the console", lambda: self.desk.find(
            'Choose what the chart "CPU" shows') and self.desk.find(role=Atspi.Role.TERMINAL))
        self.desk.key("alt+i", "b")

    def window_of_vm(self):
        self.choose("test")
        self.desk.key("shift+Return")
        until("a second window", lambda: self.desk.titles().count("test — Guestwire") == 2)
        self.desk.key("ctrl+4")
        self.wait_tab("Snapshots")
        self.desk.key("ctrl+shift+p")
        self.wait_state("test", PAUSED)
        self.desk.key("ctrl+shift+p")
        self.wait_state("test", RUNNING)
        self.desk.key("ctrl+w")
        until("it closed", lambda: self.desk.titles().count("test — Guestwire") == 1)

    def wall(self):
        self.palette("Wall of consoles")
        wall = self.desk.wait_for("Consoles of all running VMs")
        until("the guest on the wall", wall.get_child_count)
        self.desk.key("F6")
        until("the keyboard on the wall", lambda: self.desk.focus_name().startswith(self.guest))
        self.desk.key("Return")
        self.wait_title(f"{self.guest} — Guestwire")
        self.wait_tab("Console")
        self.desk.key("ctrl+Tab")

    def overview(self):
        self.choose("alpha")
        self.desk.key("alt+i", "o")
        self.wait_title("Guestwire")
        self.desk.wait_for("Wall of consoles", Atspi.Role.PUSH_BUTTON)

    def palettes(self):
        self.palette("Console of gamma")
        self.wait_title("gamma — Guestwire")
        self.wait_tab("Console")
        self.desk.key("ctrl+Tab")
        self.desk.key("ctrl+f", "ctrl+k")
        self.close("Find a VM or a command")

    def connections(self):
        self.desk.key("ctrl+f", "ctrl+n")
        self.close("Add a connection")
        self.desk.key("alt+f", "c")
        self.wait_title("Connections")
        self.desk.key("alt+a")
        self.wait_title("Add a connection")
        self.desk.type(self.another)
        self.desk.key("Return")
        self.wait_row(self.another)
        self.close("Connections")
        self.wait_row("epsilon, running")

    def server(self):
        self.desk.key("alt+s", "s")
        self.wait_title("Server")
        self.tab_to("Server")  # the tabs
        for tab in ("Clients", "Accounts"):
            self.desk.key("Right")
            self.wait_tab(tab)
        self.tab_to("Add…")
        self.desk.key("space")
        self.wait_focus("User")
        self.desk.type("bob\t\t\t" + PASSWORD + "\t" + PASSWORD)
        self.desk.key("Return")
        self.wait_row("bob")
        self.close("Server")
        listed = subprocess.run([self.desk.program, "user", "list"], env=self.desk.environment, check=True,
                                capture_output=True, text=True).stdout
        if "bob" not in listed:
            raise Missed(f"bob among the accounts: {listed}")

    def alerts(self):
        self.choose("alpha")
        self.desk.key("shift+F6")
        self.wait_tab("Alerts")
        self.tab_to("Alert rules…")
        self.desk.key("space")
        self.wait_title("Alert rules")
        self.tab_to("Add…")
        self.desk.key("space")
        self.wait_focus("Name")
        self.desk.type("large")
        self.tab_to("Value")
        self.desk.type("1")
        self.desk.key("Return")
        self.wait_row("large")
        self.close("Alert rules")

    def events(self):
        self.choose("alpha")
        self.desk.key("shift+F6", "shift+F6")
        self.wait_tab("Events and tasks")
        self.step_to("shift+Tab", "All")
        self.desk.key("Down")
        until("the tasks alone", lambda: self.desk.find("Tasks", Atspi.Role.TABLE)
              and not self.desk.find("Events", Atspi.Role.TABLE))
        self.tab_to("Clear what has ended")
        self.desk.key("space")
        self.step_to("shift+Tab", "This VM")
        self.desk.key("shift+Tab", "Down")
        self.desk.wait_for("Events", Atspi.Role.TABLE)
        self.tab_to("This VM")
        self.desk.key("space")
        until("this VM's alone", lambda: self.desk.is_checked("This VM"))
        self.desk.key("space")

    def about(self):
        self.desk.key("alt+h", "a")
        until("the box", lambda: any("About" in title for title in self.desk.titles()))
        self.close([title for title in self.desk.titles() if "About" in title][0])

    def quits(self):
        self.desk.key("ctrl+q")
        until("the end of the program", lambda: self.desk.window.poll() is not None)
        if self.desk.window.returncode != 0:
            raise Missed(f"a good end, not {self.desk.window.returncode}")


STEPS = [Walk.lists, Walk.tabs, Walk.filters, Walk.sorting, Walk.panes, Walk.power, Walk.force_off, Walk.many,
         Walk.snapshots, Walk.charts, Walk.console, Walk.tools, Walk.split, Walk.window_of_vm, Walk.wall,
         Walk.overview, Walk.palettes, Walk.connections, Walk.server, Walk.alerts, Walk.events, Walk.about, Walk.quits]


def take(desk, guest, another):
    person = Walk(desk, guest, another)
    for step in STEPS:
        began = time.monotonic()
        try:
            step(person)
        except Exception as error:  # pylint: disable=broad-except # whatever it was, it is shown what was seen
            print(f"MISSED  {step.__name__}: {error}")
            print(f"the keyboard is at {desk.focus_name()!r}, windows: {desk.titles()}")
            if not isinstance(error, Missed):
                traceback.print_exc()
            print(desk.said())
            if folder := os.environ.get("GUESTWIRE_PICTURES"):
                desk.picture(f"{folder}/{step.__name__}.png")
                desk.dump()
            return 1
        print(f"ok      {step.__name__} ({time.monotonic() - began:.1f} s)", flush=True)
    return 0


def write_host(path, names):
    """One that is pretended, with VMs that only stand there: each connection to it has its own. The VM "test" of
    test:///default can be started and stopped."""
    domains = [DOMAIN.format(name=name, state=state, uuid=uuid.uuid4()) for name, state in names.items()]
    with open(path, "w", encoding="utf-8") as node:
        node.write(f"<node>{''.join(domains)}</node>")


def walk(program, support):
    guest = f"keys-test-{os.getpid()}"
    uri, image = os.environ["GUESTWIRE_TEST_URI"], os.environ["GUESTWIRE_TEST_GUEST"]
    with tempfile.TemporaryDirectory(prefix="guestwire-keyboard.") as work:
        write_host(f"{work}/node.xml", NAMES)
        write_host(f"{work}/another.xml", {"epsilon": RUNNING})
        subprocess.run([f"{support}/guest", "define", uri, guest, image], check=True)
        desk = None
        try:
            desk = Desk(program, ["--uri", f"test://{work}/node.xml", "--uri", uri, "--uri", "test:///default"], settings=SETTINGS,
                        before=[([program, "user", "add", "ann", "--role", "admin"], PASSWORD + "\n")])
            return take(desk, guest, f"test://{work}/another.xml")
        finally:
            if desk:
                desk.close()
            subprocess.run([f"{support}/guest", "remove", uri, guest, image], check=True)
