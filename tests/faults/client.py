# SPDX-FileCopyrightText: The Guestwire authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A client written after the contract alone, light enough that a thousand of them fit into one process."""
import asyncio
import base64
import functools
import itertools
import json
import os
import socket
import struct
from datetime import datetime

from harness import ANY_CERTIFICATE, PATIENCE, Failed

CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10
OUTPUT, INPUT = 1, 2  # kinds of binary frames
TAIL = 4096  # bytes


@functools.lru_cache(maxsize=256)
def parsed(text):
    """What goes to many arrives as the same bytes, and is read once."""
    return json.loads(text)


def seconds(stamp):
    """An RFC 3339 time as seconds of the epoch."""
    return datetime.fromisoformat(stamp.replace("Z", "+00:00")).timestamp()


class Client(asyncio.Protocol):
    """One WebSocket. Messages stay in `messages` until somebody takes them; of console output the end is kept."""

    def __init__(self, head):
        loop = asyncio.get_running_loop()
        self.opened = loop.create_future()
        self.ended = loop.create_future()  # the close code; None where there was none
        self.messages = []
        self.tail = b""
        self.answers_pings = True
        self._head = head
        self._buffer = bytearray()
        self._is_open = False
        self._close_code = None
        self._waiting = []
        self._numbers = itertools.count(1)

    # --- what a script does with it

    @classmethod
    async def connect(cls, server, token, path="/ws", receive_buffer=None):
        head = (f"GET {path} HTTP/1.1\r\nHost: {server.host}:{server.port}\r\nUpgrade: websocket\r\n"
                f"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: guestwire.v1\r\n"
                f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}\r\n"
                f"Authorization: Bearer {token}\r\n\r\n")
        peer = socket.socket()
        peer.setblocking(False)
        if receive_buffer:
            peer.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        loop = asyncio.get_running_loop()
        try:
            await loop.sock_connect(peer, (server.host, server.port))
            _, client = await loop.create_connection(lambda: cls(head.encode()), sock=peer, ssl=ANY_CERTIFICATE,
                                                     server_hostname="guestwire")
        except BaseException:
            peer.close()
            raise
        await client.opened
        return client

    def send(self, kind, data=None):
        self._frame(TEXT, json.dumps({"type": kind, "data": data or {}}).encode())

    def type(self, channel, text):
        self._frame(BINARY, struct.pack(">BIQ", INPUT, channel, next(self._numbers)) + text)

    async def take(self, fits, timeout=PATIENCE, what="a message"):
        """The first message for which `fits` holds, out of those that came and those to come."""
        for message in self.messages:
            if fits(message):
                self.messages.remove(message)
                return message
        future = asyncio.get_running_loop().create_future()
        self._waiting.append((fits, future))
        try:
            return await asyncio.wait_for(future, timeout)
        except asyncio.TimeoutError:
            raise Failed(f"{what} did not come within {timeout} s") from None

    async def ask(self, kind, timeout=PATIENCE, **data):
        request = f"r{next(self._numbers)}"
        self.send(kind, data | {"requestId": request})
        answer = await self.take(lambda m: m["data"].get("requestId") == request and m["type"] != "progress", timeout,
                                 f"the answer to {kind}")
        if answer["type"] != "response" or not answer["data"]["success"]:
            raise Failed(f"{kind}: {answer['data'].get('message')}")
        return answer["data"].get("result")

    async def subscribe(self, topics=("state", "metrics", "events"), interval=None):
        """Gives the VMs by name."""
        timing = {} if interval is None else {"interval": interval}
        self.send("subscribe", {"vms": ["*"], "topics": list(topics), **timing})
        listed = await self.take(lambda m: m["type"] == "vms", what="the list of VMs")
        return {vm["name"]: vm for vm in listed["data"]["vms"]}

    async def shell_answers(self, channel, timeout=120):
        """Types until the guest's shell says something."""
        for _ in range(timeout):
            self.type(channel, b"echo up$((1+1))\r")
            await asyncio.sleep(1)
            if b"up2" in self.tail:
                return
        raise Failed("the guest's shell does not answer")

    def pause(self):
        """Reads nothing any more."""
        self.transport.pause_reading()

    def abort(self):
        self.transport.abort()

    # --- what comes

    def got(self, message):
        for waiting in self._waiting:
            fits, future = waiting
            if not future.done() and fits(message):
                self._waiting.remove(waiting)
                future.set_result(message)
                return
        self.messages.append(message)

    def got_output(self, _offset, content):
        self.tail = (self.tail + content)[-TAIL:]

    def connection_made(self, transport):
        self.transport = transport
        transport.write(self._head)

    def connection_lost(self, error):
        if not self.opened.done():
            self.opened.set_exception(ConnectionError(str(error or "closed before the upgrade")))
            self.opened.exception()  # somebody may have given up waiting
        self.ended.set_result(self._close_code)
        for _, future in self._waiting:
            if not future.done():
                future.set_exception(Failed(f"the connection broke ({self._close_code})"))
                future.exception()

    def data_received(self, data):
        self._buffer += data
        if not self._is_open and not self._take_head():
            return
        while (frame := self._next_frame()) is not None:
            self._take(*frame)

    def _take_head(self):
        head, mark, rest = self._buffer.partition(b"\r\n\r\n")
        if not mark:
            return False
        if not head.startswith(b"HTTP/1.1 101"):
            self.opened.set_exception(ConnectionError(head.split(b"\r\n")[0].decode(errors="replace")))
            self.opened.exception()
            self.transport.abort()
            return False
        self._buffer = rest
        self._is_open = True
        self.opened.set_result(None)
        return True

    def _next_frame(self):
        buffer = self._buffer
        if len(buffer) < 2:
            return None
        size, begin = buffer[1] & 0x7F, 2
        if size >= 126:
            layout, begin = (">H", 4) if size == 126 else (">Q", 10)
            if len(buffer) < begin:
                return None
            size, = struct.unpack_from(layout, buffer, 2)
        if len(buffer) < begin + size:
            return None
        opcode, payload = buffer[0] & 0x0F, bytes(buffer[begin:begin + size])
        del buffer[:begin + size]
        return opcode, payload

    def _take(self, opcode, payload):
        if opcode == TEXT:
            self.got(parsed(payload))
        elif opcode == BINARY:
            kind, _, offset = struct.unpack_from(">BIQ", payload)
            if kind == OUTPUT:
                self.got_output(offset, payload[13:])
        elif opcode == PING and self.answers_pings:
            self._frame(PONG, payload)
        elif opcode == CLOSE:
            self._close_code = struct.unpack_from(">H", payload)[0] if len(payload) >= 2 else None
            self._frame(CLOSE, payload)
            self.transport.close()

    def _frame(self, opcode, payload):
        size = len(payload)
        length = bytes([0x80 | size]) if size < 126 else struct.pack(">BH", 0x80 | 126, size)
        mask = os.urandom(4)
        stream = mask * (size // 4 + 1)
        masked = int.from_bytes(payload, "big") ^ int.from_bytes(stream[:size], "big")
        self.transport.write(bytes([0x80 | opcode]) + length + mask + masked.to_bytes(size, "big"))


class Watcher(Client):
    """Follows the figures of all VMs, and keeps of them what a script asks about."""

    def __init__(self, head):
        super().__init__(head)
        self.newest = {}  # VM → time of its newest sample, of the server's clock
        self.arrivals = {}  # VM → when its samples came, of this process's steady clock
        self.lowest = 0.0  # of all figures

    def got(self, message):
        if message["type"] != "metrics":
            super().got(message)
            return
        loop_time = asyncio.get_running_loop().time()
        for sample in message["data"]["samples"]:
            self.newest[sample["vm"]] = sample["at"]
            self.arrivals.setdefault(sample["vm"], []).append(loop_time)
            self.lowest = min(self.lowest, lowest(sample))

    def longest_gap(self, vm, since):
        """Seconds without a sample of this VM, up to now."""
        now = asyncio.get_running_loop().time()
        times = [since, *(at for at in self.arrivals.get(vm, []) if at >= since), now]
        return max(later - earlier for earlier, later in zip(times, times[1:]))

    @classmethod
    async def watching(cls, server, token, interval=1):
        """Connected and subscribed, with the VMs by name."""
        client = await cls.connect(server, token)
        return client, await client.subscribe(interval=interval)


def lowest(value):
    """The smallest number anywhere in a sample."""
    if isinstance(value, dict):
        return min((lowest(part) for part in value.values()), default=0.0)
    if isinstance(value, list):
        return min((lowest(part) for part in value), default=0.0)
    return value if isinstance(value, (int, float)) else 0.0


def is_vm(name, state=None):
    """Fits a message that tells of this VM, in this state."""
    return lambda m: (m["type"] == "vm" and m["data"]["vm"]["name"] == name
                      and state in (None, m["data"]["vm"]["state"]))


def is_event(*words):
    return lambda m: m["type"] == "event" and all(word in m["data"]["message"] for word in words)
