// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat

/// Dispatches and statuses of the channels this node is an end of.
package protocol ChannelReader {
    /// The dispatch with the highest number, made or opened.
    func lastDispatch(from: PartyID, to: PartyID) throws -> DispatchRecord?
    /// The last of the unbroken run of dispatches from number 1; nil if number 1 is missing.
    func unbrokenEnd(from: PartyID, to: PartyID) throws -> DispatchRecord?
    func dispatch(from: PartyID, to: PartyID, number: Int) throws -> DispatchRecord?
    func dispatch(_ id: ObjectID) throws -> DispatchRecord?
    /// Ascending by number.
    func dispatches(from: PartyID, to: PartyID, limit: Int) throws -> [DispatchRecord]
    /// Those of notices of these kinds (any, if there is none) or of an unknown one, with numbers in a range:
    /// the lowest first, or the highest.
    func dispatches(_ query: DispatchQuery) throws -> [DispatchRecord]
    /// Ascending by recipient.
    func dispatches(of notice: ObjectID) throws -> [DispatchRecord]
    func lastStatus(by issuer: PartyID, about counterpart: PartyID) throws -> StatusRecord?
    func status(by issuer: PartyID, about counterpart: PartyID, index: Int) throws -> StatusRecord?
    /// Ascending by index.
    func statuses(by issuer: PartyID, about counterpart: PartyID, limit: Int) throws -> [StatusRecord]
}

package protocol ChannelWriter {
    /// Adds a dispatch. One (from, to, number) holds one dispatch: another one throws ``StoreConflict``.
    func putDispatch(_ record: DispatchRecord) throws
    /// Adds a status. One (issuer, counterpart, index) holds one: another one throws ``StoreConflict``.
    func putStatus(_ record: StatusRecord) throws
}

/// Thrown when a place that holds one object for ever is given another one.
package struct StoreConflict: Error, Sendable, Hashable {
    package var place: String

    package init(place: String) {
        self.place = place
    }
}

package struct DispatchRecord: Sendable, Hashable {
    package var id: ObjectID
    package var from: PartyID
    package var to: PartyID
    package var number: Int
    package var notice: ObjectID
    package var msg: RandomID
    /// Of the notice; nil where it was not known when the dispatch was kept.
    package var kind: NoticeKind?
    package var jws: String

    package init(
        id: ObjectID,
        from: PartyID,
        to: PartyID,
        number: Int,
        notice: ObjectID,
        msg: RandomID,
        kind: NoticeKind? = nil,
        jws: String
    ) {
        self.id = id
        self.from = from
        self.to = to
        self.number = number
        self.notice = notice
        self.msg = msg
        self.kind = kind
        self.jws = jws
    }
}

/// Which dispatches of a channel are asked for.
package struct DispatchQuery: Sendable, Hashable {
    package var from: PartyID
    package var to: PartyID
    /// Any of these; any kind if there is none.
    package var kinds: [NoticeKind]
    package var numbers: ClosedRange<Int>
    package var isHighestFirst: Bool
    package var limit: Int

    package init(
        from: PartyID,
        to: PartyID,
        kinds: [NoticeKind] = [],
        numbers: ClosedRange<Int>,
        isHighestFirst: Bool = false,
        limit: Int
    ) {
        self.from = from
        self.to = to
        self.kinds = kinds
        self.numbers = numbers
        self.isHighestFirst = isHighestFirst
        self.limit = limit
    }
}

package struct StatusRecord: Sendable, Hashable {
    package var id: ObjectID
    package var issuer: PartyID
    package var counterpart: PartyID
    package var index: Int
    package var jws: String
    /// When this node made or received it, by its own clock.
    package var keptAt: Timestamp

    package init(
        id: ObjectID,
        issuer: PartyID,
        counterpart: PartyID,
        index: Int,
        jws: String,
        keptAt: Timestamp
    ) {
        self.id = id
        self.issuer = issuer
        self.counterpart = counterpart
        self.index = index
        self.jws = jws
        self.keptAt = keptAt
    }
}
