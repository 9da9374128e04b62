# SPDX-License-Identifier: Apache-2.0
"""Bundles derived from one that verifies, judged with the seal left aside: its deliveries as carriages
(docs/spec/bundle.md, section 1), and cards that revoke keys or declare numbers lost (docs/spec/card.md).
"""

import copy

import guarantees
from bundle import Verifier
from objects import SignedObject
from strictjson import Refused, canonical, from_b64u, parse

PAST, FUTURE = 1, 2**40


def _of(value, cards, policy, change=None):
    """The report, or None where it is refused; `change` declares something on the cards."""
    verifier = Verifier(canonical(value), cards, policy, False)
    if change:
        change(verifier)
    try:
        return guarantees.report(verifier.run())
    except Refused:
        return None


def _as_carriage(value):
    """The same objects as somebody holds them who has not the notice."""
    left = {name: item for name, item in value.items() if name not in ("notice", "denials")}
    other = copy.deepcopy(left)
    other["deliveries"], other["carriages"] = [], []
    for item in value["deliveries"]:
        found = sorted(jws for entry in item["evidence"] for jws in entry["chain"])
        held = item["submissions"] + found
        if held:
            msg = SignedObject(held[0], [held_type(held[0])]).payload["msg"]
            other["carriages"].append({"evidence": found, "msg": msg, "submissions": item["submissions"]})
    other["carriages"].sort(key=lambda item: item["msg"])
    return other


def held_type(compact):
    """`typ` as the header has it."""
    return parse(from_b64u(compact.split(".")[0]), 65536)["typ"]


def _routes(items):
    return sorted(canonical(item["routes"]) for item in items)


def _carriages(value, cards, policy, report):
    other = _as_carriage(value)
    if not other["carriages"]:
        return
    found = _of(other, cards, policy)
    yield "as a carriage", found is not None
    if found is None:
        return
    yield "a carriage shows arrival", ("arrival" in found["shown"]) == ("arrival" in report["shown"])
    yield "a carriage has the same routes", _routes(found["carriages"]) == _routes(report["recipients"])
    yield "a carriage shows no origin", not {"origin", "one-text", "received"} & set(found["shown"])
    for what, change in (
            ("another msg", lambda item: item.update(msg="A" * 22)),
            ("no content", lambda item: item.update(evidence=[], submissions=[])),
            ("evidence reversed", lambda item: item.update(evidence=item["evidence"][::-1])),
            ("evidence twice", lambda item: item.update(evidence=item["evidence"][:1] + item["evidence"]))):
        broken = copy.deepcopy(other)
        change(broken["carriages"][0])
        good = broken == other
        if not good:
            try:
                good = _of(broken, cards, policy) is None
            except Refused:
                good = True
        yield "a carriage with " + what, good


def _revoking(at):
    """Every key that signed something here is revoked from a time on."""
    def change(verifier):
        for card in verifier.cards.values():
            card.revoked = {key.thumbprint: at for version in card.versions for _, key, _ in version.keys}
            card.revoked.update({key.thumbprint: at for version in card.versions
                                 for _, key in version.officers})
    return change


def _revocations(value, cards, policy, report):
    late = _of(value, cards, policy, _revoking(FUTURE))
    yield "keys revoked later than everything", late is not None and late["shown"] == report["shown"]
    if late:
        verdicts = {item["id"]: item["verdict"] for item in late["revoked"]}
        bounded = {item["id"] for item in late["windows"] if item["notAfter"]}
        yield "signed before", all((verdicts[each] == "before") == (each in bounded) for each in verdicts)
    early = _of(value, cards, policy, _revoking(PAST))
    yield "keys revoked before everything", early is not None and not (
        {"origin", "one-text", "arrival", "completeness", "received", "silence"} & set(early["shown"]))
    if early:
        bounded = {item["id"]: item["notBefore"] for item in early["windows"]}
        yield "signed after", all((item["verdict"] == "after") == bool(bounded[item["id"]])
                                  for item in early["revoked"])


def _lost(value, cards, policy, _report):
    """A channel without its first number, which its sender's card then declares lost."""
    for place, channel in enumerate(value["channels"]):
        if not channel["dispatches"]:
            continue
        other = copy.deepcopy(value)
        del other["channels"][place]["dispatches"][0]

        def declare(verifier, ends=(channel["from"], channel["to"])):
            verifier.cards[ends[0]]._lost = {ends[1]: [(1, 1)]}
        yield "a number is missing", len(channel["dispatches"]) == 1 or _of(other, cards, policy) is None
        found = _of(other, cards, policy, declare)
        yield "a lost number is missing", found is not None and "completeness" in found["shown"]
        found = _of(value, cards, policy, declare)
        yield "a lost number is here", found is not None and "completeness" in found["shown"]


def run(data, cards, policy, report):
    """[(what was done, whether the answer is the right one)]."""
    value = parse(data, len(data))
    return [item for judge in (_carriages, _revocations, _lost)
            for item in judge(value, cards, policy, report)]
