# SPDX-License-Identifier: Apache-2.0
"""Dispatches, channel statuses, submissions and approvals: the form of their payloads
(docs/spec/channel.md, docs/spec/envelope.md section 2, docs/spec/notice.md section 5)."""

import log
import shapes
from objects import SignedObject
from shapes import array, digest, integer, members, party, random_id, refuse_unless, time

DISPATCH = "herald-dispatch+jwt"
STATUS = "herald-status+jwt"
RELAY_STATUS = "herald-relay-status+jwt"
SUBMISSION = "herald-submission+jwt"
APPROVAL = "herald-approval+jwt"
EVIDENCE = ["herald-evidence-%s+jwt" % family for family in
            ("submission", "relay", "consignment", "acceptance", "officer", "crossing", "deadline", "share")]


def _anchor(value):
    shapes.text(value)
    log.parse_anchor(value)


ANCHORS = array(_anchor, 0, 4)
_COMMON = {"v": shapes.exactly(1), "jti": random_id}


def dispatch(compact):
    """A dispatch (channel.md, section 1)."""
    signed = SignedObject(compact, [DISPATCH])
    body = signed.payload
    members(body, dict(_COMMON, iss=party, aud=party, notice=digest, number=integer(1), at=time,
                       after=ANCHORS), {"previous": digest, "seen": digest})
    refuse_unless(body["iss"] != body["aud"], "iss and aud are one party")
    refuse_unless(("previous" in body) == (body["number"] > 1), "previous and number disagree")
    return signed


def _end(value):
    members(value, {"number": integer(0)}, {"head": digest})
    refuse_unless(("head" in value) == (value["number"] > 0), "head and number disagree")


def _missed(value):
    members(value, {"from": time, "segment": shapes.one_of(["own", "path", "other"])}, {"to": time})
    refuse_unless(value.get("to", value["from"]) >= value["from"], "missed ends before it begins")


def status(compact):
    """A channel status (channel.md, section 3)."""
    signed = SignedObject(compact, [STATUS])
    body = signed.payload
    members(body, dict(_COMMON, iss=party, aud=party, index=integer(1), outbound=_end, inbound=_end,
                       seals=integer(0), at=time, after=ANCHORS),
            {"previous": digest, "missed": array(_missed, 1, 8)})
    starts = [item["from"] for item in body.get("missed", [])]
    refuse_unless(starts == sorted(set(starts)), "missed is not ascending")
    refuse_unless(body["iss"] != body["aud"], "iss and aud are one party")
    refuse_unless(("previous" in body) == (body["index"] > 1), "previous and index disagree")
    return signed


def relay_status(compact):
    """A relay's status (channel.md, section 5)."""
    signed = SignedObject(compact, [RELAY_STATUS])
    body = signed.payload
    members(body, {**_COMMON, "iss": party, "from": party, "to": party, "index": integer(1),
                   "carried": _end, "at": time, "after": ANCHORS}, {"previous": digest})
    refuse_unless(len({body["iss"], body["from"], body["to"]}) == 3, "iss, from and to are not three parties")
    refuse_unless(("previous" in body) == (body["index"] > 1), "previous and index disagree")
    return signed


def submission(compact):
    """A submission (envelope.md, section 2)."""
    signed = SignedObject(compact, [SUBMISSION])
    body = signed.payload
    members(body, dict(_COMMON, iss=party, to=party, nextHop=party, msg=random_id, env=digest,
                       pc=digest, at=time), {"route": shapes.array(party, 1, 7)})
    refuse_unless(body["iss"] not in (body["to"], body["nextHop"]), "iss is to or nextHop")
    route = body.get("route", [])
    ends = [body["iss"], body["to"], body["nextHop"]]
    refuse_unless(len(set(route + ends)) == len(route) + len(set(ends)), "route repeats a party")
    refuse_unless(not route or body["nextHop"] != body["to"], "route after the recipient")
    return signed


def stops(body):
    """Everybody who is handed the envelope of this submission, in order (envelope.md, section 2)."""
    if body["nextHop"] == body["to"]:
        return [body["to"]]
    return [body["nextHop"]] + body.get("route", []) + [body["to"]]


def approval(compact):
    """An approval (notice.md, section 5)."""
    signed = SignedObject(compact, [APPROVAL])
    members(signed.payload, dict(_COMMON, party=party, notice=digest, card=digest,
                                 role=shapes.one_of(shapes.ROLES), approvedAt=time, after=ANCHORS))
    return signed


def source_of(objects):
    """The sender of a message, from any submission or evidence of it."""
    body = SignedObject(objects[0], [SUBMISSION] + EVIDENCE).payload
    return body.get("from", body.get("iss"))


def hops(submission_body):
    """What submissions of one message are ordered by (envelope.md, section 2)."""
    return [submission_body["nextHop"]] + submission_body.get("route", [])


def check_chain(chain, number, previous):
    """Consecutive numbers from any, each naming the one before (channel.md, sections 1 and 3)."""
    for before, after in zip(chain, chain[1:]):
        refuse_unless(after.payload[number] == before.payload[number] + 1, "numbers are not consecutive")
        refuse_unless(after.payload[previous] == before.id, "chain is broken")
