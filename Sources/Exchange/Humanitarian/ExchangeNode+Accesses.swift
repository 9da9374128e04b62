// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    /// Records that an officer is handed a version of an entry, each time; anything else leaves no trace here.
    package func noteAccess(_ view: NoticeView, by officer: KeyID) async throws {
        guard !isReadOnly, let record = view.notice,
            let fields = try? NoticeVerifier.unverifiedFields(of: record.text), fields.entry != nil
        else { return }
        let reference = try NoticeVerifier.unverifiedVisible(of: record.text).reference
        let access = AccessRecord(entry: reference?.notice ?? record.id, officer: officer, at: clock.now())
        try await store.write { try $0.putAccess(access) }
    }

    /// Records that an officer takes several entries, and why; returns how many.
    ///
    /// Refuses `role-missing` to all but auditors and decision-makers, and `not-found`.
    package func noteExport(_ prefixes: [String], reason: String, by officer: KeyID) async throws -> Int {
        try requireRole(of: officer, [.auditor, .decisionMaker])
        var entries: Set<ObjectID> = []
        for prefix in prefixes { entries.insert(try await entry(prefix).id) }
        let records = entries.sorted().map {
            AccessRecord(entry: $0, officer: officer, at: clock.now(), reason: reason)
        }
        try await store.write { transaction in
            for record in records { try transaction.putAccess(record) }
        }
        return records.count
    }

    /// Newest first.
    package func accesses(to entry: ObjectID) async throws -> [AccessRecord] {
        try await store.read { try $0.accesses(to: entry, limit: 200) }
    }
}
