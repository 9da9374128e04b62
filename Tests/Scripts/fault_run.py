# SPDX-License-Identifier: Apache-2.0
"""Performs a schedule of sendings and faults; then everything has to come right."""
import collections
import concurrent.futures
import contextlib
import signal
import sqlite3
import threading
import time

from fault_checks import check_records, unsettled
from fault_network import GOOD, LOST
from fault_schedule import BAD_LINE, EVERYBODY
from officer_client import Unanswered
from programs import Fault

TRIES = 400  # for one request, a quarter of a second apart
SETTLE_SECONDS = 120


class FaultRun:
    """One schedule on one world."""

    def __init__(self, world, schedule):
        self.world, self.schedule, self.began = world, schedule, None
        self.confirmed = {}  # notice: Sending
        self.processes = {label: threading.Lock() for label in EVERYBODY}
        self.effects = collections.defaultdict(list)  # (from, to): what is wrong on that way
        self.wire = threading.Lock()

    def run(self):
        """Answers how long it took from the last fault's end until everything was settled."""
        self.began = time.monotonic()
        sendings, events = self.schedule.sendings, self.schedule.events
        with concurrent.futures.ThreadPoolExecutor(len(sendings) + len(events)) as pool:
            faults = [pool.submit(self._happen, event) for event in events]
            sent = [pool.submit(self._send, number, each) for number, each in enumerate(sendings)]
            for future in faults + sent:
                future.result()
        seconds = self._settle()
        self.world.stop()
        check_records(self.world, self.confirmed)
        return seconds

    def _wait(self, at):
        time.sleep(max(0.0, self.began + at - time.monotonic()))

    def _send(self, number, sending):
        """Drafts, approves and releases one notice; sends the same bytes until the node says yes."""
        self._wait(sending.at)
        client = self.world.clients[sending.sender]
        draft = {"fields": {"text": f"notice {number} " + "x" * 2000}, "status": "Exercise"}
        if sending.kept is not None:
            draft["expiresIn"] = sending.kept
        recipients = [f"{label}.example" for label in sending.recipients]
        via = [f"{label}.example" for label in sending.via]
        view = _persistently(client, client.draft("message", recipients, via, draft))
        if view is not None:
            view = _persistently(client, client.approval(view))
        if view is None:  # too late: the node says so and releases nothing
            return
        if view["state"] != "released":
            raise Fault(f"notice {number}: released expected, found {view['state']}")
        self.confirmed[view["notice"]] = sending

    def _happen(self, event):
        self._wait(event.at)
        with getattr(self, "_" + event.what.replace("-", "_"))(event):
            time.sleep(event.seconds)

    @contextlib.contextmanager
    def _spoiled(self, ways, effect):
        self._change(ways, lambda effects: effects.append(effect))
        yield
        self._change(ways, lambda effects: effects.remove(effect))

    def _change(self, ways, change):
        with self.wire:
            for way in ways:
                change(self.effects[way])
                # Of several faults on one way, the worst of each sort.
                self.world.network.set(*way, tuple(map(max, zip(GOOD, *self.effects[way]))))

    def _partition(self, event):
        others = [label for label in EVERYBODY if label not in event.of]
        ways = [way for one in event.of for other in others for way in ((one, other), (other, one))]
        return self._spoiled(ways, LOST)

    def _one_way(self, event):
        return self._spoiled([tuple(event.of)], LOST)

    def _bad_line(self, event):
        ways = [way for other in EVERYBODY if other != event.of
                for way in ((event.of, other), (other, event.of))]
        loss, delay, jitter, doubled = BAD_LINE
        return self._spoiled(ways, (loss, delay, jitter, doubled))

    @contextlib.contextmanager
    def _no_route(self, event):
        with self.wire:
            self.world.network.route(*event.of, exists=False)
        yield
        with self.wire:
            self.world.network.route(*event.of, exists=True)

    @contextlib.contextmanager
    def _kill(self, event):
        with self.processes[event.of]:
            node = self.world.parties[event.of].node
            node.kill()
            yield
            node.start()

    @contextlib.contextmanager
    def _stop(self, event):
        with self.processes[event.of]:
            process = self.world.parties[event.of].node.process
            process.send_signal(signal.SIGSTOP)
            yield
            process.send_signal(signal.SIGCONT)

    @contextlib.contextmanager
    def _disk_full(self, event):
        with self.processes[event.of]:
            self.world.fill(event.of)
            yield
            self.world.make_room(event.of)
            node = self.world.parties[event.of].node
            node.kill()  # the operator's restart; how it ends is not what is looked at here
            node.start()

    @contextlib.contextmanager
    def _store_error(self, event):
        path = self.world.space.path(self.world.parties[event.of].folder) / "store.sqlite"
        with contextlib.closing(sqlite3.connect(path, timeout=20, isolation_level=None)) as holder:
            holder.execute("BEGIN IMMEDIATE")
            yield
            holder.execute("ROLLBACK")

    @contextlib.contextmanager
    def _clock(self, event):
        self.world.shift(event.of, int(event.detail))
        yield
        self.world.shift(event.of, 0)

    def _settle(self):
        began, left = time.monotonic(), None
        while time.monotonic() - began < SETTLE_SECONDS:
            left = unsettled(self.world, self.confirmed)
            if not left:
                return time.monotonic() - began
            time.sleep(0.5)
        raise Fault(f"not settled {SETTLE_SECONDS} s after the last fault: {left}")


def _persistently(client, request):
    """The node's answer to the same bytes, sent until the node could give it; None if it is "expired"."""
    answer = None
    for _ in range(TRIES):
        try:
            status, answer = client.send(request)
            if status == 200:
                return answer
            if answer.get("code") == "expired":
                return None
            if status < 500:
                raise Fault(f"{request[0]} {request[1]}: 200 expected, found {status}: {answer}")
        except Unanswered as error:
            answer = error
        time.sleep(0.25)
    raise Fault(f"{request[0]} {request[1]}: no after {TRIES} tries: {answer}")
