# SPDX-License-Identifier: Apache-2.0
"""A small exchange whose keys the test owns, so that it can seal its bundles again."""
import json
import time

from parties import Party, exchange_cards
from programs import Fault, patiently
from signing import Signer

FIELDS = json.dumps({
    "fields": {"actor": "the harbour master", "text": "the channel is closed"}, "severity": "Moderate",
    "status": "Exercise"}).encode()


def _send(party, *words):
    return party.officer("send", "warning", *words, "--fields", "-", stdin=FIELDS).expect().text.strip()


def _await(party, words, text, count=1):
    if not patiently(40, lambda: party.officer(*words).text.count(text) >= count):
        raise Fault(f"{party.id}: '{text}' did not come\n{party.officer(*words).text}")


def _answered(sender, recipients, notice):
    """Every recipient opens, conveys and acknowledges; the sender has all of it."""
    for recipient in recipients:
        _await(recipient, ("inbox",), f"{notice}  opened")
        recipient.officer("convey", notice, "--role", "director").expect()
        recipient.officer("ack", notice).expect()
    _await(sender, ("why", notice), "  Acknowledged", len(recipients))


class SmallExchange:
    """Bundles by name, the cards of all parties, and who can seal what."""

    def __init__(self, space):
        self.space, self.bundles = space, {}
        self.parties = [Party(space, label).make() for label in ("a", "b", "c", "r")]
        for party in self.parties:
            party.node.start()
        exchange_cards(self.parties)
        a, b, c, _ = self.parties
        direct = _send(a, "--to", b.id, c.id)
        _answered(a, (b, c), direct)
        relayed = _send(a, "--to", b.id, "--via", "r.example")
        _answered(a, (b,), relayed)
        time.sleep(1.5)  # a batch of its own, so that there is another channel status
        third = _send(a, "--to", b.id)
        _answered(a, (b,), third)
        time.sleep(1.5)
        for name, party, words in (
                ("direct", a, (direct, "--open-all")), ("relayed", a, (relayed, "--open", "text")),
                ("third", a, (third, "--open-all")), ("received", b, (relayed, "--open-all")),
                ("channel", a, ("--channel", a.id, b.id))):
            self.bundles[name] = self._prove(name, party, words)
        self._policy()
        for party in self.parties:
            party.node.stop()
        self.cards = [party.card for party in self.parties]

    def _prove(self, name, party, words):
        path = self.space.path(f"{name}.bundle.json")
        if not patiently(40, lambda: party.officer("prove", *words, "--out", path).code == 0):
            party.officer("prove", *words, "--out", path).expect()
        return path

    def _policy(self):
        self.policy = self.space.path("policy.json")
        witnesses = ["b.example", "c.example", "r.example"]
        self.policy.write_text(json.dumps({
            "format": "herald-policy/v1", "threshold": 1, "witnesses": witnesses}))

    def read(self, name):
        return json.loads(self.bundles[name].read_bytes())

    def signer(self, party, use="node"):
        """The key of `a.example` and so on."""
        return Signer(self.space.path(f"{party.split('.')[0]}.node") / "keys" / f"{use}.json")
