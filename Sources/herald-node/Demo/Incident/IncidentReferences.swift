// SPDX-License-Identifier: Apache-2.0

import NoticeFormat

/// Refuses names in an incident that stand for nothing, names given twice, and steps that go back in time.
struct IncidentReferences {
    let place: String
    private let parties: [String: IncidentFile.Party]
    private let start: Timestamp
    private var labels: Set<String> = []
    private var bundles: Set<String> = []
    private var statements: Set<String> = []

    init(parties: [IncidentFile.Party], start: Timestamp, place: String) {
        self.parties = Dictionary(parties.map { ($0.short, $0) }) { first, _ in first }
        self.start = start
        self.place = place
    }

    mutating func check(_ variant: IncidentFile.Variant) throws {
        var time = start
        for step in variant.steps {
            guard step.at >= time else {
                throw IncidentReader.fault("\(step.path).at", "\(step.at.text) is before \(time.text)")
            }
            time = step.at
            try check(step)
        }
        for expectation in variant.expectations {
            if case .check(let check) = expectation.test { try self.check(check, at: expectation.path) }
        }
    }

    private mutating func check(_ step: IncidentStep) throws {
        let path = step.path
        switch step.action {
        case .note: break
        case .send(let notice): try check(notice, at: path)
        case .act(let act):
            try officer(act.by, at: path)
            try label(act.notice, at: path)
        case .deny(let denial):
            try officer(denial.by, at: path)
            try party(denial.from, at: path)
            if let notice = denial.notice { try label(notice, at: path) }
        case .statement(let statement): try check(statement, at: path)
        case .cut(let one, let other), .heal(let one, let other), .status(let one, let other):
            for short in [one, other] { try party(short, at: path) }
        case .hold(let short): try party(short, at: path)
        case .deed(let deed): try deed.check(&self, at: path)
        case .relayStatus(let by, let from, let to):
            for short in [by, from, to] { try party(short, at: path) }
        case .prove(let proof):
            try officer(proof.by, at: path)
            switch proof.subject {
            case .notice(let label, open: _), .carriage(let label): try self.label(label, at: path)
            case .filings(let labels):
                for label in labels { try self.statement(label, at: path) }
            case .channel(let from, let to), .silence(let from, let to, after: _, before: _):
                for short in [from, to] { try party(short, at: path) }
            }
            try newBundle(proof.bundle, at: path)
        }
    }

    private mutating func check(_ notice: IncidentNotice, at path: String) throws {
        for name in [notice.by] + notice.approvedBy { try officer(name, at: path) }
        for name in notice.approvedBy where name.party != notice.by.party {
            throw IncidentReader.fault(path, "\(name) is of another party than the author")
        }
        let relays = notice.via.filter { $0 != Route.direct.text }.flatMap { $0.split(separator: "/") }
        for short in notice.to + relays.map(String.init) { try party(short, at: path) }
        for label in notice.inResponseTo + [notice.reference].compactMap({ $0 }) {
            try self.label(label, at: path)
        }
        // What is refused is no notice, and nothing can speak of it.
        if notice.refusedAs != nil { return }
        guard labels.insert(notice.label).inserted else {
            throw IncidentReader.fault(path, "two notices are called \(notice.label)")
        }
    }

    private mutating func check(_ statement: IncidentStatement, at path: String) throws {
        try officer(statement.by, at: path)
        if let party = statement.party { try self.party(party, at: path) }
        for label in statement.cites { try self.label(label, at: path) }
        for label in statement.statements { try self.statement(label, at: path) }
        for label in statement.follows where !labels.contains(label) { try self.statement(label, at: path) }
        guard statements.insert(statement.label).inserted, !labels.contains(statement.label) else {
            throw IncidentReader.fault(path, "two statements are called \(statement.label)")
        }
    }

    func hasStatement(_ label: String) -> Bool { statements.contains(label) }

    func statement(_ label: String, at path: String) throws {
        guard statements.contains(label) else {
            throw IncidentReader.fault(path, "no earlier statement is called \(label)")
        }
    }

    private func check(_ check: IncidentCheck, at path: String) throws {
        switch check {
        case .outcome(let notice, let to, is: _), .event(let notice, let to, name: _, isThere: _):
            try label(notice, at: path)
            try party(to, at: path)
        case .answers(let notice, let other):
            try label(notice, at: path)
            try label(other, at: path)
        case .channel(let from, let to, dispatches: _):
            for short in [from, to] { try party(short, at: path) }
        case .specificity(let notice, filled: _): try label(notice, at: path)
        case .silence(let silence):
            for short in silence.parties { try party(short, at: path) }
        case .deadline(let notice, let to, limit: _, standing: _):
            try label(notice, at: path)
            try party(to, at: path)
        case .outstanding(let notice, reached: _, let outstanding):
            try label(notice, at: path)
            for short in outstanding { try party(short, at: path) }
        case .claim(let claim):
            for short in claim.parties { try party(short, at: path) }
            for bundle in claim.bundles where !bundles.contains(bundle) {
                throw IncidentReader.fault(path, "no bundle is called \(bundle)")
            }
            if let notice = claim.notice { try label(notice, at: path) }
        case .question(let question): try question.check(self, at: path)
        case .crossed(let one, let other):
            for label in [one, other] { try self.label(label, at: path) }
        case .verify(let bundle, exit: _, shown: _, notShown: _), .fields(let bundle, opened: _, closed: _),
            .window(let bundle, after: _, before: _):
            try self.bundle(bundle, at: path)
        }
    }

    /// Takes the name of a bundle that an action makes.
    mutating func newBundle(_ name: String, at path: String) throws {
        guard bundles.insert(name).inserted else {
            throw IncidentReader.fault(path, "two bundles are called \(name)")
        }
    }

    func bundle(_ name: String, at path: String) throws {
        guard bundles.contains(name) else { throw IncidentReader.fault(path, "no bundle is called \(name)") }
    }

    func party(_ short: String, at path: String) throws {
        guard parties[short] != nil else { throw IncidentReader.fault(path, "no party is called \(short)") }
    }

    func label(_ label: String, at path: String) throws {
        guard labels.contains(label) else {
            throw IncidentReader.fault(path, "no earlier notice is called \(label)")
        }
    }

    func officer(_ officer: IncidentOfficer, at path: String) throws {
        try party(officer.party, at: path)
        guard parties[officer.party]?.officers.contains(where: { $0.name == officer.name }) == true else {
            throw IncidentReader.fault(path, "\(officer.party) has no officer \(officer.name)")
        }
    }
}
