// SPDX-License-Identifier: Apache-2.0

/// What a witness answered to an `add-checkpoint` request.
package enum WitnessAnswer: Hashable, Sendable {
    /// The cosignatures by the witness, verified, each with its time.
    case cosigned([NoteSignature])
    /// The witness has another size; ask again with a proof from that one.
    case otherSize(UInt64)
    /// Anything else, with its status.
    case refused(status: Int)

    static let maximumByteCount = 64 * 1024

    /// Reads an answer to this request by the witness with this key.
    ///
    /// Lines by other keys are ignored. Status 200 without a cosignature by the key is
    /// `no-known-signature`, one that does not hold `bad-signature`. A body that does not fit its status
    /// is `malformed-answer`; only the bodies of 200 and 409 are read. The content type of a 409 is
    /// compared without its parameters. Some witnesses leave it out, so a size counts without it too: it is
    /// only a hint where to ask from. Others send 409 without a size, which is `refused`.
    package init(
        status: Int,
        contentType: String?,
        body: some Collection<UInt8>,
        to request: AddCheckpointRequest,
        by witness: VerifierKey
    ) throws(LogError) {
        switch status {
        case 200: self = try .cosigned(Self.cosignatures(body, of: request.note, by: witness))
        case 409 where Self.isSize(contentType): self = try .otherSize(Self.size(body))
        case 409: self = (try? Self.size(body)).map { .otherSize($0) } ?? .refused(status: status)
        default: self = .refused(status: status)
        }
    }

    private static func isSize(_ contentType: String?) -> Bool {
        let type = contentType?.split(separator: ";", omittingEmptySubsequences: false).first
        return type.map { Array($0.utf8).isText(WitnessRefusal.sizeContentType) } ?? false
    }

    private static func size(_ body: some Collection<UInt8>) throws(LogError) -> UInt64 {
        var reader = LineReader(body.prefix(22))
        guard let line = reader.next(), reader.isAtEnd, let size = Decimal.parse(line) else {
            throw LogError(.malformedAnswer, "the body is not a size on a line")
        }
        return size
    }

    private static func cosignatures(
        _ body: some Collection<UInt8>,
        of note: SignedNote,
        by witness: VerifierKey
    ) throws(LogError) -> [NoteSignature] {
        guard body.count <= maximumByteCount else {
            throw LogError(.tooLarge, "the answer is too large")
        }
        var reader = LineReader(body)
        var lines: [NoteSignature] = []
        while let line = reader.next() {
            guard lines.count < LogLimits.signatureCount, let signature = try? NoteSignature(line: line)
            else { throw LogError(.malformedAnswer, "a line is no cosignature") }
            lines.append(signature)
        }
        guard reader.isAtEnd else { throw LogError(.malformedAnswer, "the last line does not end") }
        let cosigned = try SignedNote(text: note.text, signatures: lines)
        _ = try cosigned.verified(by: [witness])
        return lines.filter { witness.matches($0) }
    }
}
