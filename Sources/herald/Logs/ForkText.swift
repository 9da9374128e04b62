// SPDX-License-Identifier: Apache-2.0

import NodeAPI

/// Words about a log that forked.
enum ForkText {
    static func line(_ fork: ReportsBody.Fork) -> String {
        "the log of \(fork.party) signed two histories, found at \(fork.at): its times and completeness "
            + "prove nothing from there on; herald log fork-proof \(fork.origin)"
    }
}
