// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import Synchronization

/// The moves of the record as the search for loops holds them.
///
/// The record is the store: this follows it, and is built anew from it when a window in a card changes.
final class PostureMemory: Sendable {
    struct State {
        var detector = LoopDetector()
        var position = 0
        /// In the order they came.
        var calendars: [ObjectID] = []
    }

    private let state = Mutex(State())

    /// Takes what came into the record since the last time, and hands all over; returns also what is new.
    func follow<Value: Sendable>(
        windows: [PartyID: Int],
        _ entries: (_ after: Int, _ limit: Int) throws -> [PostureEntry],
        _ body: (State) throws -> Value
    ) throws -> (value: Value, raised: [LoopFlag]) {
        try state.withLock { state in
            if state.detector.windows != windows { state = State(detector: LoopDetector(windows: windows)) }
            var raised: [LoopFlag] = []
            while true {
                let new = try entries(state.position, Self.page)
                for entry in new {
                    if let move = entry.record.move { raised += state.detector.add(move) }
                    if entry.record.kind == .calendar { state.calendars.append(entry.record.id) }
                    state.position = entry.position
                }
                if new.count < Self.page { break }
            }
            return (try body(state), raised)
        }
    }

    private static let page = 10_000
}
