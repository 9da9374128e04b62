# SPDX-License-Identifier: Apache-2.0
"""Steady sending while nodes are away for some seconds, and how soon everything is acknowledged again."""
import contextlib
import itertools
import sqlite3
import statistics
import threading
import time

from crash_run import CrashRun, send_one
from programs import Fault
from signing import b64u

AWAY_SECONDS = 3.0
SENDERS = 4
BOUND_SECONDS = 30
# Nodes are killed in this order, over and over: the recipient most often.
TURNS = "bbrba"
ACKNOWLEDGED = """
    SELECT dispatch.notice FROM evidence JOIN dispatch ON dispatch.msg = evidence.msg
    WHERE evidence.issuer = 'b.example' AND evidence.event LIKE '%/ContentConsignment'
"""


class SteadySender:
    """Officers who send a notice each so often, whatever happens to the node; each other one by the relay."""

    def __init__(self, client, rate):
        self.client, self.pause = client, SENDERS / rate
        self.confirmed, self.faults = {}, []
        self._numbers, self._over = itertools.count(), threading.Event()
        self._threads = [threading.Thread(target=self._send, args=(each,)) for each in range(SENDERS)]

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self._over.set()
        for thread in self._threads:
            thread.join()

    def _send(self, place):
        self._over.wait(self.pause * place / SENDERS)
        while not self._over.is_set():
            began, number = time.monotonic(), next(self._numbers)
            try:
                id = send_one(self.client, number, ["r.example"] if number % 2 else [])
            except Fault as fault:
                self.faults.append(fault)
                return
            self.confirmed[number] = id
            self._over.wait(max(0.0, self.pause - (time.monotonic() - began)))


class RecoveryRun(CrashRun):
    """Rounds of one kill each, three seconds of absence, and a measured return."""

    def __init__(self, random, parties, rate):
        super().__init__(random, parties)
        self.rate, self.seconds = rate, {label: [] for label in "abr"}

    def rounds(self, count):
        with SteadySender(self.sender, self.rate) as steady:
            self.confirmed = steady.confirmed
            for number, label in zip(range(1, count + 1), itertools.cycle(TURNS)):
                self._round(number, label)
                if steady.faults:
                    raise steady.faults[0]

    def _round(self, number, label):
        party = self.parties["abr".index(label)]
        time.sleep(self.random.uniform(0.5, 1.5))
        party.node.kill()
        left = time.monotonic()
        self._compare(party)
        time.sleep(max(0.0, AWAY_SECONDS - (time.monotonic() - left)))
        party.node.start()
        ready = time.monotonic()
        missing = set(self.confirmed.values()) - self._acknowledged()
        waiting, seconds = len(missing), self._wait(missing, party, ready)
        self.seconds[label].append(seconds)
        print(f"round {number:2}: {party.id} away {ready - left:.1f} s, {waiting} notices waiting, the last "
              f"one acknowledged {seconds:.2f} s after it was ready", flush=True)

    def _wait(self, missing, party, ready):
        """Seconds from ready until everything confirmed by then is acknowledged."""
        seconds = 0.0
        while missing:
            left = missing - self._acknowledged()
            if len(left) < len(missing):
                seconds = time.monotonic() - ready
            missing = left
            if missing and time.monotonic() - ready > BOUND_SECONDS:
                raise Fault(f"{len(missing)} notices without evidence {BOUND_SECONDS} s after {party.id} "
                            f"was ready\n{self.parties[0].officer('why', min(missing)).text}")
            time.sleep(0.02)
        return seconds

    def _acknowledged(self):
        """The notices for which the sender's record holds what the recipient's node signed."""
        path = self.parties[0].space.path(self.parties[0].folder) / "store.sqlite"
        with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)) as record:
            return {b64u(notice) for notice, in record.execute(ACKNOWLEDGED)}

    def summary(self):
        every = list(itertools.chain.from_iterable(self.seconds.values()))
        names = {"b": "recipient", "r": "relay", "a": "sender"}
        parts = [f"{names[label]} killed {len(found)} times: {_spread(found)}"
                 for label, found in self.seconds.items() if found]
        return [f"all {len(every)} rounds: {_spread(every)}", *parts]


def _spread(values):
    return f"min {min(values):.2f} s, median {statistics.median(values):.2f} s, max {max(values):.2f} s"
