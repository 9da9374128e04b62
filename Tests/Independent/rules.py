# SPDX-License-Identifier: Apache-2.0
"""Changes of payloads of filings, and whether the pages take them (docs/spec/filing.md, statement.md,
seal.md, case.md): (what, change, taken)."""

import copy

from filings import CONSENT, OPENING, SEAL
from statements import STATEMENT
from strictjson import b64u, canonical, from_b64u, parse

ID, OTHER, RANDOM = b64u(bytes(32)), b64u(b"\x01" * 32), b64u(bytes(16))


def put(*path_and_value):
    """A change that sets the member at a path."""
    *path, last, value = path_and_value

    def change(body):
        for name in path:
            body = body[name]
        body[last] = value
    return change


def drop(*path):
    """A change that leaves a member out."""
    def change(body):
        for name in path[:-1]:
            body = body[name]
        del body[path[-1]]
    return change


def several(*changes):
    """All of several changes."""
    def change(body):
        for each in changes:
            each(body)
    return change


def _shared(body):
    yield "an unknown member", put("more", 1), False
    yield "null", put("officer", None), False
    yield "v of 2", put("v", 2), False
    yield "another officer", put("officer", ID), True
    yield "a short officer", put("officer", RANDOM), False
    yield "a time that is none", put("at", "2024-02-30T00:00:00Z"), False
    yield "a fraction of a second", put("at", "2024-02-03T00:00:00.5Z"), False
    yield "no anchors", put("after", []), True
    yield "five anchors", put("after", ["%s" % n for n in range(5)]), False
    yield "an anchor that is none", put("after", ["checkpoint"]), False
    if body["after"]:
        yield "an anchor twice", put("after", body["after"][:1] * 2), False
    for name in ("v", "jti", "iss", "officer", "at", "after"):
        yield "no " + name, drop(name), False


def _statement(_body):
    for count, good in ((1, True), (8192, True), (8193, False), (0, False)):
        yield "%d characters" % count, put("words", "w" * count), good
    yield "a control character", put("words", "a\x0bb"), False
    yield "an override", put("words", "a\u202eb"), False
    yield "a line feed", put("words", "a\nb"), True
    yield "a language", put("lang", "und"), True
    yield "no tag", put("lang", "no tag"), False
    for word in ("announcement", "general-intent", "other"):
        yield word, put("category", word), True
    yield "category notice", put("category", "notice"), False
    yield from _speaker()
    yield from _source()
    yield from _links()


def _speaker():
    named = {"capacity": "named", "name": "A"}
    yield "somebody named", put("speaker", named), True
    yield "no capacity", put("speaker", {"name": "A"}), False
    yield "201 characters", put("speaker", dict(named, name="A" * 201)), False
    yield "two lines", put("speaker", dict(named, name="A\nB")), False
    yield "register without party", put("speaker", dict(named, register="B")), False
    yield "register", put("speaker", dict(named, register="B", party="a.example")), True
    anonymous = dict(named, capacity="anonymous-official")
    yield "anonymous", put("speaker", anonymous), True
    yield "anonymous in a register", put("speaker", dict(anonymous, register="B", party="a.example")), False
    yield "spokesperson of nobody", put("speaker", dict(named, capacity="spokesperson")), False
    yield "spokesperson", put("speaker", dict(named, capacity="spokesperson", party="a.example")), True
    for name in ("addressee", "advice", "basis"):
        yield "text without given", put("says", name + "Text", "text"), False
        yield "given without text", put("says", name, "given"), False
        both = several(put("says", name, "given"), put("says", name + "Text", "t" * 2000))
        yield "given with text", both, True
        yield "2,001 characters", several(both, put("says", name + "Text", "t" * 2001)), False
    yield "basis none", put("says", "basis", "none"), False
    yield "advice none-given", put("says", "advice", "none-given"), False
    yield "no threat", drop("says", "threat"), False


def _source():
    for octets, good in ((1, True), (16777216, True), (16777217, False), (0, False)):
        yield "%d octets" % octets, put("source", "octets", octets), good
    yield "another media type", put("source", "mediaType", "application/pdf"), False
    for published, good in (("2024-02-29", True), ("2023-02-29", False), ("1969-12-31", False),
                            ("1970-01-01T00:00:00Z", True), ("2024-02", False)):
        yield "published " + published, put("source", "published", published), good
    clean = several(put("source", "address", "a"), put("source", "title", "t"), put("source", "given", []),
                    put("source", "notFound", []))
    yield "all found", clean, True
    for name in ("address", "title"):
        lost = several(clean, put("source", "notFound", [name]))
        yield name + " open and there", lost, False
        yield name + " open", several(lost, drop("source", name)), True
        yield name + " given", several(lost, put("source", "given", [name])), True
        yield name + " absent and found", several(clean, drop("source", name)), False
    for name in ("outlet", "published"):
        yield name + " open", several(clean, put("source", "notFound", [name])), False
        yield name + " given", several(clean, put("source", "notFound", [name]),
                                       put("source", "given", [name])), True
    lang = several(clean, put("source", "notFound", ["lang"]), put("lang", "en"))
    yield "an open language that is known", lang, False
    yield "an open language", several(lang, put("lang", "und")), True
    yield "details reversed", several(clean, put("source", "given", ["title", "address"])), False
    yield "another detail", several(clean, put("source", "given", ["words"])), False


