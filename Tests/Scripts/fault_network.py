# SPDX-License-Identifier: Apache-2.0
"""A namespace for each party, joined by a wire that can be spoiled one way at a time."""
import contextlib
import ctypes
import os
import pathlib
import subprocess
import sys

from network_spaces import NEW_NETWORK, command
from programs import Fault

GOOD = (0, 0, 0, 0)
LOST = (1, 0, 0, 0)


class Network:
    """One /24 with an address for each label; gone at the end."""

    def __init__(self, labels, seed):
        self.labels, self.seed, self.wire = labels, seed, None
        self.addresses = {label: f"10.78.0.{place}" for place, label in enumerate(labels, 1)}
        self.names = {label: f"herald-{label}-{os.getpid()}" for label in labels}
        self.devices = {label: f"hw{label}{os.getpid()}" for label in labels}

    def __enter__(self):
        try:
            self._start_wire()
            for label in self.labels:
                name, device = self.names[label], self.devices[label]
                command("ip", "netns", "add", name)
                command("ip", "link", "set", device, "netns", name)
                command("ip", "-n", name, "address", "add", f"{self.addresses[label]}/24", "dev", device)
                command("ip", "-n", name, "link", "set", device, "up")
                command("ip", "-n", name, "link", "set", "lo", "up")
        except BaseException:
            self.__exit__()
            raise
        return self

    def _start_wire(self):
        program = pathlib.Path(__file__).resolve().parent / "fault_wire.py"
        ends = [f"{self.devices[label]}={self.addresses[label]}" for label in self.labels]
        self.wire = subprocess.Popen([sys.executable, program, str(self.seed), *ends], text=True,
                                     stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        if self.wire.stdout.readline().strip() != "ready":
            raise Fault("the wire did not start")

    def __exit__(self, *_):
        if self.wire is not None:
            with contextlib.suppress(OSError):
                self.wire.stdin.close()
            self.wire.wait(timeout=20)
            self.wire.stdout.close()
        for name in self.names.values():
            subprocess.run(["ip", "netns", "del", name], stderr=subprocess.DEVNULL, timeout=60, check=False)

    def prefix(self, label):
        return ["ip", "netns", "exec", self.names[label]]

    def set(self, source, target, way):
        """Sets what happens to packets from one to another: loss, delay, jitter, doubled."""
        words = " ".join(str(value) for value in way)
        self.wire.stdin.write(f"{self.devices[source]} {self.devices[target]} {words}\n")
        self.wire.stdin.flush()

    def route(self, source, target, exists):
        """Takes away a route or gives it back: the sender is told at once that there is no way."""
        word = "del" if exists else "replace"
        command("ip", "-n", self.names[source], "route", word, "unreachable", self.addresses[target])

    @contextlib.contextmanager
    def inside(self, label):
        """Sockets that this thread makes meanwhile are the party's."""
        with open("/proc/thread-self/ns/net", "rb") as own, \
                open(f"/run/netns/{self.names[label]}", "rb") as other:
            _enter(other)
            try:
                yield
            finally:
                _enter(own)


def _enter(file):
    if ctypes.CDLL(None, use_errno=True).setns(file.fileno(), NEW_NETWORK) != 0:
        raise OSError(ctypes.get_errno(), "setns")


def missing():
    """What this machine lacks for a network like this; nothing if it has all."""
    if os.geteuid() != 0:
        return "root"
    if not os.access("/dev/net/tun", os.R_OK | os.W_OK):
        return "/dev/net/tun"
    try:
        with Network(["x", "y"], 0) as network:
            command(*network.prefix("x"), "true")
    except (Fault, OSError) as error:
        return f"network namespaces ({error})"
    return None
