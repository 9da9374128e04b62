// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    /// Denials of one channel that are kept and shown.
    static let largestDenialCount = 1024

    /// Signs a denial for an officer, keeps it and sends it to the other end of the channel; returns its id.
    ///
    /// Refuses an officer who is neither of the watch nor a decision-maker, a channel that this party is no
    /// end of, and more than ``largestDenialCount`` of one channel.
    package func deny(_ about: DenialSubject, text: String, by officer: KeyID) async throws -> ObjectID {
        try requireRole(of: officer, [.watch, .decisionMaker])
        guard about.from == party || about.to == party else {
            throw Refusal(.misaddressed, "this party is no end of that channel")
        }
        guard TextRule.prose.allows(text, characters: DenialPayload.length) else {
            throw Refusal("malformed-body", "the words of a denial are 1 to 4000 characters of prose")
        }
        _ = try pinned(about.from == party ? about.to : about.from)
        let id = try await store.write { transaction in
            let payload = DenialPayload(
                jti: random.randomID(),
                issuer: party,
                about: about,
                text: text,
                at: clock.now(),
                after: try anchors(transaction)
            )
            let signed = try Refusal.naming { try DenialSigner.sign(payload, key: try keys.node) }
            _ = try keep(signed.jws, signed.id, payload, in: transaction)
            _ = try transaction.enqueue(
                OutboxItem(party: payload.counterpart, content: .denial(signed.jws), due: clock.now())
            )
            return signed.id
        }
        signal.raise()
        return id
    }

    /// Keeps another party's denial, whatever it says; returns how many were new.
    package func acceptDenial(_ text: String, from requester: PartyID) async throws -> Int {
        let issuer = try pinned(requester)
        let denial = try await recordingForgery(by: requester) {
            try Forgery.naming(requester, text) { try DenialVerifier.verify(text, issuer: issuer) }
        }
        guard denial.payload.counterpart == party else {
            throw Refusal(.misaddressed, "the denial is about another channel")
        }
        return try await store.write { transaction in
            try keep(text, denial.id, denial.payload, in: transaction) ? 1 : 0
        }
    }

    private func keep(
        _ jws: String,
        _ id: ObjectID,
        _ payload: DenialPayload,
        in transaction: any StoreTransaction
    ) throws -> Bool {
        let (from, to) = (payload.about.from, payload.about.to)
        let known = try transaction.denials(from: from, to: to, limit: Self.largestDenialCount)
        if known.contains(where: { $0.id == id }) { return false }
        guard known.count < Self.largestDenialCount else {
            throw Refusal(.quota, "\(known.count) denials of this channel are kept already")
        }
        let record = DenialRecord(id: id, issuer: payload.issuer, from: from, to: to, jws: jws)
        guard try transaction.putDenial(record) else { return false }
        _ = try transaction.append(ObjectHash.leaf(.denial, jws))
        return true
    }
}
