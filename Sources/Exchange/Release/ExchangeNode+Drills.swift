// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    /// Keeps drills and the real thing apart, whatever an officer asks for.
    ///
    /// Refuses `drill-node` for a notice of a drill node that is neither Exercise nor Test, and
    /// `status-mismatch` for one that refers to a notice known here which is the one where this is the other.
    func checkStatus(of request: DraftRequest) async throws {
        let status = request.draft.status ?? .actual
        guard !settings.isDrill || status.isPractice else {
            throw Refusal("drill-node", "this node composes Exercise and Test notices only")
        }
        let named = [request.draft.reference?.notice].compactMap(\.self) + request.draft.inResponseTo
        guard !named.isEmpty else { return }
        try await store.read { reader in
            for id in named {
                guard let record = try reader.notice(id) else { continue }
                let other = try NoticeVerifier.unverifiedVisible(of: record.text).status
                guard other.isPractice == status.isPractice else {
                    throw Refusal(
                        "status-mismatch",
                        "the notice would be \(status.rawValue) and refer to one that is \(other.rawValue)"
                    )
                }
            }
        }
    }
}
