# SPDX-License-Identifier: Apache-2.0
"""Bundles of one incident put together, judged with the seal left aside: seals beside the statuses that
count them (docs/spec/seal.md, sections 1 and 7)."""

import copy

import forged
import seals
from bundle import Verifier
from filings import SEAL
from strictjson import Refused, canonical, parse


def _union(values):
    """One bundle with the channels, filings and inclusions of several."""
    result = {name: copy.deepcopy(item) for name, item in values[0].items()
              if name not in ("notice", "carriages", "silence", "denials", "filings")}
    result["deliveries"], channels, proofs, filed = [], {}, {}, set()
    for value in values:
        for item in value["channels"]:
            channels.setdefault((item["from"], item["to"]), item)
        for item in value["inclusions"]:
            proofs.setdefault((item["log"], item["leaf"], item["digest"]), item)
        filed |= set(value.get("filings", []))
    result["channels"] = [channels[key] for key in sorted(channels)]
    result["inclusions"] = [proofs[key] for key in sorted(proofs)]
    if filed:
        result["filings"] = sorted(filed)
    return result


def _verified(value, cards, policy):
    try:
        return Verifier(canonical(value), cards, policy, False).run()
    except Refused:
        return None


def _counts(verifier):
    """Whether statuses and seals of each party agree on a period around each seal, and on those without."""
    for party in sorted({issuer for issuer, _ in verifier.own_statuses()}):
        told = [(item.payload["seals"], *verifier.moments(item.id)) for issuer, chain
                in verifier.own_statuses() if issuer == party for item in chain]
        held = [item for item in verifier.seals.values() if item.payload["iss"] == party]
        for (first, _, high), (second, low, _) in zip(told, told[1:]):
            if first == second and None not in (high, low) and high <= low:
                yield "no record between equal counts", seals.was_sealed(
                    verifier, party, high, low) == "no-record"
        if told and told[-1][0] <= len(held):
            for item in held:
                low, high = verifier.moments(item.id)
                if None not in (low, high):
                    yield "sealed in its window", seals.was_sealed(verifier, party, low, high) == "sealed"
                    yield "may be, within a second", low == high or seals.was_sealed(
                        verifier, party, low + 1, low + 1) == "may-be"


def _hiding(value, cards, policy):
    """A status that counts fewer seals than were there before it, and counts that fall."""
    for place, channel in enumerate(value["channels"]):
        for number, entry in enumerate(channel["statuses"]):
            last = entry["chain"][-1]
            count = forged.payload(last)["seals"]
            other = copy.deepcopy(value)
            chain = other["channels"][place]["statuses"][number]["chain"]
            chain[-1] = forged.forge(last, lambda body, n=count: body.update(seals=n + 1))
            yield "a status that counts more seals", _verified(other, cards, policy) is not None
            if count:
                chain[-1] = forged.forge(last, lambda body: body.update(seals=0))
                fewer = len(chain) > 1 and forged.payload(chain[-2])["seals"] > 0
                hidden = any(forged.typ(item) == SEAL for item in value.get("filings", []))
                if fewer or hidden:
                    yield "a status that counts fewer seals", _verified(other, cards, policy) is None


def run(bundles, cards, policy):
    """[(what, whether right)] of all bundles of one incident together."""
    values = [parse(data, len(data)) for data in bundles]
    values = [value for value in values if value["channels"] or "filings" in value]
    if not values:
        return []
    value = _union(values)
    verifier = _verified(value, cards, policy)
    results = [("bundles put together", verifier is not None)]
    if verifier:
        results += _counts(verifier)
        with forged.trusting():
            results += _hiding(value, cards, policy)
    return results
