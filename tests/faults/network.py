# SPDX-FileCopyrightText: The Guestwire authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Networks that break: server and viewer each in a network namespace, with a cable between them."""
import os
import signal
import subprocess
import threading
import time

from harness import run, wait_until

SERVER, VIEWER = "10.203.77.1", "10.203.77.2"
STALE_BAR = 12.0  # seconds of silence: Client::staleAfter
PONG_BAR = 35.0  # seconds: ping and pong of a viewer, 5 and 30
GONE_BAR = 90.0  # seconds: websocket.pingInterval and pongWait
BACK_BAR = 35.0  # seconds, the longest pause between two attempts and the attempt
LIVE_BAR = 3.0  # seconds of age of a sample


class Cable:
    """Between two namespaces; what it does is said by iptables and tc."""

    def __init__(self, around):
        mark = os.getpid()
        self.server, self.viewer = f"gwf-s{mark}", f"gwf-v{mark}"
        for name in (self.server, self.viewer):
            run("ip", "netns", "add", name)
            around.undo(run, "ip", "netns", "delete", name)
        run("ip", "link", "add", "cable", "netns", self.server, "type", "veth", "peer", "name", "cable", "netns",
            self.viewer)
        for name, address in ((self.server, SERVER), (self.viewer, VIEWER)):
            self._in(name, "ip", "address", "add", f"{address}/24", "dev", "cable")
            for device in ("cable", "lo"):
                self._in(name, "ip", "link", "set", device, "up")

    @staticmethod
    def _in(name, *command):
        run("ip", "netns", "exec", name, *command)

    def cut(self):
        """Without a word to either side."""
        for name in (self.server, self.viewer):
            self._in(name, "iptables", "-A", "INPUT", "-i", "cable", "-j", "DROP")

    def lose(self, share):
        for name in (self.server, self.viewer):
            self._in(name, "iptables", "-A", "INPUT", "-i", "cable", "-m", "statistic", "--mode", "random",
                     "--probability", str(share), "-j", "DROP")

    def slow_down(self, rate):
        for name in (self.server, self.viewer):
            self._in(name, "tc", "qdisc", "add", "dev", "cable", "root", "tbf", "rate", rate, "burst", "4kb", "latency",
                     "1s")

    def mend(self):
        for name in (self.server, self.viewer):
            self._in(name, "iptables", "-F", "INPUT")
            run("ip", "netns", "exec", name, "tc", "qdisc", "del", "dev", "cable", "root", check=False)


class Viewer:
    """The viewer's core as a process in its namespace, and what it has said: (time, word, rest)."""

    def __init__(self, around, cable, server, token, name):
        self.lines = []
        self._process = subprocess.Popen(
            ["ip", "netns", "exec", cable.viewer, around.build / "tests/support/viewerlines",
             f"wss://{server.host}:{server.port}", around.work / f"known-{name}.json"],
            stdout=subprocess.PIPE, text=True, env=os.environ | {"GUESTWIRE_TOKEN": token})
        threading.Thread(target=self._read, daemon=True).start()
        around.undo(self.kill)
        wait_until(lambda: self.since(0, "sample"), "samples at a viewer")

    def _read(self):
        for line in self._process.stdout:
            at, word, *rest = line.split(maxsplit=2)
            self.lines.append((int(at) / 1000, word, rest[0].strip() if rest else ""))

    def kill(self):
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()

    def since(self, start, *words):
        return [line for line in list(self.lines) if line[0] >= start and line[1] in words]

    def state(self):
        return [line for line in list(self.lines) if line[1] != "sample"][-1][1]

    def states_since(self, start):
        """In their order, each once as long as it lasts."""
        words = [line[1] for line in self.since(start, "connected", "stale", "reconnecting", "failed", "asking-login")]
        return [word for index, word in enumerate(words) if index == 0 or words[index - 1] != word]

    def oldest_age(self, start):
        return max((at - int(taken) / 1000 for at, _, taken in self.since(start, "sample")), default=float("inf"))


