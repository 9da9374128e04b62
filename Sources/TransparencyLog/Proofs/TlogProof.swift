// SPDX-License-Identifier: Apache-2.0

/// A tlog-proof as read or made: an inclusion proof together with the checkpoint it leads to.
///
/// Nothing about it is verified.
public struct TlogProof: Hashable, Sendable {
    /// Bytes for the application, which the proof does not authenticate; nil where the line is absent.
    public let extra: [UInt8]?
    public let index: UInt64
    public let hashes: [LogHash]
    public let checkpoint: SignedNote

    private static let header = "c2sp.org/tlog-proof@v1"

    /// Puts a proof together without verifying it.
    package init(
        index: UInt64,
        hashes: [LogHash],
        checkpoint: SignedNote,
        extra: [UInt8]? = nil
    ) {
        self.extra = extra
        self.index = index
        self.hashes = hashes
        self.checkpoint = checkpoint
    }

    /// Parses the text of a proof.
    ///
    /// Anything that tlog-proof forbids is `malformed-proof`: among others carriage returns and an index
    /// with a leading zero. The checkpoint must be a note, else `malformed-note`.
    public init(parsing bytes: some Collection<UInt8>) throws(LogError) {
        let limit = LogLimits.noteByteCount + 2 * LogLimits.extraByteCount + 64 * LogLimits.proofHashCount
        guard bytes.count <= limit else { throw LogError(.tooLarge, "the proof is too large") }
        var reader = LineReader(bytes)
        guard reader.next()?.isText(Self.header) == true, var line = reader.next() else {
            throw LogError(.malformedProof, "not a proof of the known version")
        }
        var extra: [UInt8]?
        if line.startsWithText("extra ") {
            guard let decoded = Base64.decode(line.dropFirst(6)), let next = reader.next() else {
                throw LogError(.malformedProof, "the extra data is not base64")
            }
            guard decoded.count <= LogLimits.extraByteCount else {
                throw LogError(.tooLarge, "the extra data is too large")
            }
            (extra, line) = (decoded, next)
        }
        guard line.startsWithText("index "), let index = Decimal.parse(line.dropFirst(6)) else {
            throw LogError(.malformedProof, "no index stands before the hashes")
        }
        let hashes = try reader.hashes(upTo: LogLimits.proofHashCount, or: .malformedProof)
        try self.init(
            index: index,
            hashes: hashes,
            checkpoint: SignedNote(parsing: reader.rest),
            extra: extra
        )
    }

    /// The text of the proof.
    public var bytes: [UInt8] {
        var lines = [Self.header]
        if let extra { lines.append("extra \(Base64.encode(extra))") }
        lines.append("index \(index)")
        lines += hashes.map(\.description) + ["", ""]
        return Array(lines.joined(separator: "\n").utf8) + checkpoint.bytes
    }
}

extension LineReader {
    /// Reads lines of hashes up to and including a blank line; throws the given code for anything else.
    mutating func hashes(
        upTo limit: Int,
        or code: LogError.Code
    ) throws(LogError) -> [LogHash] {
        var hashes: [LogHash] = []
        while let line = next() {
            if line.isEmpty { return hashes }
            guard hashes.count < limit, let hash = try? LogHash(base64: line) else {
                throw LogError(code, "a line is no hash, or one too many")
            }
            hashes.append(hash)
        }
        throw LogError(code, "no blank line ends the hashes")
    }
}
