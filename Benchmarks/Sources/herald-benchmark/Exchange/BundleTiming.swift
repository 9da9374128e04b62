// SPDX-License-Identifier: Apache-2.0

import NoticeSecurity

/// How long the offline verifier takes for the bundle of one notice.
struct BundleTiming: Sendable {
    let size: Int
    let verdict: String
    let timing: PartTiming

    /// Sends one notice, waits for its evidence, exports its bundle at the sender and verifies it many times.
    static func measure(_ pair: NodePair) async throws -> BundleTiming {
        let officer = pair.officer(of: pair.sender, number: 0)
        let sent = try await officer.send(to: pair.recipient.card.party)
        _ = try await pair.sender.mailbox.line("answered \(sent.msg)")
        // A checkpoint, its cosignature and the recipient's access evidence follow within a second or two.
        try await Task.sleep(for: .seconds(3))
        let bundle = try await officer.bundle(of: sent.notice)
        let cards = [pair.sender.card.fileBytes, pair.recipient.card.fileBytes]
        let verdict =
            switch try BundleVerifier(cardFiles: cards, policy: nil).verify(bundle) {
            case .verified(let report):
                "verified, \(report.guarantees.count { $0.isShown }) of \(report.guarantees.count) guarantees"
            case .refused(let fault), .unknown(let fault): "not verified: \(fault.code): \(fault.reason)"
            }
        let timing = try PartTiming.measure("verify a bundle, its cards included", count: 200) {
            _ = try BundleVerifier(cardFiles: cards, policy: nil).verify(bundle)
        }
        return BundleTiming(size: bundle.count, verdict: verdict, timing: timing)
    }
}
