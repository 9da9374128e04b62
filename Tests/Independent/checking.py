# SPDX-License-Identifier: Apache-2.0
"""Step 5 of docs/spec/bundle.md section 2: the objects of a bundle against each other."""

import equivocation
import notices
import words
from objects import sha256
from shapes import refuse_unless
from strictjson import b64u, from_b64u


class Checking:
    """What a verifier does once every signature holds."""

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
            equivocation.check_channel(channel, self.deliveries, self.cards[channel.source])
        for carriage in self.carriages:
            refuse_unless(carriage.source != carriage.recipient, "carriage between one party")
            self.check_hops(carriage.evidence)
            shown = [item for item in carriage.evidence if item.payload["iss"] in self.cards]
            for item in shown:
                self.check_reference(item, shown)
        self.read_filings()
        self.check_filings()

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
        self.check_hops(found)
        shown = [item for item in found if item.payload["iss"] in self.cards]
        for item in found:
            if item.known:
                self.check_evidence(item, delivery)
        for item in shown:
            self.check_reference(item, shown)

    def check_evidence(self, item, delivery):
        """Evidence that names a notice names this one and repeats it (step 5)."""
        body, content_free = item.payload, self.notice.payload["ack"] == "content-free"
        if item.known.together:
            refuse_unless(not ("notice" in body and content_free), "content-free evidence names the notice")
            refuse_unless("notice" in body or content_free or item.family != "officer",
                          "evidence of an officer names no notice")
        if "notice" in body:
            refuse_unless(body["notice"] == self.notice.id, "evidence names another notice")
            own = self.notice.sd_hash()
            refuse_unless(own is None or body["sdHash"] == own, "sdHash of another text")
        if "hidden" in body:
            refuse_unless(body["hidden"] == self.notice.payload["hidden"], "hidden is not that of the notice")
            refuse_unless(body["dispatch"] == delivery.dispatch.id, "evidence names another dispatch")
            if self.notice.is_complete and body["specificity"] != notices.places.verdict(self.notice.fields):
                self.flags.append("specificity by %s is not what the fields give" % body["iss"])

    def check_hops(self, found):
        """`hop` is the acceptance by `relay` that embeds the same submission, where one is verified here."""
        taken = {}
        for item in found:
            if item.name in ("SubmissionAcceptance", "RelayAcceptance") and item.payload["iss"] in self.cards:
                taken.setdefault((item.payload["iss"], item.submission.id), set()).add(item.id)
        for item in found:
            if item.known and "hop" in item.payload:
                accepted = taken.get((item.payload["relay"], item.submission.id))
                refuse_unless(not accepted or item.payload["hop"] in accepted,
                              "hop is not an acceptance of the relay")

    @staticmethod
    def check_reference(item, found):
        """What evidence names by id is of the right event, where it is here (evidence.md, section 2)."""
        held = {other.id: other for other in found}
        if item.name == "KeyShareReleased":
            other = held.get(item.payload["acceptance"])
            refuse_unless(other is None or other.name == "ConsignmentAcceptance", "acceptance is none")
        if item.name == "PromiseMissed":
            other = held.get(item.payload["promise"])
            refuse_unless(other is None or other.signer == "to" and item.payload["deadline"]
                          in (other.payload.get("nextReportBy"), other.payload.get("expectBy")),
                          "deadline is not that of the promise")
