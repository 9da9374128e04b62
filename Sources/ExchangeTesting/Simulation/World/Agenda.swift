// SPDX-License-Identifier: Apache-2.0

/// What is to happen when, in simulated milliseconds; things of one moment happen in the order they were
/// put down.
struct Agenda: Sendable {
    typealias Action = @Sendable () -> Void

    private struct Entry: Sendable {
        let time: Int64
        let number: Int
        let action: Action

        func precedes(_ other: Self) -> Bool {
            time == other.time ? number < other.number : time < other.time
        }
    }

    /// A binary heap.
    private var entries: [Entry] = []
    private var lastNumber = 0

    mutating func add(at time: Int64, _ action: @escaping Action) {
        lastNumber += 1
        entries.append(Entry(time: time, number: lastNumber, action: action))
        var place = entries.count - 1
        while place > 0, entries[place].precedes(entries[(place - 1) / 2]) {
            entries.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    mutating func takeNext() -> (time: Int64, action: Action)? {
        guard let first = entries.first, let last = entries.popLast() else { return nil }
        if !entries.isEmpty {
            entries[0] = last
            sink()
        }
        return (first.time, first.action)
    }

    private mutating func sink() {
        var place = 0
        while true {
            var least = 2 * place + 1
            guard least < entries.count else { return }
            if least + 1 < entries.count, entries[least + 1].precedes(entries[least]) { least += 1 }
            guard entries[least].precedes(entries[place]) else { return }
            entries.swapAt(place, least)
            place = least
        }
    }
}
