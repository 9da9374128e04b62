# SPDX-License-Identifier: Apache-2.0
"""Notices, disclosures and approvals (docs/spec/notice.md)."""

import re

import humanitarian
import places
import postures
import shapes
from objects import NOTICE_LIMIT, SignedObject, b64u, sha256
from shapes import array, digest, exactly, integer, line, members, one_of, party, prose, refuse_unless, time
from strictjson import from_b64u, parse_canonical

NOTICE = "herald-notice+sd-jwt"


def _deadline(value):
    members(value, {"clock": one_of(["sending", "delivery", "opening"]), "latest": time,
                    "seconds": integer(1)}, {"consequence": prose(1, 1000)})


_VISIBLE = {"v": exactly(1), "jti": shapes.random_id, "iss": party,
            "recipients": array(party, 1, 64, ascending=True), "kind": one_of(shapes.KINDS),
            "status": one_of(shapes.STATUSES), "severity": one_of(shapes.SEVERITIES),
            "scope": one_of(shapes.SCOPES), "tlp": one_of(shapes.TLPS), "grade": one_of(shapes.GRADES),
            "ack": one_of(shapes.ACKS), "composedAt": time, "expiresAt": time, "card": digest,
            "hidden": integer(0, 64)}
_PERHAPS = {"updates": digest, "cancels": digest, "repliesTo": digest,
            "inResponseTo": array(digest, 1, 16), "deadline": _deadline,
            "_sd": array(digest, 1, 64, ascending=True), "_sd_alg": exactly("sha-256")}
_TEXT = prose(1, 16384)


def _languages(value):
    tag = re.compile(r"[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8})*")

    def lang(item):
        refuse_unless(isinstance(item, str) and len(item) <= 35 and tag.fullmatch(item), "not a tag")

    def entry(item):
        members(item, {"lang": lang, "text": _TEXT})
    array(entry, 1, 32)(value)
    tags = [item["lang"].lower() for item in value]
    refuse_unless(len(set(tags)) == len(tags), "one language twice")


def _media_type(value):
    part = r"[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}"
    refuse_unless(isinstance(value, str) and re.fullmatch(part + "/" + part, value), "not a media type")


def _attachment(value):
    members(value, {"bytes": integer(0), "mediaType": _media_type, "name": line(1, 255), "sha256": digest})


def _source_grade(value):
    refuse_unless(isinstance(value, str) and re.fullmatch("[A-F][1-6]", value), "not a grade")


def _ladder(value):
    """Rungs whose times never fall; whom a step is for stands exactly where it needs somebody (section 7)."""
    refuse_unless(isinstance(value, list) and 1 <= len(value) <= 8, "not 1 to 8 rungs")
    for rung in value:
        refuse_unless(isinstance(rung, dict), "a rung is no object")
        needs = rung.get("step") in ("second-contact", "meeting-of-all")
        refuse_unless(("to" in rung) == needs, "the step has parties, or lacks them")
        members(rung, {"after": integer(0, 31536000),
                       "step": one_of(["repeat", "second-contact", "meeting-of-two", "meeting-of-all"]),
                       **({"to": array(party, 1, 64, ascending=True)} if needs else {})})
    times = [rung["after"] for rung in value]
    refuse_unless(times == sorted(times), "a rung comes before the one below it")


FIELDS = {name: _TEXT for name in
          ["event", "actor", "target", "method", "text", "source", "dissent", "advice", "shortNotice"]}
FIELDS.update(postures.FIELDS)
FIELDS["stop"] = line(1, 200)
FIELDS.update({
    "place": places.area, "placePrecision": places.check_place_precision,
    "window": places.check_window,
    "windowPrecision": lambda value: members(value, {"seconds": integer(0)}),
    "confidence": one_of(["low", "moderate", "high"]), "sourceGrade": _source_grade,
    "languages": _languages, "attachments": array(_attachment, 1, 64),
    "specificity": places.check_specificity, "ladder": _ladder, "entry": humanitarian.check_entry,
    "route": humanitarian.check_route})


def check_fields(fields, complete):
    """The hidden fields, each by its name; what is always there where all are known (section 2)."""
    for name, value in fields.items():
        refuse_unless(name in FIELDS, "hidden field of another name: " + name)
        FIELDS[name](value)
    if complete:
        refuse_unless("specificity" in fields, "no specificity record")
        for name in ("place", "window"):
            refuse_unless((name in fields) == (name + "Precision" in fields), "precision of nothing, or none")


