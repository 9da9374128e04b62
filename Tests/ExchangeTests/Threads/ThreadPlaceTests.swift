// SPDX-License-Identifier: Apache-2.0

import Exchange
import NoticeFormat
import Testing

struct `Dispatches of two channels` {
    private static func place(
        _ from: String,
        _ number: Int,
        seen: Int? = 0,
        at seconds: Int64 = 0
    ) throws -> ThreadPlace {
        ThreadPlace(
            from: try PartyID("\(from).example"),
            number: number,
            seen: seen,
            at: Timestamp(seconds: 1_800_000_000 + seconds)
        )
    }

    @Test(arguments: [
        // Number and what was seen, on each side.
        (1, 0 as Int?, 1, 0 as Int?, true), (1, 0, 1, 1, false), (1, 1, 1, 0, false), (3, 4, 5, 2, true),
        (3, 5, 5, 2, false), (3, 4, 5, 3, false), (3, 4, 5, 7, false), (1, nil, 1, 0, false),
        (1, 0, 1, nil, false),
    ])
    func `crossed when neither sender had seen the other's`(
        number: Int,
        seen: Int?,
        other: Int,
        otherSeen: Int?,
        isCrossed: Bool
    ) throws {
        let one = try Self.place("a", number, seen: seen)
        let two = try Self.place("b", other, seen: otherSeen)
        #expect(one.isCrossed(with: two) == isCrossed)
        #expect(two.isCrossed(with: one) == isCrossed)
    }

    @Test func `of one sender never cross`() throws {
        let (one, two) = (try Self.place("a", 1), try Self.place("a", 2))
        #expect(!one.isCrossed(with: two))
    }

    @Test func `stand in one order, whoever asks, whatever the clocks say`() throws {
        let ours = [try Self.place("a", 1, at: 90_000), try Self.place("a", 2, seen: 1, at: 90_010)]
        let theirs = [try Self.place("b", 1, seen: 1, at: 5), try Self.place("b", 2, seen: 1, at: 10)]
        let order = ThreadPlace.merged(ours, theirs)
        #expect(order == [ours[0], theirs[0], theirs[1], ours[1]])
        #expect(ThreadPlace.merged(theirs, ours) == order)
    }

    @Test func `that crossed within one second stand by the party's name`() throws {
        let (one, two) = (try Self.place("a", 1), try Self.place("b", 1))
        #expect(ThreadPlace.merged([two], [one]) == [one, two])
        #expect(ThreadPlace.merged([], [one]) == [one])
    }
}
