// SPDX-License-Identifier: Apache-2.0

internal import NoticeFormat
internal import NoticeSecurity

/// Bytes in a party's name that no key of its card signed (node-api.md, section 4).
struct Forgery: Error, Sendable, Hashable {
    let about: PartyID
    /// Of the bytes presented.
    let digest: Digest
    let refusal: Refusal

    /// Refusals that mean: somebody tried to speak as a party without its keys or its officers.
    static let reasons: Set<ReasonCode> = [.mandateNotMet, .badSignature, .wrongKey]

    /// Runs a check of an object in a party's name; throws a ``Forgery`` or a ``Refusal``.
    static func naming<Value>(
        _ party: PartyID,
        _ presented: String,
        _ check: () throws -> Value
    ) throws -> Value {
        do {
            return try check()
        } catch let error as SecurityError {
            let refusal = Refusal(error)
            guard reasons.contains(refusal.code) else { throw refusal }
            throw Forgery(
                about: party,
                digest: ObjectHash.digest(Array(presented.utf8)),
                refusal: refusal
            )
        }
    }
}

extension ExchangeNode {
    /// Attempts that wait for their report; what comes above them is counted by nobody.
    private static let largestAttemptCount = 1000
    /// Those that one party presented: more would drive out those of others.
    private static let largestCountByOne = 100

    /// Runs a check of what a party presented; a forgery is recorded, and then refused.
    func recordingForgery<Value>(by presenter: PartyID?, _ check: () throws -> Value) async throws -> Value {
        do {
            return try check()
        } catch let forgery as Forgery {
            let attempt = ImpersonationAttempt(
                about: forgery.about,
                presentedBy: presenter,
                digest: forgery.digest,
                reason: forgery.refusal.code,
                at: clock.now()
            )
            try await store.write { try record(attempt, in: $0) }
            throw forgery.refusal
        }
    }

    func record(_ attempt: ImpersonationAttempt, in transaction: any StoreTransaction) throws {
        guard attempt.about != party else { return }
        let waiting = try transaction.unreportedAttempts()
        let byPresenter = waiting.count { $0.presentedBy == attempt.presentedBy }
        guard waiting.count < Self.largestAttemptCount, byPresenter < Self.largestCountByOne else { return }
        try transaction.recordAttempt(attempt)
    }
}