def first_after(viewer, start, word):
    """Seconds, or nothing."""
    found = viewer.since(start, word)
    return found[0][0] - start if found else None


def is_live(viewer, start):
    return viewer.state() == "connected" and viewer.since(start, "sample")


def cut_for(around, cable, viewer, seconds):
    start = time.time()
    cable.cut()
    time.sleep(seconds)
    cable.mend()
    mended = time.time()
    back = wait_until(lambda: is_live(viewer, mended), "a viewer that is live again", 120)
    words = viewer.states_since(start)
    stale, retry = first_after(viewer, start, "stale"), first_after(viewer, start, "reconnecting")
    good = back <= BACK_BAR
    if seconds > STALE_BAR:
        good = good and stale is not None and stale <= STALE_BAR + 5
    if seconds > PONG_BAR:
        good = good and retry is not None and retry <= PONG_BAR + 5
    noticed = "".join(f"; {word} after {at:.0f} s" for word, at in (("stale", stale), ("reconnecting", retry)) if at)
    around.row(f"the network is cut for {seconds} s", "ip netns, iptables",
               f"stale ≤ {STALE_BAR + 5:.0f} s, reconnecting ≤ {PONG_BAR + 5:.0f} s, recovers alone",
               f"live again {back:.1f} s after it is mended{noticed} ({' → '.join(words) or 'no word of it'})", good)


def half_open(around, cable, server, token):
    """A viewer whose machine is switched off."""
    viewer = Viewer(around, cable, server, token, "half-open")
    before = counted(cable, server, token)
    cable.cut()
    viewer.kill()
    # Its kernel says goodbye for it, which the cut holds back.
    gone = wait_until(lambda: counted(cable, server, token) < before, "a server that notices", 200)
    cable.mend()
    around.row("half-open TCP: a viewer vanishes without a word", "ip netns, iptables",
               f"noticed within ping + pong ({GONE_BAR:.0f} s)", f"after {gone:.0f} s", gone <= GONE_BAR + 5)


def counted(cable, server, token):
    """Asked from the server's side of the cut."""
    page = run("ip", "netns", "exec", cable.server, "curl", "--silent", "--insecure", "--header",
               f"Authorization: Bearer {token}", f"https://{server.host}:{server.port}/metrics").stdout
    return next(int(line.split()[-1]) for line in page.splitlines() if line.startswith("guestwire_clients"))


def hindered(around, viewer, cable, what, tool, hinder, seconds):
    start = time.time()
    hinder()
    time.sleep(seconds)
    stayed = "reconnecting" not in viewer.states_since(start)
    samples, age = len(viewer.since(start + 5, "sample")), viewer.oldest_age(start + 5)
    cable.mend()
    mended = time.time()
    back = wait_until(lambda: is_live(viewer, mended), "a viewer that is live", 120)
    around.row(f"{what} for {seconds} s", tool, "the viewer goes on, or recovers alone",
               f"{'stayed connected' if stayed else 'reconnected'}, {samples} readings, oldest {age:.1f} s, "
               f"live {back:.1f} s after the end", samples > seconds / 4 and back <= BACK_BAR)


def network(around):
    around.need_root("network namespaces")
    cable = Cable(around)
    server = around.server(listen=SERVER, settings="websocket: {metricsInterval: 1s}\n",
                           wrapper=["ip", "netns", "exec", cable.server])
    token = server.token("ada")
    server.start()
    viewer = Viewer(around, cable, server, token, "first")
    for seconds in (1, 10, 70):
        cut_for(around, cable, viewer, seconds)
    hindered(around, viewer, cable, "20 % of all packets are lost", "ip netns, iptables", lambda: cable.lose(0.2), 30)
    hindered(around, viewer, cable, "64 kbit/s", "ip netns, tc tbf", lambda: cable.slow_down("64kbit"), 30)
    viewer.kill()
    half_open(around, cable, server, token)
