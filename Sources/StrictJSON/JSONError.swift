// SPDX-License-Identifier: Apache-2.0

/// A refusal of text that is not in the profile, or of a document without the expected shape.
///
/// Two errors are equal when their codes are. `reason` is for people and may change: no decision may
/// rest on it. It never holds a value from the input, and of names only a shortened printable form.
public struct JSONError: Error, Equatable, Sendable {
    public let code: Code
    /// What was wrong, for people: lower case, no full stop.
    public let reason: String
    /// Where the document went wrong, as a JSON Pointer (RFC 6901); empty for the whole of it.
    public let path: String

    public init(_ code: Code, _ reason: String, path: String = "") {
        self.code = code
        self.reason = reason
        self.path = path
    }

    public static func == (left: JSONError, right: JSONError) -> Bool {
        left.code == right.code
    }

    /// The stable names of refusals: part of the interface, never renamed.
    @nonexhaustive
    public enum Code: String, CaseIterable, Sendable {
        case tooLarge = "too-large"
        case tooDeep = "too-deep"
        case tooManyMembers = "too-many-members"
        case byteOrderMark = "byte-order-mark"
        case invalidUTF8 = "invalid-utf8"
        case unexpectedEnd = "unexpected-end"
        case unexpectedByte = "unexpected-byte"
        case trailingBytes = "trailing-bytes"
        case trailingComma = "trailing-comma"
        case controlCharacter = "control-character"
        case invalidEscape = "invalid-escape"
        case loneSurrogate = "lone-surrogate"
        case invalidNumber = "invalid-number"
        case notInteger = "not-integer"
        case negativeZero = "negative-zero"
        case numberOutOfRange = "number-out-of-range"
        case duplicateName = "duplicate-name"
        case notCanonical = "not-canonical"

        case base64Character = "base64-character"
        case base64Length = "base64-length"
        case base64Padding = "base64-padding"
        case base64TrailingBits = "base64-trailing-bits"
        case hexCharacter = "hex-character"
        case hexLength = "hex-length"

        case missingMember = "missing-member"
        case unknownMember = "unknown-member"
        case wrongType = "wrong-type"
        case wrongLength = "wrong-length"
    }
}

extension JSONError: CustomStringConvertible {
    public var description: String {
        path.isEmpty ? "\(code.rawValue): \(reason)" : "\(code.rawValue): \(reason) (at \(path))"
    }
}
