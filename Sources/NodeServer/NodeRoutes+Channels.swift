// SPDX-License-Identifier: Apache-2.0

import Exchange
import NodeAPI
import NoticeFormat

extension NodeRoutes {
    /// What officers may ask about channels and their statuses.
    func channelAnswer(_ route: APIRoute) async throws -> APIAnswer {
        switch route {
        case .channels:
            let (channels, pairs) = (try await node.channels(), try await node.servedPairs())
            return Self.json(ChannelsBody(channels: channels, pairs: pairs).bytes)
        case .makeStatus(let counterpart):
            try await node.makeStatus(for: counterpart)
            return Self.done
        case .makeRelayStatus(let from, let to):
            try await node.makeRelayStatus(for: PartyPair(from: from, to: to))
            return Self.done
        default: return ProblemAnswer.make(.notFound, "no such path")
        }
    }
}
