// SPDX-License-Identifier: Apache-2.0

import Foundation
import NoticeFormat

/// What goes to standard output.
///
/// Aims stand beside figures; nothing is asserted.
enum Output {
    static func header(folder: String) {
        say("Herald benchmark, \(Officer.now().text), \(Snapshot.coreCount) cores, store in \(folder)")
        say("Differences under 20 % between two runs mean nothing on a shared machine; compare the ratios.")
        ground(folder)
    }

    private static func ground(_ folder: String) {
        guard let probe = try? FlushProbe(folder: folder), let machine = try? MachineFigures() else { return }
        say(
            "ground: fdatasync of 4 kB p50 \(text(probe.median, 2)) ms, p99 \(text(probe.p99, 2)) ms; "
                + "load average \(machine.load)"
        )
        say("")
    }

    static func cell(_ figures: CellFigures, round: Int) {
        say("in flight \(figures.cell.inFlight), round \(round), \(figures.cell.seconds) s")
        let p99 = figures.percentile(0.99)
        say(
            "  notices/s \(text(figures.perSecond, 1))   p50 \(text(figures.percentile(0.5), 1)) ms"
                + "   p99 \(text(p99, 1)) ms   (\(aim(figures.cell.inFlight)))"
        )
        for (number, name) in ["A", "B"].enumerated() {
            let time = figures.processorTime(number)
            let process = figures.after.nodes[number].process
            say(
                "  \(name): CPU \(text(time.user, 2)) + \(text(time.system, 2)) ms a notice (user + system)"
                    + "   flushes \(text(figures.commitsPerNotice(number), 2)) a notice"
                    + "   peak \(text(Double(process.peak) / 1024, 1)) MiB"
                    + ", share \(text(Double(process.share) / 1024, 1)) MiB (aim: 60)"
            )
        }
        let driver = figures.driverTime
        say(
            "  driver: CPU \(text(driver.user, 2)) + \(text(driver.system, 2)) ms a notice"
                + "   others: \(text(figures.others, 2)) cores   load \(figures.after.machine.load)"
                + "   at rest \(text(figures.settling, 1)) s after the last"
        )
    }

    private static func aim(_ inFlight: Int) -> String {
        switch inFlight {
        case 1: "aim: p50 under 10 ms"
        case 16: "aim: 300/s"
        case 64: "aim: 400/s, p99 under 270 ms"
        default: "no aim"
        }
    }

    /// What a busy machine spoils least: cells against one another, and the same cell in two rounds.
    static func ratios(_ figures: [CellFigures]) {
        say("")
        let byCount = Dictionary(grouping: figures, by: \.cell.inFlight)
        let best = byCount.mapValues { cells in cells.map(\.perSecond).max() ?? 0 }
        guard let least = best.keys.min(), let base = best[least], base > 0 else { return }
        for count in best.keys.sorted() {
            let rates = (byCount[count] ?? []).map(\.perSecond)
            let spread = (rates.max() ?? 0) / max(0.1, rates.min() ?? 0)
            say(
                "ratio: best of \(count) in flight is \(text((best[count] ?? 0) / base, 2)) times that of \(least)"
                    + "; best round over worst \(text(spread, 2))"
            )
        }
    }

    static func bundle(_ bundle: BundleTiming) {
        say("")
        say("bundle of one notice: \(bundle.size) octets, \(bundle.verdict)")
        parts([bundle.timing])
    }

    static func parts(_ timings: [PartTiming]) {
        say("")
        for timing in timings {
            let name = timing.name.padding(toLength: 38, withPad: " ", startingAt: 0)
            let processor = "CPU mean \(text(timing.processor, 1)) us   "
            let walls = "wall median \(text(timing.wall, 1)) us, worst \(text(timing.worst, 1)) us"
            say("\(name)\(processor)\(walls)   (\(timing.count) times)")
        }
    }

    static func text(_ number: Double, _ places: Int) -> String {
        String(format: "%.\(places)f", number)
    }

    static func say(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }
}
