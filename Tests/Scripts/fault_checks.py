# SPDX-License-Identifier: Apache-2.0
"""What must hold when faults are over: asked of the nodes while they run, read from their records after."""
import collections
import contextlib
import itertools
import sqlite3

from fault_schedule import EVERYBODY, PARTIES
from officer_client import Unanswered
from programs import Fault
from signing import b64u, payload_of

ARRIVED = {"at-the-node", "opened"}
# Signed ends of a delivery that did not arrive, or not in time; nothing else may be left.
ENDED = {"expired", "unanswered", "refused-by-node", "refused-by-relay", "relay-failed"}


def rows(world, label, query):
    path = world.space.path(world.parties[label].folder) / "store.sqlite"
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)) as record:
        return [tuple(b64u(each) if isinstance(each, bytes) else each for each in row)
                for row in record.execute(query)]


def unsettled(world, confirmed):
    """Why it is not settled yet, in words; nothing if it is."""
    for label in EVERYBODY:
        waiting = rows(world, label, "SELECT kind, party, attempts, due, problem FROM outbox")
        if waiting:
            return f"{label} has {len(waiting)} things to deliver: {waiting[:3]}"
        if rows(world, label, "SELECT 1 FROM message WHERE state = 'unopened' LIMIT 1"):
            return f"{label} has not opened something"
    for label in PARTIES:
        last = "SELECT (SELECT max(size) FROM checkpoint), (SELECT max(size) FROM cosignature)"
        own, cosigned = rows(world, label, last)[0]
        if own != cosigned:
            return f"{label}: checkpoint of {own}, cosigned up to {cosigned}"
    for notice, sending in confirmed.items():
        for to, outcome in outcomes(world, notice, sending).items():
            if outcome not in ARRIVED | ENDED:
                return f"notice {notice} of {sending.sender} to {to}: {outcome}"
    return None


def outcomes(world, notice, sending):
    """{recipient: outcome} as the sender's node says."""
    try:
        view = world.clients[sending.sender].get(f"/notices/{notice}")
    except Unanswered as error:
        return {"everybody": str(error)}
    return {message["to"]: message["outcome"] for message in view["messages"]}


def check_records(world, confirmed):
    """Nothing lost, nothing doubled, nothing false, no gap; the nodes are stopped."""
    for label in EVERYBODY:
        config = world.parties[label].node.config
        world.space.run([world.space.herald_node, "fsck", "--config", config], seconds=300).expect()
        _check_once(world, label)
    _check_evidence(world)
    released = {notice for label in PARTIES for notice, in rows(
        world, label, f"SELECT notice FROM dispatch WHERE sender = '{label}.example'")}
    if set(confirmed) - released:
        raise Fault(f"confirmed and never dispatched: {set(confirmed) - released}")
    for sender, recipient in itertools.permutations(PARTIES, 2):
        _check_channel(world, sender, recipient)


def _check_once(world, label):
    """Nothing comes twice, and nothing that a node signs by itself is signed twice."""
    twice = rows(world, label, "SELECT notice FROM message WHERE direction = 'inbound' AND "
                 "notice IS NOT NULL GROUP BY notice HAVING count(*) > 1")
    if twice:
        raise Fault(f"{label} holds notices twice: {twice[:3]}")
    # One for each hand-over: by several routes an envelope comes several times.
    counts = collections.Counter(
        (msg, issuer, event, payload_of(jws).get("submission"), payload_of(jws).get("hop"))
        for msg, issuer, event, jws in rows(world, label, "SELECT msg, issuer, event, jws FROM evidence"))
    events = [place[:3] for place, count in counts.items() if count > 1]
    if events:
        raise Fault(f"{label} holds events twice: {events[:3]}")


def _check_evidence(world):
    """Every piece is the same wherever it is, and whoever signed it keeps it."""
    kept = {label: dict(rows(world, label, "SELECT id, jws FROM evidence")) for label in EVERYBODY}
    for label in EVERYBODY:
        for id, issuer in rows(world, label, "SELECT id, issuer FROM evidence"):
            if kept[issuer.split(".")[0]].get(id) != kept[label][id]:
                raise Fault(f"evidence {id} of {issuer} at {label} is not what its issuer keeps")


def _check_channel(world, sender, recipient):
    """Numbers without a gap; what arrived is what was sent, and the sender holds evidence of it."""
    query = (f"SELECT number, notice, jws FROM dispatch WHERE sender = '{sender}.example' "
             f"AND recipient = '{recipient}.example' ORDER BY number")
    sent, received = rows(world, sender, query), rows(world, recipient, query)
    if [number for number, _, _ in sent] != list(range(1, len(sent) + 1)):
        raise Fault(f"{sender} to {recipient}: numbers {[row[0] for row in sent]}")
    if not set(received) <= set(sent):
        raise Fault(f"{recipient} holds dispatches that {sender} did not make")
    proven = set(rows(
        world, sender, "SELECT DISTINCT msg FROM message JOIN evidence USING (msg) "
        f"WHERE issuer = '{recipient}.example' AND recipient = '{recipient}.example' "
        "AND (event LIKE '%/ContentConsignment' OR event LIKE '%/ContentAccessTracking')"))
    arrived = set(rows(world, recipient, "SELECT msg FROM message WHERE direction = 'inbound' AND "
                       f"sender = '{sender}.example'"))
    if proven != arrived:
        raise Fault(f"{sender} to {recipient}: {len(arrived)} arrived, the sender can prove {len(proven)}")
