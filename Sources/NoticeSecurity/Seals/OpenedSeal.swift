// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import StrictJSON

/// Fields of a seal that were opened and match its digests (seal.md, section 3).
///
/// Only ``init(_:openings:)`` makes one: from a verified seal and verified openings of it. What is opened is
/// what was sealed; whether it was true is not shown.
package struct OpenedSeal: Hashable, Sendable {
    package let seal: VerifiedSeal
    package let fields: SealFields
    package let openings: [VerifiedOpening]

    /// Adds up openings; one field opened twice counts once.
    ///
    /// Refuses an opening of another seal or party (`mismatch`), a disclosure that the seal does not hold
    /// (`unreferenced-disclosure`), two disclosures of one name (`duplicate-disclosure`), and fields that no
    /// seal can have.
    package init(_ seal: VerifiedSeal, openings: [VerifiedOpening]) throws(SecurityError) {
        try Self.checkNames(openings)
        var opened: [String: JSONValue] = [:]
        var order: [String] = []
        for opening in openings {
            for (name, value) in try Self.disclosed(opening.payload, of: seal) {
                if opened.updateValue(value, forKey: name) == nil { order.append(name) }
            }
        }
        let members = JSONObject(
            order.sorted(by: precedesInBytes).compactMap { name in
                opened[name].map { (name, $0) }
            }
        )
        self.seal = seal
        self.openings = openings
        fields = try ObjectType.seal.reading { () throws(FormatError) in try SealFields(members) }
        if isComplete { try checkComplete() }
    }

    package var isComplete: Bool { fields.count == seal.payload.hiddenDigests.count }

    /// Opened of hidden.
    package var words: String { "\(fields.count) of \(seal.payload.hiddenDigests.count) fields opened" }

    /// The names that one opening opens.
    package static func names(
        _ opening: OpeningPayload,
        of seal: VerifiedSeal
    ) throws(SecurityError) -> [SealFieldName] {
        var names: [SealFieldName] = []
        for (name, _) in try disclosed(opening, of: seal) {
            names.append(try ObjectType.opening.reading { () throws(FormatError) in try SealFieldName(name) })
        }
        return names
    }

    /// The party in the hidden field `counterpart` of an opening, if its disclosure has that digest.
    static func counterpart(in opening: OpeningPayload, _ digest: Digest) -> PartyID? {
        for text in opening.disclosures {
            guard let disclosure = try? Disclosure(parsing: text),
                Digest(bytes: disclosure.digest.bytes) == digest,
                disclosure.name.utf8.elementsEqual(SealOwnField.counterpart.rawValue.utf8),
                case .string(let name) = disclosure.value
            else { continue }
            return try? PartyID(name)
        }
        return nil
    }

    private static func disclosed(
        _ opening: OpeningPayload,
        of seal: VerifiedSeal
    ) throws(SecurityError) -> [(String, JSONValue)] {
        guard opening.seal == seal.id, opening.issuer == seal.payload.issuer else {
            throw SecurityError(.mismatch, "the opening is of another seal or party")
        }
        var disclosures: [Disclosure] = []
        for text in opening.disclosures { disclosures.append(try Disclosure(parsing: text)) }
        guard case .object(let payload) = seal.payload.json else { preconditionFailure("an object") }
        let found = try OpenedFields(
            payload: payload,
            disclosures: disclosures,
            mode: .partial,
            rules: .herald
        )
        return Array(zip(found.fields.names, found.fields.values))
    }

    /// A name under two commitments would let its party choose later what it had sealed.
    private static func checkNames(_ openings: [VerifiedOpening]) throws(SecurityError) {
        var texts: [String: String] = [:]
        for text in openings.flatMap(\.payload.disclosures) {
            let name = try Disclosure(parsing: text).name
            guard texts.updateValue(text, forKey: name) ?? text == text else {
                throw SecurityError(.duplicateDisclosure, "one field is opened by two disclosures")
            }
        }
    }

    private func checkComplete() throws(SecurityError) {
        let notice = fields.notice
        let isCounted = SpecificityRecord.counted.contains { notice[$0] != nil }
        let isRight =
            isCounted
            ? notice.specificityMatch == .match
            : notice.placePrecision == nil && notice.windowPrecision == nil
        try ObjectType.seal.reading { () throws(FormatError) in
            guard isRight else {
                throw FormatError(.malformedSeal, "precision or specificity is not that of the fields")
            }
        }
    }
}
