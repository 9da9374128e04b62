// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
internal import NoticeSecurity

extension ExchangeNode {
    /// Keeps and logs a filing; returns whether it was new.
    func keepFiling(_ record: FilingRecord, in transaction: any StoreTransaction) throws -> Bool {
        guard try transaction.putFiling(record) else { return false }
        _ = try transaction.append(ObjectHash.leaf(record.type, record.jws))
        return true
    }

    /// Makes a filing of this party for an officer, signs, keeps and logs it; returns its id.
    ///
    /// Refuses an officer without one of these roles. `make` sees the record as it is when the filing is made;
    /// what it returns as `held` stays here and leaves only as the type of the filing says.
    package func file<Payload: FilingPayload>(
        by officer: KeyID,
        roles: Set<Role>,
        _ make: @escaping @Sendable (FilingHead, any StoreReader) throws -> (Payload, held: [UInt8]?)
    ) async throws -> ObjectID {
        try requireRole(of: officer, roles)
        let id = try await store.write { transaction in
            let head = FilingHead(
                jti: random.randomID(),
                issuer: party,
                officer: officer,
                at: clock.now(),
                after: try anchors(transaction)
            )
            let (payload, held) = try make(head, transaction)
            return try file(payload, held: held, in: transaction)
        }
        signal.raise()
        return id
    }

    private func file(
        _ payload: some FilingPayload,
        held: [UInt8]?,
        in transaction: any StoreTransaction
    ) throws -> ObjectID {
        let signed = try Refusal.naming { try FilingSigner.sign(payload, key: try keys.node) }
        let record = FilingRecord(
            id: signed.id,
            type: Swift.type(of: payload).leaf,
            issuer: payload.issuer,
            number: payload.number,
            about: payload.about,
            at: payload.at,
            jws: signed.jws,
            held: held
        )
        _ = try keepFiling(record, in: transaction)
        return signed.id
    }

    /// Filings in the record, without what stays here.
    package func filings(_ query: FilingQuery) async throws -> [FilingRecord] {
        try await store.read { reader in
            try reader.filings(query).map { record in
                var shown = record
                shown.held = nil
                return shown
            }
        }
    }

    /// A filing in the record, without what stays here; refuses `not-found`.
    package func filing(_ id: ObjectID) async throws -> FilingRecord {
        try await store.read { reader in
            guard var record = try reader.filing(id) else {
                throw Refusal("not-found", "no filing here has the id \(id.text)")
            }
            record.held = nil
            return record
        }
    }

    /// A bundle's part of filings, each of which must be here.
    func filingsDocument(
        _ ids: [ObjectID],
        isPartial: Bool,
        in reader: any StoreReader
    ) throws -> BundleDocument {
        let filings = try Set(ids).map { id in
            guard let record = try reader.filing(id) else {
                throw Refusal("not-found", "no filing here has the id \(id.text)")
            }
            return record
        }
        let leaves = filings.map { ObjectHash.leaf($0.type, $0.jws) }
        return BundleDocument(
            exporter: party,
            exportedAt: clock.now(),
            notice: nil,
            deliveries: [],
            channels: [],
            inclusions: try inclusions(of: leaves, isPartial: isPartial, in: reader),
            filings: filings.map(\.jws).sorted(by: precedesInBytes)
        )
    }
}
