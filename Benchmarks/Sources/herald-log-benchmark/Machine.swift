// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What Linux says about a process and the machine in `/proc`.
struct Machine {
    /// Seconds of processor time of one process, exact to the nanosecond.
    let processor: Double
    /// Those of its event loop, which speaks HTTP.
    let loop: Double
    /// Bytes that it had written to files, as pages made dirty.
    let written: Int
    /// Seconds of processor time of the whole machine, in the kernel's ticks.
    let busy: Double
    /// Kilobytes of peak resident memory.
    let peak: Int

    init(pid: Int32) {
        let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/task")) ?? []
        let times = tasks.map { task in
            let words = Self.read("/proc/\(pid)/task/\(task)/schedstat").split(separator: " ")
            let isLoop = Self.read("/proc/\(pid)/task/\(task)/comm").hasPrefix("NIO-ELT")
            return (seconds: (words.first.flatMap { Double($0) } ?? 0) / 1e9, isLoop: isLoop)
        }
        processor = times.reduce(0) { $0 + $1.seconds }
        loop = times.reduce(0) { $0 + ($1.isLoop ? $1.seconds : 0) }
        written = Self.number("write_bytes:", in: Self.read("/proc/\(pid)/io"))
        peak = Self.number("VmHWM:", in: Self.read("/proc/\(pid)/status"))
        let ticks =
            Self.read("/proc/stat").split(separator: "\n").first?.split(separator: " ").dropFirst()
            .compactMap { Double($0) } ?? []
        busy = (ticks.prefix(8).reduce(0, +) - ticks[3] - ticks[4]) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    static var load: String { String(read("/proc/loadavg").prefix { $0 != " " }) }

    private static func read(_ path: String) -> String {
        guard let handle = FileHandle(forReadingAtPath: path), let bytes = try? handle.readToEnd() else {
            return ""
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func number(_ name: String, in text: String) -> Int {
        let line = text.split(separator: "\n").first { $0.hasPrefix(name) }
        let words = line?.split(whereSeparator: \.isWhitespace) ?? []
        return words.count > 1 ? Int(words[1]) ?? 0 : 0
    }
}
