// SPDX-License-Identifier: Apache-2.0

import NodeAPI
import StrictJSON

/// Logs that forked, and words about them.
enum ForkText {
    /// The forked logs of the parties that a notice goes between.
    static func forks(
        about view: NoticeViewBody,
        _ session: NodeSession
    ) async throws -> [ReportsBody.Fork] {
        let parties = Set([view.from] + view.messages.map(\.to))
        let forks = try ReportsBody(bytes: try await session.get("/reports")).forks
        return forks.filter { parties.contains($0.party) }
    }

    static func origins(_ forks: [ReportsBody.Fork]) -> JSONValue { .strings(forks.map(\.origin)) }

    static func line(_ fork: ReportsBody.Fork) -> String {
        "the log of \(fork.party) signed two histories, found at \(fork.at): its times and completeness "
            + "prove nothing from there on; herald log fork-proof \(fork.origin)"
    }
}
