// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
package import StrictJSON

/// Body of `POST /notices`: what an officer composed.
package struct DraftBody: Sendable, Hashable {
    package var kind: NoticeKind
    package var recipients: [PartyID]
    /// Routes as text: `direct`, or relays joined by `/`; none means those of the node's settings.
    package var via: [Route]
    /// The contents of the officer's fields file (docs/spec/node-api.md section 5).
    package var draft: JSONValue
    /// Whether it is held back, once approved, until an officer asks for its release.
    package var isPrepared: Bool

    package init(
        kind: NoticeKind,
        recipients: [PartyID],
        via: [Route],
        draft: JSONValue,
        isPrepared: Bool = false
    ) {
        self.isPrepared = isPrepared
        self.kind = kind
        self.recipients = recipients
        self.via = via
        self.draft = draft
    }

    package init(bytes: [UInt8]) throws {
        var reader = try ObjectReader(value: StrictJSONParser.parse(bytes, limits: .body))
        let kindText = try reader.string("kind")
        guard let kind = NoticeKind(rawValue: kindText) else {
            throw FormatError(.malformedNotice, "no kind of notice is called that")
        }
        self.kind = kind
        recipients = try reader.strings("recipients").map { text throws(FormatError) in try PartyID(text) }
        via = try reader.strings("via").map { text throws(FormatError) in try Route(text) }
        draft = try reader.value("draft")
        isPrepared = try reader.optionalBool("prepared") ?? false
        try reader.finish()
    }

    package var bytes: [UInt8] {
        CanonicalJSON.encode(
            .object([
                ("draft", draft), ("kind", .string(kind.rawValue)),
                ("prepared", isPrepared ? .bool(true) : nil),
                ("recipients", .strings(recipients.map(\.text))),
                ("via", .strings(via.map(\.text))),
            ])
        )
    }
}

/// Answer of `GET /messages/MSG/head`: what an officer's evidence must name.
package struct EvidenceHeadBody: Sendable, Hashable {
    package var previous: ObjectID?
    package var card: ObjectID
    /// Time anchors the officer may put into the evidence.
    package var anchors: [String]
    package var sdHash: Digest?
    package var notice: ObjectID?
    package var isContentFree: Bool
    package var isOpened: Bool

    package init(
        previous: ObjectID?,
        card: ObjectID,
        anchors: [String],
        sdHash: Digest?,
        notice: ObjectID?,
        isContentFree: Bool,
        isOpened: Bool
    ) {
        self.previous = previous
        self.card = card
        self.anchors = anchors
        self.sdHash = sdHash
        self.notice = notice
        self.isContentFree = isContentFree
        self.isOpened = isOpened
    }

    package init(bytes: [UInt8]) throws {
        var reader = try ObjectReader(value: StrictJSONParser.parse(bytes, limits: .body))
        previous = try reader.optionalString("previous").map { text throws(FormatError) in try ObjectID(text)
        }
        card = try ObjectID(try reader.string("card"))
        anchors = try reader.strings("after")
        sdHash = try reader.optionalString("sdHash").map { text throws(FormatError) in try Digest(text) }
        notice = try reader.optionalString("notice").map { text throws(FormatError) in try ObjectID(text) }
        isContentFree = try reader.bool("contentFree")
        isOpened = try reader.bool("opened")
        try reader.finish()
    }

    package var bytes: [UInt8] {
        CanonicalJSON.encode(
            .object([
                ("after", .strings(anchors)), ("card", .string(card.text)),
                ("contentFree", .bool(isContentFree)),
                ("notice", notice.map { .string($0.text) }), ("opened", .bool(isOpened)),
                ("previous", previous.map { .string($0.text) }), ("sdHash", sdHash.map { .string($0.text) }),
            ])
        )
    }
}
