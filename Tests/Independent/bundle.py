# SPDX-License-Identifier: Apache-2.0
"""The checks of a bundle, in the order of docs/spec/bundle.md section 2."""

import copy
import functools

import channels
import equivocation
import log
import notices
import revocation
import shapes
import windows
from cards import CardChain
from checking import Checking
from contents import read
from objects import SignedObject, sha256
from seals import Filed
from shapes import digest, exactly, members, party, refuse_unless
from signing import Signing
from strictjson import CouldNotFindOut, b64u, canonical

SEAL = "herald-bundle-seal+jwt"


@functools.lru_cache(maxsize=None)
def _chain(data):
    return CardChain(data)


def load_cards(files):
    """Supplied card files by party; two of one party are refused (section 2)."""
    cards = {}
    for data in files:
        chain = copy.copy(_chain(data))
        refuse_unless(chain.party not in cards, "two card files of one party")
        cards[chain.party] = chain
    return cards


class Verifier(Signing, Checking, Filed):
    """One bundle against cards and a policy; `run` raises Refused or CouldNotFindOut, or ends."""

    def __init__(self, data, card_files, policy_data=None, check_seal=True):
        self.value = read(data)
        self.cards = load_cards(card_files)
        self.policy = windows.Policy(policy_data) if policy_data is not None else None
        self.check_seal = check_seal
        self.facts, self.not_shown, self.flags = {}, [], []
        self.notice, self.approvals, self.deliveries, self.channels, self.inclusions = None, [], [], [], []
        self.carriages, self.windows, self.verdicts = [], {}, {}
        self.filings, self.seals = [], {}

    def run(self):
        """Steps 2 to 7."""
        self.seal()
        self.needed_cards()
        self.parse_and_sign()
        self.cross_check()
        self.prove()
        self.windows = self.clock.windows(list(self.facts.values()), self.inclusions)
        self.verdicts = revocation.verdicts(self)
        equivocation.check_hidden(self)
        self.check_hidden_seals()
        return self

    def counts(self, signed):
        """Whether guarantees may rest on an object: no key revoked, or signed before that (section 2)."""
        return self.verdicts.get(signed.id, "before") == "before"

    def seal(self):
        """Step 2 and section 3."""
        exporter = self.cards.get(self.value["exporter"])
        seal = SignedObject(self.value["seal"], [SEAL])
        if exporter is None:
            refuse_unless(not any(chain.has_key(seal.kid) for chain in self.cards.values()),
                          "seal by a key of another party than the exporter")
            raise CouldNotFindOut("card of the exporter is missing")
        if not self.check_seal:
            return
        members(seal.payload, {"v": exactly(1), "jti": shapes.random_id, "bundle": digest, "iss": party})
        refuse_unless(seal.payload["iss"] == exporter.party, "seal of another party")
        rest = {name: item for name, item in self.value.items() if name != "seal"}
        refuse_unless(seal.payload["bundle"] == b64u(sha256(canonical(rest))), "seal is of another bundle")
        moment = shapes.seconds(self.value["exportedAt"])
        refuse_unless(exporter.is_signed(seal, "node", moment), "seal is not signed by the exporter's node")

    def needed_cards(self):
        """Step 3."""
        needed = set()
        if "notice" in self.value:
            jwt = SignedObject(self.value["notice"]["jwt"], [notices.NOTICE], notices.NOTICE_LIMIT)
            needed.add(jwt.payload.get("iss"))
        for item in self.value["deliveries"]:
            needed.add(channels.dispatch(item["dispatch"]).payload["aud"])
        for item in self.value["channels"]:
            needed.update((item["from"], item["to"]))
        for item in self.value.get("carriages", []):
            needed.add(channels.source_of(item["submissions"] + item["evidence"]))
        for name in needed:
            party(name)
            if name not in self.cards:
                raise CouldNotFindOut("card is missing: " + name)

    def prove(self):
        """Step 7: inclusion proofs under the log key and origin of the party's card."""
        self.clock = windows.Clock(self.policy, self.cards)
        released = self.facts[self.notice.id].leaves if self.notice else set()
        for item in self.inclusions:
            if self.notice and item.leaf == "notice":
                refuse_unless((item.leaf, item.digest) in released, "inclusion of another notice")
            chain = self.cards.get(item.log)
            if chain is None:
                item.shown = False
                self.not_shown.append("inclusion of %s in the log of %s" % (item.leaf, item.log))
                continue
            entry = log.leaf_entry(item.leaf, item.digest)
            item.cosignatures = item.proof.verify(entry, chain.log_keys(), self.clock.keys)
