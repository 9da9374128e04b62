# SPDX-License-Identifier: Apache-2.0
"""Changed bundles and missing cards, and the answers that docs/spec/bundle.md demands for them.

A changed octet breaks the seal (section 3) and must be refused, also where it makes the exporter a
party without a card (section 2 step 2). Whoever holds a bundle may make a new seal,
so structural changes are also judged with the seal left aside: then the other steps must refuse them.
"""

import base64
import copy
import json
import random

from cards import CardChain
from strictjson import canonical, parse

FLIPS = 60
UNSEALED_FLIPS = 40


def _flips(label, data, count):
    """Seeded single-octet changes."""
    source = random.Random("herald flips " + label)
    for _ in range(count):
        position, bits = source.randrange(len(data)), source.randrange(1, 256)
        yield position, data[:position] + bytes([data[position] ^ bits]) + data[position + 1:]


def _flip_results(verify, label, data, cards, policy):
    for position, changed in _flips(label, data, FLIPS):
        code, _ = verify(changed, cards, policy)
        yield "flip at octet %d gives %d" % (position, code), code == 1


def _named(data):
    """Parties whose card step 2 or 3 needs."""
    value = parse(data, len(data))
    names = {value["exporter"]}

    def payload(jws):
        middle = jws.split(".")[1]
        return json.loads(base64.urlsafe_b64decode(middle + "=" * (-len(middle) % 4)))
    if "notice" in value:
        names.add(payload(value["notice"]["jwt"])["iss"])
    names.update(payload(item["dispatch"])["aud"] for item in value["deliveries"])
    for item in value["channels"]:
        names.update((item["from"], item["to"]))
    for item in value.get("carriages", []):
        first = payload((item["submissions"] + item["evidence"])[0])
        names.add(first.get("from", first["iss"]))
    names.update(payload(item)["iss"] for item in value.get("filings", []))
    return names


def _drop_results(verify, data, cards, policy, report):
    needed = _named(data)
    for card in cards:
        party = CardChain(card).party
        code, other = verify(data, [item for item in cards if item is not card], policy)
        if party in needed:
            yield "without the card of %s it gives %d" % (party, code), code == 3
        else:
            good = code == 0 and set(other["shown"]) <= set(report["shown"])
            yield "without the card of %s it gives %d" % (party, code), good
            if good and party.startswith("witness."):
                yield ("without the witness there is no time",
                       not {"time", "one-history"} & set(other["shown"]))
            if good and party not in needed and any(" by " + party in w["object"] for w in report["windows"]):
                yield "evidence of %s is not shown" % party, any(party in n for n in other["notShown"])
    code, _ = verify(data, cards + cards[:1], policy)
    yield "a card file twice gives %d" % code, code == 1


def _changes(value):
    """(what, changed value): structural changes that steps 1 to 6 refuse even under a new seal."""
    def changed(what, change):
        other = copy.deepcopy(value)
        change(other)
        return what, other

    def pop(path, index=0):
        def change(other):
            for step in path:
                other = other[step]
            other.pop(index)
        return change

    def assign(path, item):
        def change(other):
            for step in path[:-1]:
                other = other[step]
            other[path[-1]] = item
        return change

    yield changed("an unknown member", assign(["more"], 1))
    yield changed("another format", assign(["format"], "herald-bundle/v2"))
    if "notice" in value:
        if value["notice"]["approvals"]:
            yield changed("no approvals", assign(["notice", "approvals"], []))
        opened = value["notice"]["disclosures"]
        if opened:
            yield changed("a disclosure twice", assign(["notice", "disclosures"], opened[:1] + opened))
        if len(opened) > 1:
            yield changed("disclosures reversed", assign(["notice", "disclosures"], opened[::-1]))
    for d, delivery in enumerate(value["deliveries"]):
        yield changed("another salt", assign(["deliveries", d, "pcSalt"], "A" * 22))
        yield changed("a delivery twice", assign(["deliveries"], value["deliveries"] + [delivery]))
        for e, item in enumerate(delivery["evidence"]):
            path = ["deliveries", d, "evidence", e]
            yield changed("another issuer", assign(path + ["issuer"], "nobody.example"))
            if len(item["chain"]) > 1:
                yield changed("a chain without its first", pop(path + ["chain"]))
                yield changed("a chain reversed", assign(path + ["chain"], item["chain"][::-1]))
            yield changed("a chain entry twice", assign(path + ["chain"], item["chain"] + item["chain"][-1:]))
    for c, channel in enumerate(value["channels"]):
        yield changed("another end", assign(["channels", c, "to"], channel["from"]))
        if len(channel["dispatches"]) > 1:
            yield changed("a channel without its first", pop(["channels", c, "dispatches"]))
            yield changed("dispatches reversed",
                          assign(["channels", c, "dispatches"], channel["dispatches"][::-1]))
        for s, item in enumerate(channel["statuses"]):
            path = ["channels", c, "statuses", s, "chain"]
            if len(item["chain"]) > 2:
                yield changed("a status left out", pop(path, 1))
    for i, inclusion in enumerate(value["inclusions"]):
        yield changed("another leaf", assign(["inclusions", i, "digest"], "A" * 43))
        proof = inclusion["proof"].split("\n")
        yield changed("another index", assign(["inclusions", i, "proof"], "\n".join(
            [proof[0], "index 99999999"] + proof[2:])))


def _change_results(verify, data, cards, policy):
    for what, other in _changes(parse(data, len(data))):
        code, _ = verify(canonical(other), cards, policy, False)
        yield "%s gives %d" % (what, code), code == 1


def _same_object(before, after):
    """Whether two bundles differ in nothing that a signature other than the seal covers.

    A proof in the log of a party without a card is not shown, and lines by unknown keys are ignored.
    """
    before, after = (parse(item, len(item)) for item in (before, after))
    for value in (before, after):
        for name in ("seal", "exportedAt", "exporter"):
            value.pop(name)
        for item in value["inclusions"]:
            item["proof"] = item["log"] = ""
    return before == after


def _unsealed_results(verify, label, data, cards, policy):
    """Changed octets with the seal left aside: whatever else is signed must refuse them."""
    for position, changed in _flips(label + " unsealed", data, UNSEALED_FLIPS):
        code, _ = verify(changed, cards, policy, False)
        good = code in (1, 3) or _same_object(data, changed)
        yield "unsealed flip at octet %d gives %d" % (position, code), good


def _flag_results(report):
    yield "nothing is flagged: %s" % report["flags"], not report["flags"]


def run(verify, label, data, cards, policy, report):
    """[(what was done and answered, whether the answer is the right one)]."""
    results = list(_flag_results(report))
    results += _flip_results(verify, label, data, cards, policy)
    results += _drop_results(verify, data, cards, policy, report)
    results += _change_results(verify, data, cards, policy)
    results += _unsealed_results(verify, label, data, cards, policy)
    return results
