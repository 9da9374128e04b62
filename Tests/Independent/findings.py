# SPDX-License-Identifier: Apache-2.0
"""Contradictions within the evidence, and what differs between bundles of several holders
(docs/spec/claim.md, sections 9 and 10). Finding none shows nothing."""

import itertools

from strictjson import canonical


def _alike(held, one, two):
    """Two texts as if the same: overlapping, neither naming the other, on one thing, and yet different."""
    a, b = one.payload, two.payload
    named = [{body.get(name) for name in ("updates", "cancels", "repliesTo")} - {None}
             | set(body.get("inResponseTo", [])) for body in (a, b)]
    if any(a[name] != b[name] for name in ("iss", "kind", "status")) or a["recipients"] == b["recipients"]:
        return False
    if one.id in named[1] or two.id in named[0]:
        return False
    if a["composedAt"] > b["expiresAt"] or b["composedAt"] > a["expiresAt"]:
        return False
    first, second = held.fields[one.id], held.fields[two.id]
    event = first.get("event") is not None and first.get("event") == second.get("event")
    if not event and not (named[0] and named[0] == named[1]):
        return False
    return any(canonical(first[name]) != canonical(second[name]) for name in set(first) & set(second))


def contradictions(held):
    """[(name, ids)] of section 9."""
    found = []
    for one, two in itertools.combinations(held.notices.values(), 2):
        if (one.payload["iss"], one.payload["jti"]) == (two.payload["iss"], two.payload["jti"]):
            found.append(("one identity", [one.id, two.id]))
        if _alike(held, one, two):
            found.append(("two texts as if the same", [one.id, two.id]))
    for one, two in itertools.combinations(held.dispatches.values(), 2):
        a, b = one.payload, two.payload
        card = held.cards.get(a["iss"])
        if all(a[name] == b[name] for name in ("iss", "aud", "number")) and not (
                card and card.is_lost(a["aud"], a["number"])):
            found.append(("one number", [one.id, two.id]))
    for status in held.statuses.values():
        body, low = status.payload, held.windows[status.id][0]
        for dispatch in held.dispatches.values():
            sent, high = dispatch.payload, held.windows[dispatch.id][1]
            if ((sent["iss"], sent["aud"]) == (body["iss"], body["aud"]) and None not in (low, high)
                    and high < low and sent["number"] > body["outbound"]["number"]):
                found.append(("broken binding", [status.id, dispatch.id]))
    return found


def differences(verifiers):
    """[(what, id, holders)] of section 10, as far as one id goes: `time` and `bytes`; and `missing`."""
    found = []
    for one, two in itertools.combinations(verifiers, 2):
        holders = [item.value["exporter"] for item in (one, two)]
        if holders[0] == holders[1]:
            continue
        for name in set(one.facts) & set(two.facts):
            (low1, high1), (low2, high2) = one.moments(name), two.moments(name)
            if (None not in (low1, high2) and low1 > high2) or (None not in (low2, high1) and low2 > high1):
                found.append(("time", name, holders))
            if one.facts[name].leaves and two.facts[name].leaves and not (
                    one.facts[name].leaves & two.facts[name].leaves):
                found.append(("bytes", name, holders))
        if one.notice and two.notice and one.notice.id == two.notice.id:
            found += [("missing", name, holders) for name in sorted(set(one.facts) ^ set(two.facts))]
    return found
