// SPDX-License-Identifier: Apache-2.0

internal import StrictJSON

/// The RFC 7638 thumbprint of a public key, with SHA-256 (README section 3).
///
/// Computed elsewhere: this type knows only the form.
///
/// Ordered by its text, as the lists of the formats are.
public struct KeyID: Hashable, Sendable {
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

extension KeyID: TextValue {}

extension KeyID: Comparable {
    public static func < (left: KeyID, right: KeyID) -> Bool {
        OctetText.precedes(left.bytes, right.bytes)
    }
}

extension KeyID: CustomStringConvertible {
    public var description: String { text }
}
