#!/usr/bin/python3
# SPDX-FileCopyrightText: The Guestwire authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A client in the manner of LibGo's documentation, on Debian's python3-websockets.

client.py SERVER VM OPERATOR_TOKEN VIEWER_TOKEN: drives the machine, which is off and will be off again.
"""
import asyncio
import json
import sys

import websockets

PATIENCE = 120  # seconds, for a guest that boots on a busy machine


class Route:
    """One socket: what came is kept until somebody waits for it."""

    def __init__(self, socket):
        self.socket = socket
        self.received = []
        self.text = ""

    async def wait(self, kind, fits=lambda data: True):
        async def search():
            while True:
                for index, (type_, data) in enumerate(self.received):
                    if type_ == kind and fits(data):
                        del self.received[: index + 1]
                        return data
                await self.receive()

        return await asyncio.wait_for(search(), PATIENCE)

    async def receive(self):
        message = json.loads(await self.socket.recv())
        assert set(message) == {"type", "timestamp", "data"}, message
        assert message["timestamp"].endswith("Z"), message
        if message["type"] == "console":
            self.text += message["data"]["content"]
        self.received.append((message["type"], message["data"]))

    async def shows(self, text):
        async def search():
            while text not in self.text:
                await self.receive()

        await asyncio.wait_for(search(), PATIENCE)

    async def send(self, kind, data):
        message = {"type": kind, "timestamp": "2024-05-01T12:00:00Z", "data": data}
        await self.socket.send(json.dumps(message))

    async def command(self, action, status):
        print(f"command {action}", flush=True)
        await self.send("command", {"action": action, "requestId": f"python-{action}"})
        seen = {}
        while not {"response", "status"} <= set(seen):
            await self.receive()
            kind, data = self.received.pop(0)
            if kind == "response":
                assert data["requestId"] == f"python-{action}", data
                assert data["success"] is True, data
                seen[kind] = data
            elif kind == "status" and data["status"] == status:
                seen[kind] = data


def connect(url, token):
    return websockets.connect(url, extra_headers={"Authorization": f"Bearer {token}"})


async def check_refusals(base, operator, viewer):
    for url, token, status in [
        (base, "nonsense", 401),
        (base + "-not-there", operator, 404),
        (base + "/console", viewer, 403),
    ]:
        try:
            async with connect(url, token):
                raise AssertionError(f"{url} let us in")
        except websockets.InvalidStatusCode as refusal:
            assert refusal.status_code == status, (url, refusal.status_code)


def check_metrics(metrics):
    assert 0 <= metrics["cpu"]["utilization"] <= 100, metrics
    assert 0 < metrics["memory"]["used"] <= metrics["memory"]["total"], metrics
    for key in ("readBytes", "writeBytes", "readOps", "writeOps"):
        assert metrics["disk"][key] >= 0, metrics


async def main(server, name, operator, viewer):
    base = f"{server}/ws/vms/{name}"
    await check_refusals(base, operator, viewer)
    async with connect(base, operator) as status_socket, connect(
        f"{base}/console?token={operator}", operator
    ) as console_socket:
        status, console = Route(status_socket), Route(console_socket)
        for route in (status, console):
            greeting = await route.wait("connection")
            assert greeting["status"] == "connected" and greeting["vmName"] == name, greeting
        await status.wait("status", lambda data: data["status"] == "stopped")
        await status.command("start", "running")
        await console.shows("Linux version")
        await console.shows("GUEST-UP")
        await console.shows("# ")
        await console.send("console_input", {"content": "echo from-py''thon\r"})
        await console.shows("from-python")
        print("console echoed", flush=True)
        check_metrics(
            await status.wait("metrics", lambda data: "utilization" in data["cpu"] and data["memory"].get("used"))
        )
        await status.command("suspend", "paused")
        await status.command("resume", "running")
        await status.send("heartbeat", {})
        await status.wait("heartbeat")
        await status.socket.send("no JSON")
        error = await status.wait("error")
        assert error["code"] == "INVALID_MESSAGE", error
        await status.command("stop", "stopped")
        await console.wait("console", lambda data: data["eof"])
    print("done", flush=True)


asyncio.run(main(*sys.argv[1:]))
