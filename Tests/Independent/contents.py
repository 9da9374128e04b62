# SPDX-License-Identifier: Apache-2.0
"""What a bundle holds, parsed: its members and their order (docs/spec/bundle.md, section 1)."""

import channels
import evidence
import log
import shapes
import silence
import words
from shapes import array, digest, exactly, is_ascending, members, one_of, party, refuse_unless, text, time
from strictjson import CouldNotFindOut, parse_canonical

BUNDLE_LIMIT = 67108864
MANY = 2**31

_JWS = array(text, 1, MANY)


def _issued(value):
    members(value, {"chain": _JWS, "issuer": party})


def _notice(value):
    members(value, {"approvals": array(text, 0, 64, ascending=True), "disclosures": array(text, 0, 64),
                    "jwt": text})


def _delivery(value):
    members(value, {"dispatch": text, "evidence": array(_issued, 0, MANY),
                    "submissions": array(text, 0, MANY)},
            {"pcSalt": shapes.random_id, "notes": words.OPENED})


def _channel(value):
    members(value, {"dispatches": array(text, 0, MANY), "from": party, "statuses": array(_issued, 0, MANY),
                    "to": party}, {"relayStatuses": array(_issued, 1, 1024)})


def _carriage(value):
    members(value, {"evidence": array(text, 0, 1024, ascending=True), "msg": shapes.random_id,
                    "submissions": array(text, 0, MANY)})
    refuse_unless(value["evidence"] or value["submissions"], "carriage without content")


def _inclusion(value):
    members(value, {"digest": digest, "leaf": one_of(log.LEAF_TYPES), "log": party, "proof": text})


def read(data):
    """Step 1: strict JSON, canonical, exactly the members of section 1."""
    if len(data) > BUNDLE_LIMIT:
        raise CouldNotFindOut("bundle too large")
    value = parse_canonical(data, BUNDLE_LIMIT)
    members(value, {"format": exactly("herald-bundle/v1"), "exporter": party, "exportedAt": time,
                    "deliveries": array(_delivery, 0, MANY), "channels": array(_channel, 0, MANY),
                    "inclusions": array(_inclusion, 0, MANY), "seal": text},
            {"notice": _notice, "silence": silence.question, "carriages": array(_carriage, 1, MANY),
             "denials": array(text, 1, 1024, ascending=True),
             "filings": array(text, 1, 4096, ascending=True)})
    refuse_unless({"notice", "carriages", "filings"} & set(value) or value["channels"],
                  "bundle without content")
    refuse_unless(is_ascending([(c["msg"],) for c in value.get("carriages", [])]), "carriages not ascending")
    refuse_unless("notice" in value or not value["deliveries"], "deliveries without a notice")
    refuse_unless(is_ascending([(c["from"], c["to"]) for c in value["channels"]]), "channels not ascending")
    refuse_unless(is_ascending([(i["log"], i["leaf"], i["digest"]) for i in value["inclusions"]]),
                  "inclusions not ascending")
    for holder in value["deliveries"]:
        refuse_unless(is_ascending([(e["issuer"],) for e in holder["evidence"]]), "evidence not ascending")
    for holder in value["channels"]:
        for name in ("statuses", "relayStatuses"):
            issuers = [(s["issuer"],) for s in holder.get(name, [])]
            refuse_unless(is_ascending(issuers), name + " not ascending")
        refuse_unless(holder["from"] != holder["to"], "channel of one party")
    if "silence" in value:
        asked = (value["silence"]["from"], value["silence"]["to"])
        refuse_unless(asked in [(c["from"], c["to"]) for c in value["channels"]],
                      "silence of a channel that is not here")
    return value


class Delivery:
    """A delivery of section 1, its objects parsed."""

    def __init__(self, value):
        self.dispatch = channels.dispatch(value["dispatch"])
        self.salt = value.get("pcSalt")
        self.notes = value.get("notes", [])
        self.submissions = [channels.submission(item) for item in value["submissions"]]
        self.chains = [(item["issuer"], [evidence.Evidence(jws) for jws in item["chain"]])
                       for item in value["evidence"]]
        self.recipient = self.dispatch.payload["aud"]


class Carriage:
    """A carriage of section 1, its objects parsed: a message whose notice is not here."""

    def __init__(self, value):
        self.msg = value["msg"]
        self.submissions = [channels.submission(item) for item in value["submissions"]]
        self.evidence = [evidence.Evidence(jws) for jws in value["evidence"]]
        bodies = [item.payload for item in self.submissions + self.evidence]
        ends = [(body["msg"], body["env"], body["pc"], body.get("from", body["iss"]), body["to"])
                for body in bodies]
        refuse_unless(len(set(ends)) == 1 and ends[0][0] == self.msg, "carriage of more than one message")
        self.source, self.recipient = ends[0][3:]


class Channel:
    """A channel of section 1, its objects parsed."""

    def __init__(self, value):
        self.source, self.target = value["from"], value["to"]
        self.dispatches = [channels.dispatch(item) for item in value["dispatches"]]
        self.statuses = [(item["issuer"], [channels.status(jws) for jws in item["chain"]])
                         for item in value["statuses"]]
        self.relays = [(item["issuer"], [channels.relay_status(jws) for jws in item["chain"]])
                       for item in value.get("relayStatuses", [])]


class Inclusion:
    """An inclusion of section 1, its proof parsed; cosignatures once it is verified."""

    def __init__(self, value):
        self.leaf, self.digest, self.log = value["leaf"], value["digest"], value["log"]
        self.proof, self.cosignatures, self.shown = log.Proof(value["proof"].encode("utf-8")), [], True
