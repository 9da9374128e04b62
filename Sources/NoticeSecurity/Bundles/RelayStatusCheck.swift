// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// Checks what relays state about a channel's pair: unbroken chains, each of one relay and of this pair.
struct RelayStatusCheck {
    let context: BundleContext

    /// The statuses of relays whose card was given; of the others only the form is checked.
    func check(_ channel: BundleDocument.Channel) throws(BundleFault) -> [VerifiedRelayStatus] {
        var statuses: [VerifiedRelayStatus] = []
        for chain in channel.relayStatuses {
            var last: (payload: RelayStatusPayload, id: ObjectID)?
            for jws in chain.chain {
                let status: BundleContext.Status<RelayStatusPayload> = try context.status(
                    jws,
                    by: chain.issuer,
                    called: "relay status"
                )
                guard status.payload.from == channel.from, status.payload.to == channel.to else {
                    throw .refused("wrong-slot", "a relay's status is about another pair")
                }
                if let last { try Self.check(status.payload, follows: last.payload, id: last.id) }
                last = (status.payload, status.id)
                if let verified = status.verified { statuses.append(verified) }
            }
        }
        return statuses
    }

    private static func check(
        _ payload: RelayStatusPayload,
        follows last: RelayStatusPayload,
        id: ObjectID
    ) throws(BundleFault) {
        guard payload.index == last.index + 1, payload.previous == id else {
            throw .refused(
                "chain-broken",
                "relay status \(payload.index) of \(payload.issuer.text) does not follow the one before it"
            )
        }
        guard payload.carried.number >= last.carried.number else {
            throw .refused("contradiction", "the number carried of a later relay status is lower")
        }
    }
}
