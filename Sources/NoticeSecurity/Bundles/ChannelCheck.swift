// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// A bundle's channel of which every chain holds.
struct CheckedChannel: Sendable {
    let from: PartyID
    let to: PartyID
    /// Numbered from 1 without gaps.
    let dispatches: [VerifiedDispatch]
    /// Of issuers whose card was given, each issuer's in order.
    let statuses: [VerifiedStatus]
    /// Of relays whose card was given, each relay's in order.
    let relayStatuses: [VerifiedRelayStatus]

    /// The last status of the sender, if it names exactly the dispatches shown as all there are.
    var binding: VerifiedStatus? {
        let last = statuses.last { $0.payload.issuer == from }
        guard let last, last.payload.outbound.number == dispatches.count else { return nil }
        return last
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
            let number = dispatches.count + 1
            guard dispatch.payload.number == number, dispatch.payload.previous == dispatches.last?.id else {
                throw .refused(
                    "chain-broken",
                    "expected dispatch \(number) after the one before it, found \(dispatch.payload.number)"
                )
            }
            dispatches.append(dispatch)
        }
        return dispatches
    }

    /// The statuses of one issuer; none if its card was not given, for then nothing rests on them.
    private func checkedStatuses(
        _ chain: BundleDocument.EvidenceChain,
        channel: BundleDocument.Channel
    ) throws(BundleFault) -> [VerifiedStatus] {
        var statuses: [VerifiedStatus] = []
        var last: (payload: StatusPayload, id: ObjectID)?
        for jws in chain.chain {
            let status = try read(jws, issuer: chain.issuer)
            guard [channel.from, channel.to].contains(status.payload.counterpart) else {
                throw .refused("wrong-slot", "a status is about another counterpart")
            }
            if let last { try Self.check(status.payload, follows: last.payload, id: last.id) }
            last = (status.payload, status.id)
            if let verified = status.verified { statuses.append(verified) }
        }
        return statuses
    }

    private func read(
        _ jws: String,
        issuer: PartyID
    ) throws(BundleFault) -> (payload: StatusPayload, id: ObjectID, verified: VerifiedStatus?) {
        do throws(SecurityError) {
            if let card = context.cards[issuer] {
                let verified = try StatusVerifier.verify(jws, issuer: card)
                return (verified.payload, verified.id, verified)
            }
            let (payload, object) = try StatusPayload.unverified(jws)
            guard payload.issuer == issuer else { throw SecurityError(.mismatch, "another issuer's status") }
            try AnchorForm.check(payload.after)
            return (payload, ObjectHash.id(of: object), nil)
        } catch {
            throw .refused(error.code.rawValue, "a status of \(issuer.text) does not verify: \(error.reason)")
        }
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
    }
}
