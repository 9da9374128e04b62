# SPDX-License-Identifier: Apache-2.0
"""Evidence: its form, who signs it, and outcomes (docs/spec/evidence.md)."""

import re

import channels
import shapes
from objects import SignedObject
from shapes import (array, digest, exactly, integer, line, members, one_of, party, random_id,
                    refuse_unless, time)

FAMILIES = ["submission", "relay", "consignment", "acceptance", "officer"]
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
    ETSI + "RelayAcceptance": Event("relay", ["to"], _RELAYED),
    ETSI + "RelayRejection": Event("relay", ["to"], dict(_RELAYED, **_WHY)),
    ETSI + "RelayFailure": Event("relay", ["relay"], dict(_WHY, attempts=integer(0))),
    ETSI + "ContentConsignment": Event("consignment", ["to"], _HANDED),
    ETSI + "ContentConsignmentFailure": Event("consignment", ["to"], _WHY),
    ETSI + "ContentAccessTracking": Event("consignment", ["to"], {}, together=_OPENED),
    ETSI + "ConsignmentRejection": Event("acceptance", ["to"], dict(_ACTED, **_WHY)),
    OURS + "Acknowledged": Event("officer", ["to"], _ACTED, together=_NAMED),
    OURS + "DeclinedToAcknowledge": Event("officer", ["to"], dict(_ACTED, **_WHY), together=_NAMED),
    OURS + "ConveyedToDecisionMaker": Event("officer", ["to"], dict(_ACTED, conveyedTo=line(1, 100)),
                                            together=_NAMED),
    OURS + "DecisionMakerAcknowledged": Event("officer", ["to"],
                                              dict(_ACTED, role=exactly("decision-maker")), together=_NAMED),
    ETSI + "AcceptanceRejectionExpiry": Event("relay", ["from", "relay"], dict(_WHY, deadline=time)),
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


OFFICER = {"Acknowledged", "DeclinedToAcknowledge", "ConveyedToDecisionMaker", "DecisionMakerAcknowledged"}
ARRIVED = OFFICER | {"ContentConsignment", "ContentConsignmentFailure", "ContentAccessTracking",
                     "ConsignmentRejection"}


def is_contradictory(names):
    """Whether counterpart-signed events exclude each other (section 3, first row)."""
    return bool(names & {"ConsignmentRejection", "ContentConsignmentFailure"}
                and names & (OFFICER | {"ContentAccessTracking"}))


def outcome(events, submissions):
    """The outcome of a delivery from the set of its shown, known evidence (section 3)."""
    names = {event.name for event in events if event.known}
    signed = {}
    for event in events:
        if event.known and event.signer == "relay":
            signed.setdefault(event.payload["iss"], set()).add(event.name)
    tried = {item.payload["nextHop"] for item in submissions} - {item.payload["to"] for item in submissions}
    tried = tried or set(signed)
    accepting = [relay for relay in signed if "SubmissionAcceptance" in signed[relay]]
    opening = OFFICER | {"ContentConsignment", "ContentAccessTracking"}
    rows = [
        ("contradictory", is_contradictory(names)),
        ("decision-maker-acknowledged", "DecisionMakerAcknowledged" in names),
        ("acknowledged", "Acknowledged" in names),
        ("declined-to-acknowledge", "DeclinedToAcknowledge" in names),
        ("declined", "ConsignmentRejection" in names),
        ("refused-by-node", "ContentConsignmentFailure" in names
         or ("RelayRejection" in names and not names & opening)),
        ("opened", names & {"ContentAccessTracking", "ConveyedToDecisionMaker"}),
        ("at-the-node", "ContentConsignment" in names),
        ("expired", "AcceptanceRejectionExpiry" in names),
        ("refused-by-relay", tried and not accepting
         and all("SubmissionRejection" in signed.get(relay, ()) for relay in tried)),
        ("relay-failed", accepting and all("RelayFailure" in signed[relay] for relay in accepting)),
        ("at-a-relay", "SubmissionAcceptance" in names),
    ]
    return next((name for name, holds in rows if holds), "sent")
