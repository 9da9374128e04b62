# SPDX-License-Identifier: Apache-2.0
"""The checks of a bundle, in the order of docs/spec/bundle.md section 2."""

import channels
import evidence
import log
import notices
import shapes
import silence
import windows
import words
from cards import CardChain
from objects import SignedObject, sha256
from shapes import array, digest, exactly, is_ascending, members, one_of, party, refuse_unless, text, time
from strictjson import CouldNotFindOut, b64u, canonical, from_b64u, parse_canonical

BUNDLE_LIMIT = 67108864
MANY = 2**31
SEAL = "herald-bundle-seal+jwt"

_JWS = array(text, 1, MANY)


def _issued(value):
    members(value, {"chain": _JWS, "issuer": party})


def _notice(value):
    members(value, {"approvals": array(text, 0, 64, ascending=True), "disclosures": array(text, 0, 64),
                    "jwt": text})


def _delivery(value):
    members(value, {"dispatch": text, "evidence": array(_issued, 0, MANY),
                    "submissions": array(text, 0, MANY)},
            {"pcSalt": shapes.random_id, "notes": words.OPENED})


def _channel(value):
    members(value, {"dispatches": array(text, 0, MANY), "from": party, "statuses": array(_issued, 0, MANY),
                    "to": party}, {"relayStatuses": array(_issued, 1, 1024)})


def _inclusion(value):
    members(value, {"digest": digest, "leaf": one_of(log.LEAF_TYPES), "log": party, "proof": text})


def read(data):
    """Step 1: strict JSON, canonical, exactly the members of section 1."""
    if len(data) > BUNDLE_LIMIT:
        raise CouldNotFindOut("bundle too large")
    value = parse_canonical(data, BUNDLE_LIMIT)
    members(value, {"format": exactly("herald-bundle/v1"), "exporter": party, "exportedAt": time,
                    "deliveries": array(_delivery, 0, MANY), "channels": array(_channel, 0, MANY),
                    "inclusions": array(_inclusion, 0, MANY), "seal": text},
            {"notice": _notice, "silence": silence.question,
             "denials": array(text, 1, 1024, ascending=True)})
    refuse_unless("notice" in value or value["channels"], "bundle without content")
    refuse_unless("notice" in value or not value["deliveries"], "deliveries without a notice")
    refuse_unless(is_ascending([(c["from"], c["to"]) for c in value["channels"]]), "channels not ascending")
    refuse_unless(is_ascending([(i["log"], i["leaf"], i["digest"]) for i in value["inclusions"]]),
                  "inclusions not ascending")
    for holder in value["deliveries"]:
        refuse_unless(is_ascending([(e["issuer"],) for e in holder["evidence"]]), "evidence not ascending")
    for holder in value["channels"]:
        for name in ("statuses", "relayStatuses"):
            issuers = [(s["issuer"],) for s in holder.get(name, [])]
            refuse_unless(is_ascending(issuers), name + " not ascending")
        refuse_unless(holder["from"] != holder["to"], "channel of one party")
    if "silence" in value:
        asked = (value["silence"]["from"], value["silence"]["to"])
        refuse_unless(asked in [(c["from"], c["to"]) for c in value["channels"]],
                      "silence of a channel that is not here")
    return value


def load_cards(files):
    """Supplied card files by party; two of one party are refused (section 2)."""
    cards = {}
    for data in files:
        chain = CardChain(data)
        refuse_unless(chain.party not in cards, "two card files of one party")
        cards[chain.party] = chain
    return cards


class Delivery:
    """A delivery of section 1, its objects parsed."""

    def __init__(self, value):
        self.dispatch = channels.dispatch(value["dispatch"])
        self.salt = value.get("pcSalt")
        self.notes = value.get("notes", [])
        self.submissions = [channels.submission(item) for item in value["submissions"]]
        self.chains = [(item["issuer"], [evidence.Evidence(jws) for jws in item["chain"]])
                       for item in value["evidence"]]
        self.recipient = self.dispatch.payload["aud"]


class Channel:
    """A channel of section 1, its objects parsed."""

    def __init__(self, value):
        self.source, self.target = value["from"], value["to"]
        self.dispatches = [channels.dispatch(item) for item in value["dispatches"]]
        self.statuses = [(item["issuer"], [channels.status(jws) for jws in item["chain"]])
                         for item in value["statuses"]]
        self.relays = [(item["issuer"], [channels.relay_status(jws) for jws in item["chain"]])
                       for item in value.get("relayStatuses", [])]


class Inclusion:
    """An inclusion of section 1, its proof parsed; cosignatures once it is verified."""

    def __init__(self, value):
        self.leaf, self.digest, self.log = value["leaf"], value["digest"], value["log"]
        self.proof, self.cosignatures, self.shown = log.Proof(value["proof"]), [], True


