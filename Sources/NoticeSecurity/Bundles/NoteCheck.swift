// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// Checks opened notes against the commitments in the evidence of their delivery.
enum NoteCheck {
    /// The texts by the evidence that holds them.
    static func check(
        _ notes: [OpenedNote],
        of evidence: [VerifiedEvidence]
    ) throws(BundleFault) -> [ObjectID: String] {
        var texts: [ObjectID: String] = [:]
        for opened in notes {
            guard let note = evidence.first(where: { $0.id == opened.evidence })?.payload.note else {
                throw .refused("wrong-slot", "an opened note belongs to no evidence of its delivery")
            }
            guard NoteSealer.matches(opened.note, note) else {
                throw .refused("note-mismatch", "an opened note is not the one that was committed to")
            }
            texts[opened.evidence] = opened.note.text
        }
        return texts
    }
}
