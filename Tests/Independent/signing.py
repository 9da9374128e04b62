# SPDX-License-Identifier: Apache-2.0
"""Step 4 of docs/spec/bundle.md section 2: every signature, type, id, chain and order."""

import channels
import equivocation
import notices
import shapes
import windows
import words
from contents import Carriage, Channel, Delivery, Inclusion
from shapes import is_ascending, refuse_unless


class Signing:
    """What a verifier does with the signatures of a bundle; it adds a fact for each object."""

    def add(self, label, signed, leaf_type, claimed, maker="iss"):
        """Remember an object for its window; the same object twice is one."""
        fact = windows.fact_of(label, signed, leaf_type, claimed, maker)
        known = self.facts.setdefault(signed.id, fact)
        known.leaves |= fact.leaves
        return known

    def parse_and_sign(self):
        """Step 4: every signature, type, id, chain and order."""
        value = self.value
        if "notice" in value:
            item = value["notice"]
            self.notice = notices.Notice(item["jwt"], item["disclosures"])
            self.approvals = [channels.approval(jws) for jws in item["approvals"]]
        self.deliveries = [Delivery(item) for item in value["deliveries"]]
        self.carriages = [Carriage(item) for item in value.get("carriages", [])]
        self.channels = [Channel(item) for item in value["channels"]]
        self.inclusions = [Inclusion(item) for item in value["inclusions"]]
        refuse_unless(is_ascending([(d.recipient,) for d in self.deliveries]), "deliveries not ascending")
        if self.notice:
            fact = self.add("notice", self.notice.object, "notice", "composedAt")
            fact.leaves = {("notice", self.notice.released_digest(self.approvals))}
        for approval in self.approvals:
            fact = self.add("approval", approval, "approval", "approvedAt", "party")
            fact.leaves |= self.facts[self.notice.id].leaves
        for delivery in self.deliveries:
            self.sign_delivery(delivery)
        for carriage in self.carriages:
            self.sign_carriage(carriage)
        for channel in self.channels:
            self.sign_channel(channel)
        for item in value.get("denials", []):
            self.sign_denial(words.denial(item))

    def sign_denial(self, denial):
        """A denial under a `node` key of its issuer, about what is here (denial.md, section 3)."""
        body = denial.payload
        refuse_unless(body["iss"] in self.cards, "denial of a party without a card")
        refuse_unless(self.cards[body["iss"]].is_signed(denial, "node", shapes.seconds(body["at"])),
                      "denial is not signed by its node")
        ends = (body["about"]["from"], body["about"]["to"])
        refuse_unless(any((c.source, c.target) == ends for c in self.channels)
                      or any(words.covers(body["about"], d) for d in self.deliveries),
                      "denial about nothing that is here")
        fact = self.add("denial by " + body["iss"], denial, "denial", "at")
        fact.names.update(body["about"][name] for name in ("notice", "dispatch") if name in body["about"])

    def sign_dispatch(self, dispatch):
        """A dispatch under a `notice` key of its sender."""
        body = dispatch.payload
        refuse_unless(body["iss"] in self.cards, "dispatch of a party without a card")
        refuse_unless(self.cards[body["iss"]].is_signed(dispatch, "notice", shapes.seconds(body["at"])),
                      "dispatch is not signed by its sender")
        name = "dispatch %s > %s #%d" % (body["iss"], body["aud"], body["number"])
        self.add(name, dispatch, "dispatch", "at")

    def sign_submission(self, submission, dispatch_id):
        """A submission under a `node` key of its sender; its `pc` names the dispatch (section 5)."""
        body = submission.payload
        chain = self.cards.get(body["iss"])
        refuse_unless(chain and chain.is_signed(submission, "node", shapes.seconds(body["at"])),
                      "submission is not signed by its sender")
        fact = self.add("submission to " + body["nextHop"], submission, "submission", "at")
        envelope = self.facts.setdefault(body["env"], windows.Fact("envelope", body["env"], body["iss"]))
        envelope.leaves.add(("envelope", body["env"]))
        fact.names |= {body["env"], dispatch_id} - {None}

    def sign_delivery(self, delivery):
        """Signatures, chains and order of a delivery (section 1)."""
        self.sign_dispatch(delivery.dispatch)
        source = delivery.dispatch.payload["iss"]
        hops = [channels.hops(item.payload) for item in delivery.submissions]
        refuse_unless(is_ascending(hops), "submissions not ascending")
        for submission in delivery.submissions:
            refuse_unless(submission.payload["iss"] == source, "submission of another sender")
            self.sign_submission(submission, delivery.dispatch.id)
        for issuer, chain in delivery.chains:
            before = None
            for item in chain:
                refuse_unless(item.payload["iss"] == issuer, "evidence of another issuer")
                refuse_unless(item.payload.get("prev") == before, "evidence chain is broken")
                before = item.id
                refuse_unless(item.payload["from"] == source and item.payload["to"] == delivery.recipient,
                              "evidence of another channel")
                self.sign_evidence(item, delivery.dispatch.id)
        self.chain([item.object for item in chain] for _, chain in delivery.chains)

    def sign_evidence(self, item, dispatch_id):
        """Evidence, and the submission that it embeds; without a dispatch its `pc` stays closed."""
        issuer = item.payload["iss"]
        fact = self.add("%s by %s" % (item.name, issuer), item.object, "evidence", "at")
        fact.names |= {dispatch_id} - {None}
        if item.submission:
            self.sign_submission(item.submission, dispatch_id)
            fact.names.add(item.submission.id)
        self.sign_if_known(issuer, fact, item.check_signature)

    def sign_carriage(self, carriage):
        """Signatures and order of a carriage (section 1); issuers without a card are not shown."""
        refuse_unless(is_ascending([channels.hops(item.payload) for item in carriage.submissions]),
                      "submissions not ascending")
        for submission in carriage.submissions:
            self.sign_submission(submission, None)
        for item in carriage.evidence:
            self.sign_evidence(item, None)
        held = {item.id: item.object for item in carriage.evidence}
        self.chain([held[item.payload["prev"]], item.object] for item in carriage.evidence
                   if item.payload.get("prev") in held)

    def chain(self, chains):
        """Remember what comes before what in chains of one maker, whose claimed times do not fall."""
        for objects in chains:
            for before, after in zip(objects, objects[1:]):
                self.facts[after.id].before = before.id

    def sign_if_known(self, issuer, fact, check):
        """Check a signature, or call the object of a relay without a card not shown (step 4)."""
        chain = self.cards.get(issuer)
        if chain is None:
            fact.shown = False
            self.not_shown.append(fact.label)
        else:
            check(chain)

    def sign_channel(self, channel):
        """Signatures, chains and order of a channel (section 1)."""
        ends = (channel.source, channel.target)
        for dispatch in channel.dispatches:
            refuse_unless((dispatch.payload["iss"], dispatch.payload["aud"]) == ends,
                          "dispatch of another channel")
            self.sign_dispatch(dispatch)
        equivocation.check_numbers(channel.dispatches, self.cards[channel.source], channel.target)
        self.chain([channel.dispatches])
        noticed = [dispatch.payload["notice"] for dispatch in channel.dispatches]
        refuse_unless(len(set(noticed)) == len(noticed), "two dispatches of one notice to one recipient")
        for issuer, chain in channel.statuses:
            channels.check_chain(chain, "index", "previous")
            about = {status.payload["aud"] for status in chain}
            allowed = set(ends) - {issuer}
            refuse_unless(len(about) == 1 and about <= allowed, "statuses about another counterpart")
            for status in chain:
                refuse_unless(status.payload["iss"] == issuer, "status of another issuer")
                label = "status %s about %s #%d" % (issuer, status.payload["aud"], status.payload["index"])
                fact = self.add(label, status, "status", "at")
                moment = shapes.seconds(status.payload["at"])
                self.sign_if_known(issuer, fact, lambda cards, s=status, m=moment: refuse_unless(
                    cards.is_signed(s, "node", m), "status is not signed by its node"))
            self.chain([chain])
        for issuer, chain in channel.relays:
            self.sign_relay(issuer, chain, ends)

    def sign_relay(self, issuer, chain, ends):
        """A relay's statuses about the pair (channel.md, section 5)."""
        channels.check_chain(chain, "index", "previous")
        counts = [status.payload["carried"]["number"] for status in chain]
        refuse_unless(counts == sorted(counts), "a relay's later status counts less")
        ends_by_number = {}
        for status in chain:
            body = status.payload
            refuse_unless(body["iss"] == issuer, "relay status of another issuer")
            refuse_unless((body["from"], body["to"]) == ends, "relay status about another pair")
            known = ends_by_number.setdefault(body["carried"]["number"], body["carried"].get("head"))
            refuse_unless(known == body["carried"].get("head"), "two heads of one number carried")
            label = "relay status %s about %s > %s #%d" % (issuer, *ends, body["index"])
            fact = self.add(label, status, "relay-status", "at")
            moment = shapes.seconds(body["at"])
            self.sign_if_known(issuer, fact, lambda cards, s=status, m=moment: refuse_unless(
                cards.is_signed(s, "node", m), "relay status is not signed by its node"))
        self.chain([chain])
