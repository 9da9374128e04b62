// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat
import NoticeSecurity

/// Checks here, with the cards this officer holds, what the node shows.
struct Reading {
    let session: NodeSession

    /// The notice of a view, verified under its issuer's card.
    func verified(_ view: NoticeViewBody) async throws -> VerifiedNotice {
        guard let text = view.text, let id = view.notice else {
            throw Failure(.no, "not-opened", "this notice is not open yet")
        }
        let issuer = try await card(of: try PartyID(view.from))
        let notice = try NoticeVerifier.verify(
            text: text,
            approvals: view.approvals,
            issuer: issuer,
            mode: .complete
        )
        guard notice.id.text == id else {
            throw Failure(.no, "altered-by-node", "the node shows notice \(notice.id.text) as \(id)")
        }
        return notice
    }

    /// The own card, the officer's own pin, or else the one that the node has pinned.
    func card(of party: PartyID) async throws -> VerifiedCardChain {
        if party == session.party { return session.card }
        let served = try CardVerifier.verify(file: try await session.get("/cards/\(party.text)"))
        if let pinned = try session.home.pinned(party), pinned.fingerprint != served.fingerprint {
            throw Failure(
                .no,
                "other-card",
                "the node has another card of \(party.text) than you pinned",
                hint: "expected \(pinned.fingerprint), found \(served.fingerprint)"
            )
        }
        return served
    }
}
