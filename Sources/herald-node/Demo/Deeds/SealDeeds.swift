// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import NoticeFormat
import NoticeSecurity

/// A party commits to something now, to open it later.
struct SealDeed: IncidentDeed {
    let label: String
    let by: IncidentOfficer
    let purpose: SealPurpose
    let fields: SealFields
    private let rule: @Sendable (Replay) throws -> ReleaseRule

    init(_ reader: inout IncidentReader) throws {
        label = try reader.slug("label")
        by = try IncidentOfficer(try reader.text("by"), at: "\(reader.path).by")
        purpose = try reader.word("purpose", SealPurpose.self)
        let path = "\(reader.path).fields"
        fields = try SealForm.fields(try IncidentReader.json(try reader.node("fields"), at: path), at: path)
        var inner = try reader.map("rule")
        rule = try SealForm.rule(&inner)
        try inner.finish()
    }

    func check(_ references: inout IncidentReferences, at path: String) throws {
        try references.officer(by, at: path)
    }

    func perform(in replay: inout Replay, at time: Timestamp) async throws {
        let rule = try rule(replay)
        let draft = SealDraft(purpose: purpose, status: .exercise, rule: .fixed(rule), fields: fields)
        let made = try await replay.simulation.desk(by).file("/seals", draft.payload)
        guard case .seal(let seal) = made else { throw NodeFailure(1, "\(label): not a seal") }
        try replay.seals.keep(seal.id, as: label)
        let words =
            "seals \"\(label)\" (\(purpose.rawValue), \(seal.payload.hiddenDigests.count) fields hidden)"
        replay.timeline.act(time, "\(by)", "\(words); it opens \(rule.words)")
    }
}

/// A party consents that another one's seal is opened.
struct ConsentDeed: IncidentDeed {
    let label: String
    let by: IncidentOfficer
    let seal: String
    /// Short name.
    let owner: String

    init(_ reader: inout IncidentReader) throws {
        label = try reader.slug("label")
        by = try IncidentOfficer(try reader.text("by"), at: "\(reader.path).by")
        seal = try reader.text("seal")
        owner = try reader.text("of")
    }

    func check(_ references: inout IncidentReferences, at path: String) throws {
        try references.officer(by, at: path)
        try references.party(owner, at: path)
    }

    func perform(in replay: inout Replay, at time: Timestamp) async throws {
        let body = ConsentBody(
            seal: try replay.seals.seal(seal),
            owner: try replay.simulation.party(owner).id,
            fields: nil
        )
        let made = try await replay.simulation.desk(by).file("/consents", body.bytes)
        replay.seals.keep(consent: made.jws, as: label)
        replay.timeline.act(time, "\(by)", "consents that \"\(seal)\" is opened")
    }
}

/// A party opens fields of a seal, or is refused because its rule does not hold.
struct OpenDeed: IncidentDeed {
    let by: IncidentOfficer
    let seal: String
    /// Nil for all.
    let fields: [SealFieldName]?
    let consent: String?
    let statement: String?
    /// The code with which the node has to refuse it.
    let refused: String?

    init(_ reader: inout IncidentReader) throws {
        by = try IncidentOfficer(try reader.text("by"), at: "\(reader.path).by")
        seal = try reader.text("seal")
        fields = try reader.optionalTexts("fields")?.map { name throws(FormatError) in
            try SealFieldName(name)
        }
        consent = try reader.optionalText("consent")
        statement = try reader.optionalText("statement")
        refused = try reader.optionalText("refused")
    }

    func check(_ references: inout IncidentReferences, at path: String) throws {
        try references.officer(by, at: path)
    }

    func perform(in replay: inout Replay, at time: Timestamp) async throws {
        var body = OpeningBody(seal: try replay.seals.seal(seal), fields: fields)
        body.consent = try consent.map { try replay.seals.consent($0) }
        body.statement = statement
        let desk = try replay.simulation.desk(by)
        let what = fields.map { $0.map(\.text).joined(separator: ", ") } ?? "every field"
        guard let refused else {
            guard case .opening(let opening) = try await desk.file("/openings", body.bytes) else {
                throw NodeFailure(1, "\(seal): not an opening")
            }
            let count = opening.payload.among.words
            replay.timeline.act(time, "\(by)", "opens \(what) of \"\(seal)\"; \(count)")
            return
        }
        do {
            _ = try await desk.post("/openings", body.bytes)
        } catch let failure as NodeFailure where failure.reason.hasPrefix("/openings: \(refused): ") {
            replay.timeline.act(
                time,
                "\(by.party), the node",
                "refuses to open \"\(seal)\": \(failure.reason)"
            )
            return
        }
        throw NodeFailure(1, "\(seal) was opened, and \(refused) was expected")
    }
}

/// A bundle of all of a party's seals and openings, without what stays closed.
struct RegisterDeed: IncidentDeed {
    let by: IncidentOfficer
    let bundle: String

    init(_ reader: inout IncidentReader) throws {
        by = try IncidentOfficer(try reader.text("by"), at: "\(reader.path).by")
        bundle = try reader.slug("bundle")
    }

    func check(_ references: inout IncidentReferences, at path: String) throws {
        try references.officer(by, at: path)
        try references.newBundle(bundle, at: path)
    }

    func perform(in replay: inout Replay, at time: Timestamp) async throws {
        let desk = try replay.simulation.desk(by)
        let card = try CardVerifier.verify(file: try await desk.get("/card"))
        var ids: [ObjectID] = []
        for type in [LeafType.seal, .opening] {
            let answer = try FilingsBody(bytes: try await desk.get("/filings/\(type.rawValue)"))
            ids += try answer.filings.map { try FilingVerifier.verify($0, issuer: card).id }
        }
        let body = BundleBody(subject: .filings(ids), isPartial: false)
        try replay.folder.keep(bundle: try await desk.post("/bundles", body.bytes), named: bundle)
        replay.timeline.act(time, "\(by)", "exports bundle \(bundle): \(ids.count) seals and openings")
    }
}
