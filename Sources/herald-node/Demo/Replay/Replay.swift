// SPDX-License-Identifier: Apache-2.0

import Exchange
import NodeAPI
import NoticeFormat
import StrictJSON

/// Does the steps of one variant as officers would, through signed requests, and keeps what a stranger needs.
struct Replay {
    let incident: IncidentFile
    let variant: IncidentFile.Variant
    let simulation: Simulation
    let folder: KeptFolder
    let timeline: Timeline
    /// Ids and authors by label: how to ask for a notice, never what is true of it.
    private(set) var notices: [String: SentNotice] = [:]
    /// Ids and recorders of statements by label.
    private(set) var statements: [String: RecordedStatement] = [:]
    /// What was asked for, by the name of the bundle.
    private(set) var proofs: [String: IncidentProof] = [:]
    var restraint = Restraint()
    var seals = SealBook()
    /// Ids of evidence that the timeline has shown.
    private var shown: Set<String> = []

    struct SentNotice {
        var id: ObjectID
        var author: IncidentOfficer
        /// Position among the notices of the replay.
        var order: Int
    }

    struct RecordedStatement {
        var id: ObjectID
        var by: IncidentOfficer
    }

    init(
        _ incident: IncidentFile,
        _ variant: IncidentFile.Variant,
        in simulation: Simulation,
        keeping folder: KeptFolder,
        timeline: Timeline
    ) {
        self.incident = incident
        self.variant = variant
        self.simulation = simulation
        self.folder = folder
        self.timeline = timeline
    }

    /// Runs all steps; then cards and policy are in the folder beside the bundles.
    mutating func run() async throws {
        // Two rounds: the first gives time anchors to what the nodes sign in the second.
        try await simulation.publish()
        try await simulation.settle()
        for step in variant.steps {
            do {
                try await simulation.advance(to: step.at, under: restraint)
                try await perform(step)
                try await simulation.settle(under: restraint)
                try await showEvidence()
            } catch let failure as NodeFailure {
                throw NodeFailure(failure.exit, "\(step.path): \(failure.reason)", hint: failure.hint)
            }
        }
        for party in simulation.parties where party.part != .impostor {
            try folder.keep(card: try await party.anyDesk.get("/card"), of: party.id)
        }
        for witness in simulation.parties.filter({ $0.part == .witness }).prefix(1) {
            try folder.keep(policyOf: witness.id)
        }
    }

    private mutating func perform(_ step: IncidentStep) async throws {
        switch step.action {
        case .note(let text): timeline.note(step.at, text)
        case .send(let notice): try await send(notice, at: step.at)
        case .act(let act): try await say(act, at: step.at)
        case .deny(let denial): try await deny(denial, at: step.at)
        case .statement(let statement): try await record(statement, at: step.at)
        case .cut(let one, let other):
            simulation.links.cut(try simulation.party(one).id, try simulation.party(other).id)
            timeline.act(step.at, "the network", "cuts \(one) and \(other) off from each other")
        case .heal(let one, let other):
            simulation.links.heal(try simulation.party(one).id, try simulation.party(other).id)
            timeline.act(step.at, "the network", "lets \(one) and \(other) reach each other again")
        case .hold(let short):
            restraint.opensNothing.insert(short)
            timeline.act(step.at, short, "keeps what comes without opening it")
        case .status(let one, let other): try await state(one, other, at: step.at)
        case .relayStatus(let by, let from, let to):
            let pair = PartyPair(from: try simulation.party(from).id, to: try simulation.party(to).id)
            try await simulation.party(by).running.node.makeRelayStatus(for: pair)
            timeline.act(step.at, "\(by), the node", "states what it carried from \(from) to \(to)")
        case .prove(let proof): try await prove(proof, at: step.at)
        case .deed(let deed): try await deed.perform(in: &self, at: step.at)
        }
    }

    /// What the nodes signed of their own accord since the last time, as the authors' nodes know it.
    private mutating func showEvidence() async throws {
        for (label, notice) in notices.sorted(by: { $0.value.order < $1.value.order }) {
            let view = try await simulation.desk(notice.author).view(notice.id.text)
            let events = view.messages.flatMap(\.events).sorted {
                Self.order($0.event) < Self.order($1.event)
            }
            for event in events where shown.insert(event.id).inserted {
                guard let words = Self.words(ofNode: event.event, about: "\"\(label)\"") else { continue }
                let issuer = simulation.parties.first { $0.id.text == event.issuer }?.short ?? event.issuer
                timeline.act(try Timestamp(event.at), "\(issuer), the node", "\(words) (\(event.event))")
            }
        }
    }

    /// Events of one second are shown in the order of the specification's table.
    private static func order(_ event: String) -> Int {
        EventName.known.firstIndex { $0.shortName == event } ?? EventName.known.count
    }

    /// Nil for what an officer signed: the officer's own act is shown.
    private static func words(ofNode event: String, about notice: String) -> String? {
        switch event {
        case "SubmissionAcceptance": "takes charge of \(notice) as a relay"
        case "RelayAcceptance": "takes \(notice) over from the relay"
        case "ContentConsignment": "has \(notice) in durable storage"
        case "ContentAccessTracking": "\(notice) opened by the node"
        case "SubmissionRejection", "RelayRejection", "ContentConsignmentFailure": "refuses \(notice)"
        case "RelayFailure": "gives \(notice) up"
        case "AcceptanceRejectionExpiry": "signs that a time limit of \(notice) ended in silence"
        case "Escalated": "takes the next step of the ladder of \(notice)"
        default: nil
        }
    }

    private func state(_ one: String, _ other: String, at time: Timestamp) async throws {
        for (who, about) in [(one, other), (other, one)] {
            try await simulation.party(who).running.node.makeStatus(for: try simulation.party(about).id)
            timeline.act(time, "\(who), the node", "states its channel with \(about)")
        }
    }

