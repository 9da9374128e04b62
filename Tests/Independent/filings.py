# SPDX-License-Identifier: Apache-2.0
"""Filings: the form of seals, openings and consents (docs/spec/filing.md; docs/spec/seal.md)."""

import sealfields
import shapes
import statements
from objects import SIGNED_OBJECT_LIMIT, SignedObject
from shapes import array, digest, exactly, integer, members, one_of, party, prose, refuse_unless, text, time
from strictjson import Refused
from statements import FILED, STATEMENT

SEAL, OPENING, CONSENT = "herald-seal+jwt", "herald-opening+jwt", "herald-consent+jwt"
LEAVES = {STATEMENT: "statement", SEAL: "seal", OPENING: "opening", CONSENT: "consent"}
PURPOSES = ["action-details", "case-step", "decision", "other", "reason-not-to-warn"]
STEPS = ["information", "trigger", "sanitised", "dispute", "settlement", "closing", "result", "reopening"]
_ARBITER = {"kind": exactly("arbiter"), "party": party}


def _rule(value):
    """The release rule (seal.md, section 2)."""
    refuse_unless(isinstance(value, dict), "rule is no object")
    kind = value.get("kind")
    if kind == "date":
        members(value, {"kind": text, "date": time})
    elif kind == "event":
        members(value, {"kind": text, "event": prose(1, 1000)})
    elif kind == "consent":
        members(value, {"kind": text}, {"party": party, "hidden": digest})
        refuse_unless(len(value) == 2, "a rule of consent has a party or a hidden one")
    else:
        members(value, _ARBITER)


def _case(value):
    """What is visible of a case (case.md, section 1)."""
    refuse_unless(isinstance(value, dict), "case is no object")
    outcome = {"outcome": one_of(["warned", "waived", "referred"])} if value.get("step") == "closing" else {}
    members(value, {"id": shapes.random_id, "step": one_of(STEPS), **outcome})


def _seal(signed):
    body = signed.payload
    members(body, dict(FILED, number=integer(1), purpose=one_of(PURPOSES), status=one_of(shapes.STATUSES),
                       rule=_rule, hidden=integer(1, 64), _sd=array(digest, 1, 64, ascending=True),
                       _sd_alg=exactly("sha-256")), {"previous": digest, "case": _case})
    refuse_unless(("case" in body) == (body["purpose"] == "case-step"), "case and purpose disagree")
    refuse_unless(body["hidden"] == len(body["_sd"]), "hidden is not the number of digests")
    refuse_unless(body["rule"].get("party") != body["iss"], "a party releases its own seal")
    refuse_unless(body["rule"].get("hidden", body["_sd"][0]) in body["_sd"], "the rule names no field")


def _basis(value):
    refuse_unless(isinstance(value, dict), "basis is no object")
    kinds = {"date": {}, "event": {"statement": prose(1, 4000)}, "consent": {"consent": shapes.compact},
             "arbiter": {"consent": shapes.compact}}
    refuse_unless(value.get("kind") in list(kinds), "basis of another kind")
    members(value, {"kind": text, **kinds[value["kind"]]})


def _among(value):
    members(value, {"after": time, "before": time, "first": integer(1), "last": integer(1),
                    "opened": integer(1)})
    refuse_unless(value["after"] <= value["before"], "among ends before it begins")
    count = value["last"] - value["first"] + 1
    refuse_unless(value["opened"] <= count, "more are opened than there are")


def _opening(signed):
    body = signed.payload
    members(body, dict(FILED, number=integer(1), seal=digest, basis=_basis, among=_among,
                       disclosures=array(text, 1, 64)), {"previous": digest})
    signed.opened = sealfields.disclosures(body["disclosures"])
    signed.consent = _embedded(body["basis"])


def _consent(signed):
    body = signed.payload
    members(body, dict(FILED, seal=digest, of=party),
            {"fields": array(one_of(list(sealfields.FIELDS)), 1, 64, ascending=True)})
    refuse_unless(body["of"] != body["iss"], "consent to the own seal")


def _embedded(basis):
    """The consent of an opening; None where there is none of that form (seal.md, section 3)."""
    try:
        signed = SignedObject(basis.get("consent", ""), [CONSENT])
        _consent(signed)
        return signed
    except Refused:
        return None


_FORMS = {SEAL: _seal, OPENING: _opening, CONSENT: _consent,
          STATEMENT: lambda signed: statements.check(signed.payload)}


def peek(compact):
    """A filing of any type, its payload not yet checked."""
    signed = SignedObject(compact, list(LEAVES), sealfields.OPENING_LIMIT)
    refuse_unless(signed.typ == OPENING or len(compact) <= SIGNED_OBJECT_LIMIT, "signed object too large")
    return signed


def filing(compact):
    """A filing whose form is checked."""
    signed = peek(compact)
    _FORMS[signed.typ](signed)
    if signed.typ in (SEAL, OPENING):
        body = signed.payload
        refuse_unless(("previous" in body) == (body["number"] > 1), "previous and number disagree")
    return signed
