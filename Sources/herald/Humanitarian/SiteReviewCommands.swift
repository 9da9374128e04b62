// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import NodeAPI
import NoticeFormat
import NoticeSecurity
import StrictJSON

struct SiteExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write one entry as GeoJSON; your node records that you saw it.",
        discussion: """
            A list of sites is dangerous data: there is no export of all. Several entries need the role \
            auditor or decision-maker and a reason, which your node keeps.
            """
    )
    @OptionGroup var options: GlobalOptions
    @OptionGroup var passphrase: PassphraseOptions
    @Argument(help: "Ids of entries, or the first characters of each.")
    var ids: [String]
    @Option(help: "Why several are needed.")
    var reason: String?
    @Option(help: "Where to write it; standard output without it.")
    var out: String?

    func validate() throws {
        guard ids.count == 1 || reason != nil else { throw ValidationError("several entries need --reason") }
    }

    func run() async throws {
        let features = try await NodeSession.run(options, passphrase) { session in
            let composing = EntryComposing(session: session, options: options)
            if ids.count > 1, let reason {
                _ = try await session.post("/entries/export", EntryExportBody(ids, reason: reason).bytes)
            }
            var features: [String] = []
            for id in ids {
                let entry = try await composing.entry(id)
                if let feature = feature(entry, try await composing.newest(entry)) {
                    features.append(feature)
                }
            }
            return features
        }
        let bytes = Array((GeoJSON.collection(features) + "\n").utf8)
        guard let out else { return Terminal.print(bytes: bytes) }
        try Files.write(bytes, to: out)
        if options.json {
            Terminal.print(
                json: "site-export",
                [("entries", .integer(Int64(features.count))), ("file", .string(out))]
            )
        }
    }

    private func feature(_ entry: EntryBody, _ notice: VerifiedNotice) -> String? {
        let geometry: EntryRow.Geometry? =
            notice.fields.place.map { .place($0) } ?? notice.fields.route.map { .route($0) }
        return geometry.map { geometry in
            GeoJSON.feature(
                geometry,
                properties: [
                    ("condition", entry.condition), ("contact", entry.contact), ("entry", entry.id),
                    ("facility", entry.facility), ("name", entry.name), ("owner", entry.owner),
                    ("standing", HumanitarianEntry.standing), ("type", entry.type),
                    ("verification", entry.check),
                ]
            )
        }
    }
}

struct SiteReviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract:
            "Write a folder for a reviewer: what was in force, who had it, calls and stops, as bundles.",
        discussion:
            "Each bundle is checked by itself: herald verify FILE --card FILE…. The index is your word."
    )
    @OptionGroup var target: EntryTarget
    @Option(help: "Begin of the period, as 2026-11-21T08:00:00Z.")
    var from: String
    @Option(help: "End of the period.")
    var to: String
    @Option(help: "Folder to make.")
    var out: String
    @Flag(help: "Do not wait for a witness.")
    var partial = false

    func run() async throws {
        let (start, end) = (try OfficerWords.time(from), try OfficerWords.time(to))
        guard start <= end else { throw ValidationError("the period ends before it begins") }
        let files = try await target.run { composing, entry in
            let before = try await composing.entry(entry.id, at: start.text)
            let notices = try entry.notices.filter { notice in
                let at = try Timestamp(notice.at)
                return (at >= start && at <= end) || notice.notice == before.version
            }
            try Files.makePrivateFolder(out)
            var files: [ReviewIndex.File] = []
            for (place, notice) in notices.enumerated() {
                let subject = BundleBody.Subject.notice(notice.notice, open: .all)
                let body = BundleBody(subject: subject, isPartial: partial, opensNotes: true)
                let bytes = try await composing.session.post("/bundles", body.bytes)
                let number = String(String(1000 + place + 1).dropFirst())
                let name = "\(number)-\(notice.part).bundle.json"
                try Files.write(bytes, to: "\(out)/\(name)")
                files.append(ReviewIndex.File(name: name, notice: notice, digest: ObjectHash.digest(bytes)))
            }
            let index = ReviewIndex(
                entry: entry.id,
                exporter: composing.session.party.text,
                from: start.text,
                to: end.text,
                files: files
            )
            try Files.write(CanonicalJSON.encode(index.json), to: "\(out)/index.json")
            return files
        }
        if target.options.json {
            Terminal.print(
                json: "site-review",
                [("files", .strings(files.map(\.name))), ("folder", .string(out))]
            )
        } else {
            for file in files { Terminal.print("\(file.name)  \(file.notice.at)  from \(file.notice.from)") }
        }
    }
}

/// What a review folder holds, in its maker's word (humanitarian.md, section 10).
struct ReviewIndex {
    struct File {
        var name: String
        var notice: EntryNoticeBody
        var digest: Digest
    }

    var entry: String
    var exporter: String
    var from: String
    var to: String
    var files: [File]

    var json: JSONValue {
        .object([
            ("entry", .string(entry)), ("exporter", .string(exporter)),
            (
                "files",
                .array(
                    files.map { file in
                        .object([
                            ("at", .string(file.notice.at)), ("file", .string(file.name)),
                            ("from", .string(file.notice.from)), ("kind", .string(file.notice.kind)),
                            ("notice", .string(file.notice.notice)), ("part", .string(file.notice.part)),
                            ("sha256", .string(file.digest.text)),
                        ])
                    }
                )
            ),
            ("format", .string("herald-review/v1")), ("from", .string(from)), ("to", .string(to)),
        ])
    }
}
