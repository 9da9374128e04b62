// SPDX-License-Identifier: Apache-2.0

package import StrictJSON

/// A note of an officer, opened to the readers of a bundle (bundle.md, section 1).
package struct OpenedNote: Hashable, Sendable {
    private static let counts = 1...1024

    /// The evidence that holds the note.
    package var evidence: ObjectID
    package var note: NoteText

    package init(evidence: ObjectID, note: NoteText) {
        self.evidence = evidence
        self.note = note
    }

    init(_ reader: MemberReader) throws(FormatError) {
        var reader = reader
        evidence = try reader.text("evidence")
        note = NoteText(
            salt: try reader.text("salt"),
            text: try reader.string("text", characters: NoteText.length, .prose)
        )
        try reader.finish()
    }

    static func list(_ reader: inout MemberReader) throws(FormatError) -> [OpenedNote] {
        guard let objects = try reader.optionalObjects("notes", count: counts) else { return [] }
        let notes = try objects.map { (each) throws(FormatError) in try OpenedNote(each) }
        try reader.requireAscending(notes.map { [$0.evidence.text] }, "notes")
        return notes
    }

    package var json: JSONValue {
        .object([
            ("evidence", .text(evidence)), ("salt", .text(note.salt)), ("text", .string(note.text)),
        ])
    }
}
