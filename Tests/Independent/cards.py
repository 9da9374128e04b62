# SPDX-License-Identifier: Apache-2.0
"""Cards, their chains and the mandate (docs/spec/card.md)."""

import shapes
from objects import CARD_LIMIT, SignedObject, key_for
from shapes import array, digest, integer, line, members, one_of, party, refuse_unless, text, time
from strictjson import parse_canonical

CARD_FILE_LIMIT = 16777216
CARD_TYPE = "herald-card+jwt"
USES = ["notice", "node", "transport", "sealing", "log", "witness"]


def _anything(_value):
    """Checked elsewhere."""


_VALIDITY = {"notAfter": time, "notBefore": time}
_ORIGIN = shapes.visible(1, 255, without="+")


def _key_entry(value):
    members(value, {"jwk": _anything, "use": one_of(USES)}, _VALIDITY)


def _officer(value):
    members(value, {"jwk": _anything, "name": line(1, 200),
                    "roles": array(one_of(shapes.ROLES), 1, 5, ascending=True)}, _VALIDITY)


def _rule(value):
    members(value, {"approvals": integer(0, 8), "role": one_of(shapes.ROLES)},
            {"kinds": array(one_of(shapes.KINDS), 1, 64),
             "severities": array(one_of(shapes.SEVERITIES), 1, 64),
             "statuses": array(one_of(shapes.STATUSES), 1, 64)})


def _log(value):
    members(value, {"origin": _ORIGIN, "url": shapes.base_url})


def _witness(value):
    members(value, {"name": _ORIGIN, "url": shapes.base_url})


def _minimum_notice(value):
    members(value, {"kinds": array(one_of(shapes.KINDS), 1, 64), "seconds": integer(1)},
            {"events": array(shapes.prose(1, 1000), 1, 64), "parties": array(party, 1, 64),
             "shortSeconds": integer(0)})
    refuse_unless(value.get("shortSeconds", 0) < value["seconds"], "short notice is not shorter")


def _needs(value):
    members(value, {}, {"parties": array(party, 1, 64),
                        **{name: integer(1, 31536000) for name in ("carriage", "decision", "translation")}})


def _policy(value):
    members(value, {"ackModes": array(one_of(shapes.ACKS), 1, 2),
                    "soleRouteFor": array(one_of(shapes.KINDS), 0, 64),
                    "statusInterval": integer(10),
                    "suites": array(line(1, 100), 1, 16)},
            {"mediators": array(party, 1, 16, ascending=True),
             "minimumNotice": array(_minimum_notice, 1, 64), "needs": array(_needs, 1, 64),
             "postureWindow": integer(3600, 31536000)})


def _lost(value):
    members(value, {"from": integer(1), "party": party, "to": integer(1)})
    refuse_unless(value["from"] <= value["to"], "the last lost number is below the first")


def _recovery(value):
    members(value, {"at": time, "log": lambda log: members(log, {"origin": _ORIGIN, "size": integer(0)}),
                    "lost": array(_lost, 0, 256)})
    names = [each["party"] for each in value["lost"]]
    refuse_unless(names == sorted(set(names)), "lost numbers are not ascending by party")


def _revoked(value):
    members(value, {"at": time, "kid": digest, "reason": shapes.reason})


_REQUIRED = {"v": shapes.exactly(1), "jti": shapes.random_id, "party": party, "name": line(1, 200),
             "version": integer(1), "issuedAt": time, "root": _anything,
             "keys": array(_key_entry, 1, 64), "officers": array(_officer, 0, 256),
             "mandate": array(_rule, 1, 64), "endpoints": array(shapes.base_url, 0, 8),
             "log": _log, "policy": _policy}
_OPTIONAL = {"previous": digest, "witness": _witness, "relays": array(party, 1, 64),
             "recovery": _recovery, "revoked": array(_revoked, 1, 256)}


def within(entry, moment):
    """Validity of a key against a claimed time, both ends included (card.md, section 3)."""
    if moment is None:
        return True
    if "notBefore" in entry and moment < shapes.seconds(entry["notBefore"]):
        return False
    return not ("notAfter" in entry and moment > shapes.seconds(entry["notAfter"]))


