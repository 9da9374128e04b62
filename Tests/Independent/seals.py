# SPDX-License-Identifier: Apache-2.0
"""Seals, openings and consents of a bundle against each other (docs/spec/seal.md; docs/spec/filing.md)."""

import filings
import sealfields
import shapes
from filings import CONSENT, OPENING, SEAL
from shapes import refuse_unless
from strictjson import CouldNotFindOut

DISCLOSED_LIMIT = 65536


class Filed:
    """What a verifier does with filings."""

    def of_type(self, typ):
        """Filings of one type."""
        return [item for item in self.filings if item.typ == typ]

    def sign_filing(self, signed):
        """A filing under a `node` key of its issuer (filing.md, section 3)."""
        body = signed.payload
        refuse_unless(self.signed_by_node(signed), "filing is not signed by its node")
        leaf = filings.LEAVES[signed.typ]
        number = " #%d" % body["number"] if "number" in body else ""
        self.add("%s by %s%s" % (leaf, body["iss"], number), signed, leaf, "at")

    def read_filings(self):
        """Step 6: each by its form, the card of its issuer, and its signature, in their order."""
        for item in self.value.get("filings", []):
            signed = filings.filing(item)
            if signed.payload["iss"] not in self.cards:
                raise CouldNotFindOut("card is missing: " + signed.payload["iss"])
            self.sign_filing(signed)
            self.filings.append(signed)

    def signed_by_node(self, signed):
        """Whether a node key of its issuer, whose card is here, signed it at the claimed time."""
        chain = self.cards.get(signed.payload["iss"])
        return bool(chain) and chain.is_signed(signed, "node", shapes.seconds(signed.payload["at"]))

    def check_filings(self):
        """Numbers, chains, and openings against the seals that are here (seal.md, sections 1 and 3)."""
        for typ in (SEAL, OPENING):
            held = {}
            for item in self.of_type(typ):
                key = (item.payload["iss"], item.payload["number"])
                known = held.setdefault(key, item)
                refuse_unless(known.id == item.id, "two seals or openings of one number")
            for (issuer, number), item in held.items():
                before = held.get((issuer, number - 1))
                refuse_unless(before is None or item.payload["previous"] == before.id,
                              "previous is another seal or opening")
        self.seals = {item.id: item for item in self.of_type(SEAL)}
        for seal in self.seals.values():
            self.check_openings(seal)
        self.check_counts()

    def check_openings(self, seal):
        """Openings of one seal add up: its party, its digests, unique names and salts, presence rules."""
        body, seal.fields, opened = seal.payload, {}, {}
        for opening in self.of_type(OPENING):
            if opening.payload["seal"] != seal.id:
                continue
            refuse_unless(opening.payload["iss"] == body["iss"], "opening of a seal of another party")
            for item, text in zip(opening.opened, opening.payload["disclosures"]):
                refuse_unless(item.digest in body["_sd"], "disclosure that the seal does not hold")
                opened[item.digest] = (item, len(text))
        items = [item for item, _ in opened.values()]
        refuse_unless(len({item.name for item in items}) == len(items), "two fields of a seal share a name")
        refuse_unless(sum(size for _, size in opened.values()) <= DISCLOSED_LIMIT, "disclosures too large")
        seal.fields = {item.name: item.value for item in items}
        seal.is_complete = len(items) == body["hidden"]
        if seal.is_complete:
            sealfields.check_complete(seal.fields)

    def own_statuses(self):
        """(issuer, chain) of channel statuses whose issuer's card is here."""
        return [(issuer, chain) for channel in self.channels for issuer, chain in channel.statuses
                if issuer in self.cards]

    def check_counts(self):
        """`seals` of a party's statuses for one counterpart never falls (seal.md, section 1)."""
        for _, chain in self.own_statuses():
            counts = [item.payload["seals"] for item in chain]
            refuse_unless(counts == sorted(counts), "a later status counts fewer seals")

    def check_hidden_seals(self):
        """No status counts fewer seals than were there before it: k witnesses, each by itself."""
        for issuer, chain in self.own_statuses() if self.policy else []:
            for status in chain:
                low = self.clock.lows[status.id]
                for seal in self.seals.values():
                    body, high = seal.payload, self.clock.highs[seal.id]
                    if body["iss"] == issuer and body["number"] > status.payload["seals"]:
                        before = [name for name in high if name in low and high[name] < low[name]]
                        refuse_unless(len(before) < self.policy.threshold, "status hides a seal")

    def moments(self, object_id):
        """Both bounds of a window where enough witnesses say so, else None."""
        return [bound.moment if bound and bound.enough else None for bound in self.windows[object_id]]


def standing(verifier, opening):
    """What stands of the release rule: held, testimony, not-shown, broken (seal.md, section 3)."""
    seal, body = verifier.seals.get(opening.payload["seal"]), opening.payload
    if seal is None or not verifier.counts(seal) or not verifier.counts(opening):
        return "not-shown"
    rule = seal.payload["rule"]
    if body["basis"]["kind"] != rule["kind"]:
        return "broken"
    if rule["kind"] == "event":
        return "testimony"
    if rule["kind"] == "date":
        (low, high), date = verifier.moments(opening.id), shapes.seconds(rule["date"])
        if low is not None and low >= date:
            return "held"
        return "broken" if high is not None and high < date else "not-shown"
    return _by_consent(verifier, opening, seal, rule)


