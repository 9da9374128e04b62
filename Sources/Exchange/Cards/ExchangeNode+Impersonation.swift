// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
import NoticeSecurity

extension ExchangeNode {
    /// Tells each party about attempts to speak as it: one report for all of them, at most one a minute a party.
    package func reportImpersonations() async throws -> Int {
        let pending = try await store.read { try $0.unreportedAttempts() }
        let byParty = Dictionary(grouping: pending, by: \.about)
        var count = 0
        for (about, attempts) in byParty.sorted(by: { $0.key < $1.key }) where cards[about] != nil {
            let last = try await store.read { try $0.lastReport(to: about) }
            if let last, clock.now().seconds(since: last) < 60 { continue }
            try await report(attempts, about: about)
            count += 1
        }
        return count
    }

    private func report(_ attempts: [ImpersonationAttempt], about: PartyID) async throws {
        let times = attempts.map(\.at).sorted()
        let presenters = Set(attempts.map(\.presentedBy))
        let payload = ImpersonationReport(
            jti: random.randomID(),
            issuer: party,
            about: about,
            presentedBy: presenters.count == 1 ? presenters.first.flatMap { $0 } : nil,
            count: attempts.count,
            firstAt: times.first ?? clock.now(),
            lastAt: times.last ?? clock.now(),
            digests: Array(
                Set(attempts.map(\.digest)).sorted().prefix(ImpersonationReport.largestDigestCount)
            ),
            reasons: Array(Set(attempts.map(\.reason)).sorted { $0.text < $1.text }.prefix(8))
        )
        let signed = try ImpersonationSigner.sign(payload, key: keys.node)
        try await store.write { transaction in
            _ = try transaction.append(ObjectHash.leaf(.impersonation, signed.jws))
            try transaction.markReported(about, at: clock.now())
            _ = try transaction.enqueue(
                OutboxItem(party: about, content: .impersonation(signed.jws), due: clock.now())
            )
        }
        signal.raise()
    }

    /// Keeps another party's report that somebody tried to speak as this one.
    package func acceptImpersonationReport(_ text: String, from requester: PartyID) async throws -> Int {
        do {
            let report = try ImpersonationVerifier.verify(text, issuer: try pinned(requester))
            guard report.payload.about == party else {
                throw Refusal("misaddressed", "the report is about another party")
            }
            return try await store.write { transaction in
                guard try transaction.putReceivedReport(id: report.id, jws: text) else { return 0 }
                _ = try transaction.append(ObjectHash.leaf(.impersonation, text))
                return 1
            }
        } catch let error as SecurityError {
            throw Refusal(error)
        }
    }

    /// Reports that others sent, newest first, and attempts seen here.
    package func impersonations() async throws -> (received: [String], seen: [ImpersonationAttempt]) {
        try await store.read { (try $0.receivedReports(limit: 100), try $0.attempts(limit: 100)) }
    }
}
