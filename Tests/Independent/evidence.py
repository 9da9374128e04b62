# SPDX-License-Identifier: Apache-2.0
"""Evidence: its form, who signs it, and outcomes (docs/spec/evidence.md)."""

import os
import re

import channels
import shapes
import words
from objects import SignedObject
from shapes import (array, digest, exactly, integer, line, members, one_of, party, random_id,
                    refuse_unless, time)
from strictjson import parse

FAMILIES = ["submission", "relay", "consignment", "acceptance", "officer", "crossing", "deadline",
            "share"]
_REGISTRY = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../docs/spec/reasons.json")
with open(_REGISTRY, "rb") as _file:
    REASONS = {item["code"]: item["events"] for item in parse(_file.read(), 65536)["reasons"]}
TYPES = {"herald-evidence-%s+jwt" % family: family for family in FAMILIES}
ETSI = "http://uri.etsi.org/19522/Event/"
OURS = "urn:herald:event:"

_REASONS = array(shapes.reason, 1, 8)
_ROLE = one_of(["watch", "decision-maker"])
_CORE = {"v": exactly(1), "jti": random_id, "iss": party, "event": shapes.visible(3, 512), "msg": random_id,
         "env": digest, "pc": digest, "from": party, "to": party, "at": time, "after": channels.ANCHORS}
_WHY = {"reasons": _REASONS}
_HANDED = {"submission": channels.submission}
_RELAYED = dict(_HANDED, relay=party, hop=digest)
_OPENED = {"dispatch": digest, "notice": digest, "hidden": integer(0, 64), "allMatched": exactly(True),
           "sdHash": digest, "specificity": one_of(["match", "mismatch"])}
_ACTED = {"role": _ROLE, "card": digest}
_NAMED = {"notice": digest, "sdHash": digest}
_NOTED = {"note": words.note}
_RUNG = {"means": line(1, 100), "attempt": integer(1, 1000)}
_STEPS = ["repeat", "second-contact", "meeting-of-two", "meeting-of-all"]
_LEVELS = ["liaison", "headquarters", "sector-command", "unit", "crew"]
_LAPSED = ["delivery", "acceptance", "reply", "notice"]


class Event:
    """One line of the table of section 2. `together` are optional members that come all or none."""

    def __init__(self, family, signers, required, optional=None, together=None):
        self.family, self.signers, self.required = family, signers, required
        self.optional, self.together = optional or {}, together or {}


EVENTS = {
    ETSI + "SubmissionAcceptance": Event(
        "submission", ["relay"], dict(_HANDED, size=one_of(shapes.SIZES), grade=one_of(shapes.GRADES)),
        {"deadline": time}),
    ETSI + "SubmissionRejection": Event("submission", ["relay"], dict(_HANDED, **_WHY)),
    ETSI + "RelayAcceptance": Event("relay", ["to", "relay"], _RELAYED),
    ETSI + "RelayRejection": Event("relay", ["to", "relay"], dict(_RELAYED, **_WHY)),
    ETSI + "RelayFailure": Event("relay", ["relay"], dict(_WHY, attempts=integer(0)), {"nextHop": party}),
    ETSI + "NotificationForAcceptance": Event("consignment", ["to"], _RUNG),
    ETSI + "NotificationForAcceptanceFailure": Event("consignment", ["to"], dict(_RUNG, **_WHY)),
    ETSI + "ConsignmentAcceptance": Event("acceptance", ["to"], _ACTED),
    ETSI + "ConsignmentRejection": Event("acceptance", ["to"], dict(_ACTED, **_WHY), _NOTED),
    ETSI + "AcceptanceRejectionExpiry": Event(
        "deadline", ["from", "relay"], dict(_WHY, deadline=time, lapsed=one_of(_LAPSED)),
        {"lastHeard": time}),
    ETSI + "ContentConsignment": Event("consignment", ["to"], _HANDED),
    ETSI + "ContentConsignmentFailure": Event("consignment", ["to"], _WHY),
    ETSI + "ConsignmentNotification": Event("consignment", ["to"], _RUNG),
    ETSI + "ConsignmentNotificationFailure": Event("consignment", ["to"], dict(_RUNG, **_WHY)),
    ETSI + "ContentAccessTracking": Event("consignment", ["to"], {}, together=_OPENED),
    ETSI + "ContentHandover": Event("consignment", ["to"], {"officer": digest, "request": digest}),
    ETSI + "ContentHandoverFailure": Event("consignment", ["to"], dict(_WHY, officer=digest)),
    ETSI + "RelayToNonERDS": Event("crossing", ["from", "relay"], {"system": line(1, 100), "file": digest}),
    ETSI + "RelayToNonERDSFailure": Event("crossing", ["from", "relay"], dict(_WHY, system=line(1, 100))),
    ETSI + "ReceivedFromNonERDS": Event("crossing", ["to", "relay"],
                                        {"system": line(1, 100), "file": digest}),
    OURS + "Acknowledged": Event("officer", ["to"], _ACTED,
                                 dict(_NOTED, nextReportBy=time, stop=exactly(True)), _NAMED),
    OURS + "DeclinedToAcknowledge": Event("officer", ["to"], dict(_ACTED, **_WHY), _NOTED, _NAMED),
    OURS + "ReadBack": Event("officer", ["to"], dict(_ACTED, **_NOTED), together=_NAMED),
    OURS + "Assessed": Event("officer", ["to"],
                             dict(_ACTED, mark=one_of(["sufficient", "insufficient", "irrelevant"])),
                             _NOTED, _NAMED),
    OURS + "InterimReply": Event("officer", ["to"],
                                 dict(_ACTED, decisionLiesWith=line(1, 100), expectBy=time), _NOTED, _NAMED),
    OURS + "ConveyedToDecisionMaker": Event("officer", ["to"], dict(_ACTED, conveyedTo=line(1, 100)),
                                            together=_NAMED),
    OURS + "DecisionMakerAcknowledged": Event("officer", ["to"],
                                              dict(_ACTED, role=exactly("decision-maker")), _NOTED, _NAMED),
    OURS + "PassedOn": Event("officer", ["to"], dict(_ACTED, level=one_of(_LEVELS)), _NOTED, _NAMED),
    OURS + "NotPassedOn": Event("officer", ["to"], dict(_ACTED, level=one_of(_LEVELS), **_WHY), _NOTED,
                                _NAMED),
    OURS + "PromiseMissed": Event("deadline", ["from"], dict(_WHY, deadline=time, promise=digest)),
    OURS + "Escalated": Event("deadline", ["from"],
                              {"deadline": time, "rung": integer(1, 16), "step": one_of(_STEPS)}),
    OURS + "KeyShareReleased": Event("share", ["relay"], {"acceptance": digest, "sealedShare": words.sealed}),
    OURS + "PublicDeposit": Event("share", ["relay"], {"deadline": time, "openShare": digest}),
}