def _by_consent(verifier, opening, seal, rule):
    who = rule.get("party")
    if who is None:
        shown = [item.value for item in opening.opened
                 if item.digest == rule["hidden"] and item.name == "counterpart"]
        if not shown:
            return "broken"
        who = shown[0]
    if opening.consent is None or opening.consent.payload["iss"] != who:
        return "broken"
    if who not in verifier.cards:
        return "not-shown"
    given = opening.consent.payload
    covered = {item.name for item in opening.opened} - {"counterpart"}
    if not verifier.signed_by_node(opening.consent):
        return "broken"
    if (given["seal"], given["of"]) != (seal.id, seal.payload["iss"]):
        return "broken"
    if "fields" in given and not covered <= set(given["fields"]):
        return "broken"
    return _signed(verifier, opening)


def _signed(verifier, opening):
    """Whether the key of a consent was not revoked by the end of its opening (filing.md, section 3)."""
    revoked = verifier.cards[opening.consent.payload["iss"]].revoked.get(opening.consent.kid)
    high = verifier.moments(opening.id)[1]
    return "held" if revoked is None or (high is not None and high <= revoked) else "not-shown"


def among(verifier, opening):
    """Whether the count of an opening agrees with what is here (seal.md, section 3)."""
    body, said = opening.payload, opening.payload["among"]
    own = {item.payload["number"]: item for item in verifier.seals.values()
           if item.payload["iss"] == body["iss"]}
    others = {item.payload["number"]: item for item in verifier.of_type(OPENING)
              if item.payload["iss"] == body["iss"]}
    numbers = range(said["first"], said["last"] + 1)
    inside = {number for number, item in own.items() if said["after"] <= item.payload["at"] <= said["before"]}
    if any(number in own and number not in inside for number in numbers) or inside - set(numbers):
        return "differs"
    if any(number not in own for number in numbers):
        return "not-shown"
    if any(number not in others for number in range(1, body["number"] + 1)):
        return "not-shown"
    earlier = [others[number] for number in range(1, body["number"] + 1)]
    if not all(map(verifier.counts, [own[number] for number in numbers] + earlier)):
        return "not-shown"
    named = {item.payload["seal"] for item in earlier}
    return "agrees" if sum(own[n].id in named for n in numbers) == said["opened"] else "differs"


def was_sealed(verifier, party, begin, end):
    """Whether the party logged a seal in a period: sealed, may-be, no-record, not-shown (section 7)."""
    told = [(item.payload["seals"], *verifier.moments(item.id)) for issuer, chain in verifier.own_statuses()
            if issuer == party for item in chain if verifier.counts(item)]
    first = max((count for count, _, high in told if high is not None and high <= begin), default=None)
    second = min((count for count, low, _ in told if low is not None and low >= end), default=None)
    own = [item for item in verifier.seals.values() if item.payload["iss"] == party]
    answer = None
    for seal in own:
        number = seal.payload["number"]
        low, high = verifier.moments(seal.id) if verifier.counts(seal) else (None, None)
        if number <= (first or 0) or (second is not None and number > second):
            continue
        if (high is not None and high < begin) or (low is not None and low > end):
            continue
        if low is not None and high is not None and low >= begin and high <= end:
            return "sealed"
        answer = "may-be"
    if answer or first is None or second is None or first > second:
        return answer or "not-shown"
    held = {seal.payload["number"] for seal in own}
    return "no-record" if held >= set(range(first + 1, second + 1)) else "not-shown"


def counted(verifier):
    """Per party: seals here, the highest number that is told, and the numbers that are missing."""
    told = {}
    for issuer, chain in verifier.own_statuses():
        told[issuer] = max([told.get(issuer, 0)] + [item.payload["seals"] for item in chain
                                                    if verifier.counts(item)])
    held = {}
    for item in verifier.seals.values():
        held.setdefault(item.payload["iss"], set()).add(item.payload["number"])
    return [{"party": name, "here": len(held.get(name, ())), "told": told.get(name),
             "missing": _ranges(held.get(name, set()), max([told.get(name, 0), *held.get(name, ())]))}
            for name in sorted(set(held) | {name for name in told if told[name]})]


def _ranges(held, last):
    """Gaps up to a number as [from, to]."""
    ends = sorted(held) + [last + 1]
    return [[low + 1, high - 1] for low, high in zip([0] + ends, ends) if high > low + 1]


def records(verifier):
    """What is said of each seal, opening and consent."""
    result = {"seals": [], "openings": [], "consents": [], "sealCounts": counted(verifier)}
    for item in sorted(verifier.seals.values(), key=lambda s: (s.payload["iss"], s.payload["number"])):
        body = item.payload
        result["seals"].append({"id": item.id, "by": body["iss"], "number": body["number"],
                                "purpose": body["purpose"], "status": body["status"],
                                "opened": [len(item.fields), body["hidden"]], "fields": sorted(item.fields)})
    for item in verifier.of_type(OPENING):
        body, said = item.payload, item.payload["among"]
        result["openings"].append({
            "id": item.id, "by": body["iss"], "number": body["number"], "seal": body["seal"],
            "standing": standing(verifier, item), "among": among(verifier, item),
            "words": "%d of %d seals from %s to %s opened" % (
                said["opened"], said["last"] - said["first"] + 1, said["after"], said["before"])})
    for item in verifier.of_type(CONSENT):
        result["consents"].append({"id": item.id, "by": item.payload["iss"], "seal": item.payload["seal"]})
    return result
