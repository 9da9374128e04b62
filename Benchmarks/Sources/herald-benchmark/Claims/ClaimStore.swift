// SPDX-License-Identifier: Apache-2.0

import Exchange
import NoticeFormat
import NoticeSecurity
import SQLiteStore
import StrictJSON

/// A record of many notices, written straight into a store: everything in it verifies, nothing was delivered.
///
/// Objects carry no time anchors; upper bounds come from cosignatures by the first counterpart, one for each
/// batch.
struct ClaimStore {
    struct Shape {
        var notices = 100_000
        var leaves = 1_000_000
        var channels = 100
    }

    struct Party {
        let card: VerifiedCardChain
        let keys: NodeKeys
    }

    let shape: Shape
    let own: Party
    let officer: SigningKey
    let others: [Party]
    /// The claimed time of the first notice; each batch is a minute later.
    let start: Timestamp

    private static let batch = 1000

    init(shape: Shape, folder: String) throws {
        var random = SystemRandomNumberGenerator()
        let officer = SigningKey.make(.ed25519, using: &random)
        self.officer = officer
        self.shape = shape
        start = Officer.now().adding(seconds: -86_400)
        own = try Self.party("own.benchmark.example", officer, in: folder + "/own")
        others = try (0..<shape.channels).map { number in
            try Self.party("p\(number).benchmark.example", officer, in: folder + "/p\(number)")
        }
    }

    private static func party(_ name: String, _ officer: SigningKey, in folder: String) throws -> Party {
        guard case .object(let jwk) = officer.verificationKey.jwk else {
            throw NodeFailure(3, "a key is not an object")
        }
        let card = try NodeFolder.make(
            NodeFolder.Request(
                folder: folder,
                party: try PartyID(name),
                name: name,
                url: "http://127.0.0.1:1",
                listen: "127.0.0.1:0",
                officers: [NodeFolder.Officer(name: "officer", roles: [.drafter, .releaser], jwk: jwk)],
                now: Officer.now().adding(seconds: -172_800)
            )
        )
        return Party(card: card, keys: try NodeKeyFiles.read(folder + "/keys"))
    }

    /// Number of the batch after which half of the notices stand: where the claims' event lies.
    var middle: Timestamp { start.adding(seconds: Int64(shape.notices / Self.batch / 2) * 60) }

    func fill(_ store: SQLiteStore) async throws {
        try await ExchangeNode.installCard(own.card, in: store)
        var heads: [Int: (number: Int, id: ObjectID)] = [:]
        for begin in stride(from: 0, to: shape.notices, by: Self.batch) {
            let time = start.adding(seconds: Int64(begin / Self.batch) * 60)
            var rows: [Row] = []
            for number in begin..<min(begin + Self.batch, shape.notices) {
                let channel = number % others.count
                let row = try row(to: others[channel], after: heads[channel], at: time)
                heads[channel] = (row.dispatch.number, row.dispatch.id)
                rows.append(row)
            }
            let made = rows
            try await write(made, begin / Self.batch, time, in: store)
        }
    }

    private struct Row: Sendable {
        let notice: NoticeRecord
        let dispatch: DispatchRecord
        let evidence: EvidenceRecord
        let leaves: [LeafEntry]
    }

    private func write(_ rows: [Row], _ number: Int, _ time: Timestamp, in store: SQLiteStore) async throws {
        let perBatch = shape.leaves / max(1, shape.notices / Self.batch)
        let witness = others[0].card.latest.payload.witness?.name ?? ""
        try await store.write { transaction in
            for row in rows {
                try transaction.putNotice(row.notice)
                try transaction.putDispatch(row.dispatch)
                _ = try transaction.putEvidence(row.evidence)
                for leaf in row.leaves { _ = try transaction.append(leaf) }
            }
            while try transaction.logSize() < (number + 1) * perBatch {
                let text = "\(number) \(try transaction.logSize())"
                _ = try transaction.append(
                    LeafEntry(type: .envelope, digest: ObjectHash.digest(Array(text.utf8)))
                )
            }
            let size = try transaction.logSize()
            try transaction.putCheckpoint(CheckpointRecord(size: size, note: "benchmark \(size)\n"))
            try transaction.putCosignature(
                size: size,
                witness: witness,
                line: "benchmark\n",
                at: time.adding(seconds: 30).seconds
            )
        }
    }

    private func row(
        to other: Party,
        after head: (number: Int, id: ObjectID)?,
        at time: Timestamp
    ) throws -> Row {
        let composed = try NoticeSigner.compose(
            draft: try NoticeDraft(try Officer.draft()),
            issuer: own.card.party,
            card: own.card.latest.id,
            recipients: [other.card.party],
            kind: (head?.number ?? 0) % 4 == 0 ? .warning : .message,
            composedAt: Officer.now(),
            key: own.keys.notice,
            random: SystemRandom().bytes
        )
        let approval = try CompactJWS.sign(
            payload: ApprovalPayload(
                jti: Officer.randomID(),
                party: own.card.party,
                notice: composed.id,
                card: own.card.latest.id,
                role: .releaser,
                approvedAt: Officer.now(),
                after: []
            ).payload,
            typ: ApprovalPayload.type.rawValue,
            key: officer
        ).jws.text
        let notice = try NoticeVerifier.verify(
            text: composed.text,
            approvals: [approval],
            issuer: own.card,
            mode: .complete
        )
        let dispatch = try DispatchSigner.sign(
            DispatchPayload(
                jti: Officer.randomID(),
                issuer: own.card.party,
                recipient: other.card.party,
                notice: composed.id,
                number: (head?.number ?? 0) + 1,
                previous: head?.id,
                seen: nil,
                at: Officer.now(),
                after: []
            ),
            key: own.keys.notice
        )
        return try row(notice, dispatch, number: (head?.number ?? 0) + 1, to: other, at: time)
    }

    private func row(
        _ notice: VerifiedNotice,
        _ dispatch: SignedObject,
        number: Int,
        to other: Party,
        at time: Timestamp
    ) throws -> Row {
        let msg = Officer.randomID()
        let digest = ObjectHash.digest(dispatch.id.bytes)
        let evidence = try EvidenceSigner.sign(
            EvidencePayload(
                jti: Officer.randomID(),
                issuer: other.card.party,
                event: .contentAccessTracking,
                msg: msg,
                env: digest,
                pc: digest,
                from: own.card.party,
                to: other.card.party,
                at: Officer.now(),
                after: [],
                prev: nil
            ),
            key: other.keys.node
        )
        return Row(
            notice: NoticeRecord(
                id: notice.id,
                direction: .outbound,
                issuer: own.card.party,
                text: notice.text,
                approvals: notice.approvals.map(\.jws),
                releasedAt: time,
                createdAt: time
            ),
            dispatch: DispatchRecord(
                id: dispatch.id,
                from: own.card.party,
                to: other.card.party,
                number: number,
                notice: notice.id,
                msg: msg,
                kind: notice.visible.kind,
                jws: dispatch.jws
            ),
            evidence: EvidenceRecord(
                id: evidence.id,
                msg: msg,
                issuer: other.card.party,
                event: EventName.contentAccessTracking.uri,
                jws: evidence.jws,
                keptAt: time
            ),
            leaves: [
                ObjectHash.leaf(.notice, notice.releasedBytes), ObjectHash.leaf(.dispatch, dispatch.jws),
                ObjectHash.leaf(.evidence, evidence.jws),
            ]
        )
    }
}
