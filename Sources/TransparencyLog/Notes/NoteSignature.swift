// SPDX-License-Identifier: Apache-2.0

/// One signature line of a note, of a known or unknown kind; nothing about it is verified.
public struct NoteSignature: Hashable, Sendable {
    public let name: String
    public let keyID: UInt32
    /// What follows the key ID.
    public let blob: [UInt8]

    init(name: String, keyID: UInt32, blob: [UInt8]) {
        self.name = name
        self.keyID = keyID
        self.blob = blob
    }

    /// Parses a line without its line feed; anything else is `malformed-note`.
    public init(line: some BidirectionalCollection<UInt8>) throws(LogError) {
        guard line.startsWithText("— "), let space = line.lastIndex(of: UInt8(ascii: " ")) else {
            throw LogError(.malformedNote, "not a signature line")
        }
        let nameBytes = line[..<space].dropFirst("— ".utf8.count)
        guard let name = String(strictUTF8: nameBytes), (try? KeyName.check(name)) != nil,
            let bytes = Base64.decode(line[line.index(after: space)...]), bytes.count > 4
        else { throw LogError(.malformedNote, "a signature line has a name and base64 of 5 bytes or more") }
        self.init(
            name: name,
            keyID: bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) },
            blob: Array(bytes.dropFirst(4))
        )
    }

    /// The line without a line feed.
    public var line: String {
        let keyBytes = (0..<4).map { UInt8(truncatingIfNeeded: keyID >> (24 - 8 * $0)) }
        return "— \(name) \(Base64.encode(keyBytes + blob))"
    }

    public static func == (left: Self, right: Self) -> Bool {
        left.keyID == right.keyID && left.blob == right.blob && left.name.hasSameBytes(as: right.name)
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(keyID)
        hasher.combine(blob)
    }
}
