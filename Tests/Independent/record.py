# SPDX-License-Identifier: Apache-2.0
"""What several verified bundles hold together, for claims (docs/spec/claim.md, section 6)."""

import channels
import evidence
import guarantees

ARRIVAL = evidence.OPENING | {"ContentConsignment"}


class Record:
    """Objects by id: of one object the tighter window and every open field."""

    def __init__(self, verifiers):
        self.verifiers, self.windows, self.cards = verifiers, {}, {}
        self.notices, self.fields, self.carried = {}, {}, set()
        self.dispatches, self.events, self.statuses, self.filings = {}, {}, {}, {}
        self.uncounted = set()
        for each in verifiers:
            self._take(each)

    def _take(self, verifier):
        self.cards.update(verifier.cards)
        for name, window in verifier.windows.items():
            self._tighten(name, *(b.moment if b and b.enough else None for b in window))
        self.uncounted |= {name for name, verdict in verifier.verdicts.items() if verdict != "before"}
        if verifier.notice:
            notice = verifier.notice
            self.notices[notice.id] = notice
            self.fields.setdefault(notice.id, {}).update(notice.fields)
            if guarantees.originates(verifier):
                self.carried.add(notice.id)
        for delivery in verifier.deliveries:
            self.dispatches[delivery.dispatch.id] = delivery.dispatch
            for _, chain in delivery.chains:
                self._events(verifier, chain, delivery.dispatch.id)
        for channel in verifier.channels:
            self.dispatches.update({item.id: item for item in channel.dispatches})
        for issuer, chain in verifier.own_statuses():
            self.statuses.update({item.id: item for item in chain if issuer in verifier.cards})
        self.filings.update({item.id: item for item in verifier.filings})

    def _events(self, verifier, chain, dispatch):
        for item in chain:
            if item.known and item.payload["iss"] in verifier.cards:
                self.events.setdefault(dispatch, {})[item.id] = item

    def _tighten(self, name, low, high):
        old = self.windows.get(name, (None, None))
        lows, highs = ([x for x in pair if x is not None] for pair in ((low, old[0]), (high, old[1])))
        self.windows[name] = (max(lows, default=None), min(highs, default=None))

    def counts(self, name):
        """Whether no revoked key signed it, or provably before that."""
        return name not in self.uncounted

    def by_recipient(self, dispatch, names):
        """Evidence of the recipient, by event, that counts."""
        held = self.events.get(dispatch.id, {}).values()
        return [item for item in held if item.signer == "to" and item.name in names and self.counts(item.id)]

    def late(self, dispatch, of, shows=ARRIVAL):
        """The least *not after* of what shows arrival or opening, or that of the dispatch (section 4)."""
        if of == "sending":
            return self.windows[dispatch.id][1]
        ends = [self.windows[item.id][1] for item in self.by_recipient(dispatch, shows)]
        return min((end for end in ends if end is not None), default=None)

    def route(self, dispatch):
        """Relays of the submission that the recipient's ContentConsignment embeds; None without one."""
        for item in self.by_recipient(dispatch, {"ContentConsignment"}):
            return channels.stops(item.submission.payload)[:-1]
        return None

    def is_complete(self, notice):
        """Whether every field is open, from all bundles together."""
        return len(self.fields[notice.id]) == notice.payload["hidden"]
