# SPDX-License-Identifier: Apache-2.0
"""Parties' words: notes (docs/spec/evidence.md section 5) and denials (docs/spec/denial.md)."""

import channels
import shapes
from objects import SignedObject, sha256
from shapes import array, digest, members, party, prose, random_id, refuse_unless, time
from strictjson import b64u, from_b64u

DENIAL = "herald-denial+jwt"
TEXT = prose(1, 4000)


def sealed(value):
    """A sealed text: kid, encapsulated key and ciphertext; what it holds is for its reader."""
    shapes.text(value)
    parts = value.split(".")
    refuse_unless(len(value) <= 32768 and len(parts) == 3, "not a sealed text")
    digest(parts[0])
    refuse_unless(from_b64u(parts[1]) and len(from_b64u(parts[2])) > 16, "sealed text without content")


def note(value):
    """A note as evidence holds it."""
    members(value, {"commitment": digest, "sealed": sealed})


def _opened(value):
    members(value, {"evidence": digest, "salt": random_id, "text": TEXT})


OPENED = array(_opened, 1, 1024)


def check_notes(opened, found):
    """Each opened note is the one that evidence of its delivery commits to (bundle.md, section 1)."""
    refuse_unless(shapes.is_ascending([(item["evidence"],) for item in opened]), "notes not ascending")
    held = {item.id: item.payload["note"] for item in found if item.known and "note" in item.payload}
    for item in opened:
        refuse_unless(item["evidence"] in held, "an opened note belongs to no evidence here")
        octets = from_b64u(item["salt"]) + item["text"].encode("utf-8")
        refuse_unless(held[item["evidence"]]["commitment"] == b64u(sha256(octets)), "another note")


def _about(value):
    members(value, {"from": party, "to": party},
            {"notice": digest, "msg": random_id, "dispatch": digest, "after": time, "before": time})
    refuse_unless(value["from"] != value["to"], "from and to are one party")
    refuse_unless(("after" in value) == ("before" in value), "a period has two ends")
    refuse_unless(value.get("after", "") <= value.get("before", ""), "the period ends before it begins")


def denial(compact):
    """A denial (denial.md, section 1)."""
    signed = SignedObject(compact, [DENIAL])
    body = signed.payload
    members(body, {"v": shapes.exactly(1), "jti": random_id, "iss": party, "about": _about, "text": TEXT,
                   "at": time, "after": channels.ANCHORS})
    refuse_unless(body["iss"] in (body["about"]["from"], body["about"]["to"]), "iss is no end of the channel")
    return signed


def covers(about, delivery):
    """Whether a denial covers a delivery (denial.md, section 2)."""
    body = delivery.dispatch.payload
    held = delivery.submissions + [item for _, chain in delivery.chains for item in chain]
    known = {"from": body["iss"], "to": body["aud"], "notice": body["notice"],
             "msg": held[0].payload["msg"] if held else None, "dispatch": delivery.dispatch.id}
    return all(known[name] == value for name, value in about.items() if name in known)
