// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Lines of a node, each kept until somebody asks for it or given at once to whoever waits.
final class Mailbox: Sendable {
    struct Line: Sendable {
        let rest: String
        let at: ContinuousClock.Instant
    }

    private struct State {
        var isClosed = false
        var partial: [UInt8] = []
        var kept: [String: Line] = [:]
        var waiting: [String: CheckedContinuation<Line?, Never>] = [:]
    }

    private let state = Mutex(State())

    /// Takes bytes as they come; no bytes mean that the node has ended.
    func take(_ bytes: some Collection<UInt8>) {
        let now = ContinuousClock.now
        guard !bytes.isEmpty else { return close() }
        let found = state.withLock { state in
            state.partial.append(contentsOf: bytes)
            var found: [(CheckedContinuation<Line?, Never>, Line)] = []
            while let end = state.partial.firstIndex(of: UInt8(ascii: "\n")) {
                let text = String(decoding: state.partial[..<end], as: UTF8.self)
                state.partial.removeSubrange(...end)
                let (key, rest) = Self.split(text)
                let line = Line(rest: rest, at: now)
                if let waiter = state.waiting.removeValue(forKey: key) {
                    found.append((waiter, line))
                } else {
                    state.kept[key] = line
                }
            }
            return found
        }
        for (waiter, line) in found { waiter.resume(returning: line) }
    }

    /// Waits for `ready`, `commits`, `answered MSG` or `arrived MSG`; throws once the node has ended.
    func line(_ key: String) async throws -> Line {
        let line: Line? = await withCheckedContinuation { continuation in
            let (isOver, line) = state.withLock { state in
                if let line = state.kept.removeValue(forKey: key) { return (true, Optional(line)) }
                if !state.isClosed { state.waiting[key] = continuation }
                return (state.isClosed, nil)
            }
            if isOver { continuation.resume(returning: line) }
        }
        guard let line else { throw NodeFailure(3, "a node has ended; see node.log in its folder") }
        return line
    }

    /// An answer about a message is waited for by name; of the other words the newest counts.
    private static func split(_ text: String) -> (key: String, rest: String) {
        guard let space = text.firstIndex(of: " "), !text.hasPrefix("answered "), !text.hasPrefix("arrived ")
        else { return (text, "") }
        return (String(text[..<space]), String(text[text.index(after: space)...]))
    }

    private func close() {
        let waiting = state.withLock { state in
            state.isClosed = true
            defer { state.waiting = [:] }
            return Array(state.waiting.values)
        }
        for waiter in waiting { waiter.resume(returning: nil) }
    }
}
