// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import NoticeSecurity

extension ReportPromise {
    private static let promising: Set<String> = Set([EventName.acknowledged, .interimReply].map(\.uri))

    /// The promises of the recipient in the evidence of one message, in the order they came.
    static func all(in evidence: [EvidenceRecord], of message: MessageRecord) throws -> [ReportPromise] {
        let heard = evidence.filter { $0.issuer == message.to }
        guard heard.contains(where: { promising.contains($0.event) }) else { return [] }
        var payloads: [ObjectID: EvidencePayload] = [:]
        for record in heard {
            payloads[record.id] = try EvidenceVerifier.unverifiedPayload(of: record.jws)
        }
        let missed = EventName.promiseMissed.uri
        let signed = try evidence.filter { $0.issuer == message.from && $0.event == missed }.map {
            try EvidenceVerifier.unverifiedPayload(of: $0.jws).binding.promise
        }
        return heard.compactMap { record in
            guard let end = payloads[record.id]?.binding.promisedTime else { return nil }
            let earlier = chain(endingWith: record.id, in: payloads)
            let reports = heard.filter { report in
                payloads[report.id]?.event.isSignedByOfficer == true && !earlier.contains(report.id)
            }
            var promise = ReportPromise(evidence: record.id, end: end, arrivedAt: record.keptAt)
            promise.reportedAt = reports.map(\.keptAt).min()
            promise.isSigned = signed.contains(record.id)
            return promise
        }
    }

    /// The piece itself and what its issuer signed before it, as far as that is here.
    private static func chain(
        endingWith last: ObjectID,
        in payloads: [ObjectID: EvidencePayload]
    ) -> Set<ObjectID> {
        var chain: Set<ObjectID> = [last]
        var next = payloads[last]?.prev
        while let id = next, chain.insert(id).inserted { next = payloads[id]?.prev }
        return chain
    }
}
