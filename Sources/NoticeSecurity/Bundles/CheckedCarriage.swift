// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// A bundle's record of a message without its notice, of which everything holds.
struct CheckedCarriage: Sendable {
    let subject: MessageSubject
    let submissions: [VerifiedSubmission]
    let evidence: [CheckedEvidence]

    var verified: [VerifiedEvidence] { evidence.compactMap(\.verified) }

    /// By the recipient's own word.
    var arrival: VerifiedEvidence? {
        verified.first { !$0.isTestimony && CheckedDelivery.showsArrival($0.payload.event) }
    }

    var outcome: Outcome {
        let byID = Dictionary(verified.map { ($0.id, $0.payload) }, uniquingKeysWith: { first, _ in first })
        return OutcomeFinding(of: byID).outcome
    }

    /// Nothing here commits to a dispatch: the salt of `pc` is not known.
    var timed: [TimedObject] {
        let handovers = submissions + verified.compactMap(\.submission)
        return handovers.map { TimedObject($0, of: nil) } + verified.map { TimedObject($0, of: nil) }
    }
}

/// Checks what a bundle holds of a message without its notice (docs/spec/bundle.md section 2).
struct CarriageCheck {
    let context: BundleContext

    func check(_ carriage: BundleDocument.Carriage) throws(BundleFault) -> CheckedCarriage {
        let subject = try context.subject(of: carriage)
        let sender = try context.card(of: subject.from, as: "sender")
        var submissions: [VerifiedSubmission] = []
        for jws in carriage.submissions {
            do {
                submissions.append(try SubmissionVerifier.verify(jws, sender: sender))
            } catch {
                throw .refused(error.code.rawValue, "a submission does not verify: \(error.reason)")
            }
        }
        var evidence: [CheckedEvidence] = []
        for jws in carriage.evidence { evidence.append(try context.evidence(jws, sender: sender)) }
        let checked = CheckedCarriage(subject: subject, submissions: submissions, evidence: evidence)
        try HopCheck.check(checked.verified)
        try NamedEvidenceCheck.check(checked.verified)
        return checked
    }
}

extension BundleContext {
    /// The one message that all parts of a carriage speak of; nothing has been verified.
    func subject(of carriage: BundleDocument.Carriage) throws(BundleFault) -> MessageSubject {
        var subject: MessageSubject?
        do throws(SecurityError) {
            for jws in carriage.submissions {
                let named = MessageSubject(try SubmissionPayload.unverified(jws).payload)
                try named.mustEqual(subject)
                subject = named
            }
            for jws in carriage.evidence {
                let named = MessageSubject(try EvidenceVerifier.unverifiedPayload(of: jws))
                try named.mustEqual(subject)
                subject = named
            }
        } catch {
            throw .refused(error.code.rawValue, "a submission or evidence does not fit: \(error.reason)")
        }
        guard let subject, subject.msg == carriage.msg else {
            throw .refused("wrong-slot", "a submission or evidence is of another message")
        }
        return subject
    }

    /// One item of evidence by whoever it names; verified if that party's card was given.
    func evidence(_ jws: String, sender: VerifiedCardChain) throws(BundleFault) -> CheckedEvidence {
        do throws(SecurityError) {
            let payload = try EvidenceVerifier.unverifiedPayload(of: jws)
            if let card = cards[payload.issuer] {
                let verified = try EvidenceVerifier.verify(jws, issuer: card, sender: sender)
                return CheckedEvidence(payload: verified.payload, id: verified.id, verified: verified)
            }
            // The sender's card is here, whoever embeds a submission of the sender.
            _ = try EvidenceVerifier.submission(of: payload, sender: sender)
            let id = try EvidenceVerifier.unverifiedID(of: jws)
            return CheckedEvidence(payload: payload, id: id, verified: nil)
        } catch {
            throw .refused(error.code.rawValue, "evidence does not verify: \(error.reason)")
        }
    }
}

/// Where acceptances of a hop are here, evidence about that hop names one of them.
enum HopCheck {
    static func check(_ evidence: [VerifiedEvidence]) throws(BundleFault) {
        let accepted = evidence.filter {
            [.submissionAcceptance, .relayAcceptance].contains($0.payload.event)
        }
        let byRelay = Dictionary(grouping: accepted, by: \.payload.issuer)
        for item in evidence {
            guard let hop = item.payload.hop, let relay = item.payload.relay, let known = byRelay[relay]
            else { continue }
            let named = known.first { $0.id == hop }
            guard let named, named.payload.submission == item.payload.submission else {
                // One that stands elsewhere may be meant, unless one for this hand-over stands here.
                guard
                    known.contains(where: { $0.payload.submission == item.payload.submission })
                        || named != nil
                else { continue }
                throw .refused("contradiction", "evidence names another acceptance by \(relay.text)")
            }
        }
    }
}
