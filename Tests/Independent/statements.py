# SPDX-License-Identifier: Apache-2.0
"""Statements: their form, and what a reader shows of them (docs/spec/statement.md)."""

import datetime
import re

import channels
import shapes
from shapes import array, digest, integer, line, members, one_of, party, prose, refuse_unless, time

STATEMENT = "herald-statement+jwt"
FILED = {"v": shapes.exactly(1), "jti": shapes.random_id, "iss": party, "officer": digest, "at": time,
         "after": channels.ANCHORS}
DETAILS = ["address", "lang", "outlet", "published", "title"]
_CATEGORIES = ["announcement", "claim-of-notification", "denial", "explanation", "general-intent", "offer",
               "report", "threat", "other"]
_TAG = re.compile(r"[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8})*")


def _language(value):
    refuse_unless(isinstance(value, str) and len(value) <= 35 and _TAG.fullmatch(value), "not a tag")


def _speaker(value):
    members(value, {"capacity": one_of(["named", "anonymous-official", "spokesperson"]),
                    "name": line(1, 200)},
            {"organisation": line(1, 200), "party": party, "register": line(1, 200)})
    refuse_unless("register" not in value or "party" in value, "register without a party")
    refuse_unless("register" not in value or value["capacity"] != "anonymous-official",
                  "an anonymous official in a register")
    refuse_unless(value["capacity"] != "spokesperson" or "party" in value or "organisation" in value,
                  "a spokesperson of nobody")


def _says(value):
    refuse_unless(isinstance(value, dict), "not an object")
    texts = {name + "Text": prose(1, 2000) for name in ("addressee", "advice", "basis")
             if value.get(name) == "given"}
    heard = one_of(["none", "given", "not-assessed"])
    members(value, {"addressee": heard, "advice": heard,
                    "basis": one_of(["none-given", "given", "not-assessed"]),
                    "threat": one_of(["yes", "no", "not-assessed"]), **texts})


def _links(value):
    several = array(digest, 1, 16, ascending=True)
    members(value, {}, {"answers": several, "cites": several, "follows": several, "corrects": digest,
                        "retracts": digest})
    refuse_unless(value, "links to nothing")
    refuse_unless(not {"corrects", "retracts"} <= set(value), "corrects and retracts at once")


def _published(value):
    if isinstance(value, str) and re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        try:
            refuse_unless(datetime.date.fromisoformat(value).year >= 1970, "day before 1970")
        except ValueError:
            refuse_unless(False, "not a day of the calendar")
        return
    time(value)


def _source(value):
    details = array(one_of(DETAILS), 0, 5, ascending=True)
    members(value, {"digest": digest, "octets": integer(1, 16777216),
                    "mediaType": one_of(["text/html", "text/plain"]), "outlet": line(1, 200),
                    "published": _published, "given": details, "notFound": details},
            {"title": line(1, 500), "address": line(1, 2000)})
    unknown = set(value["notFound"]) - set(value["given"])
    refuse_unless(not unknown & {"outlet", "published"}, "outlet or published is open")
    for name in ("address", "title"):
        refuse_unless((name in value) == (name not in unknown), name + " and notFound disagree")


def check(body):
    """The payload of a statement (sections 1 to 6)."""
    members(body, dict(FILED, status=one_of(shapes.STATUSES), speaker=_speaker, words=prose(1, 8192),
                       lang=_language, category=one_of(_CATEGORIES), source=_source, says=_says),
            {"links": _links})
    unknown = set(body["source"]["notFound"]) - set(body["source"]["given"])
    refuse_unless("lang" not in unknown or body["lang"] == "und", "an open language is not und")


def standing(body, cards):
    """None where the statement is by an officer with a mandate, else the reason (section 2)."""
    speaker = body["speaker"]
    if "party" not in speaker:
        return "no-party"
    if "register" not in speaker:
        return "not-in-register"
    if speaker["party"] not in cards:
        return "no-card"
    found = [entry for entry, _ in cards[speaker["party"]].versions[-1].officers
             if entry["name"] == speaker["register"]]
    if not found:
        return "not-in-register"
    return None if {"releaser", "decision-maker"} & set(found[0]["roles"]) else "no-mandate"


def record(verifier, signed):
    """What is said of a statement: its standing, and what here corrects, retracts or answers it."""
    body, found = signed.payload, {}
    others = [item for item in verifier.filings if item.typ == STATEMENT]
    for other in others:
        for name, target in other.payload.get("links", {}).items():
            if signed.id in ([target] if isinstance(target, str) else target):
                found.setdefault(name, []).append([other.id, other.payload["iss"], other.payload["at"]])
    reason = standing(body, verifier.cards)
    links = body.get("links", {})
    known = {item.id: item.typ == STATEMENT for item in verifier.filings}
    if verifier.notice:
        known[verifier.notice.id] = False
    wrong = [name for name in ("answers", "cites", "corrects", "retracts") if name in links
             for target in ([links[name]] if isinstance(links[name], str) else links[name])
             if known.get(target, name != "cites") == (name == "cites")]
    return {"id": signed.id, "by": body["iss"], "category": body["category"], "status": body["status"],
            "notANotice": True, "authoritative": reason is None, "because": reason,
            "linkedBy": found, "wrongLinks": wrong}
