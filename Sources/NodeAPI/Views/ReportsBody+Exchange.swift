// SPDX-License-Identifier: Apache-2.0

package import Exchange
import NoticeFormat

extension ReportsBody {
    package init(received: [String], seen: [ImpersonationAttempt], forks: [ForkRecord]) {
        self.init(
            received: received,
            seen: seen.map { attempt in
                Attempt(
                    about: attempt.about.text,
                    presentedBy: attempt.presentedBy?.text,
                    reason: attempt.reason.text,
                    at: attempt.at.text
                )
            },
            forks: forks.map { fork in
                Fork(party: fork.party.text, origin: fork.origin, at: fork.at.text, proof: fork.proof)
            }
        )
    }
}