def _links():
    yield "no links", put("links", {}), False
    yield "an empty list", put("links", {"cites": []}), False
    yield "16 links", put("links", {"cites": sorted(b64u(bytes([n] * 32)) for n in range(16))}), True
    yield "17 links", put("links", {"cites": sorted(b64u(bytes([n] * 32)) for n in range(17))}), False
    yield "links reversed", put("links", {"answers": sorted([ID, OTHER])[::-1]}), False
    yield "corrects a list", put("links", {"corrects": [ID]}), False
    yield "corrects and retracts", put("links", {"corrects": ID, "retracts": OTHER}), False
    yield "retracts", put("links", {"retracts": ID}), True
    yield "another link", put("links", {"denies": [ID]}), False


def _seal(body):
    yield "number 0", put("number", 0), False
    yield "previous and number", put("number", 1 if body["number"] > 1 else 2), False
    yield "hidden of another number", put("hidden", body["hidden"] + 1), False
    yield "no digests", several(put("_sd", []), put("hidden", 0)), False
    yield "a digest twice", several(put("_sd", body["_sd"] + body["_sd"][-1:]),
                                    put("hidden", body["hidden"] + 1)), False
    if body["hidden"] > 1:
        yield "digests reversed", put("_sd", body["_sd"][::-1]), False
    many = sorted(b64u(bytes([n] * 32)) for n in range(65))
    yield "64 digests", several(put("_sd", many[:64]), put("hidden", 64), put("rule", _EVENT)), True
    yield "65 digests", several(put("_sd", many), put("hidden", 65), put("rule", _EVENT)), False
    yield "another algorithm", put("_sd_alg", "sha-512"), False
    yield "another purpose", put("purpose", "warning"), False
    case = {"id": RANDOM, "step": "information"}
    yield "a decision with a case", several(put("purpose", "decision"), put("case", case)), False
    step = several(put("purpose", "case-step"), put("case", case))
    yield "a step", step, True
    yield "a step without case", several(step, drop("case")), False
    for name, outcome, good in (("closing", None, False), ("closing", "warned", True), ("other", None, False),
                                ("closing", "open", False), ("trigger", "warned", False)):
        made = dict(case, step=name, **({"outcome": outcome} if outcome else {}))
        yield "step %s %s" % (name, outcome), several(step, put("case", made)), good
    yield from _rules(body)


_EVENT = {"kind": "event", "event": "It ends."}


def _rules(body):
    for what, rule, good in (
            ("date", {"kind": "date", "date": "2024-01-01T00:00:00Z"}, True),
            ("day", {"kind": "date", "date": "2024-01-01"}, False), ("event", _EVENT, True),
            ("1,001 characters", dict(_EVENT, event="e" * 1001), False),
            ("consent", {"kind": "consent", "party": "a.example"}, True),
            ("own consent", {"kind": "consent", "party": body["iss"]}, False),
            ("hidden consent", {"kind": "consent", "hidden": body["_sd"][0]}, True),
            ("no field", {"kind": "consent", "hidden": ID}, False),
            ("both", {"kind": "consent", "hidden": body["_sd"][0], "party": "a.example"}, False),
            ("neither", {"kind": "consent"}, False),
            ("arbiter", {"kind": "arbiter", "party": "a.example"}, True),
            ("own arbiter", {"kind": "arbiter", "party": body["iss"]}, False),
            ("hidden arbiter", {"kind": "arbiter", "hidden": body["_sd"][0]}, False),
            ("another kind", {"kind": "never"}, False)):
        yield "rule " + what, put("rule", rule), good


def _changed(disclosure, place, value):
    item = parse(from_b64u(disclosure), 262144)
    item[place] = value
    return b64u(canonical(item))


def _opening(body):
    held = body["disclosures"]
    yield "number 0", put("number", 0), False
    yield "previous and number", put("number", 1 if body["number"] > 1 else 2), False
    yield "no disclosures", put("disclosures", []), False
    yield "a disclosure twice", put("disclosures", held[:1] * 2), False
    if len(held) > 1:
        yield "disclosures reversed", put("disclosures", held[::-1]), False
    yield "another name", put("disclosures", [_changed(held[0], 1, "secret")]), False
    yield "another value", put("disclosures", [_changed(held[0], 2, 7)]), False
    yield "a short salt", put("disclosures", [_changed(held[0], 0, "AAAA")]), False
    for basis, good in (({"kind": "date"}, True), ({"kind": "event"}, False), ({"kind": "none"}, False),
                        ({"kind": "event", "statement": "s" * 4000}, True), ({"kind": "consent"}, False),
                        ({"kind": "event", "statement": "s" * 4001}, False),
                        ({"kind": "date", "statement": "s"}, False)):
        yield "basis %s" % str(basis)[:40], put("basis", basis), good
    if "consent" in body["basis"]:
        yield "a broken consent", put("basis", "consent", body["basis"]["consent"][:-9]), True
        yield "a consent of two segments", put("basis", "consent", "A.A"), False
    for name in ("after", "before", "first", "last", "opened"):
        yield "among without " + name, drop("among", name), False
        yield "among with text", put("among", name, "one"), False


def _consent(body):
    yield "consent to itself", put("of", body["iss"]), False
    yield "no seal", drop("seal"), False
    for fields, good in ((["actor"], True), (["place", "actor"], False), ([], False), (["secret"], False),
                         (["actor", "actor"], False), (["actor", "reason"], True)):
        yield "fields " + ", ".join(fields), put("fields", fields), good


_OF = {STATEMENT: _statement, SEAL: _seal, OPENING: _opening, CONSENT: _consent}


def of(kind, body):
    """Every change of a filing of this type, but for those that change nothing or cannot be made."""
    for what, change, good in list(_shared(body)) + list(_OF[kind](body)):
        other = copy.deepcopy(body)
        try:
            change(other)
        except KeyError:
            continue
        if good or other != body:
            yield what, change, good
