// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import StrictJSON

/// Body of `POST /bundles`.
package struct BundleBody: Sendable, Hashable {
    package enum Subject: Sendable, Hashable {
        case notice(String, open: Opening)
        case channel(from: PartyID, to: PartyID)
        case silence(SilenceQuestion)
        case filings([ObjectID])
    }

    package enum Opening: Sendable, Hashable {
        case all
        case fields([String])
    }

    package var subject: Subject
    /// Make it even though no outside witness has cosigned yet.
    package var isPartial: Bool
    /// Open the notes of officers that the node can open.
    package var opensNotes: Bool

    package init(subject: Subject, isPartial: Bool, opensNotes: Bool = false) {
        self.subject = subject
        self.isPartial = isPartial
        self.opensNotes = opensNotes
    }

    package init(bytes: [UInt8]) throws {
        var reader = try ObjectReader(value: StrictJSONParser.parse(bytes, limits: .body))
        isPartial = try reader.bool("partial")
        opensNotes = try reader.optionalBool("notes") ?? false
        if let channel = try reader.optionalStrings("channel") {
            guard channel.count == 2 else { throw JSONError(.wrongLength, "a channel has two ends") }
            subject = .channel(from: try PartyID(channel[0]), to: try PartyID(channel[1]))
        } else if let question = reader.optionalValue("silence") {
            subject = .silence(try SilenceQuestion(try MemberReader(question, .malformedBundle)))
        } else if let ids = try reader.optionalStrings("filings") {
            subject = .filings(try ids.map { text throws(FormatError) in try ObjectID(text) })
        } else {
            let notice = try reader.string("notice")
            let open = try reader.value("open")
            if open == .string("all") {
                subject = .notice(notice, open: .all)
            } else {
                subject = .notice(notice, open: .fields(try reader.strings("open")))
            }
        }
        try reader.finish()
    }

    package var bytes: [UInt8] {
        var members: [(String, JSONValue?)] = [
            ("partial", .bool(isPartial)), ("notes", opensNotes ? .bool(true) : nil),
        ]
        switch subject {
        case .channel(let from, let to): members.append(("channel", .strings([from.text, to.text])))
        case .silence(let question): members.append(("silence", question.json))
        case .filings(let ids): members.append(("filings", .strings(ids.map(\.text))))
        case .notice(let notice, let open):
            members.append(("notice", .string(notice)))
            switch open {
            case .all: members.append(("open", .string("all")))
            case .fields(let names): members.append(("open", .strings(names)))
            }
        }
        return CanonicalJSON.encode(.object(members))
    }
}
