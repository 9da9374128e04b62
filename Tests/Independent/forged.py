# SPDX-License-Identifier: Apache-2.0
"""Filings whose payload is changed while every signature is taken as good: what the pages on filings
refuse must then be refused for its form, its place or its chain, and what they allow must be taken.
"""

import contextlib
import copy

import filings
import objects
import rules
from strictjson import Refused, b64u, canonical, from_b64u, parse

ID = b64u(bytes(32))


@contextlib.contextmanager
def trusting():
    """Signatures hold whenever `kid` is the thumbprint of a key that may sign."""
    kept = objects.holds
    objects.holds = lambda *_: True
    try:
        yield
    finally:
        objects.holds = kept


def payload(compact):
    """The payload of a compact JWS."""
    return parse(from_b64u(compact.split(".")[1]), 262144)


def typ(compact):
    """Its `typ`."""
    return parse(from_b64u(compact.split(".")[0]), 65536)["typ"]


def forge(compact, change):
    """The same object with another payload."""
    body = copy.deepcopy(payload(compact))
    change(body)
    head, _, tail = compact.split(".")
    return ".".join([head, b64u(canonical(body)), tail])


def takes(compact):
    """Whether the form of a filing is taken."""
    try:
        filings.filing(compact)
        return True
    except Refused:
        return False


def _forms(compact):
    """Changes of one filing that the pages refuse, and some at a limit that they allow."""
    body, kind = payload(compact), typ(compact)
    for what, change, good in rules.of(kind, body):
        other = forge(compact, change)
        yield "%s with %s is %s" % (kind, what, "taken" if good else "refused"), takes(other) == good


def _replaced(value, place, other):
    result = copy.deepcopy(value)
    result["filings"][place] = other
    result["filings"].sort()
    return result


def _again(body):
    body["jti"] = b64u(bytes(16))


def _named(value):
    """Ids that a filing names here."""
    found = set()
    for item in value["filings"]:
        body = payload(item)
        found.update(str(body.get(name)) for name in ("previous", "seal"))
        found.update(str(x) for x in body.get("links", {}).values())
    return found


def _places(value):
    """(what, changed bundle, exit code) for filings in the wrong place, order, number or chain."""
    held = value["filings"]
    for what, items in (("filings twice", held[:1] + held), ("no filings", []),
                        ("filings reversed", held[::-1] if len(held) > 1 else []),
                        ("a bundle seal among filings", sorted(held + [value["seal"]])),
                        ("text among filings", held + ["~"])):
        yield what, dict(value, filings=items), 1
    yield "filings as denials", dict(value, denials=held[:1]), 1
    for place, item in enumerate(held):
        body, kind = payload(item), typ(item)
        twin = forge(item, _again)
        signed = filings.peek(item)
        if not any(signed.id in name for name in _named(value)):
            yield "another jti, which nothing names", _replaced(value, place, twin), 0
        if "number" in body:
            both = dict(value, filings=sorted(held + [twin]))
            yield "two of one number", both, 1
        if body.get("number", 1) > 1 and any(
                typ(x) == kind and payload(x).get("number") == body["number"] - 1 for x in held):
            yield "another previous", _replaced(
                value, place, forge(item, lambda b: b.update(previous=ID))), 1
        if kind == filings.OPENING and any(filings.peek(x).id == body["seal"] for x in held):
            yield "an opening of no seal", _replaced(
                value, place, forge(item, lambda b, x=signed.id: b.update(
                    seal=next(filings.peek(y).id for y in held if typ(y) == filings.OPENING)))), \
                1 if any(signed.id == payload(y).get("previous") for y in held) else 0
            salted = forge(item, _resalt)
            yield "a disclosure that the seal does not hold", _replaced(value, place, salted), 1


def _resalt(body):
    first = parse(from_b64u(body["disclosures"][0]), 65536)
    first[0] = b64u(bytes(16))
    body["disclosures"][0] = b64u(canonical(first))


def _standings(value):
    """(what, changed bundle, standing) of an opening whose basis does not stand (seal.md, section 3)."""
    seals = {filings.peek(x).id: payload(x) for x in value["filings"]}
    for place, item in enumerate(value["filings"]):
        body = payload(item)
        named = filings.peek(item).id in _named(value)
        if typ(item) != filings.OPENING or body["seal"] not in seals or named:
            continue
        other = {"kind": "event", "statement": "It has happened."}
        kind = seals[body["seal"]]["rule"]["kind"]
        yield "another basis", _replaced(value, place, forge(
            item, lambda b, o=other: b.update(basis=o))), "testimony" if kind == "event" else "broken"
        if "consent" not in body["basis"]:
            continue
        for what, change, standing in (
                ("another jti of the consent", _again, "held"),
                ("a consent for another seal", lambda b: b.update(seal=ID), "broken"),
                ("a consent to another party", lambda b: b.update(of="nobody.example"), "broken"),
                ("a consent by another party", lambda b: b.update(iss="nobody.example"), "broken"),
                ("a consent to other fields", lambda b: b.update(fields=["actor"]), "broken")):
            consent = forge(body["basis"]["consent"], change)
            yield what, _replaced(value, place, forge(
                item, lambda b, c=consent: b["basis"].update(consent=c))), standing


def run(verify, data, cards, policy):
    """[(what was done, whether the answer is the right one)]."""
    value = parse(data, len(data))
    if "filings" not in value:
        return []
    results = []
    with trusting():
        for item in value["filings"]:
            results.append(("an unchanged filing is taken", takes(item)))
            results += _forms(item)
        for what, other, expected in _places(value):
            code, report = verify(canonical(other), cards, policy, False)
            results.append(("%s gives %d: %s" % (what, code, report.get("why")), code == expected))
        for what, other, expected in _standings(value):
            code, report = verify(canonical(other), cards, policy, False)
            found = {item["standing"] for item in report.get("openings", [])}
            results.append(("%s gives %d %s" % (what, code, found), code == 0 and expected in found))
    for place, item in enumerate(value["filings"]):
        other = _replaced(value, place, forge(item, _again))
        code, _ = verify(canonical(other), cards, policy, False)
        results.append(("another payload under the same signature gives %d" % code, code == 1))
    return results
