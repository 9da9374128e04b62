// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import StrictJSON

/// The disclosures of one seal, which its node keeps until they are opened.
///
/// They are secrets: never logged, never part of an error, shown by an opening only.
package struct ClosedFields: Sendable {
    /// Of all disclosures together, in octets: so that all, with a consent, fit in one opening.
    package static let largestSize = 65_536

    private let disclosures: [Disclosure]

    /// Hides fields, each under fresh octets of salt.
    init(_ fields: SealFields, salt: () -> [UInt8]) throws(SecurityError) {
        guard case .object(let members) = fields.json else { preconditionFailure("fields are an object") }
        var made: [Disclosure] = []
        for (name, value) in zip(members.names, members.values) {
            made.append(try Disclosure(name: name, value: value, salt: salt()))
        }
        try self.init(made)
    }

    private init(_ disclosures: [Disclosure]) throws(SecurityError) {
        guard disclosures.reduce(0, { $0 + $1.text.utf8.count }) <= Self.largestSize else {
            throw SecurityError(.tooLarge, "the fields of a seal are longer than \(Self.largestSize) octets")
        }
        self.disclosures = disclosures
    }

    /// Reads what ``held`` wrote.
    package init(held: [UInt8]) throws(SecurityError) {
        let value = try SecurityError.naming(.malformedDisclosure) { () throws(JSONError) in
            try StrictJSONParser.parse(held, limits: JSONLimits(maxBytes: 2 * Self.largestSize))
        }
        guard case .array(let elements) = value else {
            throw SecurityError(.malformedDisclosure, "held fields are not a list")
        }
        var read: [Disclosure] = []
        for case .string(let text) in elements { read.append(try Disclosure(parsing: text)) }
        try self.init(read)
    }

    /// What the store keeps.
    package var held: [UInt8] { CanonicalJSON.encode(.strings(disclosures.map(\.text))) }

    package var names: [SealFieldName] { disclosures.compactMap { try? SealFieldName($0.name) } }

    /// The disclosures of these fields, ascending by name; nil if one of them is not here.
    package func opened(_ names: Set<SealFieldName>) -> [String]? {
        let chosen = disclosures.filter { disclosure in
            (try? SealFieldName(disclosure.name)).map(names.contains) ?? false
        }
        return chosen.count == names.count ? chosen.map(\.text) : nil
    }

    /// All fields, for what the node itself has to decide by.
    package func fields() throws(SecurityError) -> SealFields {
        let members = JSONObject(disclosures.map { ($0.name, $0.value) })
        return try ObjectType.seal.reading { () throws(FormatError) in try SealFields(members) }
    }

    var digests: [Digest] { disclosures.map { Digest(bytes: $0.digest.bytes) } }

    func digest(of name: SealFieldName) -> Digest? {
        let found = disclosures.first { $0.name.utf8.elementsEqual(name.text.utf8) }
        return found.map { Digest(bytes: $0.digest.bytes) }
    }
}
