// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    /// Routes by which one envelope is taken, or refused with evidence.
    static let largestRouteCount = 16

    /// Signs why an envelope that was handed over rightly is not taken; by the same route it gets the same
    /// bytes.
    func reject(
        _ arrival: Arrival,
        because problem: Refusal,
        in transaction: any StoreTransaction
    ) throws -> Refusal {
        var refusal = problem
        let (event, binding) = rejection(of: arrival)
        let known = try transaction.evidence(of: arrival.header.msg).filter { $0.issuer == party }
        for record in known {
            let payload = try EvidenceVerifier.unverifiedPayload(of: record.jws)
            // Another envelope was refused, or taken, under this id.
            guard EvidenceSubject(payload) == arrival.subject else { return refusal }
            guard payload.event == event else { continue }
            let hand = try payload.submission.map { try SubmissionVerifier.claimedRoute(of: $0) }
            guard hand == nil || hand == arrival.route else { continue }
            refusal.evidence = [record.jws]
            return refusal
        }
        guard try transaction.submissions(of: arrival.header.msg).count < Self.largestRouteCount else {
            return refusal
        }
        try keep(arrival.submission, in: transaction)
        for evidence in arrival.acceptances { try keepEvidence(evidence, in: transaction) }
        let made = try makeEvidence(
            event,
            about: arrival.subject,
            reasons: [problem.code],
            binding: binding,
            in: transaction
        )
        refusal.evidence = [made.jws]
        return refusal
    }

    /// The ContentConsignmentFailure that this recipient has signed already: it stands for every route, even
    /// if by a clock that was set back the envelope could be taken now.
    ///
    /// Taking it would make the outcome contradictory.
    func standingRefusal(of arrival: Arrival, in reader: any StoreReader) throws -> Refusal? {
        let own = try reader.evidence(of: arrival.header.msg).filter { $0.issuer == party }
        // What was taken before a loss is taken back.
        if own.contains(where: { $0.event == EventName.contentConsignment.uri }) { return nil }
        for record in own where record.event == EventName.contentConsignmentFailure.uri {
            let payload = try EvidenceVerifier.unverifiedPayload(of: record.jws)
            guard EvidenceSubject(payload) == arrival.subject, let code = payload.reasons.first else {
                continue
            }
            return Refusal(code, "the envelope was refused before", evidence: [record.jws])
        }
        return nil
    }

    private func rejection(of arrival: Arrival) -> (EventName, EvidenceBinding) {
        guard arrival.previousAcceptance == nil else { return (.relayRejection, arrival.relayBinding) }
        guard !arrival.isForUs else { return (.contentConsignmentFailure, EvidenceBinding()) }
        var binding = EvidenceBinding()
        binding.submission = arrival.submission.jws
        return (.submissionRejection, binding)
    }
}
