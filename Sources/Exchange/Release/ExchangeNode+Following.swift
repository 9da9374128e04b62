// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    /// Releases a prepared notice at once: it has its approvals already.
    ///
    /// Refuses `conflict` while approvals are missing, or while the notice it points at is not released.
    package func releasePrepared(_ id: ObjectID, by officer: KeyID) async throws {
        try requireOpen()
        try requireRole(of: officer, [.drafter, .releaser, .watch])
        try await store.write { transaction in
            guard var record = try transaction.notice(id), record.direction == .outbound else {
                throw Refusal("not-found", "notice \(id.text) was not composed here")
            }
            if record.releasedAt != nil { return }
            guard record.isHeld else { throw Refusal("conflict", "the notice is not a prepared one") }
            let notice = try Refusal.naming { try verified(record.text, approvals: record.approvals) }
            guard notice.mandate.isSatisfied else { throw Refusal("conflict", "approvals are missing") }
            guard notice.visible.expiresAt >= clock.now() else {
                throw Refusal(.expired, "the prepared notice has expired")
            }
            if let target = notice.visible.reference?.notice {
                guard try transaction.notice(target)?.releasedAt != nil else {
                    throw Refusal("conflict", "the notice it points at is not released")
                }
            }
            record.isHeld = false
            try release(record, notice, in: transaction)
        }
        signal.raise()
    }

    /// Checks a notice that changes an earlier own one; what withdraws or corrects it goes its ways.
    ///
    /// Refuses `not-found` for a notice that is not this party's, and `conflict` where a reaffirmation does
    /// not end later, or a cancel, stand-down or correction has other recipients than the original.
    func followingOriginal(_ request: DraftRequest) async throws -> DraftRequest {
        guard request.kind.isUpdating || request.kind.isCancelling,
            let target = request.draft.reference?.notice
        else {
            guard !request.isPrepared else {
                throw Refusal("conflict", "only what changes or withdraws a notice can be prepared")
            }
            return request
        }
        return try await store.read { reader in
            guard let original = try reader.notice(target), original.direction == .outbound else {
                throw Refusal("not-found", "notice \(target.text) is not one of this party's own")
            }
            guard original.releasedAt != nil || request.isPrepared else {
                throw Refusal("conflict", "notice \(target.text) is not released yet")
            }
            let visible = try NoticeVerifier.unverifiedVisible(of: original.text)
            if request.kind == .reaffirmation {
                let ends = try reader.dispatches(of: target).compactMap { try reader.message($0.msg) }
                    .compactMap { try DeadlineFacts(of: $0, in: reader)?.expiresAt }
                try checkLater(request.draft, than: ends.max() ?? visible.expiresAt)
            }
            guard request.kind.followsOriginal else { return request }
            guard Set(request.recipients) == Set(visible.recipients) else {
                throw Refusal("conflict", "a \(request.kind.rawValue) goes to all recipients of the original")
            }
            var followed = request
            followed.via = original.via
            return followed
        }
    }

    private func checkLater(_ draft: NoticeDraft, than end: Timestamp) throws {
        let new: Timestamp =
            switch draft.expiry {
            case .at(let time)?: time
            case .afterSeconds(let seconds)?: clock.now().adding(seconds: Int64(seconds))
            case nil: clock.now().adding(seconds: Int64(NoticeDraft.usualSeconds))
            }
        guard new > end else {
            throw Refusal("conflict", "a reaffirmation ends later than \(end.text)")
        }
    }
}
