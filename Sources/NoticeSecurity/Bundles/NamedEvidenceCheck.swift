// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// Evidence that names other evidence by its id names such as it can mean, where that is here.
enum NamedEvidenceCheck {
    static func check(_ evidence: [VerifiedEvidence]) throws(BundleFault) {
        let known = Dictionary(evidence.map { ($0.id, $0) }) { first, _ in first }
        for item in evidence {
            if let acceptance = item.payload.binding.acceptance.flatMap({ known[$0] }) {
                guard acceptance.payload.event == .consignmentAcceptance else {
                    throw .refused("contradiction", "a key share was released against no acceptance")
                }
            }
            guard let promise = item.payload.binding.promise.flatMap({ known[$0] }) else { continue }
            let promised = promise.payload.binding.nextReportBy ?? promise.payload.binding.expectBy
            guard !promise.isTestimony, promised == item.payload.binding.deadline else {
                throw .refused("contradiction", "a promise that was missed is another than is named")
            }
        }
    }
}