class Evidence:
    """Evidence whose form is checked (sections 1 and 2)."""

    def __init__(self, compact):
        self.object = SignedObject(compact, list(TYPES))
        self.payload = body = self.object.payload
        self.id, self.family = self.object.id, TYPES[self.object.typ]
        event = body.get("event")
        shapes.text(event)
        self.known = EVENTS.get(event)
        self.name = re.split("[:/]", event)[-1] if self.known else event
        self._check_members(body)
        refuse_unless(body["from"] != body["to"], "from and to are one party")
        self.signer = {body["from"]: "from", body["to"]: "to"}.get(body["iss"], "relay")
        self.submission = None
        if self.known:
            given = body.get("reasons", [])
            refuse_unless(all(self.name in REASONS.get(code, [self.name]) for code in given),
                          "reason that this event does not bear")
            refuse_unless(body.get("relay") != body["iss"] and body.get("nextHop") not in
                          (body["from"], body["iss"]), "relay or nextHop is the issuer or the sender")
            refuse_unless(self.family == self.known.family, "event of another typ family")
            refuse_unless(self.signer in self.known.signers, "event that this party does not sign")
            refuse_unless(body.get("relay") not in (body["from"], body["to"]),
                          "relay is an end of the channel")
            if "submission" in body:
                self.submission = channels.submission(body["submission"])
                self._check_submission(body, self.submission.payload)

    def _check_members(self, body):
        """Exactly the core and what the table names; an unknown event keeps all its members."""
        if self.known:
            held = [name for name in self.known.together if name in body]
            refuse_unless(len(held) in (0, len(self.known.together)), "some members of a set are missing")
            members(body, dict(_CORE, **self.known.required),
                    dict(self.known.optional, prev=digest, **self.known.together))
            return
        refuse_unless(re.match(r"[A-Za-z][A-Za-z0-9+.-]*:.", body["event"]), "event without a scheme")
        core = dict(_CORE, prev=digest, reasons=_REASONS)
        members({name: value for name, value in body.items() if name in core}, _CORE,
                {"prev": digest, "reasons": _REASONS})

    def _check_submission(self, body, handed):
        """An embedded submission repeats the evidence; its issuer is the right stop (section 2, rules)."""
        for name in ("msg", "env", "pc", "to"):
            refuse_unless(handed[name] == body[name], "embedded submission has another " + name)
        refuse_unless(handed["iss"] == body["from"], "embedded submission is of another party")
        line = [body["from"]] + channels.stops(handed)
        refuse_unless(body["iss"] in line[1:], "embedded submission goes by other stops")
        before = line[line.index(body["iss"], 1) - 1]
        hop = {"SubmissionAcceptance": body["from"], "SubmissionRejection": body["from"],
               "RelayAcceptance": body.get("relay"), "RelayRejection": body.get("relay")}
        refuse_unless(hop.get(self.name, before) == before, "embedded submission came from another hop")

    def check_signature(self, chain):
        """By a node key, or by the officer whose card version and role it names (section 2)."""
        moment = shapes.seconds(self.payload["at"])
        if self.family not in ("acceptance", "officer"):
            refuse_unless(chain.is_signed(self.object, "node", moment), "evidence is not signed by its node")
            return
        versions = chain.versions
        if self.known:
            versions = [chain.version(self.payload["card"])]
            refuse_unless(versions[0], "evidence names a card version that is not supplied")
        found = [version.officer_of(self.object.kid, moment) for version in versions]
        found = [officer for officer in found if officer and self.object.is_signed_by(officer[1])]
        refuse_unless(found, "evidence is not signed by an officer")
        if self.known:
            refuse_unless(self.payload["role"] in found[0][0]["roles"], "officer does not hold the role")


