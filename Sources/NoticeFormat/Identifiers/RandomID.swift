// SPDX-License-Identifier: Apache-2.0

internal import StrictJSON

/// Sixteen random octets: a `jti`, a `msg` or a salt (README section 1).
///
/// The octets come from the caller: nothing here is random.
///
/// Ordered by its text, as the lists of the formats are.
public struct RandomID: Hashable, Sendable {
    public static let byteCount = 16

    public let bytes: [UInt8]

    /// Takes octets as they are; another number of them than ``byteCount`` is a bug.
    public init(bytes: [UInt8]) {
        precondition(bytes.count == Self.byteCount, "wrong number of octets")
        self.bytes = bytes
    }

    /// Reads the 22 characters of the text form, base64url without padding.
    public init(_ text: String) throws(FormatError) {
        bytes = try OctetText.decode(text, count: Self.byteCount)
    }

    public var text: String { Base64URL.encode(bytes) }
}

extension RandomID: TextValue {}

extension RandomID: Comparable {
    public static func < (left: RandomID, right: RandomID) -> Bool {
        OctetText.precedes(left.bytes, right.bytes)
    }
}

extension RandomID: CustomStringConvertible {
    public var description: String { text }
}
