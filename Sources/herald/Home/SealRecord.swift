// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat
import NoticeSecurity

/// The own party's seals and openings as its node has them, each verified under the own card.
struct SealRecord {
    let party: PartyID
    /// Ascending by number.
    let seals: [VerifiedSeal]
    /// Ascending by number.
    let openings: [VerifiedOpening]

    init(_ session: NodeSession) async throws {
        party = session.party
        let seals = try await Self.filings(.seal, session).compactMap { filing -> VerifiedSeal? in
            if case .seal(let seal) = filing { seal } else { nil }
        }
        let openings = try await Self.filings(.opening, session).compactMap { filing -> VerifiedOpening? in
            if case .opening(let opening) = filing { opening } else { nil }
        }
        self.seals = seals.sorted { $0.payload.position < $1.payload.position }
        self.openings = openings.sorted { $0.payload.position < $1.payload.position }
        guard self.seals.enumerated().allSatisfy({ $0.offset + 1 == $0.element.payload.position }) else {
            throw Failure(.no, "numbers", "the node does not show every seal from number 1")
        }
    }

    private static func filings(_ type: LeafType, _ session: NodeSession) async throws -> [Filing] {
        let body = try FilingsBody(bytes: try await session.get("/filings/\(type.rawValue)"))
        guard body.filings.count < FilingsBody.largestCount else {
            let hint = "count from a bundle instead: herald prove --filing"
            throw Failure(
                .unknown,
                "too-many",
                "the node shows no more than \(body.filings.count)",
                hint: hint
            )
        }
        return try body.filings.map { try FilingVerifier.verify($0, issuer: session.card) }
            .filter { $0.payload.issuer == session.party }
    }

    /// The one seal whose id begins so; refuses none and several.
    func seal(_ prefix: String) throws -> VerifiedSeal {
        let found = seals.filter { $0.id.text.hasPrefix(prefix) }
        guard prefix.utf8.count >= 6, found.count == 1 else {
            throw Failure(
                .no,
                found.count > 1 ? "ambiguous-id" : "not-found",
                "no one seal is called \(prefix)"
            )
        }
        return found[0]
    }

    /// Every opening of a seal, checked against its digests.
    func opened(_ seal: VerifiedSeal) throws -> OpenedSeal {
        try OpenedSeal(seal, openings: openings.filter { $0.payload.seal == seal.id })
    }

    /// Steps of cases.
    var entries: [CaseHistory.Entry] { seals.compactMap { $0.payload.caseEntry($0.id) } }

    /// The one case whose id begins so; refuses none and several.
    func history(_ prefix: String) throws -> CaseHistory {
        let found = CaseHistory.cases(of: entries).histories.filter { $0.id.text.hasPrefix(prefix) }
        guard prefix.utf8.count >= 6, found.count == 1 else {
            throw Failure(
                .no,
                found.count > 1 ? "ambiguous-id" : "not-found",
                "no one case is called \(prefix)"
            )
        }
        return found[0]
    }
}
