// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NoticeFormat
import NoticeSecurity

/// Bundles, cards and a policy as an outsider gives them.
struct BundleOptions: ParsableArguments {
    @Option(name: .customLong("bundle"), help: "A bundle; as many as you hold, of any holders.")
    var bundles: [String] = []
    @Option(name: .customLong("card"), help: "A card file; once for each party.")
    var cards: [String] = []
    @Option(help: "The policy: which witnesses you trust, and how many must agree.")
    var policy: String?

    /// Verifies every bundle; throws at the first that does not verify, or for which a card is missing.
    func verified() throws -> [BundleReport] {
        let verifier = try BundleVerifier(
            cardFiles: try cards.map { try Files.read($0, limit: 16 << 20) },
            policy: try policy.map { try Files.read($0, limit: 1 << 20) }
        )
        return try bundles.map { try Self.report(verifier.verify(try Files.read($0)), $0) }
    }

    static func report(_ verdict: BundleVerdict, _ name: String) throws -> BundleReport {
        switch verdict {
        case .verified(let report): return report
        case .refused(let fault): throw Failure(.no, fault.code, "\(name): \(fault.reason)")
        case .unknown(let fault):
            throw Failure(.unknown, fault.code, "\(name): \(fault.reason)", hint: "give it with --card FILE")
        }
    }

    /// For people: what an answer rests on.
    func sources(_ reports: [BundleReport]) -> [String] {
        let bundles = zip(bundles, reports).map { "bundle \($0), assembled by \($1.exporter.text)" }
        let trust =
            policy.map { "witnesses by the policy \($0)" }
            ?? "no policy of witnesses: no window, no margin"
        return bundles + [trust]
    }
}
