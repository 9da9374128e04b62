// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NodeAPI
import NoticeFormat
import NoticeSecurity
import StrictJSON

/// Whom an entry goes to, who agreed, and until when it holds.
struct EntryOptions: ParsableArguments {
    @Option(parsing: .upToNextOption, help: "Recipients.")
    var to: [String]
    @Option(parsing: .upToNextOption, help: "Parties that the owner agreed to being told.")
    var consented: [String]
    @Option(help: "When the owner agreed, as 2026-11-21T08:00:00Z.")
    var consentedAt: String
    @Option(help: "The owner, where the file names none.")
    var owner: String?
    @Option(help: "By when the owner confirms it anew, as 2026-11-21T08:00:00Z.")
    var confirmBy: String
    @Option(help: "When it ends, as 2026-11-21T08:00:00Z.")
    var expiresAt: String
    @Option(help: "\(VerificationState.allCases.map(\.rawValue).joined(separator: ", "))")
    var verified: String = VerificationState.unverified.rawValue
    @Option(help: "Who checked the coordinates: a party or a name.")
    var verifiedBy: String?
    @Option(help: "When they were checked.")
    var verifiedAt: String?
    @Option(help: "As a hub, your count of this entry: an owner notified it to you.")
    var hubNumber: Int?
    @Option(help: "As a hub, the owner's notice.")
    var hubNotice: String?
    @Option(help: "Actual, Exercise, System or Test.")
    var status: String = NoticeStatus.actual.rawValue

    func validate() throws {
        guard let state = VerificationState(rawValue: verified) else {
            throw ValidationError("no verification state is called '\(verified)'")
        }
        guard (verifiedBy != nil) == (state != .unverified), (verifiedAt != nil) == (verifiedBy != nil) else {
            throw ValidationError("--verified needs --verified-by and --verified-at, and they need it")
        }
        guard hubNotice == nil || hubNumber != nil else {
            throw ValidationError("--hub-notice needs --hub-number")
        }
        guard NoticeStatus(rawValue: status) != nil else {
            throw ValidationError("no status is called '\(status)'")
        }
    }

    /// Refuses recipients that the owner has not agreed to.
    func recipients() throws -> [PartyID] {
        let recipients = try to.map { text throws(FormatError) in try PartyID(text) }.sorted()
        let missing = recipients.filter { !consented.contains($0.text) }
        guard missing.isEmpty else {
            throw Failure(
                .no,
                "consent-missing",
                "the owner has not consented to \(missing.map(\.text).joined(separator: ", "))",
                hint: "an entry goes only to parties given with --consented"
            )
        }
        return recipients
    }

    /// The entry of one row; nil where nobody says whose it is.
    func entry(_ row: EntryRow) throws -> HumanitarianEntry? {
        guard let name = row.name, let owner = row.owner ?? owner else { return nil }
        let at = try OfficerWords.time(consentedAt)
        var check = CoordinateCheck.unverified
        if let by = verifiedBy, let time = verifiedAt, let state = VerificationState(rawValue: verified) {
            check = CoordinateCheck(state, by: by, at: try OfficerWords.time(time))
        }
        let parties = try Set(consented.map { text throws(FormatError) in try PartyID(text) }).sorted()
        var entry = HumanitarianEntry(
            type: row.type,
            name: name,
            owner: owner,
            consent: parties.map { HumanitarianEntry.Consent(party: $0, at: at) },
            check: check,
            confirmBy: try OfficerWords.time(confirmBy)
        )
        entry.facility = row.facility
        entry.contact = row.contact
        entry.hub = try hubNumber.map { number in
            HumanitarianEntry.Hub(number: number, notice: try hubNotice.map(OfficerWords.object))
        }
        return entry
    }

    func draft(_ fields: NoticeFields) throws -> NoticeDraft {
        var draft = NoticeDraft(fields: fields)
        draft.expiry = .at(try OfficerWords.time(expiresAt))
        draft.status = NoticeStatus(rawValue: status)
        return draft
    }
}

/// Which part of the world the points of a file lie in.
struct EntryFileOptions: ParsableArguments {
    @Argument(help: "GeoJSON or CSV file (- for standard input).")
    var file: String
    @Option(help: "Area that every point has to lie in: south,west,north,east.")
    var box: String?

    func rows() throws -> [EntryRow] {
        let area = try box.map { text throws(FormatError) in try AreaBox(text) }
        return try EntryFile(Files.read(file, limit: EntryFile.largestSize), box: area).rows
    }

    /// The one row of a file that states one entry, taken as it is.
    func row() throws -> EntryRow {
        let rows = try rows()
        guard rows.count == 1, let row = rows.first else {
            throw Failure(.no, "not-one-entry", "one entry was expected, found \(rows.count)")
        }
        for finding in row.findings {
            Terminal.say("\(finding.code.rawValue): \(finding.words)")
        }
        if let refused = row.findings.first(where: \.code.isRefusal) {
            throw Failure(.no, refused.code.rawValue, refused.words)
        }
        return row
    }
}

extension OfficerWords {
    static func object(_ text: String) throws -> ObjectID {
        do {
            return try ObjectID(text)
        } catch {
            throw ValidationError("'\(text)' is not a notice id in full")
        }
    }
}
