// SPDX-License-Identifier: Apache-2.0

public import StrictJSON

/// One opened field of an SD-JWT: a salt, a name and a value (RFC 9901, section 4.2.1).
///
/// Keeps the text as it came, because its digest is what the issuer signed.
public struct Disclosure: Hashable, Sendable {
    /// Octets of a salt: fewer would let a reader of the digests guess a field.
    package static let saltCount = 16

    /// The exact text, base64url.
    public let text: String
    public let name: String
    public let value: JSONValue
    /// SHA-256 of the ASCII text.
    public let digest: ObjectDigest

    /// Reads a text that is base64url of the canonical JSON array of salt, name and value.
    ///
    /// Refuses with `malformed-disclosure`, for a salt of other than 16 octets too, or `disclosure-name`.
    public init(parsing text: String) throws(SecurityError) {
        try self.init(parsing: text, rules: .herald)
    }

    package init(parsing text: String, rules: DisclosureRules) throws(SecurityError) {
        let elements = try Self.elements(text, rules: rules)
        guard elements.count == 3, case .string(let salt) = elements[0], case .string(let name) = elements[1]
        else { throw SecurityError(.malformedDisclosure, "not an array of salt, name and value") }
        if rules.fixesForm {
            guard let octets = try? Base64URL.decode(salt), octets.count == Self.saltCount else {
                throw SecurityError(.malformedDisclosure, "a salt has \(Self.saltCount) octets")
            }
        }
        try ReservedNames.check(name)
        try ReservedNames.checkNone(in: elements[2])
        self.text = text
        self.name = name
        value = elements[2]
        digest = ObjectDigest(of: Array(text.utf8))
    }

    /// Makes a disclosure with a salt from the given randomness.
    package init(
        name: String,
        value: JSONValue,
        using generator: inout some RandomNumberGenerator
    ) throws(SecurityError) {
        let salt = Base64URL.encode(generator.bytes(Self.saltCount))
        let array: JSONValue = [.string(salt), .string(name), value]
        try self.init(parsing: Base64URL.encode(CanonicalJSON.encode(array)))
    }

    /// Makes a disclosure with a salt that the caller drew.
    init(name: String, value: JSONValue, salt: [UInt8]) throws(SecurityError) {
        let array: JSONValue = [.string(Base64URL.encode(salt)), .string(name), value]
        try self.init(parsing: Base64URL.encode(CanonicalJSON.encode(array)))
    }

    private static func elements(_ text: String, rules: DisclosureRules) throws(SecurityError) -> [JSONValue]
    {
        let limits = JSONLimits(maxBytes: SDJWT.maxBytes)
        let array: JSONValue
        do {
            let bytes = try Base64URL.decode(text)
            array =
                rules.fixesForm
                ? try CanonicalJSON.parseCanonical(bytes, limits: limits)
                : try StrictJSONParser.parse(bytes, limits: limits)
        } catch {
            throw SecurityError(.malformedDisclosure, String(describing: error))
        }
        guard case .array(let elements) = array else {
            throw SecurityError(.malformedDisclosure, "not an array")
        }
        return elements
    }
}
