// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// What an envelope holds: dispatch, notice, approvals and the salt of the payload commitment
/// (envelope.md, section 1).
package struct EnvelopePlaintext: FormatDocument {
    package static let malformed = FormatError.Code.malformedEnvelope
    package static let largestSize = SizeClass.largest.rawValue

    /// Compact JWS, ascending.
    package let approvals: [String]
    package let dispatch: String
    /// The issuer-signed JWT and all disclosures, through the last tilde.
    package let notice: String
    /// Of `pc`.
    package let salt: RandomID

    /// Sorts the approvals.
    package init(approvals: [String], dispatch: String, notice: String, salt: RandomID) {
        self.approvals = approvals.sorted(by: precedesInBytes)
        self.dispatch = dispatch
        self.notice = notice
        self.salt = salt
    }

    package init(_ value: JSONValue) throws(FormatError) {
        var reader = try MemberReader(value, Self.malformed)
        approvals = try reader.compacts("approvals", count: 0...64, .ascending)
        dispatch = try reader.compact("dispatch")
        notice = try reader.raw("notice")
        salt = try reader.text("salt")
        try reader.finish()
        try reader.require(
            (1...ObjectType.notice.largestSize).contains(notice.utf8.count),
            "notice is empty or too long"
        )
    }

    package var json: JSONValue {
        .object([
            ("approvals", .strings(approvals)), ("dispatch", .string(dispatch)), ("notice", .string(notice)),
            ("salt", .text(salt)),
        ])
    }
}

extension EnvelopePlaintext {
    private static let lengthSize = 4

    /// Reads length, JSON and zero padding; refuses a longer class than the smallest that fits.
    package init(framed: [UInt8]) throws(FormatError) {
        guard let size = SizeClass(rawValue: framed.count) else {
            throw FormatError(Self.malformed, "plaintext does not have the length of a size class")
        }
        let count = framed.prefix(Self.lengthSize).reduce(0) { $0 << 8 | Int($1) }
        guard SizeClass.smallest(for: count + Self.lengthSize) == size else {
            throw FormatError(Self.malformed, "plaintext is not in the smallest size class that fits")
        }
        guard framed[(Self.lengthSize + count)...].allSatisfy({ $0 == 0 }) else {
            throw FormatError(Self.malformed, "padding is not zero")
        }
        try self.init(payload: Array(framed[Self.lengthSize..<(Self.lengthSize + count)]))
    }

    /// The bytes to encrypt, whose number is the size class.
    ///
    /// Throws `too-large` if no class fits.
    package func framed() throws(FormatError) -> [UInt8] {
        let text = payload
        guard let size = SizeClass.smallest(for: text.count + Self.lengthSize) else {
            throw FormatError(.tooLarge, "plaintext fits no size class")
        }
        let length = (0..<Self.lengthSize).reversed().map { UInt8(text.count >> ($0 * 8) & 0xFF) }
        let padding = size.rawValue - text.count - Self.lengthSize
        return length + text + [UInt8](repeating: 0, count: padding)
    }
}
