# SPDX-FileCopyrightText: The Guestwire authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""libvirtd and guests that are killed, or stopped in their tracks. A second host, libvirt's test driver, stands for all
others: what happens to the first must not be seen there."""
import asyncio
import os
import signal

from client import Client, Watcher, is_vm
from harness import Failed, emulator_of

TOLD_BAR = 2.0  # seconds
GAP_BAR = 3.0  # seconds; samples come each second
BOOT = 120  # seconds


class Scene:
    """Two guests and the machine of the other host, a watcher, and a console that is open on the first guest."""

    async def set(self, around, server, token, names):
        self.around, self.names = around, names
        self.watcher, self.vms = await Watcher.watching(server, token)
        for name in names:
            await self.watcher.ask("command", BOOT, vm=self.vms[name]["id"], action="start")
        self.console = await Client.connect(server, token)
        await self.open_console()
        self.others = [self.vms[name]["id"] for name in (names[1], "test")]
        await asyncio.sleep(3)
        return self

    async def open_console(self):
        self.opened = await self.console.ask("console_open", vm=self.vms[self.names[0]]["id"], write=True)
        await self.console.shell_answers(self.opened["channel"], BOOT)

    def begin(self):
        self.watcher.messages.clear()
        self.console.messages.clear()
        self.began = asyncio.get_running_loop().time()

    def elapsed(self):
        return asyncio.get_running_loop().time() - self.began

    def gap(self, vms):
        """Of their samples since the beginning."""
        return max(self.watcher.longest_gap(vm, self.began) for vm in vms)

    async def told(self, fits, what, timeout=60):
        """Seconds from the beginning until such a message came."""
        await self.watcher.take(fits, timeout, what)
        return self.elapsed()

    def states_told(self, name):
        return [m["data"]["vm"]["state"] for m in self.watcher.messages if is_vm(name)(m)]

    async def reopened(self):
        """The console by itself again: whether with a newer epoch and a gap that says so."""
        gap = await self.console.take(lambda m: m["type"] == "console_gap", BOOT, "a marked gap of the console")
        await self.console.shell_answers(self.opened["channel"], BOOT)
        newer = gap["data"]["epoch"] > self.opened["epoch"] and gap["data"]["reason"] == "restarted"
        self.opened["epoch"] = gap["data"]["epoch"]
        return newer

    def row_told(self, done, tool, told, shown, good=True):
        self.around.row(done, tool, "told ≤ 2 s, shown unknown, not stopped", f"after {told:.1f} s, shown {shown}",
                        told <= TOLD_BAR and good)

    def row_gap(self, tool, gap, what):
        self.around.row(f"the same; samples of {what}", tool, "no gap over 3 s for other VMs", f"longest {gap:.1f} s",
                        gap <= GAP_BAR)

    def row_console(self, tool, newer):
        self.around.row("the same; its console", tool, "reopened: new epoch, marked gap",
                        "reopened, gap marked" if newer else "the SAME epoch", newer)


async def libvirtd_killed(scene, tool="kill -9"):
    scene.begin()
    await asyncio.to_thread(scene.around.libvirtd, "kill")
    told = await scene.told(is_vm(scene.names[0], "unknown"), "word of libvirtd's end")
    await asyncio.sleep(2)
    shown = {state for name in scene.names for state in scene.states_told(name)} | {"unknown"}
    gap = scene.gap(scene.others[1:])
    await asyncio.to_thread(scene.around.libvirtd, "restart")
    await scene.told(is_vm(scene.names[0], "running"), "a guest that runs again")
    scene.row_told("kill -9 of libvirtd", tool, told, ", ".join(sorted(shown)), shown == {"unknown"})
    scene.row_console(tool, await scene.reopened())
    scene.row_gap(tool, gap, "the other host")


async def libvirtd_stopped(scene, tool="kill -STOP"):
    """It may answer again at any moment, so nothing is known but that it does not."""
    scene.begin()
    await asyncio.to_thread(scene.around.libvirtd, "pause")
    try:
        told = await scene.told(doubtful(scene.names[0]), "word of a libvirtd that does not answer", 90)
        await asyncio.sleep(2)
        shown = {state for name in scene.names for state in scene.states_told(name)}
        gap = scene.gap(scene.others[1:])
    finally:
        await asyncio.to_thread(scene.around.libvirtd, "continue")
    await asyncio.sleep(5)
    await scene.console.shell_answers(scene.opened["channel"], BOOT)
    scene.row_told("SIGSTOP of libvirtd", tool, told, ", ".join(sorted(shown - {"running"} | {"not answering"})),
                   not shown & {"off", "crashed"})
    scene.row_gap(tool, gap, "the other host")


def doubtful(name):
    """Told that the VM is unknown, does not answer, or that its host does not."""
    def fits(message):
        if message["type"] == "vm":
            vm = message["data"]["vm"]
            return vm["name"] == name and (vm["state"] == "unknown" or vm.get("answering") is False)
        return message["type"] == "host" and message["data"]["host"]["link"] != "connected"
    return fits


async def guest_stopped(scene, tool="kill -STOP"):
    scene.begin()
    process = emulator_of(scene.names[0])
    os.kill(process, signal.SIGSTOP)
    try:
        told = await scene.told(doubtful(scene.names[0]), "word of a guest that hangs", 90)
        await asyncio.sleep(8)
        shown = set(scene.states_told(scene.names[0]))
        gap = scene.gap(scene.others)
    finally:
        os.kill(process, signal.SIGCONT)
    await scene.told(lambda m: is_vm(scene.names[0])(m) and m["data"]["vm"].get("answering") is not False,
                     "word that it answers again", 90)
    await scene.console.shell_answers(scene.opened["channel"], BOOT)
    scene.row_told("SIGSTOP of a guest's QEMU", tool, told, ", ".join(sorted(shown - {"running"} | {"not answering"})),
                   not shown & {"off", "crashed"})
    scene.row_gap(tool, gap, "all others")


async def guest_killed(scene, tool="kill -9"):
    scene.begin()
    os.kill(emulator_of(scene.names[0]), signal.SIGKILL)
    message = await scene.watcher.take(
        lambda m: is_vm(scene.names[0])(m) and m["data"]["vm"]["state"] not in ("running", "blocked"), 60,
        "word of the guest's end")
    told, state = scene.elapsed(), message["data"]["vm"]["state"]
    await asyncio.sleep(5)
    gap = scene.gap(scene.others)
    scene.around.row("kill -9 of a guest's QEMU", tool, "told ≤ 2 s", f"after {told:.1f} s, shown {state}",
                     told <= TOLD_BAR)
    await scene.watcher.ask("command", BOOT, vm=scene.vms[scene.names[0]]["id"], action="start")
    scene.row_console(tool, await scene.reopened())
    scene.row_gap(tool, gap, "all others")


async def all_of_it(around, server, token, names):
    scene = await Scene().set(around, server, token, names)
    for fault in (guest_stopped, guest_killed, libvirtd_stopped, libvirtd_killed):
        try:
            await fault(scene)
        except Failed as error:
            around.row(fault.__name__.replace("_", " ") + ", to its end", "", "", str(error), False)


def host(around):
    around.need_root("killing guests")
    names = [around.guest("gwf-first"), around.guest("gwf-second")]
    server = around.server(uri=[around.uri, "test:///default"], settings="websocket: {metricsInterval: 1s}\n")
    token = server.token("ada")
    server.start()
    asyncio.run(all_of_it(around, server, token, names))
