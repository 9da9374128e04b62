# SPDX-License-Identifier: Apache-2.0
"""Six nodes on a network of their own: made once as a template, then copied for each run."""
import concurrent.futures
import contextlib
import glob
import os
import shutil
import ssl
import subprocess
import http.client

from fault_network import Network
from fault_schedule import EVERYBODY
from network_spaces import command, make_authority, make_certificate
from officer_client import SECONDS, OfficerClient
from parties import Party
from programs import Fault, NodeProcess

PORT = 8443
WITNESS_LINE = ("# witnesses: [w.example]", "witnesses: [w.example]")
DISK_SIZE = "24m"
CLOCK_LIBRARY = "/usr/lib/*/faketime/libfaketimeMT.so.1"


def clock_library():
    """The library that shifts a process's clock; None if it is not installed."""
    return next(iter(glob.glob(CLOCK_LIBRARY)), None)


class SpaceClient(OfficerClient):
    """An officer beside the node: asks it from its own namespace, whatever happens to the wire."""

    def __init__(self, party, network):
        super().__init__(party)
        self.network, self.label = network, party.label
        self.tls = ssl.create_default_context(cafile=party.space.path("ca.pem"))

    def connection(self):
        return http.client.HTTPSConnection(
            self.place.hostname, self.place.port, timeout=SECONDS, context=self.tls)

    def connect(self, connection):
        with self.network.inside(self.label):
            connection.connect()


class World:
    """The parties of one run on their network, by label."""

    def __init__(self, space, network):
        self.space, self.network = space, network
        self.parties = {label: self._party(label) for label in EVERYBODY}
        self.clients = {}

    def _party(self, label):
        party = Party(self.space, label, self.network.prefix(label))
        address = self.network.addresses[label]
        party.listen, party.url = f"{address}:{PORT}", f"https://{address}:{PORT}"
        return party

    def make(self):
        """Makes everybody from nothing, with all cards pinned everywhere, and stops the nodes again."""
        make_authority(self.space)
        # One after the other: the authority counts what it signs in a file.
        tls = {label: make_certificate(self.space, label, self.network.addresses[label])
               for label in self.parties}
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda label: self._make_party(label, tls[label]), self.parties))
        self.start()
        for party in self.parties.values():
            for other in self.parties.values():
                if other is not party:
                    client = self.clients[party.label]
                    pinning = client.signed("PUT", f"/cards/{other.id}", other.card.read_bytes())
                    status, answer = client.send(pinning)
                    if status != 200:
                        raise Fault(f"{party.id} did not pin {other.id}: {status} {answer}")
        self.stop()

    def _make_party(self, label, tls):
        self.parties[label].make(tls=tls, edits=[WITNESS_LINE] if label != "w" else ())

    def copy(self, template, disks, clocks):
        """Takes the folders of a template; `disks` get a small disk, `clocks` one that can be shifted."""
        shutil.copy(template / "ca.pem", self.space.root)
        for label, party in self.parties.items():
            folder = self.space.path(party.folder)
            folder.mkdir(mode=0o700)
            if label in disks:
                command("mount", "-t", "tmpfs", "-o", f"size={DISK_SIZE},mode=0700", "tmpfs", str(folder))
            shutil.copytree(template / party.folder, folder, dirs_exist_ok=True)
            shutil.copytree(template / f"{label}.amal", self.space.path(f"{label}.amal"))
            party.homes.append(f"{label}.amal")
            party.node = NodeProcess(self.space, party.folder, party.prefix)
            if label in clocks:
                self.shift(label, 0)
                party.node.more = {
                    "LD_PRELOAD": clock_library(), "FAKETIME_TIMESTAMP_FILE": str(self._clock(label)),
                    "FAKETIME_CACHE_DURATION": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}

    def _clock(self, label):
        return self.space.path(f"{label}.clock")

    def shift(self, label, seconds):
        """Sets a node's clock off by so many seconds."""
        self._clock(label).write_text(f"{seconds:+d}\n", encoding="utf-8")

    def start(self):
        with concurrent.futures.ThreadPoolExecutor(len(self.parties)) as pool:
            list(pool.map(lambda party: party.node.start(), self.parties.values()))
        self.clients = {label: SpaceClient(party, self.network) for label, party in self.parties.items()}

    def stop(self):
        """Ends every node; each has to say that all is well."""
        with concurrent.futures.ThreadPoolExecutor(len(self.parties)) as pool:
            codes = list(pool.map(lambda party: party.node.stop(), self.parties.values()))
        if any(codes):
            raise Fault(f"exit 0 expected after SIGTERM, found {codes}")

    def fill(self, label):
        """Leaves no room on a node's disk."""
        with open(self.space.path(self.parties[label].folder) / "ballast", "wb", buffering=0) as file:
            with contextlib.suppress(OSError):
                while True:
                    file.write(b"\0" * 4096)

    def make_room(self, label):
        (self.space.path(self.parties[label].folder) / "ballast").unlink()

    def give_back(self, disks):
        for label in disks:
            folder = self.space.path(self.parties[label].folder)
            if os.path.ismount(folder):
                subprocess.run(["umount", "--lazy", str(folder)], timeout=60, check=False)


@contextlib.contextmanager
def world(space, seed):
    with Network(EVERYBODY, seed) as network:
        made = World(space, network)
        try:
            yield made
        finally:
            for node in space.nodes:
                node.kill()
            made.give_back(EVERYBODY)