OFFICER = {name.split(":")[-1] for name, event in EVENTS.items() if event.family == "officer"}
OPENING = OFFICER | {"ContentAccessTracking", "ContentHandover"}
ARRIVED = OPENING | {"ContentConsignment", "ContentConsignmentFailure", "ConsignmentAcceptance",
                     "ConsignmentRejection"}


def is_contradictory(names):
    """Whether counterpart-signed events exclude each other (section 3, first row)."""
    return bool("ConsignmentRejection" in names and names & (OPENING | {"ConsignmentAcceptance"})
                or "ContentConsignmentFailure" in names and names & OPENING)


def _holding(by_relays):
    """Relays that hold the envelope (section 3, the row at-a-relay)."""
    def count(names, key):
        found = [event.payload.get(key) for event in by_relays if event.name in names]
        return {relay: found.count(relay) for relay in found}
    taken = count(("SubmissionAcceptance", "RelayAcceptance"), "iss")
    handed = count(("RelayAcceptance", "RelayRejection"), "relay")
    failed = count(("RelayFailure",), "iss")
    return [relay for relay in taken if taken[relay] > handed.get(relay, 0) and relay not in failed]


def late(events, windows):
    """Ids of evidence of the recipient made after the earliest `deadline` of a C.5 (section 3)."""
    ends = [shapes.seconds(event.payload["deadline"]) for event in events
            if event.name == "AcceptanceRejectionExpiry" and event.known
            and event.payload["lapsed"] != "notice"]
    result = set()
    for event in events:
        low = windows[event.id][0]
        if ends and event.signer == "to" and low and low.enough and low.moment > min(ends):
            result.add(event.id)
    return result


def outcome(events, submissions, windows):
    """The outcome of a delivery from the set of its shown, known evidence (section 3)."""
    known = [event for event in events if event.known]
    if is_contradictory({event.name for event in known}):
        return "contradictory"
    too_late = late(known, windows)
    known = [event for event in known if event.id not in too_late]
    names = {event.name for event in known}
    by_relays = [event for event in known if event.signer == "relay"]
    signed = {}
    for event in by_relays:
        signed.setdefault(event.payload["iss"], set()).add(event.name)
    tried = {item.payload["nextHop"] for item in submissions} - {item.payload["to"] for item in submissions}
    tried = tried or set(signed)
    accepting = [relay for relay in signed if signed[relay] & {"SubmissionAcceptance", "RelayAcceptance"}]
    arrived = names & (OPENING | {"ContentConsignment"})
    waited = any(event.name == "AcceptanceRejectionExpiry"
                 and event.payload["lapsed"] in ("reply", "acceptance") for event in known)
    rows = [
        ("decision-maker-acknowledged", "DecisionMakerAcknowledged" in names),
        ("acknowledged", "Acknowledged" in names),
        ("declined-to-acknowledge", "DeclinedToAcknowledge" in names),
        ("declined", "ConsignmentRejection" in names),
        ("refused-by-node", "ContentConsignmentFailure" in names),
        ("unanswered", arrived and waited),
        ("rang-not-answered", arrived and names & {"ConsignmentNotificationFailure",
                                                   "NotificationForAcceptanceFailure"}),
        ("opened", names & OPENING),
        ("at-the-node", "ContentConsignment" in names),
        ("refused-by-node", any(event.name == "RelayRejection" and event.signer == "to" for event in known)),
        ("expired", "AcceptanceRejectionExpiry" in names),
        ("refused-by-relay", tried and not accepting
         and all("SubmissionRejection" in signed.get(relay, ()) for relay in tried)),
        ("at-a-relay", _holding(by_relays)),
        ("relay-failed", names & {"RelayFailure", "RelayRejection"}),
    ]
    return next((name for name, holds in rows if holds), "sent")
