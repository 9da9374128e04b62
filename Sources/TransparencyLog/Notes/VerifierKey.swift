// SPDX-License-Identifier: Apache-2.0

internal import Crypto

/// A public key with its name, as signed-note's `vkey` text gives it.
///
/// Only Ed25519 is known: keys that sign the text of a note (type 0x01, logs) and keys that cosign it
/// together with a time (type 0x04, witnesses).
public struct VerifierKey: Hashable, Sendable, CustomStringConvertible {
    public enum Algorithm: UInt8, Sendable {
        case ed25519 = 0x01
        case cosignatureV1 = 0x04
    }

    public let name: String
    public let algorithm: Algorithm
    /// The first four bytes of SHA-256(name ‖ 0x0A ‖ type ‖ public key).
    public let keyID: UInt32
    let key: Ed25519Key

    /// Takes the 32 bytes of an Ed25519 public key.
    ///
    /// Throws `malformed-name`, `malformed-key` or, for a key of low order, `weak-key`.
    public init(name: String, algorithm: Algorithm, publicKey: [UInt8]) throws(LogError) {
        try KeyName.check(name)
        key = try Ed25519Key(bytes: publicKey)
        self.name = name
        self.algorithm = algorithm
        keyID = Self.keyID(name: name, typed: [algorithm.rawValue] + publicKey)
    }

    /// Parses a `vkey`: the name, eight lower-case hexadecimal digits and base64, joined by plus signs.
    ///
    /// Throws `unsupported-algorithm` for a type other than the two, and `wrong-key-id` for digits that
    /// are not the ID of the key.
    public init(parsing text: String) throws(LogError) {
        let bytes = Array(text.utf8)
        guard bytes.count <= 2 * LogLimits.nameByteCount,
            let first = bytes.firstIndex(of: UInt8(ascii: "+")), bytes.count > first + 9,
            bytes[first + 9] == UInt8(ascii: "+"),
            let name = String(strictUTF8: bytes[..<first]),
            let typed = Base64.decode(bytes[(first + 10)...]), let type = typed.first
        else { throw LogError(.malformedKey, "not a name, a key ID and a key joined by plus signs") }
        guard let algorithm = Algorithm(rawValue: type) else {
            throw LogError(.unsupportedAlgorithm, "not an Ed25519 key")
        }
        guard bytes[first + 1..<first + 9].isText(Self.hex(Self.keyID(name: name, typed: typed))) else {
            throw LogError(.wrongKeyID, "the key ID is not that of the key")
        }
        try self.init(name: name, algorithm: algorithm, publicKey: Array(typed.dropFirst()))
    }

    public var publicKey: [UInt8] { key.bytes }

    /// The key ID as eight lower-case hexadecimal digits.
    package var keyIDText: String { Self.hex(keyID) }

    /// The `vkey` text.
    public var description: String {
        "\(name)+\(Self.hex(keyID))+\(Base64.encode([algorithm.rawValue] + key.bytes))"
    }

    public static func == (left: Self, right: Self) -> Bool {
        left.name.hasSameBytes(as: right.name) && left.algorithm == right.algorithm && left.key == right.key
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(key)
        hasher.combine(algorithm)
    }

    /// Whether a signature line bears the name and the key ID of this key.
    package func matches(_ signature: NoteSignature) -> Bool {
        keyID == signature.keyID && name.hasSameBytes(as: signature.name)
    }

    private static func keyID(name: String, typed: [UInt8]) -> UInt32 {
        var hash = SHA256()
        hash.update(data: Array(name.utf8) + [0x0a] + typed)
        return hash.finalize().prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    private static func hex(_ keyID: UInt32) -> String {
        let digits = String(keyID, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}