    /// Composes, approves and so releases; the author approves unless others are named to.
    private mutating func send(_ notice: IncidentNotice, at time: Timestamp) async throws {
        let author = try simulation.desk(notice.by)
        let body = DraftBody(
            kind: notice.kind,
            recipients: try notice.to.map { try simulation.party($0).id }.sorted(),
            via: try notice.via.map { try simulation.route($0) },
            draft: try draft(notice),
            isPrepared: notice.isPrepared
        )
        if let code = notice.refusedAs {
            return try await expectRefusal(of: body, as: code, notice, at: time)
        }
        var view = try await author.compose(body)
        guard let text = view.notice else { throw NodeFailure(1, "the node composed no notice") }
        let approvers = notice.approvedBy.isEmpty ? [notice.by] : notice.approvedBy
        for approver in approvers { view = try await simulation.desk(approver).approve(view) }
        let expected = notice.isPrepared ? "prepared" : "released"
        guard view.state == expected else {
            throw NodeFailure(1, "\(notice.label) is \(view.state), expected \(expected)")
        }
        notices[notice.label] = SentNotice(
            id: try ObjectID(text),
            author: notice.by,
            order: notices.count
        )
        timeline.act(time, "\(notice.by)", words(notice, approvers))
    }

    private func words(_ notice: IncidentNotice, _ approvers: [IncidentOfficer]) -> String {
        let by =
            approvers == [notice.by]
            ? "" : ", approved by \(approvers.map(\.description).joined(separator: ", "))"
        let via = notice.via.isEmpty ? "" : " through \(notice.via.joined(separator: ", "))"
        let links = (notice.reference.map { [$0] } ?? []) + notice.inResponseTo
        let answers = links.isEmpty ? "" : ", about \(links.joined(separator: ", "))"
        return (notice.isPrepared ? "prepares" : "sends")
            + " \"\(notice.label)\" to \(notice.to.joined(separator: ", "))\(via): "
            + "\(notice.kind.rawValue), \(notice.severity.rawValue), Exercise\(by)\(answers)"
    }

    /// The status of every notice of a replay is Exercise, whatever a file says.
    private func draft(_ notice: IncidentNotice) throws -> JSONValue {
        let reference: (String, JSONValue?)? = try notice.reference.map { label in
            let name =
                notice.kind.isUpdating ? "updates" : notice.kind.isCancelling ? "cancels" : "repliesTo"
            return (name, .string(try sent(label).id.text))
        }
        let responses = try notice.inResponseTo.map { try sent($0).id.text }.sorted()
        return .object(
            [
                ("deadline", notice.deadline), ("expiresAt", notice.expiresAt.map { .string($0.text) }),
                ("fields", notice.fields),
                ("inResponseTo", responses.isEmpty ? nil : .strings(responses)),
                ("severity", .string(notice.severity.rawValue)),
                ("status", .string(NoticeStatus.exercise.rawValue)),
            ] + [reference].compactMap { $0 }
        )
    }

    private mutating func prove(_ proof: IncidentProof, at time: Timestamp) async throws {
        let subject: BundleBody.Subject
        let words: String
        switch proof.subject {
        case .carriage(let label):
            let notice = try sent(label)
            let view = try await simulation.desk(notice.author).view(notice.id.text)
            guard let message = view.messages.first else { throw NodeFailure(1, "\(label) went to nobody") }
            subject = .notice(message.msg, open: .fields([]))
            words = "what it holds of the message of \"\(label)\""
        case .channel(let from, let to):
            subject = .channel(from: try simulation.party(from).id, to: try simulation.party(to).id)
            words = "the channel from \(from) to \(to)"
        case .filings(let labels):
            subject = .filings(try labels.map { try recorded($0).id })
            words = labels.map { "\"\($0)\"" }.joined(separator: ", ")
        case .silence(let from, let to, let after, let before):
            let ends = (try simulation.party(from).id, try simulation.party(to).id)
            let question = SilenceQuestion(from: ends.0, to: ends.1, after: after, before: before)
            subject = .silence(question)
            words = "silence from \(from) to \(to), \(after.text) to \(before.text)"
        case .notice(let label, let open):
            subject = .notice(try sent(label).id.text, open: open.map { .fields($0) } ?? .all)
            let fields = open.map { $0.isEmpty ? "no field open" : "\($0.joined(separator: ", ")) open" }
            words = "\"\(label)\" with \(fields ?? "every field open")"
        }
        let bytes = try await simulation.desk(proof.by)
            .post("/bundles", BundleBody(subject: subject, isPartial: false).bytes)
        try folder.keep(bundle: bytes, named: proof.bundle)
        proofs[proof.bundle] = proof
        timeline.act(time, "\(proof.by)", "exports bundle \(proof.bundle): \(words)")
    }

    mutating func keep(statement id: ObjectID, _ label: String, by officer: IncidentOfficer) {
        statements[label] = RecordedStatement(id: id, by: officer)
    }

    func recorded(_ label: String) throws -> RecordedStatement {
        guard let statement = statements[label] else {
            throw NodeFailure(1, "no statement \(label) was recorded")
        }
        return statement
    }

    func sent(_ label: String) throws -> SentNotice {
        guard let notice = notices[label] else { throw NodeFailure(1, "no notice \(label) was sent") }
        return notice
    }

    /// A notice or another signed object that the file has a label for.
    func object(_ label: String) throws -> ObjectID {
        if let statement = statements[label] { return statement.id }
        return try sent(label).id
    }

    func proof(_ bundle: String) throws -> IncidentProof {
        guard let proof = proofs[bundle] else { throw NodeFailure(1, "no bundle \(bundle) was made") }
        return proof
    }
}
