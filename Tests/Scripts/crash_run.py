# SPDX-License-Identifier: Apache-2.0
"""Notices in flight while nodes are killed, and what must hold afterwards."""
import collections
import concurrent.futures
import contextlib
import shutil
import sqlite3
import tempfile
import time

from officer_client import OfficerClient, Unanswered
from parties import Party, exchange_cards
from programs import Fault, patiently
from signing import b64u

IN_FLIGHT = 8
TRIES = 240  # for one request, a quarter of a second apart
SETTLE_SECONDS = 180
ARRIVED = {"at-the-node", "opened", "acknowledged"}


QUICK = [("retry-cap: 60", "retry-cap: 1")]


def make_parties(space, edits=()):
    """A sends to B, directly and through R."""
    parties = [Party(space, label).make(edits=edits) for label in ("a", "b", "r")]
    for party in parties:
        party.node.start()
    exchange_cards(parties)
    return parties


def persistently(client, request):
    """Sends the same bytes until the node answers."""
    for _ in range(TRIES):
        try:
            return client.send(request)
        except Unanswered:
            time.sleep(0.25)
    raise Fault(f"{request[0]} {request[1]}: no answer after {TRIES} tries")


def send_one(client, number, via):
    """The id of a notice whose release the node has confirmed."""
    fields = {"text": f"notice {number} " + "x" * 2000}
    status, view = persistently(client, client.draft("message", ["b.example"], via, {
        "fields": fields, "status": "Exercise"}))
    if status != 200:
        raise Fault(f"notice {number}: 200 expected, found {status}: {view}")
    status, view = persistently(client, client.approval(view))
    if status != 200 or view["state"] != "released":
        raise Fault(f"notice {number}: released expected, found {status}: {view.get('detail', view)}")
    return view["notice"]


def kept_evidence(node):
    """{id: JWS} of the record of a node that does not run, read from a copy."""
    folder = node.space.path(node.folder)
    with tempfile.TemporaryDirectory(dir=node.space.root) as copy:
        for name in ("store.sqlite", "store.sqlite-wal"):
            if (folder / name).exists():
                shutil.copy(folder / name, copy)
        with contextlib.closing(sqlite3.connect(f"{copy}/store.sqlite")) as record:
            return {b64u(id): jws for id, jws in record.execute("SELECT id, jws FROM evidence")}


class CrashRun:
    """Some rounds of notices, each with one kill; then the checks."""

    def __init__(self, random, parties):
        self.random, self.parties = random, parties
        self.sender, self.recipient = OfficerClient(self.parties[0]), OfficerClient(self.parties[1])
        self.confirmed, self.kept, self.turns = {}, collections.defaultdict(dict), []

    def round(self, number, numbers):
        """Sends the notices; kills one node meanwhile and starts it again."""
        with concurrent.futures.ThreadPoolExecutor(IN_FLIGHT) as pool:
            sent = {each: pool.submit(send_one, self.sender, each, ["r.example"] if each % 2 else [])
                    for each in numbers}
            self._kill(number)
            for each, future in sent.items():
                self.confirmed[each] = future.result()

    def _kill(self, number):
        if not self.turns:  # everybody gets a turn, in a random order
            self.turns = self.random.sample(self.parties, len(self.parties))
        party = self.turns.pop()
        after, away = self.random.uniform(0.05, 2.0), self.random.uniform(0.0, 1.0)
        time.sleep(after)
        party.node.kill()
        self._compare(party)
        time.sleep(away)
        party.node.start()
        print(f"round {number}: killed {party.id} after {after:.2f} s, started it again {away:.2f} s later")

    def _compare(self, party):
        """Nothing that was kept before has gone or changed, here or at another node."""
        found = kept_evidence(party.node)
        for id, jws in self.kept[party.id].items():
            if found.get(id) != jws:
                raise Fault(f"{party.id}: evidence {id} {'has changed' if id in found else 'is lost'}")
        for other, kept in self.kept.items():
            for id in found.keys() & kept.keys():
                if found[id] != kept[id]:
                    raise Fault(f"evidence {id}: other bytes at {party.id} than at {other}")
        self.kept[party.id] = found

    def settle(self):
        """Waits until every confirmed notice has arrived; answers how long that took."""
        began, missing = time.monotonic(), set(self.confirmed.values())
        if len(missing) != len(self.confirmed):
            raise Fault("two notices have one id")

        def all_arrived():
            for id in list(missing):
                view = self.sender.get(f"/notices/{id}")
                if view["state"] == "released" and view["messages"][0]["outcome"] in ARRIVED:
                    missing.discard(id)
            return not missing
        if not patiently(SETTLE_SECONDS, all_arrived, pause=1):
            raise Fault(f"{len(missing)} confirmed notices have not arrived after {SETTLE_SECONDS} s")
        inbox = [view["notice"] for view in self.recipient.get("/inbox")["notices"]]
        if len(inbox) != len(set(inbox)) or None in inbox:
            raise Fault("the inbox shows a notice twice, or one that is not open")
        return time.monotonic() - began

    def check(self):
        """What was released, at both ends: exactly once, no gap, the same. The nodes are stopped."""
        sent, received = (self._dispatches(party) for party in self.parties[:2])
        notices = [notice for _, notice, _ in sent]
        lost = set(self.confirmed.values()) - set(notices)
        if lost:
            raise Fault(f"{len(lost)} confirmed notices were never dispatched")
        if [number for number, _, _ in sent] != list(range(1, len(sent) + 1)):
            raise Fault(f"dispatch numbers are not 1 to {len(sent)}: {[row[0] for row in sent]}")
        if sent != received:
            raise Fault(f"{len(sent)} dispatches were sent, {len(received)} received, "
                        f"{len(set(sent) & set(received))} of them the same")
        arrived = self._rows(
            self.parties[1],
            "SELECT notice, count(*) FROM message WHERE direction = 'inbound' GROUP BY notice")
        if sorted(arrived) != sorted((notice, 1) for notice in notices):
            raise Fault(f"{len(notices)} notices were sent; in the inbox: {len(arrived)}, "
                        f"{sum(1 for _, count in arrived if count > 1)} of them twice")
        return len(sent)

    def _dispatches(self, party):
        return self._rows(party, "SELECT number, notice, jws FROM dispatch WHERE sender = 'a.example' "
                          "AND recipient = 'b.example' ORDER BY number")

    def _rows(self, party, query):
        with contextlib.closing(sqlite3.connect(party.space.path(party.folder) / "store.sqlite")) as record:
            return [tuple(b64u(each) if isinstance(each, bytes) else each for each in row)
                    for row in record.execute(query)]

    def end(self):
        """Stops the nodes; their records are sound and hold what they held."""
        for party in self.parties:
            code = party.node.stop()
            if code != 0:
                raise Fault(f"{party.id}: exit 0 expected after SIGTERM, found {code}")
            self._compare(party)
            self._once(party)
            space = party.space
            space.run([space.herald_node, "fsck", "--config", party.node.config], seconds=300).expect()
        return len(set().union(*self.kept.values()))

    def _once(self, party):
        """No event that a node makes by itself stands twice for one message."""
        rows = self._rows(
            party,
            "SELECT issuer, event, count(*) AS n FROM evidence GROUP BY msg, issuer, event HAVING n > 1")
        if rows:
            raise Fault(f"{party.id}: the same event twice: {rows[:3]}")
