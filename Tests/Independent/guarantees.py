# SPDX-License-Identifier: Apache-2.0
"""What is concluded from a bundle whose checks ended (docs/spec/bundle.md, section 4)."""

import cases
import evidence
import notices
import routes
import seals
import silence
import standings
import statements
import wording

NAMES = ["origin", "one-text", "confidentiality", "arrival", "time", "completeness", "received", "disclosure",
         "one-history", "offline", "silence"]


def _counterpart_events(delivery):
    """Known events of a delivery that the recipient signed."""
    return [item for issuer, chain in delivery.chains for item in chain
            if item.known and issuer == delivery.recipient]


def arrived(verifier, delivery):
    """ContentConsignment or later counterpart evidence."""
    return any(item.name in evidence.ARRIVED and verifier.counts(item)
               for item in _counterpart_events(delivery))


def brought(verifier, carriage):
    """The same of a carriage, where the recipient's card is here."""
    return any(item.known and item.name in evidence.ARRIVED and item.payload["iss"] == carriage.recipient
               and carriage.recipient in verifier.cards and verifier.counts(item)
               for item in carriage.evidence)


def received(verifier, delivery):
    """ContentAccessTracking with `notice`, `allMatched` and an equal `hidden` (step 5 compared it)."""
    return any(item.name == "ContentAccessTracking" and "notice" in item.payload and verifier.counts(item)
               for item in _counterpart_events(delivery))


def complete(verifier, channel):
    """A status of the sender for the last dispatch, and every number up to its own here or declared lost."""
    card = verifier.cards[channel.source]
    held = {item.payload["number"] for item in channel.dispatches if verifier.counts(item)}
    last = max([item.payload["number"] for item in channel.dispatches], default=0)

    def covers(end):
        bounds = sorted(held) + [end + 1]
        gaps = zip([0] + bounds, bounds)
        return end >= last and all(card.are_lost(channel.target, low + 1, high - 1) for low, high in gaps)
    return any(covers(status.payload["outbound"]["number"])
               for status in dict(channel.statuses).get(channel.source, []) if verifier.counts(status))


def originates(verifier):
    """The notice and enough approvals do not rest on revoked keys."""
    if verifier.notice is None or not verifier.counts(verifier.notice):
        return False
    version = verifier.cards[verifier.notice.payload["iss"]].version(verifier.notice.payload["card"])
    counting = [item for item in verifier.approvals if verifier.counts(item)]
    return notices.meets_mandate(verifier.notice, counting, version)


def _timed(verifier):
    """Both bounds of the dispatch of every delivery."""
    dispatches = [delivery.dispatch for delivery in verifier.deliveries]
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
    arrivals = [arrived(verifier, item) for item in deliveries]
    if not deliveries:
        arrivals = [brought(verifier, item) for item in verifier.carriages]
    answers = {
        "origin": originates(verifier),
        "one-text": originates(verifier) and bool(deliveries),
        "confidentiality": False,
        "arrival": bool(arrivals) and all(arrivals),
        "time": _timed(verifier),
        "completeness": bool(channels) and all(complete(verifier, item) for item in channels),
        "received": bool(deliveries) and all(received(verifier, item) for item in deliveries),
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
    """What is flagged: claimed times outside windows, chains that go back, inclusions of nothing here."""
    result = list(verifier.flags)
    for fact in verifier.facts.values():
        low, high = verifier.windows[fact.id]
        if fact.claimed is not None and ((low and fact.claimed < low.moment)
                                         or (high and fact.claimed > high.moment)):
            result.append("claimed time of %s is outside its window" % fact.label)
        before = verifier.facts.get(fact.before)
        if before and fact.claimed < before.claimed:
            result.append("claimed time of %s is before that of the one before it" % fact.label)
    leaves = {leaf for fact in verifier.facts.values() for leaf in fact.leaves}
    for item in verifier.inclusions:
        if (item.leaf, item.digest) not in leaves:
            result.append("inclusion of a %s that is not in the bundle" % item.leaf)
    return result


def report(verifier):
    """Everything that is printed of a bundle whose checks ended."""
    record = {"shown": shown(verifier), "notShown": verifier.not_shown, "flags": flags(verifier),
              "windows": [_window_record(verifier, fact) for fact in verifier.facts.values()]}
    if verifier.notice:
        record["opened"] = [len(verifier.notice.fields), verifier.notice.payload["hidden"]]
        record["wording"] = wording.findings(verifier.notice.fields, verifier.notice.is_complete)
    record["recipients"] = [_recipient(verifier, item) for item in verifier.deliveries]
    record["channels"] = [{"from": item.source, "to": item.target, "complete": complete(verifier, item)}
                          for item in verifier.channels]
    record["carriages"] = [{"msg": item.msg, "from": item.source, "to": item.recipient,
                            "arrived": brought(verifier, item), "contradictory": _equivocal(item),
                            "routes": _routes(verifier, item.submissions, item.evidence)}
                           for item in verifier.carriages]
    record["revoked"] = [{"object": verifier.facts[each].label, "id": each, "verdict": verdict}
                         for each, verdict in verifier.verdicts.items()]
    record.update(seals.records(verifier), **cases.records(verifier))
    record["statements"] = [statements.record(verifier, item)
                            for item in verifier.of_type(statements.STATEMENT)]
    if "silence" in verifier.value:
        record["silence"] = silence.answer(verifier)
        record["testimony"] = silence.testimony(verifier)
    return record


def _equivocal(carriage):
    """Two evidences of one issuer with the same `prev` (evidence.md, section 3)."""
    places = [(item.payload["iss"], item.payload.get("prev")) for item in carriage.evidence]
    return len(set(places)) < len(places)


def _routes(verifier, submissions, events):
    known = [item for item in events if item.known and item.payload["iss"] in verifier.cards]
    return {routes.name(item): routes.state(item, known) for item in submissions}


def _recipient(verifier, delivery):
    events = [item for issuer, chain in delivery.chains for item in chain if issuer in verifier.cards]
    late = evidence.late([item for item in events if item.known], verifier.windows)
    return {"party": delivery.recipient, "arrived": arrived(verifier, delivery),
            "received": received(verifier, delivery),
            "late": [item.name for item in events if item.id in late],
            "routes": _routes(verifier, delivery.submissions, events),
            "beside": standings.record(verifier, delivery, events),
            "outcome": evidence.outcome(events, delivery.submissions, verifier.windows)}
