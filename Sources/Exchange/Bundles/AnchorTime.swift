// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import TransparencyLog

/// Reads what known witnesses say on a time anchor: good for choosing, no verdict rests on it.
enum AnchorTime {
    /// The earliest time; nil where no known witness signed, or one of their signatures does not hold.
    static func earliest(on anchor: String, by keys: [VerifierKey]) -> Timestamp? {
        guard let note = try? SignedNote(parsing: Array(anchor.utf8)),
            let verified = try? note.verified(by: keys)
        else { return nil }
        return verified.signers.compactMap(\.time).map { Timestamp(seconds: Int64(clamping: $0)) }.min()
    }
}
