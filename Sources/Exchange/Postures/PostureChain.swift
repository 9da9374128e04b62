// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import NoticeSecurity

/// Walks from one notice or statement to all that it names and that names it, in one state of the record.
///
/// Every kind of link counts. What only speaks about a notice (a reading, an explanation, an answer) stands with
/// that notice and is no link of the chain.
struct PostureChain {
    static let largestCount = 64
    private static let largestStatementCount = 4096

    let reader: any StoreReader
    private let statements: [ObjectID: StatementPayload]
    /// Statements that name a notice or statement.
    private let namedBy: [ObjectID: [ObjectID]]

    init(_ reader: any StoreReader) throws {
        self.reader = reader
        let records = try reader.filings(FilingQuery(.statement, limit: Self.largestStatementCount))
        var statements: [ObjectID: StatementPayload] = [:]
        var namedBy: [ObjectID: [ObjectID]] = [:]
        for record in records {
            guard let payload = try FilingVerifier.unverifiedPayload(of: record.jws) as? StatementPayload
            else {
                continue
            }
            statements[record.id] = payload
            for name in payload.content.links.all { namedBy[name, default: []].append(record.id) }
        }
        self.statements = statements
        self.namedBy = namedBy
    }

    /// The nearest first, itself before all; empty if it is not here.
    func walk(from id: ObjectID) throws -> (notices: [ObjectID], statements: [PostureStatement]) {
        var found: [ObjectID] = []
        var seen: Set<ObjectID> = [id]
        var next = [id][...]
        while let each = next.popFirst(), found.count < Self.largestCount {
            guard let linked = try links(of: each) else { continue }
            found.append(each)
            for other in linked where seen.insert(other).inserted { next.append(other) }
        }
        return (
            found.filter { statements[$0] == nil },
            found.compactMap { id in statements[id].map { PostureStatement(id: id, payload: $0) } }
        )
    }

    /// Nil for what is not here, or stands with what it is about.
    private func links(of id: ObjectID) throws -> [ObjectID]? {
        let statements = namedBy[id] ?? []
        let notices = try reader.links(to: id).map(\.notice)
        if let payload = self.statements[id] { return payload.content.links.all + statements + notices }
        guard let record = try reader.notice(id), record.releasedAt != nil else { return nil }
        let visible = try NoticeVerifier.unverifiedVisible(of: record.text)
        guard !visible.kind.isAboutAnother else { return nil }
        let named = visible.inResponseTo + [visible.reference?.notice].compactMap { $0 }
        return named + statements + notices
    }
}

extension NoticeKind {
    fileprivate var isAboutAnother: Bool {
        switch self {
        case .reading, .explanation, .reassuranceAnswer, .reassurancePerformance: true
        default: false
        }
    }
}
