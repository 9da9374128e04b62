// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A JSON document whose form a page of the specification fixes.
///
/// Reading one says nothing about who wrote it.
package protocol FormatDocument: Hashable, Sendable {
    /// The code with which a document that breaks the form is refused.
    static var malformed: FormatError.Code { get }
    /// In octets.
    static var largestSize: Int { get }

    init(_ value: JSONValue) throws(FormatError)

    /// The members as the page lists them; reading it back gives an equal document.
    var json: JSONValue { get }
}

extension FormatDocument {
    /// Reads UTF-8 text; it need not be canonical.
    package init(payload: [UInt8]) throws(FormatError) {
        let value: JSONValue
        do {
            value = try StrictJSONParser.parse(payload, limits: JSONLimits(maxBytes: Self.largestSize))
        } catch {
            throw FormatError(error.code == .tooLarge ? .tooLarge : Self.malformed, error)
        }
        try self.init(value)
    }

    /// Reads UTF-8 text that is its own canonical form.
    package init(canonical bytes: [UInt8]) throws(FormatError) {
        let value: JSONValue
        do {
            value = try CanonicalJSON.parseCanonical(bytes, limits: JSONLimits(maxBytes: Self.largestSize))
        } catch {
            throw FormatError(error.code == .tooLarge ? .tooLarge : Self.malformed, error)
        }
        try self.init(value)
    }

    /// The canonical form.
    package var payload: [UInt8] { CanonicalJSON.encode(json) }
}

/// The payload of a signed object of one type (README section 2).
package protocol SignedPayload: FormatDocument {
    static var type: ObjectType { get }
    var jti: RandomID { get }
}

extension SignedPayload {
    package static var malformed: FormatError.Code { type.malformed }
    package static var largestSize: Int { type.largestSize }
}
