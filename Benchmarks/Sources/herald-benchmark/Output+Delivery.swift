// SPDX-License-Identifier: Apache-2.0

extension Output {
    /// Cells of one number in flight, the direct one first.
    static func routes(_ figures: [RouteCell.Figures]) {
        guard let direct = figures.first else { return }
        say("in flight \(direct.cell.inFlight), \(direct.cell.seconds) s each")
        for found in figures {
            let ratio = direct.perSecond > 0 ? found.perSecond / direct.perSecond : 0
            let times = found.processorTimes.map { text($0, 1) }.joined(separator: " / ")
            say(
                "  \(found.cell.route.name): \(text(found.perSecond, 1)) notices/s"
                    + " (\(text(ratio, 2)) of direct)   p50 \(text(found.percentile(0.5), 1)) ms"
                    + "   p99 \(text(found.percentile(0.99), 1)) ms   CPU a notice, each node \(times) ms"
            )
        }
    }

    static func drain(_ figures: Drain.Figures) {
        let peaks = figures.peaks.map { text(Double($0) / 1024, 1) }.joined(separator: " / ")
        say("\(figures.notices) notices queued in \(text(figures.sending, 1)) s while the recipient was away")
        say(
            "  back: first evidence after \(text(figures.first, 2)) s, last after \(text(figures.last, 2)) s:"
                + " \(text(figures.perSecond, 1)) notices/s   peak, sender / recipient \(peaks) MiB"
        )
    }

    static func recovery(_ rounds: [Recovery.Round]) {
        for (number, round) in rounds.enumerated() {
            say(
                "round \(number + 1): \(round.waiting) waiting,"
                    + " all acknowledged \(text(round.seconds, 2)) s after ready"
            )
        }
        let seconds = rounds.map(\.seconds).sorted()
        guard let least = seconds.first, let most = seconds.last else { return }
        say(
            "from ready to the last evidence: min \(text(least, 2)) s, median"
                + " \(text(seconds[seconds.count / 2], 2)) s, max \(text(most, 2)) s   (aim: 5 s)"
        )
    }
}