class Verifier:
    """One bundle against cards and a policy; `run` raises Refused or CouldNotFindOut, or ends."""

    def __init__(self, data, card_files, policy_data=None, check_seal=True):
        self.value = read(data)
        self.cards = load_cards(card_files)
        self.policy = windows.Policy(policy_data) if policy_data is not None else None
        self.check_seal = check_seal
        self.facts, self.not_shown, self.flags = {}, [], []
        self.notice, self.approvals, self.deliveries, self.channels, self.inclusions = None, [], [], [], []

    def run(self):
        """Steps 2 to 6."""
        self.seal()
        self.needed_cards()
        self.parse_and_sign()
        self.cross_check()
        self.prove()
        self.windows = self.clock.windows(list(self.facts.values()), self.inclusions)
        return self

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
        for name in needed:
            party(name)
            if name not in self.cards:
                raise CouldNotFindOut("card is missing: " + name)

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
        fact.names.update((body["env"], dispatch_id))

    def sign_delivery(self, delivery):
        """Signatures, chains and order of a delivery (section 1)."""
        self.sign_dispatch(delivery.dispatch)
        source = delivery.dispatch.payload["iss"]
        hops = [[item.payload["nextHop"]] + item.payload.get("route", []) for item in delivery.submissions]
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
                fact = self.add("%s by %s" % (item.name, issuer), item.object, "evidence", "at")
                fact.names.add(delivery.dispatch.id)
                if item.submission:
                    self.sign_submission(item.submission, delivery.dispatch.id)
                    fact.names.add(item.submission.id)
                self.sign_if_known(issuer, fact, lambda cards, item=item: item.check_signature(cards))

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
        channels.check_chain(channel.dispatches, "number", "previous")
        refuse_unless(all(d.payload["number"] == 1 for d in channel.dispatches[:1]),
                      "dispatches do not start at number 1")
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

    def cross_check(self):
        """Step 5: notice, approvals, dispatches, submissions and evidence against each other."""
        if self.notice:
            version = notices.verify_notice(self.notice, self.cards[self.notice.payload["iss"]])
            notices.verify_approvals(self.notice, self.approvals, version)
        for delivery in self.deliveries:
            self.check_delivery(delivery)
        for channel in self.channels:
            for dispatch in channel.dispatches:
                if self.notice and dispatch.payload["notice"] == self.notice.id:
                    self.check_dispatch(dispatch)
            self.check_equivocation(channel)

    def check_dispatch(self, dispatch):
        """A dispatch of this notice (channel.md, section 1)."""
        body = self.notice.payload
        refuse_unless(dispatch.payload["notice"] == self.notice.id, "dispatch of another notice")
        refuse_unless(dispatch.payload["iss"] == body["iss"]
                      and dispatch.payload["aud"] in body["recipients"],
                      "dispatch from another party, or to one that the notice does not list")

    def check_delivery(self, delivery):
        """One msg, env and pc; pc from the salt; what evidence names (section 1; evidence.md, section 2)."""
        self.check_dispatch(delivery.dispatch)
        found = [item for _, chain in delivery.chains for item in chain]
        bodies = [item.payload for item in delivery.submissions + found]
        refuse_unless(all(body["to"] == delivery.recipient for body in bodies), "object of another channel")
        refuse_unless(len({(b["msg"], b["env"], b["pc"]) for b in bodies}) <= 1,
                      "more than one msg, env or pc")
        if bodies:
            refuse_unless(delivery.salt is not None, "pcSalt is missing")
            octets = from_b64u(delivery.salt) + from_b64u(delivery.dispatch.id)
            refuse_unless(bodies[0]["pc"] == b64u(sha256(octets)), "pc does not commit to the dispatch")
        words.check_notes(delivery.notes, found)
        for item in found:
            if item.known:
                self.check_evidence(item, delivery)

    def check_evidence(self, item, delivery):
        """Evidence that names a notice names this one and repeats it (step 5)."""
        body, content_free = item.payload, self.notice.payload["ack"] == "content-free"
        if item.known.together:
            refuse_unless(("notice" in body) != content_free, "evidence and acknowledgement mode disagree")
        if "notice" in body:
            refuse_unless(body["notice"] == self.notice.id, "evidence names another notice")
            own = self.notice.sd_hash()
            refuse_unless(own is None or body["sdHash"] == own, "sdHash of another text")
        if "hidden" in body:
            refuse_unless(body["hidden"] == self.notice.payload["hidden"], "hidden is not that of the notice")
            refuse_unless(body["dispatch"] == delivery.dispatch.id, "evidence names another dispatch")
            if self.notice.is_complete and body["specificity"] != notices.places.verdict(self.notice.fields):
                self.flags.append("specificity by %s is not what the fields give" % body["iss"])
        if "hop" in body:
            relay = dict(delivery.chains).get(body["relay"], []) if body["relay"] in self.cards else []
            accepted = [hop.id for hop in relay if hop.name == "SubmissionAcceptance"]
            refuse_unless(not accepted or body["hop"] in accepted, "hop is not an acceptance of the relay")

    def check_equivocation(self, channel):
        """Two ids for one number (channel.md, sections 2 and 3)."""
        held = {d.payload["number"]: d.id for d in channel.dispatches}
        for delivery in self.deliveries:
            body = delivery.dispatch.payload
            if (body["iss"], body["aud"]) == (channel.source, channel.target):
                known = held.setdefault(body["number"], delivery.dispatch.id)
                refuse_unless(known == delivery.dispatch.id, "two dispatches of one number")
        for status in dict(channel.statuses).get(channel.source, []):
            end = status.payload["outbound"]
            refuse_unless(held.get(end["number"], end.get("head")) == end.get("head"),
                          "status of the sender names another dispatch")

    def prove(self):
        """Step 6: inclusion proofs under the log key and origin of the party's card."""
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
