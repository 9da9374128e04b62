// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat
import NoticeSecurity
import StrictJSON

extension Checks {
    /// Asks the named parties' nodes, and a stranger who has the bundles, cards and policy alone: all must agree.
    func claim(_ expected: IncidentClaim) async throws -> ExpectationAnswer {
        let id = try expected.notice.map { try replay.sent($0).id }
        let claim = try expected.parsed(naming: id, at: "claim")
        let policy = try WitnessPolicyFile(bytes: replay.folder.policy())
        var details: [String] = []
        var isHeld = true
        for short in expected.parties {
            let bytes = try await replay.simulation.party(short).anyDesk.post(
                "/claims",
                ClaimBody(claim: claim, policy: policy).bytes
            )
            let report = try ClaimReportBody(bytes: bytes)
            let found = Self.compare(expected, report.report)
            details += found.details.map { "by the record of \(short): \($0)" }
            isHeld = isHeld && found.isHeld
        }
        if !expected.bundles.isEmpty {
            let found = Self.compare(expected, try stranger(claim, expected.bundles).json)
            let names = expected.bundles.joined(separator: ", ")
            details += found.details.map { "by the bundles \(names): \($0)" }
            isHeld = isHeld && found.isHeld
        }
        return isHeld ? .held(details) : .failed(details)
    }

    private func stranger(_ claim: Claim, _ bundles: [String]) throws -> ClaimReport {
        let verifier: BundleVerifier
        do {
            verifier = try BundleVerifier(
                cardFiles: try replay.simulation.parties.map { try replay.folder.card(of: $0.id) },
                policy: try replay.folder.policy()
            )
        } catch let fault as BundleFault {
            throw NodeFailure(1, fault.reason)
        }
        var facts = ClaimFacts()
        for name in bundles {
            guard case .verified(let report) = verifier.verify(try replay.folder.bundle(name)) else {
                throw NodeFailure(1, "the bundle \(name) does not verify")
            }
            facts.merge(report.facts)
        }
        return ClaimChecker.check(claim, by: facts)
    }

    /// Holds the report, as every program reads it, against the answers in words.
    private static func compare(
        _ expected: IncidentClaim,
        _ report: JSONValue
    ) -> (isHeld: Bool, details: [String]) {
        guard let first = report["answers"]?.elements.first else { return (false, ["no answer"]) }
        var details = ["all parts together: \(first["together"]?.string ?? "")"]
        var isHeld = first["together"]?.string == expected.together
        for answer in expected.answers {
            let part = first["parts"]?.elements.first { $0["part"]?.string == answer.part }
            let verdict = part.map(verdict) ?? "no such part"
            let words = part?["words"]?.string ?? ""
            details.append("\(answer.part): \(verdict) (\(words))")
            isHeld = isHeld && verdict == answer.verdict && (answer.says.map(words.contains) ?? true)
            if verdict != answer.verdict { details.append("expected \(answer.verdict)") }
        }
        return (isHeld, details)
    }

    private static func verdict(_ part: JSONValue) -> String {
        let verdict = part["verdict"]?.string ?? ""
        return switch part["scope"]?.string {
        case "by-herald": "\(verdict) by Herald"
        case "outright": "\(verdict) outright"
        default: verdict
        }
    }
}

extension JSONValue {
    fileprivate subscript(name: String) -> JSONValue? {
        guard case .object(let object) = self else { return nil }
        return object[name]
    }

    fileprivate var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    fileprivate var elements: [JSONValue] {
        guard case .array(let elements) = self else { return [] }
        return elements
    }
}
