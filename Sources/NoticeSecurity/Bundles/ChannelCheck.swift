// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// A bundle's channel of which every chain holds.
struct CheckedChannel: Sendable {
    let from: PartyID
    let to: PartyID
    /// Numbered from 1 without gaps but for numbers that the sender declared lost.
    let dispatches: [VerifiedDispatch]
    let sender: VerifiedCardChain
    /// Of issuers whose card was given, each issuer's in order.
    let statuses: [VerifiedStatus]
    /// Of relays whose card was given, each relay's in order.
    let relayStatuses: [VerifiedRelayStatus]

    /// The last status of the sender, if it names exactly the dispatches shown as all there are.
    var binding: VerifiedStatus? {
        let last = statuses.last { $0.payload.issuer == from }
        let number = dispatches.last?.payload.number ?? 0
        guard let last, last.payload.outbound.number >= number,
            sender.areLost(from: number + 1, through: last.payload.outbound.number, to: to)
        else { return nil }
        return last
    }

    /// Numbers up to the last that are declared lost and not here.
    var missing: Int {
        let last = binding?.payload.outbound.number ?? dispatches.last?.payload.number ?? 0
        return last - dispatches.count
    }

    var timed: [TimedObject] {
        dispatches.map(TimedObject.init) + statuses.map(TimedObject.init)
            + relayStatuses.map(TimedObject.init)
    }
}

/// Checks a channel of a bundle: gapless dispatches, and statuses in unbroken chains.
struct ChannelCheck {
    let context: BundleContext

    func check(_ channel: BundleDocument.Channel) throws(BundleFault) -> CheckedChannel {
        let sender = try context.card(of: channel.from, as: "sender")
        var statuses: [VerifiedStatus] = []
        for chain in channel.statuses { statuses += try checkedStatuses(chain, channel: channel) }
        return CheckedChannel(
            from: channel.from,
            to: channel.to,
            dispatches: try checkedDispatches(channel, sender: sender),
            sender: sender,
            statuses: statuses,
            relayStatuses: try RelayStatusCheck(context: context).check(channel)
        )
    }

    private func checkedDispatches(
        _ channel: BundleDocument.Channel,
        sender: VerifiedCardChain
    ) throws(BundleFault) -> [VerifiedDispatch] {
        var dispatches: [VerifiedDispatch] = []
        for jws in channel.dispatches {
            let dispatch: VerifiedDispatch
            do {
                dispatch = try DispatchVerifier.verify(jws, sender: sender)
            } catch {
                throw .refused(error.code.rawValue, "a dispatch does not verify: \(error.reason)")
            }
            guard dispatch.payload.recipient == channel.to else {
                throw .refused("wrong-slot", "a dispatch is of another channel")
            }
            try Self.check(dispatch.payload, follows: dispatches.last, sender)
            dispatches.append(dispatch)
        }
        return dispatches
    }

    /// Numbers go on without a gap and each names the one before; what was declared lost may be missing.
    private static func check(
        _ payload: DispatchPayload,
        follows last: VerifiedDispatch?,
        _ sender: VerifiedCardChain
    ) throws(BundleFault) {
        let (to, number) = (payload.recipient, payload.number)
        let expected = (last?.payload.number ?? 0) + 1
        let isLoose = sender.isLost(number, to: to) || sender.isLost(number - 1, to: to)
        guard number >= expected, sender.areLost(from: expected, through: number - 1, to: to),
            isLoose || payload.previous == last?.id
        else {
            throw .refused(
                "chain-broken",
                "expected dispatch \(expected) after the one before it, found \(number)"
            )
        }
    }

    /// The statuses of one issuer; none if its card was not given, for then nothing rests on them.
    private func checkedStatuses(
        _ chain: BundleDocument.EvidenceChain,
        channel: BundleDocument.Channel
    ) throws(BundleFault) -> [VerifiedStatus] {
        var statuses: [VerifiedStatus] = []
        var last: (payload: StatusPayload, id: ObjectID)?
        for jws in chain.chain {
            let status: BundleContext.Status<StatusPayload> = try context.status(
                jws,
                by: chain.issuer,
                called: "status"
            )
            guard [channel.from, channel.to].contains(status.payload.counterpart) else {
                throw .refused("wrong-slot", "a status is about another counterpart")
            }
            if let last { try Self.check(status.payload, follows: last.payload, id: last.id) }
            last = (status.payload, status.id)
            if let verified = status.verified { statuses.append(verified) }
        }
        return statuses
    }

    private static func check(
        _ payload: StatusPayload,
        follows last: StatusPayload,
        id: ObjectID
    ) throws(BundleFault) {
        guard payload.index == last.index + 1, payload.previous == id,
            payload.counterpart == last.counterpart
        else {
            throw .refused(
                "chain-broken",
                "status \(payload.index) of \(payload.issuer.text) does not follow the one before it"
            )
        }
        guard payload.outbound.number >= last.outbound.number else {
            throw .refused("contradiction", "the outbound number of a later status is lower")
        }
        guard payload.seals >= last.seals else {
            throw .refused("contradiction", "a later status counts fewer seals")
        }
    }
}
