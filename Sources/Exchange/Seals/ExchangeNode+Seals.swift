// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    /// Who may commit the party to a seal, open one and consent to an opening.
    static let sealingRoles: Set<Role> = [.decisionMaker, .releaser]

    /// Seals what an officer asks for, keeps and logs it; returns its id.
    ///
    /// The fields stay in the store, and leave it by an opening only.
    package func seal(_ draft: SealDraft, by officer: KeyID) async throws -> ObjectID {
        guard draft.purpose != .caseStep else {
            throw Refusal("malformed-seal", "a step of a case is made with the case's own requests")
        }
        return try await file(by: officer, roles: Self.sealingRoles) { head, reader in
            try sealed(draft, mark: nil, head, in: reader)
        }
    }

    /// The next seal of this party's chain, with what stays closed.
    func sealed(
        _ draft: SealDraft,
        mark: CaseMark?,
        _ head: FilingHead,
        in reader: any StoreReader
    ) throws -> (SealPayload, held: [UInt8]?) {
        let last = try reader.lastFiling(.seal, by: party)
        guard try countedSeals(in: reader) <= last?.number ?? 0 else {
            throw Refusal(
                "seals-lost",
                "a status counts seals that are not here: their numbers cannot be given twice"
            )
        }
        let place = SealComposer.Place(
            position: (last?.number ?? 0) + 1,
            previous: last?.id,
            caseMark: mark
        )
        let composed = try Refusal.naming {
            try draft.check()
            return try SealComposer.compose(draft, head, at: place, random: random.bytes)
        }
        return (composed.payload, composed.closed.held)
    }

    /// The most seals that the latest statuses of this party count: more than are here after a restore that lost some.
    private func countedSeals(in reader: any StoreReader) throws -> Int {
        try cards.parties.reduce(0) { most, counterpart in
            guard let status = try reader.lastStatus(by: party, about: counterpart) else { return most }
            return max(most, try StatusVerifier.unverifiedPayload(of: status.jws).seals)
        }
    }

    /// This party's consent that a seal of another one may be opened; returns its id.
    ///
    /// Refuses a seal of this party itself. What the seal hides is not known here.
    package func consent(
        to seal: ObjectID,
        of owner: PartyID,
        fields: [SealFieldName]?,
        by officer: KeyID
    ) async throws -> ObjectID {
        guard owner != party else { throw Refusal(.misaddressed, "the seal is of this party itself") }
        return try await file(by: officer, roles: Self.sealingRoles) { head, _ in
            (ConsentPayload(head, seal: seal, owner: owner, fields: fields), held: nil)
        }
    }

    /// How many seals this party has made, for its statuses.
    ///
    /// Never less than the status before said to this counterpart, though a restore may have lost some.
    func sealCount(for counterpart: PartyID, in reader: any StoreReader) throws -> Int {
        let held = try reader.lastFiling(.seal, by: party)?.number ?? 0
        guard let status = try reader.lastStatus(by: party, about: counterpart) else { return held }
        return max(held, try StatusVerifier.unverifiedPayload(of: status.jws).seals)
    }
}
