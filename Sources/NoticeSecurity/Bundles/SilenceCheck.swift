// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// Decides whether a channel was silent over a period, by the bounds of statuses alone (bundle.md section 7).
struct SilenceCheck {
    /// One status as far as the question goes: a count, and the object whose window bounds it.
    private struct Count {
        let number: Int
        let head: ObjectID?
        let id: ObjectID
    }

    /// The last status made by the period's begin and the first one made after its end.
    private struct Cover {
        let first: Count?
        let second: Count?
        let missing: [String]
    }

    let question: SilenceQuestion
    let channel: CheckedChannel
    let timeline: Timeline
    /// Whether a status counts: one that a revoked key signed need not.
    let counts: (ObjectID) -> Bool

    var report: SilenceReport {
        let own = statuses(by: channel.from)
        let cover = cover(
            own.map { Count(number: $0.payload.outbound.number, head: $0.payload.outbound.head, id: $0.id) },
            of: channel.from.text
        )
        let candidates = dispatches(within: cover)
        var missing = cover.missing
        if let first = cover.first, let second = cover.second {
            missing += unseen(after: first.number, to: second.number)
        }
        let isShown = missing.isEmpty && candidates.isEmpty
        let bounds = isShown ? [cover.first, cover.second].compactMap(\.self) : []
        return SilenceReport(
            from: question.from,
            to: question.to,
            after: question.after,
            before: question.before,
            verdict: isShown ? .shown : candidates.isEmpty ? .notShown : .dispatch,
            dispatches: candidates,
            missing: missing,
            bounds: bounds.compactMap { timeline.window($0.id) },
            voices: recipientVoices(cover.second) + relayVoices
        )
    }

    private func statuses(by issuer: PartyID) -> [VerifiedStatus] {
        channel.statuses.filter { $0.payload.issuer == issuer && counts($0.id) }
    }

    private func cover(_ counts: [Count], of who: String) -> Cover {
        let first = counts.last { timeline.notAfter($0.id).time.map { $0 <= question.after } ?? false }
        let second = counts.first { timeline.notBefore($0.id).time.map { $0 >= question.before } ?? false }
        var missing: [String] = []
        if first == nil {
            let best = counts.compactMap { timeline.notAfter($0.id).time }.min()
            let found = best.map { "the earliest is \($0.text)" } ?? "none has one"
            missing.append(
                "no status of \(who) with an upper bound at or before \(question.after.text); \(found)"
            )
        }
        if second == nil {
            let best = counts.compactMap { timeline.notBefore($0.id).time }.max()
            let found = best.map { "the latest is \($0.text)" } ?? "none has one"
            missing.append(
                "no status of \(who) with a lower bound at or after \(question.before.text); \(found)"
            )
        }
        return Cover(first: first, second: second, missing: missing)
    }

    /// Dispatches that the two statuses leave for the period, and whose own windows do not lie outside.
    private func dispatches(within cover: Cover) -> [SilenceReport.Dispatch] {
        let least = cover.first?.number ?? 0
        let most = cover.second?.number ?? Int.max
        return channel.dispatches.compactMap { dispatch in
            let number = dispatch.payload.number
            guard number > least, number <= most, let window = timeline.window(dispatch.id) else {
                return nil
            }
            let (early, late) = (window.notBefore.time, window.notAfter.time)
            if let late, late < question.after { return nil }
            if let early, early > question.before { return nil }
            let isInside =
                (early.map { $0 >= question.after } ?? false)
                && (late.map { $0 <= question.before } ?? false)
            return SilenceReport.Dispatch(
                number: number,
                id: dispatch.id,
                window: window,
                isInside: isInside
            )
        }
    }

    /// Numbers that the sender counted within its two statuses and that are not in the bundle.
    private func unseen(after first: Int, to second: Int) -> [String] {
        let begin = max(first, channel.dispatches.count) + 1
        guard begin <= second else { return [] }
        return ["dispatches \(begin) to \(second), which the sender counts, are not in this bundle"]
    }

    /// What the recipient's own record says; only an account of the time after the period counts.
    private func recipientVoices(_ bound: Count?) -> [SilenceReport.Voice] {
        let own = statuses(by: channel.to)
        guard !own.isEmpty else { return [] }
        let name = channel.to.text
        let counts = own.map {
            Count(number: $0.payload.inbound.number, head: $0.payload.inbound.head, id: $0.id)
        }
        guard let bound, let last = cover(counts, of: name).second else {
            let words = "the recipient's own record does not reach the end of the period"
            return [.init(party: channel.to, part: .recipient, stand: .notShown, words: words)]
        }
        let isFork = last.number == bound.number && last.head != bound.head
        if isFork || last.number > bound.number {
            let isEarlier = timeline.notAfter(last.id).time.map { late in
                timeline.notBefore(bound.id).time.map { late <= $0 } ?? false
            }
            let counts = "it counts \(last.number), the sender \(bound.number)"
            guard isFork || isEarlier == true else {
                let words = "the recipient's own record says no more: \(counts), and it may be the later"
                return [.init(party: channel.to, part: .recipient, stand: .notShown, words: words)]
            }
            let words = "the recipient's own record differs: \(counts)"
            return [.init(party: channel.to, part: .recipient, stand: .differs, words: words)]
        }
        let words = "the recipient's own record agrees: it has opened \(last.number), none beyond these"
        return [.init(party: channel.to, part: .recipient, stand: .agrees, words: words)]
    }

    private var relayVoices: [SilenceReport.Voice] {
        let relayed = channel.relayStatuses.filter { counts($0.id) }
        let byRelay = Dictionary(grouping: relayed, by: \.payload.issuer)
        return byRelay.sorted { $0.key < $1.key }.map { relay, statuses in
            let counts = statuses.map { status in
                let head = status.payload.carried.head.map { ObjectID(bytes: $0.bytes) }
                return Count(number: status.payload.carried.number, head: head, id: status.id)
            }
            let cover = cover(counts, of: relay.text)
            let name = "relay \(relay.text)"
            guard let first = cover.first, let second = cover.second else {
                let words = "\(name): its statuses do not cover the period"
                return .init(party: relay, part: .relay, stand: .notShown, words: words)
            }
            let count = second.number - first.number
            guard count > 0 else {
                let words = "\(name) carried nothing for this pair"
                return .init(party: relay, part: .relay, stand: .agrees, words: words)
            }
            let words = "\(name) took charge of \(count) envelopes for this pair around the period"
            return .init(party: relay, part: .relay, stand: .differs, words: words)
        }
    }
}
