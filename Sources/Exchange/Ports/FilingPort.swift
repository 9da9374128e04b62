// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// Signed objects that stand on their own in the record: statements and the like (docs/spec/filing.md).
package protocol FilingReader {
    func filing(_ id: ObjectID) throws -> FilingRecord?
    /// Those a query asks for, in the order they came.
    func filings(_ query: FilingQuery) throws -> [FilingRecord]
    /// The one with the highest number in a party's chain of a type.
    func lastFiling(_ type: LeafType, by issuer: PartyID) throws -> FilingRecord?
}

package protocol FilingWriter {
    /// Keeps a filing; the same id again is ignored. Returns whether it was new.
    ///
    /// Traps if another one of that type and issuer has its number.
    func putFiling(_ record: FilingRecord) throws -> Bool
}

/// A filing of this party or of another one.
package struct FilingRecord: Sendable, Hashable {
    package var id: ObjectID
    package var type: LeafType
    package var issuer: PartyID
    /// Its place in the issuer's chain of this type; nil where the type has none.
    package var number: Int?
    /// What it belongs to, as its type says.
    package var about: String?
    /// When it was kept, by this node's clock.
    package var at: Timestamp
    package var jws: String
    /// What belongs to it and stays here, such as fields that are not opened; never in an answer by itself.
    package var held: [UInt8]?

    package init(
        id: ObjectID,
        type: LeafType,
        issuer: PartyID,
        number: Int? = nil,
        about: String? = nil,
        at: Timestamp,
        jws: String,
        held: [UInt8]? = nil
    ) {
        self.id = id
        self.type = type
        self.issuer = issuer
        self.number = number
        self.about = about
        self.at = at
        self.jws = jws
        self.held = held
    }
}

/// Which filings are asked for: those that agree with every member that is not nil.
package struct FilingQuery: Sendable, Hashable {
    package var type: LeafType
    package var issuer: PartyID?
    package var about: String?
    /// Only those that came after this one.
    package var after: ObjectID?
    package var limit: Int

    package init(
        _ type: LeafType,
        issuer: PartyID? = nil,
        about: String? = nil,
        after: ObjectID? = nil,
        limit: Int
    ) {
        self.type = type
        self.issuer = issuer
        self.about = about
        self.after = after
        self.limit = limit
    }
}
