# SPDX-License-Identifier: Apache-2.0
"""Hidden fields of seals, and which of them a case step holds (docs/spec/seal.md section 5; case.md)."""

import notices
import shapes
from objects import SignedObject, sha256
from shapes import array, digest, line, members, one_of, party, prose, refuse_unless, text, time
from strictjson import b64u, from_b64u, parse_canonical

WAIVER = "herald-waiver+jwt"
OPENING_LIMIT = 262144
GROUNDS = ["endangers-own", "violent-victim", "insurgency", "already-aware", "liaison", "no-reasonable-way",
           "trigger-not-met"]
_REASON = prose(1, 4000)
_PROSE = prose(1, 16384)
_BOOLEAN = one_of([True, False])


def _answer(value):
    members(value, {"answer": one_of(["yes", "no", "in-doubt"]), "reason": _REASON})


def _judgement(value):
    members(value, {"result": one_of(["warn", "do-not-warn"])}, {"reason": _REASON})


def _addressee(value):
    members(value, {"how": line(1, 200), "kind": one_of(["victim", "protector"]), "name": line(1, 200)},
            {"anonymous": _BOOLEAN})


def waiver(compact):
    """A signed waiver by its form (case.md, section 6)."""
    signed = SignedObject(compact, [WAIVER])
    members(signed.payload, {"v": shapes.exactly(1), "jti": shapes.random_id, "iss": party, "card": digest,
                             "case": shapes.random_id, "ground": one_of(GROUNDS), "reason": _PROSE,
                             "at": time})
    return signed


OWN = {name: _PROSE for name in ("decision", "reason", "original", "sanitised", "result")}
OWN.update({name: line(1, 200) for name in ("owner", "level", "referredTo", "protectiveBody")})
OWN.update({
    "recipients": array(party, 1, 64, ascending=True), "counterpart": party,
    "notices": array(digest, 1, 16, ascending=True), "received": time, "due": time, "dependants": _BOOLEAN,
    "ownOperation": _BOOLEAN, "protected": array(line(1, 200), 1, 64, ascending=True),
    "harm": one_of(["kidnapping", "killing", "serious-bodily-injury"]),
    "victim": one_of(["business", "group", "institution", "person", "place", "structure"]),
    "credible": _answer, "specific": _answer, "impending": _answer, "judgement": _judgement,
    "addressee": _addressee, "ground": one_of(GROUNDS), "waiver": shapes.compact,
    "paired": lambda value: members(value, {"given": _BOOLEAN, "reason": _REASON})})
FIELDS = dict(notices.FIELDS, **OWN)

# Fields that a step holds, and those that it may hold (case.md, sections 3 to 6).
STEPS = {
    "information": (["original", "received", "ownOperation"], ["harm", "victim", "recipients"]),
    "trigger": (["harm", "victim", "credible", "specific", "impending", "judgement"], []),
    "sanitised": (["original", "protected", "sanitised", "source"], []),
    "warned": (["notices", "addressee", "dependants", "paired"], ["protectiveBody", "reason", "recipients"]),
    "waived": (["ground", "reason", "waiver"], []), "referred": (["referredTo", "reason"], []),
    "dispute": (["owner", "level", "due", "reason"], []), "settlement": (["decision"], ["reason"]),
    "result": (["result"], ["notices"]), "reopening": (["reason"], [])}


class Disclosure:
    """One opened field: its digest, salt, name and value, the form of which is checked."""

    def __init__(self, item):
        text(item)
        value = parse_canonical(from_b64u(item), OPENING_LIMIT)
        refuse_unless(isinstance(value, list) and len(value) == 3, "not a disclosure")
        shapes.random_id(value[0])
        text(value[1])
        self.salt, self.name, self.value = value
        self.digest = b64u(sha256(item.encode("ascii")))
        refuse_unless(self.name in FIELDS, "hidden field of another name: " + self.name)
        FIELDS[self.name](self.value)


def disclosures(items):
    """Disclosures of an opening: ascending by name."""
    found = [Disclosure(item) for item in items]
    refuse_unless(shapes.is_ascending([(item.name,) for item in found]), "disclosures not ascending by name")
    return found


def check_complete(fields):
    """The presence rules of a seal that is fully open (seal.md, section 5)."""
    for name in ("place", "window"):
        refuse_unless((name in fields) == (name + "Precision" in fields), "precision of nothing, or none")
    counted = set(notices.places.COUNTED) & set(fields)
    refuse_unless("specificity" in fields or not counted, "no specificity record")
    refuse_unless(not counted or notices.places.verdict(fields) == "match",
                  "specificity is not that of the fields")


def _folded(value):
    """Lower case, white space as one space, without default-ignorable characters (case.md, section 4)."""
    ignorable = ("\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u180f\u200b\u200c\u200d"
                 "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2065\u2066\u2067"
                 "\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f\u3164\ufeff\uffa0")
    kept = (c for c in value if c not in ignorable and not "\ufe00" <= c <= "\ufe0f"
            and not "\U000e0000" <= c <= "\U000e0fff")
    return " ".join("".join(kept).lower().split())


def step_findings(case, fields, complete):
    """What does not hold of the opened fields of a step (case.md, sections 3 to 6); nothing is refused."""
    needed, allowed = STEPS[case.get("outcome", case["step"])]
    result = ["field of another step: " + name for name in sorted(set(fields) & set(OWN))
              if name not in needed + allowed]
    if complete:
        result += ["step without its field: " + name for name in needed if name not in fields]
        if fields.get("dependants") and "protectiveBody" not in fields:
            result.append("dependants without a protective body")
    if fields.get("ownOperation"):
        result.append("a threat of the party's own operations")
    tests = ("credible", "specific", "impending")
    judged = fields.get("judgement")
    if judged and judged["result"] == "do-not-warn" and "reason" not in judged and all(
            name in fields and fields[name]["answer"] != "no" for name in tests):
        result.append("decided against the test without a reason")
    if case["step"] == "sanitised":
        for word in map(_folded, fields.get("protected", [])):
            if "original" in fields and word not in _folded(fields["original"]):
                result.append("a protected word that is not in the original")
            if any(word in _folded(fields.get(name, "")) for name in ("sanitised", "source")):
                result.append("a protected word in what is passed on")
    return result
