// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// What officers were shown, and what parties deny.
package protocol OfficeReader {
    /// Denials about a channel, in the order they came.
    func denials(from: PartyID, to: PartyID, limit: Int) throws -> [DenialRecord]
    /// Officers who were handed the text of a message, in the order of their first time.
    func looks(at msg: RandomID) throws -> [LookRecord]
}

package protocol OfficeWriter {
    /// Keeps a denial; the same id again is ignored. Returns whether it was new.
    func putDenial(_ record: DenialRecord) throws -> Bool
    /// Keeps an officer's first look at a message; a later one is ignored. Returns whether it was the first.
    func putLook(_ record: LookRecord) throws -> Bool
}

/// A denial of this party or of another one.
package struct DenialRecord: Sendable, Hashable {
    package var id: ObjectID
    package var issuer: PartyID
    /// The channel it is about.
    package var from: PartyID
    package var to: PartyID
    package var jws: String

    package init(id: ObjectID, issuer: PartyID, from: PartyID, to: PartyID, jws: String) {
        self.id = id
        self.issuer = issuer
        self.from = from
        self.to = to
        self.jws = jws
    }
}

/// The first time that an officer was handed the opened text of a message.
package struct LookRecord: Sendable, Hashable {
    package var msg: RandomID
    package var officer: KeyID
    package var at: Timestamp

    package init(msg: RandomID, officer: KeyID, at: Timestamp) {
        self.msg = msg
        self.officer = officer
        self.at = at
    }
}
