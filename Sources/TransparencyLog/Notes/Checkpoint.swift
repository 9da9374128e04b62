// SPDX-License-Identifier: Apache-2.0

/// The text of a tlog-checkpoint: which log, how many leaves, which root.
public struct Checkpoint: Hashable, Sendable {
    /// The unique name of the log; a URL without scheme, which need not resolve.
    public let origin: String
    public let size: UInt64
    public let root: LogHash
    /// Lines after the root; a Herald log has none.
    public let extensionLines: [String]

    /// Makes a checkpoint without extension lines.
    ///
    /// Throws `malformed-checkpoint` for an origin that is no line, and `empty-root-expected` for the
    /// empty tree with another root than its own.
    public init(origin: String, size: UInt64, root: LogHash) throws(LogError) {
        guard !origin.isEmpty, KeyName.isLine(origin) else {
            throw LogError(.malformedCheckpoint, "an origin is one line that is not empty")
        }
        guard size != 0 || root == .emptyRoot else {
            throw LogError(.emptyRootExpected, "the root of the empty tree is the hash of nothing")
        }
        self.origin = origin
        self.size = size
        self.root = root
        extensionLines = []
    }

    /// Parses the text of a checkpoint of a Herald log.
    ///
    /// As `init(anyLog:)`; extension lines are `extension-line`, and a wrong root of the empty tree is
    /// `empty-root-expected`.
    public init(parsing text: some Sequence<UInt8>) throws(LogError) {
        let parsed = try Self(anyLog: text)
        guard parsed.extensionLines.isEmpty else {
            throw LogError(.extensionLine, "the checkpoint has an extension line")
        }
        try self.init(origin: parsed.origin, size: parsed.size, root: parsed.root)
    }

    /// Parses the text of a checkpoint of any log, extension lines included.
    ///
    /// Anything that tlog-checkpoint forbids is `malformed-checkpoint`: among others a size with a
    /// leading zero or sign, a root that is not the canonical base64 of 32 bytes, and carriage returns.
    /// The root of a tree without leaves is not looked at.
    public init(anyLog text: some Sequence<UInt8>) throws(LogError) {
        var reader = LineReader(text)
        var lines: [String] = []
        var byteCount = 0
        while let line = reader.next() {
            byteCount += line.count
            guard byteCount <= LogLimits.noteByteCount, let text = String(strictUTF8: line), !text.isEmpty,
                KeyName.isLine(text)
            else { throw LogError(.malformedCheckpoint, "a line is empty, too long or no text") }
            lines.append(text)
        }
        guard reader.isAtEnd, lines.count >= 3, let size = Decimal.parse(lines[1].utf8),
            let root = try? LogHash(base64: lines[2].utf8)
        else { throw LogError(.malformedCheckpoint, "not an origin, a size and a root, each on its line") }
        origin = lines[0]
        self.size = size
        self.root = root
        extensionLines = Array(lines.dropFirst(3))
    }

    /// The text, which is what a log signs.
    public var text: [UInt8] {
        let lines = [origin, "\(size)", "\(root)"] + extensionLines
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    public static func == (left: Self, right: Self) -> Bool { left.text == right.text }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(size)
        hasher.combine(root)
    }

    /// Signs the checkpoint as the log whose origin is the name of the key.
    ///
    /// Throws `wrong-origin` where the two differ.
    package func signed(by signer: NoteSigner) throws -> SignedNote {
        guard signer.verifierKey.name.hasSameBytes(as: origin) else {
            throw LogError(.wrongOrigin, "the name of the log key is not the origin")
        }
        return try SignedNote(text: text, signatures: [signer.signature(of: text)])
    }
}
