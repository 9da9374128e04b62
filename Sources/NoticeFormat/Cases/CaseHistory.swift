// SPDX-License-Identifier: Apache-2.0

/// The steps of one duty-to-warn case in their order, and which may follow (case.md, section 2).
///
/// Knows the visible parts alone.
package struct CaseHistory: Hashable, Sendable {
    /// One step and the seal that holds it.
    package struct Entry: Hashable, Sendable {
        package let mark: CaseMark
        package let seal: ObjectID
        /// Number of the seal in its issuer's chain.
        package let number: Int
        /// The seal's own time, a claim.
        package let at: Timestamp

        package init(mark: CaseMark, seal: ObjectID, number: Int, at: Timestamp) {
            self.mark = mark
            self.seal = seal
            self.number = number
            self.at = at
        }
    }

    package let id: RandomID
    package private(set) var entries: [Entry] = []
    /// Of the last closing step; nil while the case is open.
    package private(set) var outcome: CaseOutcome?
    package private(set) var isDisputed = false
    private var isTried = false
    private var isSanitised = false

    package init(id: RandomID) {
        self.id = id
    }

    /// Why this step cannot come next; nil if it can.
    package func refusal(of mark: CaseMark) -> CaseRefusal? {
        precondition(mark.id == id, "a step of another case")
        guard !entries.isEmpty else { return mark.step == .information ? nil : .noSuchCase }
        guard outcome == nil else {
            return mark.step == .result || mark.step == .reopening ? nil : .caseClosed
        }
        switch mark.step {
        case .information: return .caseExists
        case .trigger, .sanitised: return nil
        case .dispute: return isDisputed ? .disputeOpen : nil
        case .settlement: return isDisputed ? nil : .noDispute
        case .result, .reopening: return .caseOpen
        case .closing: return closingRefusal(mark.outcome)
        }
    }

    /// Warning never waits for a disagreement to end; not warning does.
    private func closingRefusal(_ outcome: CaseOutcome?) -> CaseRefusal? {
        switch outcome {
        case .warned: isTried ? (isSanitised ? nil : .textMissing) : .triggerMissing
        case .waived: isTried ? (isDisputed ? .disputeOpen : nil) : .triggerMissing
        case .referred, nil: nil
        }
    }

    package mutating func append(_ entry: Entry) throws(CaseRefusal) {
        if let refusal = refusal(of: entry.mark) { throw refusal }
        switch entry.mark.step {
        case .trigger: isTried = true
        case .sanitised: isSanitised = true
        case .dispute: isDisputed = true
        case .settlement: isDisputed = false
        case .closing:
            outcome = entry.mark.outcome
            isDisputed = false
        case .reopening: outcome = nil
        case .information, .result: break
        }
        entries.append(entry)
    }

    /// When the information came in, in the issuer's word.
    package var began: Timestamp? { entries.first?.at }

    package var isOpen: Bool { !entries.isEmpty && outcome == nil }

    /// The last step that closed the case, though it may have been reopened.
    package var closing: Entry? { entries.last { $0.mark.step == .closing } }

    /// Sorts steps by their seals' numbers into cases; a step that cannot follow is told apart.
    package static func cases(of entries: [Entry]) -> (histories: [CaseHistory], strays: [Entry]) {
        var order: [RandomID] = []
        var found: [RandomID: CaseHistory] = [:]
        var strays: [Entry] = []
        for entry in entries.sorted(by: { $0.number < $1.number }) {
            let id = entry.mark.id
            if found[id] == nil { order.append(id) }
            var history = found[id] ?? CaseHistory(id: id)
            do {
                try history.append(entry)
            } catch {
                strays.append(entry)
            }
            found[id] = history
        }
        return (order.compactMap { found[$0] }.filter { !$0.entries.isEmpty }, strays)
    }
}
