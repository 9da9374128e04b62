// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// Seals and opens the words of officers (evidence.md, section 5).
package enum NoteSealer {
    private static let info = "herald-note/v1"

    /// Seals a note about a message to a sealing key of its sender.
    ///
    /// Refuses a text that is not a note's as ``NoteText`` does.
    package static func seal(
        _ text: String,
        salt: RandomID,
        about msg: RandomID,
        to key: SealingPublicKey
    ) throws -> SealedNote {
        let note = NoteText(salt: salt, text: text)
        // Read back, so that no note is sealed which its reader would refuse.
        let payload = try NoteText(canonical: note.payload).payload
        let sealed = try SealedOctets.seal(payload, to: key, info: info, aad: msg.bytes)
        return SealedNote(commitment: commitment(to: note), sealed: sealed)
    }

    /// Opens a note and checks it against its commitment.
    ///
    /// Refuses as ``SealedOctets/open(_:with:info:aad:)`` does, what is not a note as
    /// `malformed-sealed-message`, and another text than was committed to as `mismatch`.
    package static func open(
        _ note: SealedNote,
        about msg: RandomID,
        with keys: [SealingPrivateKey]
    ) throws(SecurityError) -> NoteText {
        let octets = try SealedOctets.open(note.sealed, with: keys, info: info, aad: msg.bytes)
        let text: NoteText
        do {
            text = try NoteText(canonical: octets)
        } catch {
            throw SecurityError(.malformedSealedMessage, error.reason)
        }
        guard matches(text, note) else {
            throw SecurityError(.mismatch, "the note is not the one that was committed to")
        }
        return text
    }

    /// Whether an opened note is the one that the evidence commits to.
    package static func matches(_ text: NoteText, _ note: SealedNote) -> Bool {
        commitment(to: text) == note.commitment
    }

    private static func commitment(to note: NoteText) -> Digest {
        ObjectHash.digest(note.salt.bytes + Array(note.text.utf8))
    }
}
