# SPDX-License-Identifier: Apache-2.0
"""Evidence, statuses and notices whose payload is changed: what their pages refuse for its form, and what
they take (docs/spec/evidence.md sections 1 to 5; channel.md section 3; notice.md sections 1 and 2)."""

import channels
import evidence
import notices
from forged import forge, payload
from rules import drop, put, several
from strictjson import Refused, b64u, from_b64u, parse

ID, RANDOM, NOW = b64u(bytes(32)), b64u(bytes(16)), "2024-01-01T00:00:00Z"
NEGATIVE = {name.split(":")[-1].split("/")[-1] for name, event in evidence.EVENTS.items()
            if "reasons" in event.required}


def _takes(read, *parts):
    try:
        read(*parts)
        return True
    except Refused:
        return False


def _evidence(compact):
    """(what, change, taken) of one evidence."""
    item = evidence.Evidence(compact)
    body, name = item.payload, item.name
    for member in ("v", "jti", "iss", "event", "msg", "env", "pc", "from", "to", "at", "after"):
        yield "no " + member, drop(member), False
    for member in item.known.required:
        yield "no " + member, drop(member), False
    for member in set(item.known.together) & set(body):
        yield "no " + member, drop(member), False
    yield "a member of none", put("more", 1), False
    yield "null", put("prev", None), False
    yield "from and to of one party", put("to", body["from"]), False
    yield "an unknown event", several(put("event", "urn:example:event"), put("more", 1)), True
    yield "an event without a scheme", put("event", "event"), False
    good = name in NEGATIVE
    yield "a code of none", put("reasons", ["not-in-the-registry"]), good
    yield "no reasons", put("reasons", []), False
    yield "a reason twice", put("reasons", ["x", "x"]), False
    yield "nine reasons", put("reasons", ["r%d" % n for n in range(9)]), False
    yield "eight reasons", put("reasons", ["r%d" % n for n in range(8)]), good
    for code, events in sorted(evidence.REASONS.items()):
        yield "reason " + code, put("reasons", [code]), good and name in events
    if "role" in body:
        yield "the role releaser", put("role", "releaser"), False
        yield "some members of a set", several(put("notice", ID), put("sdHash", ID), drop("sdHash")), False
    if name == "Acknowledged":
        yield "stop", put("stop", True), True
        yield "no stop", put("stop", False), False
        yield "a promise", put("nextReportBy", NOW), True
    if "level" in body:
        yield "another level", put("level", "brigade"), False
        yield "crew", put("level", "crew"), True
    if "step" in body:
        for rung, taken in ((0, False), (16, True), (17, False)):
            yield "rung %d" % rung, put("rung", rung), taken
    if "lapsed" in body:
        yield "another lapse", put("lapsed", "patience"), False
    if "note" not in body and "note" in item.known.optional:
        for sealed, taken in (("%s.AA.%s" % (ID, "A" * 23), True), ("%s.AA.%s" % (ID, "A" * 22), False),
                              ("%s..%s" % (ID, "A" * 23), False), ("AA.AA." + "A" * 23, False),
                              ("%s.AA.%s" % (ID, "A" * 32768), False)):
            yield "a note", put("note", {"commitment": ID, "sealed": sealed}), taken


def _status(body):
    missed = {"from": NOW, "segment": "path"}
    for value, good in (([missed], True), ([], False), ([missed] * 2, False), ([dict(missed, to=NOW)], True),
                        ([dict(missed, to="2023-01-01T00:00:00Z")], False),
                        ([dict(missed, segment="theirs")], False),
                        ([dict(missed, **{"from": "2024-01-01T00:00:%02dZ" % n}) for n in range(9)], False)):
        yield "missed %s" % value[:2], put("missed", value), good
    yield "no seals", drop("seals"), False
    yield "seals below 0", put("seals", -1), False
    yield "more seals", put("seals", 2**53 - 1), True
    yield "seals above 2^53-1", put("seals", "9007199254740992"), False
    yield "a head of nothing", put("outbound", {"head": ID, "number": 0}), False
    yield "no head", put("inbound", {"number": 1}), False
    yield "about itself", put("aud", body["iss"]), False


def _notice(body):
    limit = {"clock": "sending", "latest": NOW, "seconds": 1}
    for kind in ("update", "correction", "reaffirmation", "close-out", "cancel", "stand-down", "reply",
                 "explanation", "reassurance-answer", "reading", "reassurance-performance", "meeting",
                 "explanation-request"):
        bare = several(put("kind", kind), *[drop(name) for name in (
            "updates", "cancels", "repliesTo", "inResponseTo", "deadline") if name in body])
        yield kind + " of nothing", bare, False
        needs = {"cancel": "cancels", "stand-down": "cancels", "reply": "repliesTo",
                 "explanation": "repliesTo", "reassurance-answer": "repliesTo"}.get(kind, "updates")
        if kind in ("reading", "reassurance-performance", "meeting"):
            yield kind, several(bare, put("inResponseTo", [ID])), True
        elif kind == "explanation-request":
            yield kind, several(bare, put("deadline", limit)), True
        else:
            yield kind, several(bare, put(needs, ID)), True
            both = several(bare, put(needs, ID), put("cancels", ID), put("updates", ID))
            yield kind + " of two", both, False
    yield "a kind of none", put("kind", "statement"), False
    yield "a grade without a deadline", several(put("grade", "deposit"), *[
        drop("deadline") for _ in range("deadline" in body)]), False
    yield "hidden of another number", put("hidden", body["hidden"] + 1), False
    yield "digests reversed", put("_sd", body.get("_sd", [])[::-1]), False
    yield "17 notices answered", put("inResponseTo", [b64u(bytes([n] * 32)) for n in range(17)]), False
    yield "a consequence", put("deadline", dict(limit, consequence="c" * 1000)), True
    yield "1,001 characters", put("deadline", dict(limit, consequence="c" * 1001)), False
    yield "its own recipient", put("recipients", [body["iss"]]), False
    yield "distress that is mild", several(put("kind", "distress"), put("severity", "Minor")), False


def _results(compact, made, read, *parts):
    body = payload(compact)
    yield "an unchanged object is taken", _takes(read, compact, *parts)
    for what, change, good in made:
        try:
            other = forge(compact, change)
        except KeyError:
            continue
        if good or payload(other) != body:
            yield "%s is %s" % (what, "taken" if good else "refused"), _takes(read, other, *parts) == good


def run(data):
    """[(what, whether right)] of a bundle's evidence (one of each event), statuses and notice."""
    value, results, seen = parse(data, len(data)), [], set()
    for delivery in value["deliveries"]:
        for compact in (jws for entry in delivery["evidence"] for jws in entry["chain"]):
            event = payload(compact)["event"]
            if event not in seen:
                seen.add(event)
                results += _results(compact, _evidence(compact), evidence.Evidence)
    for channel in value["channels"]:
        for entry in channel["statuses"]:
            compact = entry["chain"][-1]
            results += _results(compact, _status(payload(compact)), channels.status)
    if "notice" in value:
        opened = value["notice"]["disclosures"]
        made = _notice(payload(value["notice"]["jwt"]))
        if any(parse(from_b64u(item), 262144)[1] == "entry" for item in opened):
            made = [item for item in made if not item[2]]
        results += _results(value["notice"]["jwt"], made, notices.Notice, opened)
    return results
