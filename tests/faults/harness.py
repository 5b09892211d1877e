# SPDX-FileCopyrightText: The Guestwire authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the scripts share: the program itself in a directory of its own, what /proc says of it, and the table."""
import http.client
import json
import os
import re
import signal
import socket
import ssl
import subprocess
import time
import uuid
from dataclasses import dataclass
from pathlib import Path

PASSWORD = "correct horse battery"
PATIENCE = 30  # seconds, for what has no bar of its own

ANY_CERTIFICATE = ssl.create_default_context()
ANY_CERTIFICATE.check_hostname = False
ANY_CERTIFICATE.verify_mode = ssl.CERT_NONE


class Failed(Exception):
    """Why something could not be done; stands in the table."""


def run(*command, check=True, timeout=120, **options):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=timeout, **options)
    if check and done.returncode != 0:
        raise Failed(f"{' '.join(map(str, command))}: {(done.stderr or done.stdout).strip()[-300:]}")
    return done


def wait_until(holds, what, timeout=PATIENCE):
    """Gives the seconds that it took."""
    began = time.monotonic()
    while not holds():
        if time.monotonic() - began > timeout:
            raise Failed(f"not within {timeout} s: {what}")
        time.sleep(0.02)
    return time.monotonic() - began


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def pretended_hosts(path, count):
    """URIs of libvirt's test driver, with so many running VMs in all. The one called "test" takes commands: each
    connection to a file has machines of its own."""
    domains = "".join(
        f"<domain type='test'><name>web-{number:02}</name><uuid>{uuid.UUID(int=number)}</uuid>"
        f"<memory>65536</memory><vcpu>1</vcpu><os><type>hvm</type></os></domain>" for number in range(1, count))
    path.write_text(f"<node><cpu><mhz>1000</mhz><nodes>1</nodes><sockets>1</sockets><cores>2</cores>"
                    f"<threads>1</threads><active>2</active></cpu><memory>8388608</memory>{domains}</node>")
    return ["test:///default", f"test://{path}"]