class CardVersion:
    """One version of a card (card.md, section 1)."""

    def __init__(self, compact):
        self.object = SignedObject(compact, [CARD_TYPE], CARD_LIMIT)
        card = self.payload = self.object.payload
        members(card, _REQUIRED, _OPTIONAL)
        self.id = self.object.id
        refuse_unless(("previous" in card) == (card["version"] > 1), "previous and version disagree")
        refuse_unless(card["party"] not in card.get("relays", []), "party is its own relay")
        refuse_unless(card["party"] not in card["policy"].get("mediators", []), "party is its own mediator")
        self.root = key_for(card["root"], "root")
        self.keys = [(entry["use"], key_for(entry["jwk"], entry["use"]), entry) for entry in card["keys"]]
        self.officers = [(entry, key_for(entry["jwk"], "officer")) for entry in card["officers"]]
        prints = [self.root.thumbprint] + [k.thumbprint for _, k, _ in self.keys]
        prints += [k.thumbprint for _, k in self.officers]
        refuse_unless(len(set(prints)) == len(prints), "one key stands in a card twice")
        names = [entry["name"] for entry, _ in self.officers]
        refuse_unless(len(set(names)) == len(names), "one officer's name stands in a card twice")
        self._check_declarations(prints)
        self._check_uses({use for use, _, _ in self.keys})

    def _check_declarations(self, prints):
        card = self.payload
        if "recovery" in card:
            recovery = card["recovery"]
            refuse_unless(card["version"] > 1, "the first version has nothing to recover")
            refuse_unless(recovery["at"] <= card["issuedAt"], "the recovery lies after the card")
            refuse_unless(recovery["log"]["origin"] != card["log"]["origin"], "the log goes on")
            refuse_unless(card["party"] not in [each["party"] for each in recovery["lost"]],
                          "a channel to itself")
        kids = [each["kid"] for each in card.get("revoked", [])]
        refuse_unless(kids == sorted(set(kids)), "revoked keys are not ascending")
        latest = max((each["at"] for each in card.get("revoked", [])), default="")
        refuse_unless(latest <= card["issuedAt"], "a revocation lies after the card")
        refuse_unless(not set(kids) & set(prints), "the card holds a key that it revokes")

    def _check_uses(self, uses):
        needed = {"notice", "node", "transport", "sealing", "log"}
        refuse_unless(uses >= needed or uses <= {"witness", "log"}, "card lacks a key of some use")
        refuse_unless(("witness" in self.payload) == ("witness" in uses), "witness and its keys disagree")

    def keys_of(self, use, moment):
        """The keys of a use that are valid at a claimed time; all of them where there is none."""
        return [key for u, key, entry in self.keys if u == use and within(entry, moment)]

    def officer_of(self, kid, moment):
        """The officer with the key, valid at the claimed time."""
        for entry, key in self.officers:
            if key.thumbprint == kid and within(entry, moment):
                return entry, key
        return None

    def rule_for(self, kind, severity, status):
        """The first rule of the mandate that matches (card.md, section 3)."""
        for rule in self.payload["mandate"]:
            if (kind in rule.get("kinds", [kind]) and severity in rule.get("severities", [severity])
                    and status in rule.get("statuses", [status])):
                return rule
        return None


class CardChain:
    """All versions of a party's card, from a card file (card.md, section 2)."""

    def __init__(self, data):
        value = parse_canonical(data, CARD_FILE_LIMIT)
        members(value, {"cards": array(text, 1, 1024), "format": shapes.exactly("herald-card-chain/v1")})
        self.versions = []
        for number, compact in enumerate(value["cards"], 1):
            version = CardVersion(compact)
            refuse_unless(version.payload["version"] == number, "versions are not 1, 2, 3 and so on")
            before = self.versions[-1] if self.versions else version
            if self.versions:
                refuse_unless(version.payload["previous"] == before.id, "previous is not the card before")
                refuse_unless(version.payload["party"] == before.payload["party"], "party changed")
            refuse_unless(version.object.is_signed_by(before.root), "card is not signed by its root")
            self.versions.append(version)
        self.party = self.versions[0].payload["party"]
        self.revoked, self._lost = {}, {}
        self._read_declarations()

    def _read_declarations(self):
        """Revoked keys with their earliest time, and ranges of lost numbers (card.md, sections 4 and 5)."""
        logs, roots = set(), {version.root.thumbprint for version in self.versions}
        for version in self.versions:
            own = {key.thumbprint for key in version.keys_of("log", None)}
            recovery = version.payload.get("recovery")
            refuse_unless(not recovery or not own & logs, "a log key goes on after the log has ended")
            logs |= own
            for item in recovery["lost"] if recovery else []:
                self._lost.setdefault(item["party"], []).append((item["from"], item["to"]))
            for item in version.payload.get("revoked", []):
                refuse_unless(item["kid"] not in roots, "a root key cannot be revoked")
                at = shapes.seconds(item["at"])
                self.revoked[item["kid"]] = min(at, self.revoked.get(item["kid"], at))

    def are_lost(self, target, first, last):
        """Whether every number of the range in the channel to a party is declared lost."""
        for low, high in sorted(self._lost.get(target, [])):
            if low <= first <= high:
                first = high + 1
        return first > last

    def is_lost(self, target, number):
        """Whether a number in the channel to a party is declared lost."""
        return self.are_lost(target, number, number)

    def version(self, card_id):
        """The version with an id, as objects name it."""
        for version in self.versions:
            if version.id == card_id:
                return version
        return None

    def is_signed(self, signed, use, moment):
        """Whether a key of the use signed it, in at least one version (README section 4)."""
        return any(signed.is_signed_by(key) for version in self.versions
                   for key in version.keys_of(use, moment))

    def has_key(self, thumbprint):
        """Whether a key with the thumbprint stands in a version, whatever its use."""
        return any(key.thumbprint == thumbprint for version in self.versions for _, key, _ in version.keys)

    def log_keys(self):
        """Pairs of origin and log key."""
        return [(version.payload["log"]["origin"], key) for version in self.versions
                for key in version.keys_of("log", None)]

    def witness_keys(self):
        """Triples of cosigner name, witness key and the entry with its validity."""
        return [(version.payload["witness"]["name"], key, entry) for version in self.versions
                for use, key, entry in version.keys if use == "witness"]


