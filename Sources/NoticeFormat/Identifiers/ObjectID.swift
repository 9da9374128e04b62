// SPDX-License-Identifier: Apache-2.0

internal import StrictJSON

/// Names a signed object: SHA-256 of its type, a zero octet and its payload (README section 2).
///
/// Never covers the signature. Computed elsewhere: this type knows only the form.
///
/// Ordered by its text, as the lists of the formats are.
public struct ObjectID: Hashable, Sendable {
    public static let byteCount = 32

    public let bytes: [UInt8]

    /// Takes octets as they are; another number of them than ``byteCount`` is a bug.
    public init(bytes: [UInt8]) {
        precondition(bytes.count == Self.byteCount, "wrong number of octets")
        self.bytes = bytes
    }

    /// Reads the 43 characters of the text form, base64url without padding.
    public init(_ text: String) throws(FormatError) {
        bytes = try OctetText.decode(text, count: Self.byteCount)
    }

    public var text: String { Base64URL.encode(bytes) }
}

extension ObjectID: TextValue {}

extension ObjectID: Comparable {
    public static func < (left: ObjectID, right: ObjectID) -> Bool {
        OctetText.precedes(left.bytes, right.bytes)
    }
}

extension ObjectID: CustomStringConvertible {
    public var description: String { text }
}