class Server:
    """`guestwire --headless`, set up as an administrator does it. It keeps its port over restarts."""

    def __init__(self, binary, home, uri, settings="", listen="127.0.0.1", wrapper=(), environment=None):
        self.home = Path(home)
        self.state = self.home / "data/guestwire"
        self.config = self.home / "config/guestwire/config.yaml"
        self.log = self.home / "log"
        self.host = listen
        self.port = free_port()
        self._binary = binary
        self.uris = [uri] if isinstance(uri, str) else uri
        self._wrapper = list(wrapper)
        self._environment = {"PATH": os.environ["PATH"], "HOME": str(self.home), "LC_ALL": "C.UTF-8",
                             "XDG_CONFIG_HOME": str(self.home / "config"), "XDG_DATA_HOME": str(self.home / "data")}
        self._server_environment = environment or {}
        self._process = None
        self.config.parent.mkdir(parents=True, exist_ok=True)
        self.config.write_text(f'listen: ["{listen}:{self.port}"]\ntls: {{required: true}}\n{settings}')
        self.config.chmod(0o600)

    def command(self, *arguments, text=None, check=True):
        return run(self._binary, *arguments, env=self._environment, input=text, check=check)

    def add_user(self, name, role="admin"):
        self.command("user", "add", name, "--role", role, text=PASSWORD + "\n")

    def token(self, name, expires="24h"):
        return self.command("token", "issue", name, "--expires", expires).stdout.strip()

    def launch(self):
        """Starts it, and waits for nothing."""
        named = [part for uri in self.uris for part in ("--uri", uri)]
        with open(self.log, "ab") as log:
            self._process = subprocess.Popen(
                [*self._wrapper, self._binary, "--headless", *named], stdout=subprocess.PIPE, stderr=log,
                env=self._environment | self._server_environment)
        return self._process

    def start(self):
        """Gives the seconds until it listens."""
        began = time.monotonic()
        line = self.launch().stdout.readline().decode()
        if not line.startswith("listening on "):
            raise Failed(f"the server does not start (exit status {self._process.wait()}): {self.told()[-300:]}")
        return time.monotonic() - began

    def end(self, how=signal.SIGTERM):
        """Gives the exit status; a negative one is a signal."""
        if self._process is None:
            return None
        os.kill(self.pid, how)
        try:
            status = self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            raise Failed(f"the server does not end within {PATIENCE} s of a signal")
        self._process.stdout.close()
        self._process = None
        return status

    def refuses(self):
        """Started where it must not start: its exit status, or None where it runs all the same."""
        process = self.launch()
        line = process.stdout.readline()
        if line:
            self.end()
            return None
        process.stdout.close()
        self._process = None
        return process.wait(PATIENCE)

    @property
    def pid(self):
        # A wrapper that is a program of its own replaces itself (exec).
        return self._process.pid

    @property
    def is_running(self):
        return self._process is not None and self._process.poll() is None

    def told(self):
        """All that it has logged."""
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    # --- what it costs

    def resident(self):
        """Bytes of memory."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+) kB", status)[1]) * 1024

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.pid}/fd"))

    def threads(self):
        return len(os.listdir(f"/proc/{self.pid}/task"))

    # --- what it answers over HTTP

    def request(self, method, path, body=None, token=None, timeout=PATIENCE):
        connection = http.client.HTTPSConnection(self.host, self.port, timeout=timeout, context=ANY_CERTIFICATE)
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        if body is not None:
            headers["Content-Type"] = "application/json"
        try:
            connection.request(method, path, None if body is None else json.dumps(body), headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def access_token(self, name):
        """By a log-in."""
        status, body = self.request("POST", "/api/v1/login", {"username": name, "password": PASSWORD})
        if status != 200:
            raise Failed(f"a log-in was answered by {status} {body[:200]}")
        return json.loads(body)["accessToken"]

    def log_in(self, name):
        """Gives the seconds that it took."""
        began = time.monotonic()
        self.access_token(name)
        return time.monotonic() - began

    def clients(self, token):
        """How many WebSockets it counts."""
        page = self.request("GET", "/metrics", token=token)[1]
        return int(re.search(r"^guestwire_clients\S* (\d+)", page, re.MULTILINE)[1])

    def gets_in(self, token):
        return self.request("POST", "/api/v1/ticket", {}, token)[0] == 200


@dataclass
class Row:
    name: str
    done: str
    tool: str
    bar: str
    figure: str
    good: bool


class Table:
    """Prints each row as it is known."""

    def __init__(self):
        self.rows = []
        self._name = ""
        self._widths = (11, 62, 24, 44)
        self._print("class", "what was done", "tool", "bar", "figure", "")

    def begin(self, name):
        self._name = name

    def add(self, done, tool, bar, figure, good):
        row = Row(self._name, done, tool, bar, figure, bool(good))
        self.rows.append(row)
        self._print(row.name, row.done, row.tool, row.bar, row.figure, "ok" if row.good else "FAILED")

    def _print(self, *cells):
        padded = [cell.ljust(width) for cell, width in zip(cells, self._widths)]
        print(" | ".join([*padded, *cells[len(padded):]]), flush=True)

    @property
    def bad(self):
        return sum(not row.good for row in self.rows)


class Surroundings:
    """Where a class of faults is tried: short or long, with a directory that goes away with it."""

    def __init__(self, options, table, work):
        self.is_long = options.long
        self.minutes = options.minutes
        self.binary = options.binary
        self.build = Path(options.build)
        self.root = Path(__file__).resolve().parents[2]
        self.work = Path(work)
        self.row = table.add
        self._servers = []
        self._undone = []

    def server(self, uri=None, users=("ada",), vms=10, **options):
        """One that is not started; all of them end with the class."""
        home = self.work / f"server-{len(self._servers)}"
        home.mkdir()
        uri = uri or pretended_hosts(home / "host.xml", vms)
        server = Server(self.binary, home, uri, **options)
        for name in users:
            server.add_user(name)
        self._servers.append(server)
        return server

    def undo(self, function, *arguments):
        """To be called when the class is over, the last first."""
        self._undone.append((function, arguments))

    def close(self):
        for server in self._servers:
            if server.is_running:
                server.end(signal.SIGKILL)
        for function, arguments in reversed(self._undone):
            function(*arguments)

    @property
    def uri(self):
        """Of the libvirtd of the tests."""
        if "GUESTWIRE_TEST_URI" not in os.environ:
            raise Failed("there is no libvirtd of the tests; use tests/faults/run")
        return os.environ["GUESTWIRE_TEST_URI"]

    def need_root(self, what):
        if os.geteuid() != 0:
            raise Failed(f"{what} asks for root")

    def virsh(self, *arguments, check=True, timeout=60):
        return run("virsh", "--quiet", "--connect", self.uri, *arguments, check=check,
                   timeout=timeout, stdin=subprocess.DEVNULL)

    def libvirtd(self, verb):
        run(self.root / "tests/support/libvirtd", verb, os.environ["GUESTWIRE_TEST_LIBVIRTD"])

    def guest(self, name, *options):
        """A real guest under the libvirtd of the tests, defined and off, removed with the class."""
        arguments = (self.uri, name, os.environ["GUESTWIRE_TEST_GUEST"])
        tool = self.root / "tests/support/guest"
        run(tool, "define", *arguments, *options)
        self.undo(lambda: run(tool, "remove", *arguments, check=False))
        return name


def emulator_of(name):
    """The process of this guest's QEMU, also where it runs in another namespace."""
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and f"guest={name},".encode() in (entry / "cmdline").read_bytes():
                return int(entry.name)
        except OSError:
            continue
    raise Failed(f"there is no QEMU of {name}")
