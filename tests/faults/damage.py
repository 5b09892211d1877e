# SPDX-FileCopyrightText: The Guestwire authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of configuration and state that are damaged: the server says so, and never becomes less safe."""
import json
import os
import shutil
import subprocess
import time

from harness import wait_until

WRONG_CONFIGURATION = 3  # exit statuses
CAN_NOT_LISTEN = 4


# --- ways to spoil a file

def cut_off(path):
    os.truncate(path, path.stat().st_size // 2)


def empty(path):
    os.truncate(path, 0)


def noise(path):
    path.write_bytes(os.urandom(4096))


def wrong_type(path):
    path.write_text("[]")


def future_version(path):
    path.write_text(json.dumps(json.loads(path.read_text()) | {"version": 99}))


def open_to_others(path):
    path.chmod(0o644)


def directory(path):
    path.unlink()
    path.mkdir()


JSON_FAULTS = [cut_off, empty, noise, wrong_type, future_version, open_to_others, directory]
PEM_FAULTS = [cut_off, empty, noise, directory]
CONFIGURATION_FAULTS = {
    "an unknown key": "lissten: []\n",
    "a value out of range": "limits: {clients: -1}\n",
    "a key twice": "limits: {clients: 10}\nlimits: {clients: 20}\n",
    "no YAML": "limits: {clients: [\n",
    "bytes that are no text": b"\xff\xfe\x00\x01",
    "a certificate that is not there": "tls: {certificate: /nowhere.pem, key: /nowhere.key}\n",
}


def configuration(around):
    """The listener and TLS of the server stand before each of these lines."""
    refused, placed = 0, 0
    for name, line in CONFIGURATION_FAULTS.items():
        server = around.server(users=())
        line = line if isinstance(line, bytes) else line.encode()
        with open(server.config, "ab") as file:
            file.write(line)
        status = server.refuses()
        refused += status == WRONG_CONFIGURATION
        # A file that is missing has no line.
        placed += "config.yaml:" in server.told() or "/nowhere" in server.told()
        if status != WRONG_CONFIGURATION:
            around.row(f"config.yaml: {name}", "python3", "exit status 3", f"exit status {status}", False)
    count = len(CONFIGURATION_FAULTS)
    around.row(f"config.yaml damaged in {count} ways", "python3", "exit status 3, file and line named",
               f"{refused}/{count} refused, {placed}/{count} named", refused == placed == count)


def state_file(around, name, faults):
    """Each of these files decides who gets in: without it the server does not run."""
    server = around.server()
    server.start()
    server.log_in("ada")
    server.end()
    path = server.state / name
    kept = path.with_suffix(".kept")
    shutil.copy2(path, kept)
    wrong = []
    for fault in faults:
        fault(path)
        said = len(server.told())
        status = server.refuses()
        if status not in (WRONG_CONFIGURATION, CAN_NOT_LISTEN) or name not in server.told()[said:]:
            wrong.append(f"{fault.__name__}: exit status {status}")
        if path.is_dir():
            path.rmdir()
        shutil.copy2(kept, path)
    server.start()  # with the file as it was
    server.end()
    around.row(f"{name} damaged in {len(faults)} ways", "python3", "refuses to start, exit status 3 or 4, file named",
               ", ".join(wrong) or f"{len(faults)}/{len(faults)} refused and named", not wrong)


def certificate(around):
    """The server's own: it is made anew with the same key, which is all that viewers know of it."""
    server = around.server()
    server.start()
    server.end()
    pin = server.command("fingerprint").stdout
    faults = PEM_FAULTS[:3]
    same = 0
    for fault in faults:
        fault(server.state / "tls-certificate.pem")
        server.start()
        server.end()
        same += server.command("fingerprint").stdout == pin
    around.row(f"tls-certificate.pem damaged in {len(faults)} ways", "guestwire fingerprint",
               "made anew with the same key", f"pin the same {same}/{len(faults)}", same == len(faults))


def alerts(around):
    server = around.server()
    server.start()
    path = server.state / "alerts.json"
    wait_until(path.exists, "alerts.json")
    server.end()
    good = 0
    faults = [cut_off, empty, noise, wrong_type, open_to_others]
    for fault in faults:
        fault(path)
        aside = path.with_name("alerts.json.damaged")
        aside.unlink(missing_ok=True)
        said = len(server.told())
        server.start()
        good += aside.exists() and "what was known of alerts is lost" in server.told()[said:]
        server.end()
        path.chmod(0o600)
    around.row(f"alerts.json damaged in {len(faults)} ways", "python3", "quarantined, told, going on",
               f"{good}/{len(faults)}", good == len(faults))


def audit(around):
    """A line that was changed: the server goes on, and the check finds it."""
    server = around.server()
    server.start()
    server.end()
    path = server.state / "audit.jsonl"
    path.write_text(path.read_text().replace('"subject":"ada"', '"subject":"eve"', 1))
    server.start()
    server.end()
    check = server.command("audit", "verify", check=False)
    around.row("a line of audit.jsonl changed", "guestwire audit verify", "found, server goes on",
               f"exit status {check.returncode}", check.returncode == 1)


def known_servers(around):
    """The viewer's pins: with a damaged file nobody is trusted anew."""
    server = around.server()
    token = server.token("ada")
    server.start()
    path = around.work / "known-servers.json"
    faults = [cut_off, empty, noise, wrong_type, lose_pins]
    safe = 0
    for fault in faults:
        path.unlink(missing_ok=True)
        view(around, server, token, path, "connected")
        before = path.read_bytes()
        fault(path)
        spoiled = path.read_bytes()
        assert spoiled != before
        safe += view(around, server, token, path, "failed") and path.read_bytes() == spoiled
    around.row(f"known-servers.json of a viewer damaged in {len(faults)} ways", "the viewer's core",
               "refuses to connect, file untouched", f"{safe}/{len(faults)}", safe == len(faults))


def lose_pins(path):
    path.write_text(json.dumps({server: "?" for server in json.loads(path.read_text())}))


def view(around, server, token, path, state, timeout=10):
    """Whether a viewer comes to this state, and to no other of the final ones."""
    viewer = subprocess.Popen(
        [around.build / "tests/support/viewerlines", f"wss://{server.host}:{server.port}", path],
        stdout=subprocess.PIPE, text=True, env=os.environ | {"GUESTWIRE_TOKEN": token})
    end = time.monotonic() + timeout
    try:
        for line in viewer.stdout:
            current = line.split()[1]
            if current in ("connected", "failed", "asking-login"):
                return current == state
            if time.monotonic() > end:
                return False
        return False
    finally:
        viewer.kill()
        viewer.wait()
        viewer.stdout.close()


def damage(around):
    configuration(around)
    for name in ("accounts.json", "token-keys.json", "refresh-tokens.json"):
        state_file(around, name, JSON_FAULTS)
    state_file(around, "tls-key.pem", PEM_FAULTS)
    certificate(around)
    alerts(around)
    audit(around)
    known_servers(around)
