// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

extension PartReader {
    /// Before or after, by witnessed windows alone; the stated event is the claimant's.
    static func time(_ candidate: ClaimCandidate) -> PartReading {
        guard let time = candidate.claim.time, let event = candidate.claim.event else {
            return PartReading(truth: .unknown, words: "no event is stated")
        }
        return reading(candidate, time, event)
    }

    private static func reading(
        _ candidate: ClaimCandidate,
        _ time: ClaimedTime,
        _ event: ClaimedEvent
    ) -> PartReading {
        let delivery = candidate.delivery
        let act = window(candidate, time.act)
        let early = delivery.made.notBefore
        let late = act?.notAfter
        let isBefore = late.map { $0 < event.from } ?? false
        let isAfter = early.map { $0 > event.to } ?? false
        let isNotBefore = early.map { $0 >= event.to } ?? false
        let isNotAfter = late.map { $0 <= event.from } ?? false
        let truth: PartReading.Truth =
            switch time.order {
            case .before: isBefore ? .yes : isNotBefore ? .no : .unknown
            case .after: isAfter && act != nil ? .yes : isNotAfter ? .no : .unknown
            }
        let side: ClaimedOrder? = isBefore || isNotAfter ? .before : isAfter || isNotBefore ? .after : nil
        let margin = side.map { self.margin($0, event, early: early, late: late) }
        let what = words(for: time.act, candidate.claim.arrival)
        return PartReading(
            truth: truth,
            words: words(what, side, margin, event, act: act, made: delivery.made),
            citations: side == nil ? [] : timeCitations(candidate, time.act),
            margin: margin,
            settles: truth == .unknown ? settles(candidate, act: act) : []
        )
    }

    /// An opening is held against the event where an opening is claimed.
    private static func window(_ candidate: ClaimCandidate, _ act: ClaimedAct) -> WitnessedWindow? {
        act == .sending ? candidate.delivery.made : candidate.delivery.arrived(candidate.claim.arrival)
    }

    private static func words(for act: ClaimedAct, _ arrival: ClaimedArrival) -> String {
        switch (act, arrival) {
        case (.sending, _): "it was dispatched"
        case (.arrival, .opened): "it was opened by the recipient's node"
        case (.arrival, _): "it came to the recipient's node"
        }
    }

    private static func margin(
        _ order: ClaimedOrder,
        _ event: ClaimedEvent,
        early: Timestamp?,
        late: Timestamp?
    ) -> ClaimMargin {
        switch order {
        case .before:
            ClaimMargin(
                order: .before,
                atLeast: late.map { event.from.seconds(since: $0) },
                atMost: early.map { event.to.seconds(since: $0) }
            )
        case .after:
            ClaimMargin(
                order: .after,
                atLeast: early.map { $0.seconds(since: event.to) },
                atMost: late.map { $0.seconds(since: event.from) }
            )
        }
    }

    private static func words(
        _ what: String,
        _ side: ClaimedOrder?,
        _ margin: ClaimMargin?,
        _ event: ClaimedEvent,
        act: WitnessedWindow?,
        made: WitnessedWindow
    ) -> String {
        guard let side, let margin else {
            let found = act.map { $0.words } ?? "arrival not shown; dispatched \(made.words)"
            return "no witnessed window puts it before or after \(event.words): \(found)"
        }
        let place = act == nil ? "dispatched, arrival not shown," : what
        return "\(place) \(side.rawValue) \(event.words): \(margin.words)"
    }

    private static func timeCitations(_ candidate: ClaimCandidate, _ act: ClaimedAct) -> [ClaimCitation] {
        let sent = [candidate.noticeCitations[1]]
        guard act == .arrival else { return sent }
        let own = candidate.delivery.own(DeliveryFact.events(showing: candidate.claim.arrival))
        let first = own.min { ($0.made.notAfter ?? .latest) < ($1.made.notAfter ?? .latest) }
        return sent + [first].compactMap(\.self).map(candidate.cite)
    }

    private static func settles(_ candidate: ClaimCandidate, act window: WitnessedWindow?) -> [String] {
        if window == nil {
            let event = candidate.claim.arrival == .opened ? "ContentAccessTracking" : "ContentConsignment"
            return ["\(event) signed by \(candidate.delivery.to.text)"]
        }
        return ["inclusion proofs and time anchors by witnesses of the policy, closer to the event"]
    }

    /// Seconds between the act and the event, at least.
    static func lead(_ candidate: ClaimCandidate) -> PartReading {
        guard let time = candidate.claim.time, let event = candidate.claim.event,
            let wanted = time.minimumLead.map(Int64.init)
        else { return PartReading(truth: .unknown, words: "no lead is claimed") }
        let delivery = candidate.delivery
        let act = window(candidate, time.act)
        let late = act?.notAfter
        let least = late.map { event.from.seconds(since: $0) }
        let most = delivery.made.notBefore.map { event.to.seconds(since: $0) }
        let truth: PartReading.Truth =
            if let least, least >= wanted {
                .yes
            } else if let most, most < wanted {
                .no
            } else {
                .unknown
            }
        let isAfter = (most ?? 1) <= 0
        let margin =
            isAfter
            ? self.margin(.after, event, early: delivery.made.notBefore, late: late)
            : ClaimMargin(order: .before, atLeast: least.flatMap { $0 > 0 ? $0 : nil }, atMost: most)
        return PartReading(
            truth: truth,
            words: "a lead of \(DurationWords.text(wanted)) before \(event.words) is claimed:"
                + " \(margin.words)",
            citations: truth == .unknown ? [] : timeCitations(candidate, time.act),
            margin: margin,
            settles: truth == .unknown ? settles(candidate, act: act) : []
        )
    }
}
