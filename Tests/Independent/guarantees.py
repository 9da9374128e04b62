# SPDX-License-Identifier: Apache-2.0
"""What is concluded from a bundle whose checks ended (docs/spec/bundle.md, section 4)."""

import evidence
import silence

NAMES = ["origin", "one-text", "confidentiality", "arrival", "time", "completeness", "received", "disclosure",
         "one-history", "offline", "silence"]


def _counterpart_events(delivery):
    """Known events of a delivery that the recipient signed."""
    return [item for issuer, chain in delivery.chains for item in chain
            if item.known and issuer == delivery.recipient]


def arrived(delivery):
    """ContentConsignment or later counterpart evidence."""
    return any(item.name in evidence.ARRIVED for item in _counterpart_events(delivery))


def received(delivery):
    """ContentAccessTracking with `notice`, `allMatched` and an equal `hidden` (step 5 compared it)."""
    return any(item.name == "ContentAccessTracking" and "notice" in item.payload
               for item in _counterpart_events(delivery))


def complete(channel):
    """Dispatches from 1, or none, and a status of the sender whose `outbound` is the last of them."""
    count = len(channel.dispatches)
    if count and channel.dispatches[0].payload["number"] != 1:
        return False
    end = {"number": count}
    if count:
        end["head"] = channel.dispatches[-1].id
    return any(status.payload["outbound"] == end for status in dict(channel.statuses).get(channel.source, []))


def _timed(verifier):
    """Both bounds of every dispatch in the bundle."""
    dispatches = [delivery.dispatch for delivery in verifier.deliveries]
    dispatches += [item for channel in verifier.channels for item in channel.dispatches]
    bounds = [bound for item in dispatches for bound in verifier.windows[item.id]]
    return bool(bounds) and all(bound and bound.enough for bound in bounds)


def _one_history(verifier):
    """Every log used has a checkpoint cosigned by the policy's quorum of outside witnesses."""
    if not verifier.policy or not verifier.inclusions:
        return False
    good = set()
    for item in verifier.inclusions:
        counted = {name for name, _ in verifier.clock.counted(item.cosignatures, item.log)}
        if len(counted) >= verifier.policy.threshold:
            good.add(item.log)
    return good == {item.log for item in verifier.inclusions}


def shown(verifier):
    """The names of the guarantees that are shown, in the order of the table."""
    notice, deliveries, channels = verifier.notice, verifier.deliveries, verifier.channels
    answers = {
        "origin": notice is not None,
        "one-text": notice is not None and bool(deliveries),
        "confidentiality": False,
        "arrival": bool(deliveries) and all(arrived(item) for item in deliveries),
        "time": _timed(verifier),
        "completeness": bool(channels) and all(complete(item) for item in channels),
        "received": bool(deliveries) and all(received(item) for item in deliveries),
        "disclosure": notice is not None,
        "one-history": _one_history(verifier),
        "offline": True,
        "silence": silence.answer(verifier) == "shown",
    }
    return [name for name in NAMES if answers[name]]


def _window_record(verifier, fact):
    bounds = [bound.text() if bound else None for bound in verifier.windows[fact.id]]
    return {"object": fact.label, "id": fact.id, "notBefore": bounds[0], "notAfter": bounds[1]}


def flags(verifier):
    """What is flagged: claimed times outside windows, inclusions of nothing here, statuses that hide."""
    result = list(verifier.flags)
    for fact in verifier.facts.values():
        low, high = verifier.windows[fact.id]
        if fact.claimed is not None and ((low and fact.claimed < low.moment)
                                         or (high and fact.claimed > high.moment)):
            result.append("claimed time of %s is outside its window" % fact.label)
    leaves = {leaf for fact in verifier.facts.values() for leaf in fact.leaves}
    for item in verifier.inclusions:
        if (item.leaf, item.digest) not in leaves:
            result.append("inclusion of a %s that is not in the bundle" % item.leaf)
    for channel in verifier.channels:
        for status in dict(channel.statuses).get(channel.source, []):
            low = verifier.windows[status.id][0]
            for dispatch in channel.dispatches:
                high = verifier.windows[dispatch.id][1]
                if (low and high and dispatch.payload["number"] > status.payload["outbound"]["number"]
                        and high.moment < low.moment):
                    result.append("status hides dispatch #%d" % dispatch.payload["number"])
    return result


def report(verifier):
    """Everything that is printed of a bundle whose checks ended."""
    record = {"shown": shown(verifier), "notShown": verifier.not_shown, "flags": flags(verifier),
              "windows": [_window_record(verifier, fact) for fact in verifier.facts.values()]}
    if verifier.notice:
        record["opened"] = [len(verifier.notice.fields), verifier.notice.payload["hidden"]]
    record["recipients"] = [
        {"party": item.recipient, "arrived": arrived(item), "received": received(item),
         "outcome": evidence.outcome(
             [e for issuer, chain in item.chains for e in chain if issuer in verifier.cards],
             item.submissions)}
        for item in verifier.deliveries]
    record["channels"] = [{"from": item.source, "to": item.target, "complete": complete(item)}
                          for item in verifier.channels]
    if "silence" in verifier.value:
        record["silence"] = silence.answer(verifier)
    return record
