// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Processor time and memory of one process, as Linux says in `/proc`.
struct ProcessFigures: Sendable {
    /// In ticks of the kernel's clock.
    struct Time: Sendable {
        var user: Int
        var system: Int

        var ticks: Int { user + system }

        static func - (left: Time, right: Time) -> Time {
            Time(user: left.user - right.user, system: left.system - right.system)
        }

        /// Milliseconds for each of so many notices.
        func milliseconds(for count: Int) -> (user: Double, system: Double) {
            let scale = 1000 / Double(sysconf(Int32(_SC_CLK_TCK))) / Double(max(1, count))
            return (Double(user) * scale, Double(system) * scale)
        }
    }

    let time: Time
    /// Peak resident memory (`VmHWM`) in kB.
    let peak: Int
    /// Proportional share of the memory resident now, in kB; 0 if the kernel does not say.
    let share: Int

    init(pid: Int32) throws {
        let stat = try Self.read("/proc/\(pid)/stat")
        // The second field is the program's name in parentheses and may hold anything.
        let fields = stat[(stat.lastIndex(of: ")") ?? stat.startIndex)...].split(separator: " ")
        guard fields.count > 13, let user = Int(fields[12]), let system = Int(fields[13]) else {
            throw NodeFailure(3, "/proc/\(pid)/stat has another form")
        }
        time = Time(user: user, system: system)
        peak = Self.number("VmHWM:", in: try Self.read("/proc/\(pid)/status"))
        share = Self.number("Pss:", in: (try? Self.read("/proc/\(pid)/smaps_rollup")) ?? "")
    }

    /// Lets the kernel forget the peak so far; without the right to, the peak stays that of the whole run.
    static func resetPeak(of pid: Int32) {
        guard let handle = FileHandle(forWritingAtPath: "/proc/\(pid)/clear_refs") else { return }
        try? handle.write(contentsOf: Data("5".utf8))
        try? handle.close()
    }

    static func read(_ path: String) throws -> String {
        guard let handle = FileHandle(forReadingAtPath: path), let bytes = try handle.readToEnd() else {
            throw NodeFailure(3, "cannot read \(path)")
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func number(_ name: String, in text: String) -> Int {
        let line = text.split(separator: "\n").first { $0.hasPrefix(name) }
        let words = line?.split(whereSeparator: \.isWhitespace) ?? []
        return words.count > 1 ? Int(words[1]) ?? 0 : 0
    }
}
