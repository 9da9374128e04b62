// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// A bundle's delivery to one recipient, of which everything holds.
struct CheckedDelivery: Sendable {
    let dispatch: VerifiedDispatch
    let window: TimeWindow
    let events: [EventReport]
    /// Of issuers whose card was supplied.
    let evidence: [VerifiedEvidence]
    let outcome: Outcome
}

/// Checks one delivery: its dispatch, submissions and evidence against each other and the notice.
struct DeliveryCheck {
    let context: BundleContext
    let notice: CheckedNotice

    func check(_ delivery: BundleDocument.Delivery) throws(BundleFault) -> CheckedDelivery {
        let dispatch = try checkedDispatch(delivery.dispatch)
        let recipient = try context.card(of: dispatch.payload.recipient, as: "recipient")
        let subject = try checkedSubject(of: delivery, dispatch: dispatch)
        var events: [EventReport] = []
        var verified: [VerifiedEvidence] = []
        for chain in delivery.evidence {
            let checked = try ChainCheck(
                context: context, notice: notice, dispatch: dispatch, recipient: recipient, subject: subject
            ).check(chain)
            events += checked.events
            verified += checked.verified
        }
        return CheckedDelivery(
            dispatch: dispatch,
            window: try context.window(
                of: ObjectHash.leaf(.dispatch, delivery.dispatch), by: notice.issuer.party,
                after: dispatch.payload.after, claimed: dispatch.payload.at
            ),
            events: events, evidence: verified,
            outcome: OutcomeFinding(of: Dictionary(verified.map { ($0.id, $0.payload) }) { first, _ in first }).outcome
        )
    }

    private func checkedDispatch(_ jws: String) throws(BundleFault) -> VerifiedDispatch {
        do throws(SecurityError) {
            let dispatch = try DispatchVerifier.verify(jws, sender: notice.issuer)
            guard dispatch.payload.notice == notice.notice.id else {
                throw SecurityError(.mismatch, "it names another notice")
            }
            guard notice.notice.visible.recipients.contains(dispatch.payload.recipient) else {
                throw SecurityError(.mismatch, "the notice does not list its recipient")
            }
            return dispatch
        } catch {
            throw .refused(error.code.rawValue, "a dispatch does not verify: \(error.reason)")
        }
    }

    /// The one message that all submissions and evidence of a delivery speak of; nil if there are none.
    private func checkedSubject(
        of delivery: BundleDocument.Delivery, dispatch: VerifiedDispatch
    ) throws(BundleFault) -> MessageSubject? {
        var subject: MessageSubject?
        for jws in delivery.submissions {
            do throws(SecurityError) {
                let payload = try SubmissionVerifier.verify(jws, sender: notice.issuer).payload
                let named = MessageSubject(
                    msg: payload.msg, env: payload.env, pc: payload.pc, from: payload.issuer, to: payload.to
                )
                try named.mustEqual(subject)
                subject = named
            } catch {
                throw .refused(error.code.rawValue, "a submission does not verify: \(error.reason)")
            }
        }
        for jws in delivery.evidence.flatMap(\.chain) {
            do throws(SecurityError) {
                let named = try MessageSubject(EvidenceVerifier.unverifiedPayload(of: jws))
                try named.mustEqual(subject)
                subject = named
            } catch {
                throw .refused(error.code.rawValue, "evidence does not belong here: \(error.reason)")
            }
        }
        try checkCommitment(of: delivery, subject: subject, dispatch: dispatch)
        return subject
    }

    private func checkCommitment(
        of delivery: BundleDocument.Delivery, subject: MessageSubject?, dispatch: VerifiedDispatch
    ) throws(BundleFault) {
        guard let subject else { return }
        guard subject.from == dispatch.payload.issuer, subject.to == dispatch.payload.recipient else {
            throw .refused("wrong-slot", "a submission or evidence is of another channel")
        }
        guard let salt = delivery.pcSalt else {
            throw .refused("malformed-bundle", "a delivery with evidence has no salt of its payload commitment")
        }
        guard subject.pc == ObjectHash.digest(salt.bytes + dispatch.id.bytes) else {
            throw .refused("payload-mismatch", "the payload commitment is not of this dispatch")
        }
    }
}

/// What submissions and evidence name: one envelope of one message.
struct MessageSubject: Hashable, Sendable {
    let msg: RandomID
    let env: Digest
    let pc: Digest
    let from: PartyID
    let to: PartyID

    init(msg: RandomID, env: Digest, pc: Digest, from: PartyID, to: PartyID) {
        self.msg = msg
        self.env = env
        self.pc = pc
        self.from = from
        self.to = to
    }

    init(_ payload: EvidencePayload) {
        self.init(msg: payload.msg, env: payload.env, pc: payload.pc, from: payload.from, to: payload.to)
    }

    func mustEqual(_ other: MessageSubject?) throws(SecurityError) {
        guard other == nil || other == self else {
            throw SecurityError(.mismatch, "it speaks of another message than the rest of its delivery")
        }
    }
}
