// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import StrictJSON

/// Reads what a claim says of one field off the notice as it was logged (claim.md, section 5).
///
/// What anybody said of it later changes nothing.
struct FieldReader {
    let candidate: ClaimCandidate
    let field: ClaimedField

    private enum Presence { case open(FieldValue), filled, absent, closed }

    var reading: PartReading {
        guard let notice = candidate.notice else {
            return PartReading(
                truth: .unknown,
                words: "the notice is not here",
                settles: ["notice \(candidate.delivery.notice.text)"]
            )
        }
        let (truth, words) = answer(notice)
        return PartReading(
            truth: truth,
            words: words + (truth == .sealed ? "" : confirmation),
            citations: truth == .sealed
                ? [] : [candidate.noticeCitations[0]] + confirmations.map(candidate.cite),
            settles: truth == .sealed ? [settle(notice)] : []
        )
    }

    private func answer(_ notice: NoticeFact) -> (PartReading.Truth, String) {
        let found = Self.read(field, in: notice.fields, isFull: notice.isFullyOpened)
        return (found.truth, found.words)
    }

    /// Of a set of fields of which `isFull` says that none is closed.
    static func read(
        _ field: ClaimedField,
        in fields: NoticeFields,
        isFull: Bool
    ) -> (truth: PartReading.Truth, words: String) {
        let name = field.name.text
        switch (field.condition, presence(of: field.name, fields, isFull)) {
        case (.absent, .absent): return (.yes, "there is no \(name)")
        case (.absent, .open), (.absent, .filled): return (.no, "there is \(name)")
        case (_, .absent): return (.no, "there is no \(name)")
        case (.filled, .open): return (.yes, "\(name) is filled, and open here")
        case (.filled, .filled): return (.yes, "\(name) is filled; what it says stays closed")
        case (.opened, .open): return (.yes, "\(name) is open here and matches its commitment")
        case (.equals(let wanted), .open(let value)):
            return bytes(value) == bytes(wanted)
                ? (.yes, "\(name) has exactly the claimed value")
                : (.no, "\(name) has another value: \(text(value))")
        case (.contains(let part), .open(let value)):
            return holds(value, part)
                ? (.yes, "\(name) holds the claimed words")
                : (.no, "\(name) does not hold the claimed words: \(text(value))")
        case (.atMost(let most), _): return precision(of: field.name, fields, most)
        default: return (.sealed, "\(name) is closed")
        }
    }

    private static func presence(
        of name: FieldName,
        _ fields: NoticeFields,
        _ isFull: Bool
    ) -> Presence {
        if let value = fields[name] { return .open(value) }
        if isFull { return .absent }
        let isPrecise = name == .place ? fields.placePrecision != nil : fields.windowPrecision != nil
        if isPrecise, name == .place || name == .window { return .filled }
        guard let record = fields.specificity, SpecificityRecord.counted.contains(name) else {
            return .closed
        }
        return record.filled.contains(name) ? .filled : .absent
    }

    private static func precision(
        of name: FieldName,
        _ fields: NoticeFields,
        _ most: Int
    ) -> (PartReading.Truth, String) {
        let isPlace = name == .place
        let found: Int? =
            isPlace
            ? fields.place.map(PlacePrecision.init(of:))?.areaSquareMetres
                ?? fields.placePrecision?.areaSquareMetres ?? fields.specificity?.areaSquareMetres
            : fields.window?.seconds ?? fields.windowPrecision ?? fields.specificity?.windowSeconds
        let unit = isPlace ? "square metres" : "seconds"
        if let found {
            let words = "\(name.text) is given to \(found) \(unit)"
            return found <= most
                ? (.yes, words) : (.no, "\(words), which is coarser than \(most)")
        }
        // A record gives the area of every place that has one.
        let isListed = fields.specificity?.filled.contains(.place) ?? false
        if isPlace, isListed || fields.placePrecision?.shape == .named || fields.place?.shape == .named {
            return (.no, "place is given by a name only")
        }
        return (.sealed, "the precision of \(name.text) is closed")
    }

    private var confirmations: [EvidenceFact] {
        candidate.delivery.own([.contentAccessTracking]).filter { $0.specificity != nil }
    }

    /// The recipient computed precision and specificity anew: what it found belongs to the answer.
    private var confirmation: String {
        switch field.condition {
        case .atMost, .filled: confirmationWords
        default: ""
        }
    }

    private var confirmationWords: String {
        switch confirmations.first?.specificity {
        case .match?: "; the recipient's node computed the record anew and it matched"
        case .mismatch?: "; the recipient's node computed the record anew and it did not match"
        case nil: "; by the sender's own record"
        }
    }

    private func settle(_ notice: NoticeFact) -> String {
        let name =
            switch field.condition {
            case .filled where SpecificityRecord.counted.contains(field.name), .absent:
                "specificity or \(field.name.text)"
            case .atMost: "\(field.name.text)Precision"
            default: field.name.text
            }
        return "field \(name) of notice \(notice.id.text), opened"
    }

    private static func holds(_ value: FieldValue, _ part: String) -> Bool {
        Array(text(value).utf8).contains(Array(part.utf8))
    }

    private static func bytes(_ value: FieldValue) -> [UInt8] { CanonicalJSON.encode(value.json) }

    private static func text(_ value: FieldValue) -> String {
        if case .prose(let text) = value { return text }
        if case .stop(let text) = value { return text }
        return String(decoding: bytes(value), as: UTF8.self)
    }
}
