// SPDX-License-Identifier: Apache-2.0

/// A signed-note as read: its text and signature lines, none of them verified.
public struct SignedNote: Hashable, Sendable {
    /// The signed bytes: valid UTF-8 that ends with a line feed.
    public let text: [UInt8]
    public let signatures: [NoteSignature]

    /// Parses a note; anything signed-note forbids is `malformed-note`.
    ///
    /// At most 512 KiB and 100 signature lines are accepted, beyond which it is `too-large`.
    public init(parsing bytes: some Collection<UInt8>) throws(LogError) {
        guard bytes.count <= LogLimits.noteByteCount else {
            throw LogError(.tooLarge, "the note is too large")
        }
        let bytes = Array(bytes)
        guard String(strictUTF8: bytes) != nil, bytes.allSatisfy({ $0 >= 0x20 || $0 == 0x0a }) else {
            throw LogError(.malformedNote, "a note is UTF-8 without control characters")
        }
        guard let end = Self.endOfText(in: bytes) else {
            throw LogError(.malformedNote, "no blank line stands before the signatures")
        }
        var reader = LineReader(bytes[(end + 1)...])
        var signatures: [NoteSignature] = []
        while let line = reader.next() {
            guard signatures.count < LogLimits.signatureCount else {
                throw LogError(.tooLarge, "the note has too many signatures")
            }
            try signatures.append(NoteSignature(line: line))
        }
        guard reader.isAtEnd, !signatures.isEmpty else {
            throw LogError(.malformedNote, "no signature line ends the note")
        }
        text = Array(bytes[..<end])
        self.signatures = signatures
    }

    /// Takes a text that `check(text:)` accepts; the note may still be without signatures.
    package init(text: [UInt8], signatures: [NoteSignature]) throws(LogError) {
        guard text.last == 0x0a, text.allSatisfy({ $0 >= 0x20 || $0 == 0x0a }),
            String(strictUTF8: text) != nil
        else { throw LogError(.malformedNote, "the text is not UTF-8 lines without control characters") }
        self.text = text
        self.signatures = signatures
    }

    /// The note with more signature lines, each kept once.
    package func adding(_ more: [NoteSignature]) -> Self {
        var all = signatures
        for signature in more where !all.contains(signature) { all.append(signature) }
        return Self(unchecked: text, signatures: all)
    }

    public var bytes: [UInt8] {
        text + [0x0a] + signatures.flatMap { Array($0.line.utf8) + [0x0a] }
    }

    private init(unchecked text: [UInt8], signatures: [NoteSignature]) {
        self.text = text
        self.signatures = signatures
    }

    /// The index after the text: where the last blank line starts.
    private static func endOfText(in bytes: [UInt8]) -> Int? {
        bytes.indices.last { $0 > 0 && bytes[$0] == 0x0a && bytes[$0 - 1] == 0x0a }
    }
}
