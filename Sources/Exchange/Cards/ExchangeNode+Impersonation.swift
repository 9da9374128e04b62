// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    /// Tells each party about attempts to speak as it: one report for all, at most one a minute a party.
    ///
    /// Goes to the endpoint in the party's pinned card. Returns how many reports were made.
    package func reportImpersonations() async throws -> Int {
        guard !isReadOnly else { return 0 }
        let pending = Set(try await store.read { try $0.unreportedAttempts() }.map(\.about))
        var count = 0
        for about in pending.sorted() where cards[about] != nil {
            count += try await store.write { try report(about, in: $0) } ? 1 : 0
        }
        if count > 0 { signal.raise() }
        return count
    }

    private static let secondsBetweenReports: Int64 = 60

    private func report(_ about: PartyID, in transaction: any StoreTransaction) throws -> Bool {
        let now = clock.now()
        if let last = try transaction.lastReport(to: about),
            now.seconds(since: last) < Self.secondsBetweenReports
        {
            return false
        }
        let attempts = try transaction.unreportedAttempts().filter { $0.about == about }
        guard let first = attempts.map(\.at).min(), let last = attempts.map(\.at).max() else { return false }
        let presenters = Set(attempts.map(\.presentedBy))
        let digests = Set(attempts.map(\.digest)).sorted()
        let payload = ImpersonationReport(
            jti: random.randomID(),
            issuer: party,
            about: about,
            presentedBy: presenters.count == 1 ? presenters.first.flatMap { $0 } : nil,
            count: attempts.count,
            firstAt: first,
            lastAt: last,
            digests: Array(digests.prefix(ImpersonationReport.largestDigestCount)),
            reasons: Array(Set(attempts.map(\.reason)).sorted { $0.text < $1.text }.prefix(8))
        )
        let signed = try ImpersonationSigner.sign(payload, key: keys.node)
        _ = try transaction.append(ObjectHash.leaf(.impersonation, signed.jws))
        try transaction.markReported(about, at: now)
        _ = try transaction.enqueue(OutboxItem(party: about, content: .impersonation(signed.jws), due: now))
        return true
    }

    /// Keeps another party's report that somebody tried to speak as this one.
    package func acceptImpersonationReport(_ text: String, from requester: PartyID) async throws -> Int {
        let issuer = try pinned(requester)
        try requireOpen(to: requester)
        try requireQuota(.other, octets: text.utf8.count, of: requester)
        let report = try await recordingForgery(by: requester) {
            try Forgery.naming(requester, text) { try ImpersonationVerifier.verify(text, issuer: issuer) }
        }
        guard report.payload.about == party else {
            throw Refusal(.misaddressed, "the report is about another party")
        }
        return try await store.write { transaction in
            try requirePlace(forReportBy: requester, in: transaction)
            guard try transaction.putReceivedReport(id: report.id, jws: text) else { return 0 }
            _ = try transaction.append(ObjectHash.leaf(.impersonation, text))
            return 1
        }
    }

    /// Reports of one party that are kept among the newest thousand; more would drive out those of others.
    private static let largestReportCount = 100

    private func requirePlace(forReportBy reporter: PartyID, in reader: any StoreReader) throws {
        let newest = try reader.receivedReports(limit: 1000)
        guard newest.count >= Self.largestReportCount else { return }
        let own = try newest.filter { try ImpersonationVerifier.unverifiedPayload(of: $0).issuer == reporter }
        guard own.count < Self.largestReportCount else {
            throw Refusal(.quota, "\(own.count) reports by \(reporter.text) are kept already")
        }
    }

    /// Reports that others sent, newest first, and attempts seen here.
    package func impersonations() async throws -> (received: [String], seen: [ImpersonationAttempt]) {
        try await store.read { (try $0.receivedReports(limit: 100), try $0.attempts(limit: 100)) }
    }
}
