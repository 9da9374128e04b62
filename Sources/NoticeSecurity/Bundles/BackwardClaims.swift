// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat

/// Finds claimed times that go back within one signer's chain (docs/spec/bundle.md section 5).
enum BackwardClaims {
    private struct Claim {
        let name: String
        let at: Timestamp
    }

    static func words(deliveries: [CheckedDelivery], channels: [CheckedChannel]) -> [String] {
        var chains: [[Claim]] = []
        for delivery in deliveries {
            let byIssuer = Dictionary(grouping: delivery.evidence, by: \.payload.issuer)
            for (issuer, evidence) in byIssuer.sorted(by: { $0.key < $1.key }) {
                chains.append(
                    evidence.map { item in
                        Claim(name: "\(item.payload.event.shortName) by \(issuer.text)", at: item.payload.at)
                    }
                )
            }
        }
        for channel in channels {
            chains.append(
                channel.dispatches.map { dispatch in
                    Claim(
                        name: "dispatch \(dispatch.payload.number) to \(channel.to.text)",
                        at: dispatch.payload.at
                    )
                }
            )
            chains += statuses(of: channel)
        }
        return chains.flatMap(backward)
    }

    private static func statuses(of channel: CheckedChannel) -> [[Claim]] {
        let own = Dictionary(grouping: channel.statuses, by: \.payload.issuer)
        let relays = Dictionary(grouping: channel.relayStatuses, by: \.payload.issuer)
        return own.sorted { $0.key < $1.key }.map { issuer, statuses in
            statuses.map { Claim(name: "status \($0.payload.index) by \(issuer.text)", at: $0.payload.at) }
        }
            + relays.sorted { $0.key < $1.key }.map { relay, statuses in
                statuses.map {
                    Claim(name: "relay status \($0.payload.index) by \(relay.text)", at: $0.payload.at)
                }
            }
    }

    private static func backward(_ chain: [Claim]) -> [String] {
        zip(chain, chain.dropFirst()).filter { $0.at > $1.at }.map { before, after in
            "\(after.name) claims \(after.at.text), before \(before.at.text) of \(before.name)"
        }
    }
}