class Notice:
    """An issuer-signed JWT with opened disclosures in partial mode (bundle.md, section 2 step 5)."""

    def __init__(self, jwt, disclosures):
        size = len(jwt) + 1 + sum(len(item) + 1 for item in disclosures)
        refuse_unless(size <= NOTICE_LIMIT, "notice too large")
        self.object = SignedObject(jwt, [NOTICE], NOTICE_LIMIT)
        body = self.payload = self.object.payload
        self.id, self.disclosures = self.object.id, disclosures
        members(body, _VISIBLE, _PERHAPS)
        refuse_unless(body["iss"] not in body["recipients"], "sender is a recipient")
        refuse_unless(shapes.seconds(body["expiresAt"]) > shapes.seconds(body["composedAt"]),
                      "expires before it is composed")
        self._check_references(body)
        refuse_unless(body["grade"] == "immediate" or "deadline" in body, "grade without a deadline")
        digests = body.get("_sd", [])
        refuse_unless(len(digests) == body["hidden"], "hidden is not the number of digests")
        refuse_unless(("_sd" in body) == ("_sd_alg" in body), "_sd and _sd_alg disagree")
        self.fields = self._open(digests)
        self.is_complete = len(self.fields) == body["hidden"]
        check_fields(self.fields, self.is_complete)
        humanitarian.check_notice(body, self.fields, self.is_complete)
        refuse_unless(body["kind"] != "distress" or
                      (body["severity"], body["grade"]) == ("Extreme", "immediate"), "distress that is not")

    @staticmethod
    def _check_references(body):
        needs = {"update": "updates", "correction": "updates", "reaffirmation": "updates",
                 "close-out": "updates", "cancel": "cancels", "stand-down": "cancels", "reply": "repliesTo",
                 "explanation": "repliesTo", "reassurance-answer": "repliesTo"}
        held = [name for name in ("updates", "cancels", "repliesTo") if name in body]
        refuse_unless(len(held) <= 1, "more than one of updates, cancels, repliesTo")
        needed = needs.get(body["kind"])
        refuse_unless(held == [needed] if needed else held in ([], ["repliesTo"]),
                      "reference and kind disagree")
        refuse_unless(body["kind"] not in ("reading", "reassurance-performance", "meeting")
                      or "inResponseTo" in body, "the kind needs inResponseTo")
        refuse_unless(body["kind"] != "explanation-request" or "deadline" in body, "request without deadline")

    def _open(self, digests):
        """The opened fields: digest in `_sd`, canonical, names ascending and so unique (section 2)."""
        fields, order = {}, []
        for item in self.disclosures:
            shapes.text(item)
            octets = from_b64u(item)
            value = parse_canonical(octets, NOTICE_LIMIT)
            refuse_unless(isinstance(value, list) and len(value) == 3, "not a disclosure")
            shapes.random_id(value[0])
            shapes.text(value[1])
            refuse_unless(b64u(sha256(item.encode("ascii"))) in digests, "disclosure that no digest names")
            order.append((value[1],))
            fields[value[1]] = value[2]
        refuse_unless(shapes.is_ascending(order), "disclosures are not ascending by name")
        return fields

    def text(self):
        """The notice text with the opened disclosures, through the last tilde."""
        return "~".join([self.object.compact] + self.disclosures) + "~"

    def sd_hash(self):
        """`sdHash` where every field is open, else None (evidence.md, section 2)."""
        return b64u(sha256(self.text().encode("ascii"))) if self.is_complete else None

    def released_digest(self, approvals):
        """Digest of the `notice` leaf (section 5)."""
        parts = [self.object.compact] + [approval.compact for approval in approvals]
        return b64u(sha256("\n".join(parts).encode("ascii")))


def verify_notice(notice, chain):
    """The card version that the notice names, with the key that signed it (section 1)."""
    version = chain.version(notice.payload["card"])
    refuse_unless(version is not None, "notice names a card version that is not supplied")
    moment = shapes.seconds(notice.payload["composedAt"])
    refuse_unless(any(notice.object.is_signed_by(key) for key in version.keys_of("notice", moment)),
                  "notice is not signed by a notice key of its card version")
    return version


def verify_approvals(notice, approvals, version):
    """Every approval, and the mandate (section 5; card.md, section 3)."""
    body = notice.payload
    rule = version.rule_for(body["kind"], body["severity"], body["status"])
    refuse_unless(rule is not None, "no rule of the mandate matches")
    for approval in approvals:
        given = approval.payload
        refuse_unless(given["party"] == body["iss"] and given["card"] == body["card"]
                      and given["notice"] == notice.id, "approval of another notice, card or party")
        officer = version.officer_of(approval.kid, shapes.seconds(given["approvedAt"]))
        refuse_unless(officer and approval.is_signed_by(officer[1]), "approval is not by an officer")
        refuse_unless(given["role"] in officer[0]["roles"], "officer does not hold the role")
    refuse_unless(meets_mandate(notice, approvals, version), "mandate not met")


def meets_mandate(notice, approvals, version):
    """Whether verified approvals are enough under the first rule that matches (card.md, section 3)."""
    body = notice.payload
    rule = version.rule_for(body["kind"], body["severity"], body["status"])
    counted = {approval.kid for approval in approvals if approval.payload["role"] == rule["role"]}
    return len(counted) >= rule["approvals"]
