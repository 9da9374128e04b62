// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import NoticeSecurity

/// A bundle checked as `herald verify` checks it: by its bytes, the cards and the policy alone.
struct BundleVerification {
    let verdict: BundleVerdict

    /// Refuses cards or a policy that do not verify.
    init(bundle: [UInt8], cards: [[UInt8]], policy: [UInt8]) throws {
        do {
            verdict = try BundleVerifier(cardFiles: cards, policy: policy).verify(bundle)
        } catch {
            throw NodeFailure(1, error.reason)
        }
    }

    /// What `herald verify` would exit with.
    var exit: Int {
        switch verdict {
        case .verified: 0
        case .refused: 1
        case .unknown: 3
        }
    }

    func answer(exit expected: Int, shown: [Guarantee.Name], notShown: [Guarantee.Name]) -> ExpectationAnswer
    {
        guard exit == expected else { return .failed(["expected exit \(expected), found \(exit)"] + fault) }
        guard case .verified(let report) = verdict else { return .held(fault) }
        let wrong = report.guarantees.filter {
            $0.isShown ? notShown.contains($0.name) : shown.contains($0.name)
        }
        guard wrong.isEmpty else {
            return .failed(wrong.map { "\($0.name.rawValue): expected otherwise, found \(Self.words($0))" })
        }
        let named = report.guarantees.filter { (shown + notShown).contains($0.name) }
        return .held(["exit \(exit)"] + named.map { "\($0.name.rawValue): \(Self.words($0))" })
    }

    /// Every dispatch of the bundle was made within these times, by what the trusted witness saw.
    func answer(after: Timestamp, before: Timestamp) -> ExpectationAnswer {
        guard case .verified(let report) = verdict else { return .failed(["exit \(exit)"] + fault) }
        guard !report.deliveries.isEmpty else { return .failed(["no dispatch in this bundle"]) }
        let details = report.deliveries.map { "to \($0.recipient.text): made \($0.window.words)" }
        let isWithin = report.deliveries.allSatisfy { delivery in
            guard let early = delivery.window.notBefore.time, let late = delivery.window.notAfter.time else {
                return false
            }
            return early >= after && late <= before
        }
        return isWithin
            ? .held(details) : .failed(["expected within \(after.text) and \(before.text)"] + details)
    }

    /// `held` is the notice as the exporter holds it, with every field.
    func answer(opened: [FieldName], closed: [FieldName], of held: VerifiedNotice) -> ExpectationAnswer {
        guard case .verified(let report) = verdict, let notice = report.notice else {
            return .failed(["no verified notice in this bundle"] + fault)
        }
        guard notice.id == held.id, notice.hiddenCount == held.openedNames.count else {
            return .failed(["the bundle is of another notice"])
        }
        let names = Set(notice.opened.map(\.name))
        let rest = held.openedNames.filter { !names.contains($0.rawValue) }
        let wanted = "opened \(Checks.names(opened)); closed \(Checks.names(closed))"
        let found = "opened \(Self.list(names)); closed \(Checks.names(rest))"
        return wanted == found
            ? .held([notice.openedWords] + notice.opened.map { "\($0.name): \($0.value)" })
            : .failed(["expected \(wanted)", "found \(found)"])
    }

    /// The verdict on the bundle's question of silence, and who besides the sender agrees with it.
    func answer(
        silence expected: SilenceReport.Verdict,
        agreed: [PartyID],
        by exporter: String
    ) -> ExpectationAnswer {
        guard case .verified(let report) = verdict, let silence = report.silence else {
            return .failed(["no answered question of silence in the bundle by \(exporter)"] + fault)
        }
        let details = ["by \(exporter): \(silence.words)", "not shown: \(SilenceReport.doesNotFollow)"]
        let missing = agreed.filter { party in
            !silence.voices.contains { $0.party == party && $0.stand == .agrees }
        }
        guard silence.verdict == expected, missing.isEmpty else {
            let wanted = ["expected \(expected.rawValue), found \(silence.verdict.rawValue)"]
            return .failed(wanted + missing.map { "\($0.text) does not agree" } + details)
        }
        return .held(details)
    }

    private var fault: [String] {
        switch verdict {
        case .verified: []
        case .refused(let fault), .unknown(let fault): ["\(fault.code): \(fault.reason)"]
        }
    }

    private static func list(_ names: Set<String>) -> String {
        names.isEmpty ? "none" : names.sorted().joined(separator: ", ")
    }

    /// What follows, what does not, and when.
    private static func words(_ guarantee: Guarantee) -> String {
        guard guarantee.isShown else { return guarantee.follows }
        let window = guarantee.window.map { "; \($0)" } ?? ""
        return "\(guarantee.follows)\(window) (not shown: \(guarantee.doesNotFollow))"
    }
}
