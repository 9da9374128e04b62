#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A network between namespaces that loses, delays, doubles and reorders packets as it is told.

    fault_wire.py SEED DEVICE=ADDRESS…

Makes a tun device for each end, says "ready", and carries IPv4 packets between them. A line on standard
input, `FROM TO LOSS DELAY JITTER DOUBLED` (devices; fractions and seconds), sets what happens on one way;
"end" or the end of the input ends it. It does what the kernel's netem does, which many kernels do not have,
and its chances follow from a seed.
"""
import fcntl
import heapq
import itertools
import os
import random
import select
import socket
import struct
import sys
import time

TUNSETIFF, IFF_TUN_NO_PI = 0x400454CA, 0x1001
LARGEST_PACKET = 2048
LARGEST_QUEUE = 4096


class Wire:
    """The ends, what is wrong between them, and what is still under way."""

    def __init__(self, seed, ends):
        self.random, self.order, self.ways, self.queue = random.Random(seed), itertools.count(), {}, []
        self.files = {_open(device): device for device, _ in ends}
        self.places = {device: file for file, device in self.files.items()}
        self.devices = {socket.inet_aton(address): device for device, address in ends}

    def run(self):
        print("ready", flush=True)
        orders = bytearray()
        while True:
            pause = max(0.0, self.queue[0][0] - time.monotonic()) if self.queue else None
            readable, _, _ = select.select([0, *self.files], [], [], pause)
            for file in readable:
                if file:
                    self._take(self.files[file], os.read(file, LARGEST_PACKET))
                elif not self._obey(orders):
                    return
            self._deliver()

    def _obey(self, orders):
        """Reads orders; False when there will be no more."""
        octets = os.read(0, 4096)
        orders += octets
        while b"\n" in orders:
            line, _, rest = bytes(orders).partition(b"\n")
            orders[:] = rest
            words = line.decode().split()
            if words == ["end"]:
                return False
            self.ways[words[0], words[1]] = tuple(float(word) for word in words[2:])
        return bool(octets)

    def _take(self, source, packet):
        target = self.devices.get(packet[16:20]) if packet[:1] and packet[0] >> 4 == 4 else None
        if target is None or len(self.queue) > LARGEST_QUEUE:
            return
        loss, delay, jitter, doubled = self.ways.get((source, target), (0, 0, 0, 0))
        for _ in range(2 if doubled and self.random.random() < doubled else 1):
            if loss and self.random.random() < loss:
                continue
            due = time.monotonic() + delay + (self.random.uniform(0, jitter) if jitter else 0)
            heapq.heappush(self.queue, (due, next(self.order), self.places[target], packet))

    def _deliver(self):
        now = time.monotonic()
        while self.queue and self.queue[0][0] <= now:
            _, _, file, packet = heapq.heappop(self.queue)
            try:
                os.write(file, packet)
            except OSError:  # the end is down, or its queue is full: lost
                pass


def _open(device):
    file = os.open("/dev/net/tun", os.O_RDWR)
    fcntl.ioctl(file, TUNSETIFF, struct.pack("16sH", device.encode(), IFF_TUN_NO_PI))
    return file


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    Wire(int(sys.argv[1]), [word.split("=") for word in sys.argv[2:]]).run()
