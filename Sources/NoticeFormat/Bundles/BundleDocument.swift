// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A bundle as it is written: signed objects in their slots (bundle.md, section 1).
///
/// Reading one checks form and order; no signature, id or digest. A bundle is its own canonical form.
package struct BundleDocument: FormatDocument {
    package static let malformed = FormatError.Code.malformedBundle
    package static let largestSize = SizeLimit.bundle

    private static let format = "herald-bundle/v1"
    private static let largestCount = 65_536

    package var exporter: PartyID
    package var exportedAt: Timestamp
    package var notice: BundleNotice?
    /// Ascending by recipient.
    package var deliveries: [Delivery]
    /// Of messages whose notice is not here; ascending by message id.
    package var carriages: [Carriage]
    /// Ascending by sender and recipient.
    package var channels: [Channel]
    /// Ascending by log, leaf and digest.
    package var inclusions: [Inclusion]
    /// Asked of a channel that is here.
    package var silence: SilenceQuestion?
    /// Compact JWS, ascending; they stand beside the evidence.
    package var denials: [String]
    /// Compact JWS, ascending; none is a notice.
    package var filings: [String]
    /// Compact JWS.
    package var seal: String

    /// Makes a document of parts that are in order; `seal` may be set later.
    package init(
        exporter: PartyID,
        exportedAt: Timestamp,
        notice: BundleNotice?,
        deliveries: [Delivery],
        carriages: [Carriage] = [],
        channels: [Channel],
        inclusions: [Inclusion],
        silence: SilenceQuestion? = nil,
        denials: [String] = [],
        filings: [String] = [],
        seal: String = ""
    ) {
        self.exporter = exporter
        self.exportedAt = exportedAt
        self.notice = notice
        self.deliveries = deliveries
        self.carriages = carriages
        self.channels = channels
        self.inclusions = inclusions
        self.silence = silence
        self.denials = denials
        self.filings = filings
        self.seal = seal
    }

    /// Reads bytes that are their own canonical form and refuses all others.
    package init(bytes: [UInt8]) throws(FormatError) {
        try self.init(canonical: bytes)
    }

    package init(_ value: JSONValue) throws(FormatError) {
        var reader = try MemberReader(value, Self.malformed)
        try reader.literal("format", Self.format)
        exporter = try reader.text("exporter")
        exportedAt = try reader.text("exportedAt")
        notice = try reader.optionalObject("notice").map { (each) throws(FormatError) in
            try BundleNotice(each)
        }
        deliveries = try reader.objects("deliveries", count: 0...64).map { (each) throws(FormatError) in
            try Delivery(each)
        }
        let many = 0...Self.largestCount
        carriages =
            try reader.optionalObjects("carriages", count: 1...Self.largestCount)?
            .map { (each) throws(FormatError) in try Carriage(each) } ?? []
        channels = try reader.objects("channels", count: many).map { (each) throws(FormatError) in
            try Channel(each)
        }
        inclusions = try reader.objects("inclusions", count: many).map { (each) throws(FormatError) in
            try Inclusion(each)
        }
        seal = try reader.compact("seal")
        silence = try reader.optionalObject("silence").map { (each) throws(FormatError) in
            try SilenceQuestion(each)
        }
        denials = reader.has("denials") ? try reader.compacts("denials", count: 1...1024, .ascending) : []
        filings =
            reader.has("filings")
            ? try reader.compacts(
                "filings",
                count: 1...4096,
                limit: ObjectType.opening.largestSize,
                .ascending
            ) : []
        try reader.finish()
        try checkRules(reader)
    }

    private func checkRules(_ reader: MemberReader) throws(FormatError) {
        try reader.require(notice != nil || deliveries.isEmpty, "deliveries without a notice")
        try reader.require(
            notice != nil || !channels.isEmpty || !carriages.isEmpty || !filings.isEmpty,
            "neither a notice, a channel, a carriage nor a filing"
        )
        try reader.requireAscending(deliveries.map { [$0.recipientInDispatch ?? ""] }, "deliveries")
        try reader.requireAscending(carriages.map { [$0.msg.text] }, "carriages")
        try reader.requireAscending(channels.map { [$0.from.text, $0.to.text] }, "channels")
        try reader.requireAscending(inclusions.map(\.place), "inclusions")
        guard let silence else { return }
        let isAnswerable = channels.contains { $0.from == silence.from && $0.to == silence.to }
        try reader.require(isAnswerable, "silence is asked of a channel that is not here")
    }

    package var json: JSONValue {
        var object = unsealed
        object["seal"] = .string(seal)
        return .object(object)
    }

    /// The canonical form, which is the file.
    package var bytes: [UInt8] { payload }

    /// The canonical form without the member `seal`: what the seal covers.
    package var unsealedBytes: [UInt8] { CanonicalJSON.encode(.object(unsealed)) }

    private var unsealed: JSONObject {
        JSONObject([
            ("format", .string(Self.format)), ("exporter", .text(exporter)),
            ("exportedAt", .text(exportedAt)), ("notice", notice?.json),
            ("deliveries", .array(deliveries.map(\.json))),
            ("carriages", carriages.isEmpty ? nil : .array(carriages.map(\.json))),
            ("channels", .array(channels.map(\.json))),
            ("inclusions", .array(inclusions.map(\.json))),
            ("silence", silence?.json),
            ("denials", denials.isEmpty ? nil : .strings(denials)),
            ("filings", filings.isEmpty ? nil : .strings(filings)),
        ])
    }
}

extension MemberReader {
    /// Refuses elements whose places are not strictly ascending, part by part in UTF-8 bytes.
    func requireAscending(_ places: [[String]], _ name: String) throws(FormatError) {
        let isAscending = zip(places, places.dropFirst()).allSatisfy { left, right in
            left.lexicographicallyPrecedes(right, by: precedesInBytes)
        }
        guard isAscending else { throw refusal("elements are not in ascending order", at: name) }
    }
}
