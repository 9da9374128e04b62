// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// Checks a channel of a bundle: gapless dispatches, and the statuses that bind to them.
struct ChannelCheck {
    let context: BundleContext

    func check(_ channel: BundleDocument.Channel) throws(BundleFault) -> ChannelReport {
        let sender = try context.card(of: channel.from, as: "sender")
        _ = try context.card(of: channel.to, as: "recipient")
        let dispatches = try checkedDispatches(channel, sender: sender)
        var bound: (status: VerifiedStatus, window: TimeWindow)?
        for chain in channel.statuses {
            guard let card = context.cards[chain.issuer] else { continue }
            let statuses = try checkedStatuses(chain, card: card, channel: channel)
            guard chain.issuer == channel.from, let last = statuses.last else { continue }
            bound = (last, try window(of: last, by: chain.issuer))
        }
        try checkAgainst(bound?.status, dispatches: dispatches)
        return report(channel, dispatches: dispatches, bound: bound)
    }

    private func checkedDispatches(
        _ channel: BundleDocument.Channel, sender: VerifiedCardChain
    ) throws(BundleFault) -> [VerifiedDispatch] {
        var dispatches: [VerifiedDispatch] = []
        for jws in channel.dispatches {
            let dispatch: VerifiedDispatch
            do {
                dispatch = try DispatchVerifier.verify(jws, sender: sender)
            } catch {
                throw .refused(error.code.rawValue, "a dispatch does not verify: \(error.reason)")
            }
            guard dispatch.payload.issuer == channel.from, dispatch.payload.recipient == channel.to else {
                throw .refused("wrong-slot", "a dispatch is of another channel")
            }
            if let last = dispatches.last {
                let follows = dispatch.payload.number == last.payload.number + 1
                guard follows, dispatch.payload.previous == last.id else {
                    throw .refused("chain-broken", "dispatch \(dispatch.payload.number) does not follow \(last.payload.number)")
                }
            }
            dispatches.append(dispatch)
        }
        return dispatches
    }

    private func checkedStatuses(
        _ chain: BundleDocument.EvidenceChain, card: VerifiedCardChain, channel: BundleDocument.Channel
    ) throws(BundleFault) -> [VerifiedStatus] {
        let ends = [channel.from, channel.to]
        var statuses: [VerifiedStatus] = []
        for jws in chain.chain {
            let status: VerifiedStatus
            do {
                status = try StatusVerifier.verify(jws, issuer: card)
            } catch {
                throw .refused(error.code.rawValue, "a status does not verify: \(error.reason)")
            }
            let payload = status.payload
            guard ends.contains(payload.counterpart), payload.counterpart != chain.issuer else {
                throw .refused("wrong-slot", "a status is about another counterpart")
            }
            if let last = statuses.last {
                guard payload.index == last.payload.index + 1, payload.previous == last.id,
                    payload.counterpart == last.payload.counterpart
                else {
                    throw .refused("chain-broken", "status \(payload.index) of \(chain.issuer.text) does not follow")
                }
                guard payload.outbound.number >= last.payload.outbound.number else {
                    throw .refused("contradiction", "the outbound number of a later status is lower")
                }
            }
            statuses.append(status)
        }
        return statuses
    }

    /// A status of the sender and the dispatches shown must name one head.
    private func checkAgainst(_ status: VerifiedStatus?, dispatches: [VerifiedDispatch]) throws(BundleFault) {
        guard let end = status?.payload.outbound else { return }
        for dispatch in dispatches where dispatch.payload.number == end.number && dispatch.id != end.head {
            throw .refused("equivocation", "the sender's status names another dispatch \(end.number)")
        }
    }

    private func window(of status: VerifiedStatus, by issuer: PartyID) throws(BundleFault) -> TimeWindow {
        try context.window(
            of: ObjectHash.leaf(.status, status.jws), by: issuer, after: status.payload.after,
            claimed: status.payload.at
        )
    }

    private func report(
        _ channel: BundleDocument.Channel, dispatches: [VerifiedDispatch],
        bound: (status: VerifiedStatus, window: TimeWindow)?
    ) -> ChannelReport {
        let first = dispatches.first?.payload.number ?? 1
        let last = dispatches.last?.payload.number ?? 0
        let isComplete = first == 1 && bound?.status.payload.outbound.number == last
        let words: String
        if isComplete, let bound {
            words = "\(last) dispatches and, bound by status \(bound.status.payload.index), no other"
        } else {
            words = "\(dispatches.count) dispatches in this bundle; nothing binds the sender to no other"
        }
        return ChannelReport(
            from: channel.from, to: channel.to, dispatches: dispatches.count, isComplete: isComplete,
            boundByStatus: isComplete ? bound?.window : nil, words: words
        )
    }
}
