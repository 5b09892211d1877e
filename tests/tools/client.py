# SPDX-FileCopyrightText: The Guestwire authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""python3-websockets against the address of the first argument; the token comes on stdin. Prints a JSON list
[what, bar, figure] for each thing that it tried."""
import asyncio
import json
import ssl
import sys

import websockets

URL = sys.argv[1]
TOKEN = sys.stdin.read().strip()


def tell(what, bar, figure):
    print(json.dumps([what, bar, figure]), flush=True)


def connect(path="/ws", token=TOKEN, **options):
    if URL.startswith("wss"):
        context = ssl.create_default_context()
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        options["ssl"] = context
    return websockets.connect(URL + path, extra_headers={"Authorization": f"Bearer {token}"}, **options)


async def ask(socket, kind, **data):
    await socket.send(json.dumps({"type": kind, "data": {"requestId": "r", **data}}))
    while True:
        message = json.loads(await asyncio.wait_for(socket.recv(), 20))
        if message["data"].get("requestId") == "r":
            return message


async def close_code(socket):
    try:
        while True:
            await asyncio.wait_for(socket.recv(), 20)
    except websockets.ConnectionClosed as closed:
        return closed.rcvd.code if closed.rcvd else 1006


async def refused(**options):
    try:
        async with connect(**options):
            return 101
    except websockets.InvalidStatusCode as answer:
        return answer.status_code


async def main():
    async with connect(subprotocols=["guestwire.v1"]) as socket:
        tell("the first message", "connection", json.loads(await socket.recv())["type"])
        tell("subprotocol", "guestwire.v1", socket.subprotocol)
        await (await socket.ping())
        tell("ping", "pong", "pong")
        answer = await ask(socket, "subscribe", vms=["*"], topics=["state", "metrics"])
        tell("a subscription", "response", answer["type"])
        tell("an unknown key", "error", (await ask(socket, "subscribe", vms=["*"], topics=["state"], x=1))["type"])
    async with connect() as socket:
        await socket.send("x" * 8193)
        tell("a message of 8193 bytes", 1009, await close_code(socket))
    async with connect() as socket:
        # The last one, which ends the message, is one too many; sent after the goodbye it would reset the connection.
        await socket.send(["x"] * 256)
        tell("a message in 257 fragments", 1008, await close_code(socket))
    async with connect() as socket:
        for _ in range(10):
            await socket.send("nonsense")
        tell("ten malformed messages", 4500, await close_code(socket))
    tell("no token", 401, await refused(token="a.b.c"))
    tell("a foreign page", 403, await refused(origin="https://evil.example"))
    tell("an unknown VM", 404, await refused(path="/ws/vms/nobody"))


asyncio.run(main())
