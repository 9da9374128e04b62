# SPDX-License-Identifier: Apache-2.0
"""The witness policy and windows of time (docs/spec/bundle.md, section 5)."""

import log
import shapes
from cards import within
from shapes import array, exactly, integer, members, party, refuse_unless
from strictjson import parse

POLICY_LIMIT = 65536


class Policy:
    """`threshold` of `witnesses`; their keys come from supplied cards."""

    def __init__(self, data):
        value = parse(data, POLICY_LIMIT)
        members(value, {"format": exactly("herald-policy/v1"), "threshold": integer(1),
                        "witnesses": array(party, 1, 256)})
        self.threshold, self.witnesses = value["threshold"], value["witnesses"]
        refuse_unless(self.threshold <= len(self.witnesses), "threshold above the number of witnesses")

    def keys(self, cards):
        """The known witness keys, each once; owner is (party, entries with its validity)."""
        result = {}
        for name in self.witnesses:
            for cosigner, key, entry in (cards[name].witness_keys() if name in cards else []):
                known = result.setdefault((name, cosigner, key.octets), log.NoteKey(
                    cosigner, log.WITNESS_KEY, key.octets, (name, [])))
                known.owner[1].append(entry)
        return list(result.values())


class Fact:
    """One object of the bundle: who made it, what it names, where its leaf is, its anchors."""

    def __init__(self, label, object_id, maker, claimed=None, anchors=()):
        self.label, self.id, self.maker, self.claimed = label, object_id, maker, claimed
        self.leaves, self.names = set(), set()
        self.kid = self.before = None
        self.anchors = [log.parse_anchor(text) for text in anchors]
        self.shown = True


def strings(value):
    """Every string in a JSON value: what may be an id or a digest."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


def fact_of(label, signed, leaf_type, claimed_name, maker_name="iss"):
    """The fact of a signed object."""
    body = signed.payload
    fact = Fact(label, signed.id, body[maker_name], shapes.seconds(body[claimed_name]), body.get("after", ()))
    fact.leaves.add((leaf_type, signed.digest))
    fact.kid = signed.kid
    fact.names.update(strings(body))
    return fact


class Bound:
    """One end of a window: the time, the witnesses who say so, and whether they are enough."""

    def __init__(self, moment, witnesses, enough):
        self.moment, self.witnesses, self.enough = moment, witnesses, enough

    def text(self):
        """As it is printed."""
        by = ", ".join(self.witnesses)
        return shapes.time_text(self.moment) + (" (%s)" % by if self.enough else " according to %s only" % by)


def _bound(times, threshold, latest):
    """The k-th largest or smallest of the witnesses' times."""
    ranked = sorted(times.items(), key=lambda item: item[1], reverse=latest)
    if not ranked:
        return None
    if len(ranked) < threshold:
        return Bound(ranked[-1][1], [name for name, _ in ranked], False)
    return Bound(ranked[threshold - 1][1], [name for name, _ in ranked[:threshold]], True)


class Clock:
    """Windows of all facts under a policy."""

    def __init__(self, policy, cards):
        self.policy, self.cards = policy, cards
        self.keys = policy.keys(cards) if policy else []
        self.origins = {key.owner[0]: {origin for origin, _ in cards[key.owner[0]].log_keys()}
                        | {v.payload["log"]["origin"] for v in cards[key.owner[0]].versions}
                        for key in self.keys}

    def counted(self, cosignatures, maker):
        """(witness, time) of cosignatures that count for a maker, the keys being valid at that time."""
        return [(key.owner[0], moment) for key, moment in cosignatures
                if key.owner[0] != maker and any(within(entry, moment) for entry in key.owner[1])]

    def _lower(self, fact):
        """lo(w): the latest cosignature by w in any anchor of the object."""
        times = {}
        for note, checkpoint in fact.anchors:
            for witness, moment in self.counted(note.cosignatures(self.keys), fact.maker):
                if checkpoint.origin not in self.origins[witness]:
                    times[witness] = max(moment, times.get(witness, moment))
        return times

    def _upper(self, fact, inclusions):
        """hi(w): the earliest cosignature by w on a checkpoint that includes the object's leaf."""
        times = {}
        for inclusion in inclusions:
            if (inclusion.leaf, inclusion.digest) not in fact.leaves:
                continue
            for witness, moment in self.counted(inclusion.cosignatures, fact.maker):
                if witness != inclusion.log:
                    times[witness] = min(moment, times.get(witness, moment))
        return times

    def windows(self, facts, inclusions):
        """{id: (not before, not after)}: own marks, and those that pass between objects by witness."""
        self.lows = {fact.id: self._lower(fact) if self.policy else {} for fact in facts}
        self.highs = {fact.id: self._upper(fact, inclusions) if self.policy else {} for fact in facts}
        if not self.policy:
            return {fact.id: (None, None) for fact in facts}
        by_id = {fact.id: fact for fact in facts if fact.shown}
        edges = [(fact, by_id[name]) for fact in by_id.values() for name in fact.names
                 if name in by_id and name != fact.id]
        changed = True
        while changed:
            changed = False
            for fact, named in edges:
                changed |= _pass(self.highs[fact.id], self.highs[named.id], named.maker, min)
                changed |= _pass(self.lows[named.id], self.lows[fact.id], fact.maker, max)
        k = self.policy.threshold
        return {fact.id: (_bound(self.lows[fact.id], k, True), _bound(self.highs[fact.id], k, False))
                for fact in facts}


def _pass(source, to, maker, better):
    """Take over marks witness by witness, but for a witness of the object's own party."""
    changed = False
    for witness, moment in source.items():
        best = better(moment, to.get(witness, moment))
        if witness != maker and to.get(witness) != best:
            to[witness], changed = best, True
    return changed
