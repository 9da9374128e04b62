// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// A statement that the `node` key of its recorder signed.
package typealias VerifiedStatement = VerifiedObject<StatementPayload>

/// Which statements of a record correct, retract and answer which (docs/spec/statement.md section 5).
package struct StatementChain: Sendable {
    /// In the order they were given.
    package let statements: [VerifiedStatement]
    private let byID: [ObjectID: Int]
    private let changes: [ObjectID: [Int]]
    private let answers: [ObjectID: [Int]]

    package init(_ statements: [VerifiedStatement]) {
        self.statements = statements
        var byID: [ObjectID: Int] = [:]
        var changes: [ObjectID: [Int]] = [:]
        var answers: [ObjectID: [Int]] = [:]
        for (index, statement) in statements.enumerated() {
            byID[statement.id] = byID[statement.id] ?? index
            let links = statement.payload.content.links
            if let changed = links.changes { changes[changed, default: []].append(index) }
            for answered in links.answers { answers[answered, default: []].append(index) }
        }
        self.byID = byID
        self.changes = changes
        self.answers = answers
    }

    package func statement(_ id: ObjectID) -> VerifiedStatement? { byID[id].map { statements[$0] } }

    /// Those that correct or retract a statement.
    package func changing(_ id: ObjectID) -> [VerifiedStatement] {
        (changes[id] ?? []).map { statements[$0] }
    }

    package func answering(_ id: ObjectID) -> [VerifiedStatement] {
        (answers[id] ?? []).map { statements[$0] }
    }

    /// What became of a statement: `retracted`, `corrected` or `standing`.
    package func condition(of id: ObjectID) -> String {
        let later = changing(id)
        if later.contains(where: { $0.payload.content.links.retracts == id }) { return "retracted" }
        return later.isEmpty ? "standing" : "corrected"
    }

    /// The statement that began it, and everything that corrects or retracts it, directly or not, in order.
    package func course(of id: ObjectID) -> [VerifiedStatement] {
        var first = id
        var seen: Set<ObjectID> = [id]
        while let before = statement(first)?.payload.content.links.changes, byID[before] != nil,
            seen.insert(before).inserted
        {
            first = before
        }
        var found: Set<ObjectID> = [first]
        var open = [first]
        while let next = open.popLast() {
            for later in changing(next) where found.insert(later.id).inserted { open.append(later.id) }
        }
        return statements.filter { found.contains($0.id) }
    }

    /// What became of a statement and what it belongs to, for people.
    package func lines(of statement: VerifiedStatement) -> [String] {
        let speaker = statement.payload.content.speaker
        let changed = changing(statement.id).map { later in
            let content = later.payload.content
            let verb = content.links.retracts == statement.id ? "retracted" : "corrected"
            let whose =
                content.speaker.name == speaker.name && content.speaker.party == speaker.party
                ? "the same speaker" : content.speaker.words
            return
                "\(verb) by \(later.id.text), \(content.source.published.text), \(whose): \"\(content.words)\""
        }
        return changed
            + answering(statement.id).map { "answered by \($0.id.text), \($0.payload.content.speaker.words)" }
    }
}
