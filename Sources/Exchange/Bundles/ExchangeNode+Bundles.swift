// SPDX-License-Identifier: Apache-2.0

package import NoticeFormat
import NoticeSecurity

/// What a bundle is to prove.
package enum BundleSubject: Sendable, Hashable {
    /// A notice, with these fields opened; nil opens all.
    case notice(ObjectID, open: Set<String>?)
    case channel(from: PartyID, to: PartyID)
    /// Whether a channel was silent; the bundle is made however much of it is witnessed.
    case silence(SilenceQuestion)
    /// What this node holds of a message without its notice.
    case carriage(RandomID)
    /// Filings in this node's record.
    case filings([ObjectID])
}

extension ExchangeNode {
    /// Assembles and seals a bundle from the record.
    ///
    /// Refuses `not-witnessed-yet` while a leaf it rests on is under no checkpoint that an outside witness
    /// cosigned, unless `isPartial`. With `opensNotes` it holds the notes that this node can open.
    package func bundle(
        _ subject: BundleSubject,
        isPartial: Bool,
        opensNotes: Bool = false
    ) async throws -> [UInt8] {
        let document = try await store.read { reader in
            switch subject {
            case .notice(let id, let open):
                try noticeDocument(
                    id,
                    open: open,
                    isPartial: isPartial,
                    opensNotes: opensNotes,
                    in: reader
                )
            case .channel(let from, let to):
                try channelDocument(from: from, to: to, isPartial: isPartial, in: reader)
            case .silence(let question):
                try silenceDocument(question, in: reader)
            case .carriage(let msg): try carriageDocument(msg, isPartial: isPartial, in: reader)
            case .filings(let ids): try filingsDocument(ids, isPartial: isPartial, in: reader)
            }
        }
        return try BundleSeal.seal(document, jti: random.randomID(), key: keys.node)
    }

    static let largestChannel = 4096

    private func noticeDocument(
        _ id: ObjectID,
        open: Set<String>?,
        isPartial: Bool,
        opensNotes: Bool,
        in reader: any StoreReader
    ) throws -> BundleDocument {
        guard let record = try reader.notice(id), record.releasedAt != nil else {
            throw Refusal("not-found", "notice \(id.text) is not here, or not released")
        }
        let notice = try NoticeVerifier.verify(
            text: record.text,
            approvals: record.approvals,
            issuer: try pinned(record.issuer),
            mode: .complete
        )
        let names = notice.openedNames.map(\.text)
        if let open, let unknown = open.subtracting(names).sorted().first {
            throw Refusal("not-found", "the notice has no field \(unknown)")
        }
        var leaves = [ObjectHash.leaf(.notice, notice.releasedBytes)]
        leaves += record.approvals.map { ObjectHash.leaf(.approval, $0) }
        var deliveries: [BundleDocument.Delivery] = []
        var denials: [String] = []
        for dispatch in try reader.dispatches(of: id) {
            guard let message = try reader.message(dispatch.msg) else { continue }
            var delivery = try delivery(of: message, dispatch: dispatch, in: reader)
            if opensNotes { delivery.notes = try openedNotes(in: delivery.evidence, of: message) }
            denials += try self.denials(of: message, in: reader)
            leaves.append(ObjectHash.leaf(.dispatch, dispatch.jws))
            leaves += delivery.submissions.map { ObjectHash.leaf(.submission, $0) }
            leaves += delivery.evidence.flatMap(\.chain).map { ObjectHash.leaf(.evidence, $0) }
            deliveries.append(delivery)
        }
        denials = Self.listed(denials)
        leaves += denials.map { ObjectHash.leaf(.denial, $0) }
        return BundleDocument(
            exporter: party,
            exportedAt: clock.now(),
            notice: BundleNotice(
                jwt: notice.issuerJWT,
                disclosures: zip(names, notice.disclosures).filter { open?.contains($0.0) ?? true }.map(\.1),
                approvals: record.approvals
            ),
            deliveries: deliveries,
            channels: [],
            inclusions: try inclusions(of: leaves, isPartial: isPartial, in: reader),
            denials: denials
        )
    }

    private func delivery(
        of message: MessageRecord,
        dispatch: DispatchRecord,
        in reader: any StoreReader
    ) throws -> BundleDocument.Delivery {
        let handedOver = try reader.submissions(of: message.msg).sorted {
            $0.route.order(to: message.to).lexicographicallyPrecedes($1.route.order(to: message.to))
        }
        let submissions = handedOver.map(\.jws)
        let byIssuer = Dictionary(grouping: try reader.evidence(of: message.msg), by: \.issuer)
        let chains = try byIssuer.sorted { $0.key < $1.key }.compactMap { issuer, records in
            let chain = try Self.chain(records)
            return chain.isEmpty ? nil : BundleDocument.EvidenceChain(issuer: issuer, chain: chain)
        }
        return BundleDocument.Delivery(
            dispatch: dispatch.jws,
            evidence: chains,
            pcSalt: chains.isEmpty && submissions.isEmpty ? nil : message.pcSalt,
            submissions: submissions
        )
    }

    /// One issuer's evidence from its first on, as far as every link is here.
    private static func chain(_ records: [EvidenceRecord]) throws -> [String] {
        var byPrevious: [ObjectID?: EvidenceRecord] = [:]
        for record in records {
            byPrevious[try EvidenceVerifier.unverifiedPayload(of: record.jws).prev] = record
        }
        var chain: [String] = []
        var previous: ObjectID?
        while let next = byPrevious.removeValue(forKey: previous) {
            chain.append(next.jws)
            previous = next.id
        }
        return chain
    }

    func inclusions(
        of leaves: [LeafEntry],
        isPartial: Bool,
        in reader: any StoreReader
    ) throws -> [BundleDocument.Inclusion] {
        let newest = try reader.latestCheckpoint()
        var inclusions: [BundleDocument.Inclusion] = []
        for leaf in Set(leaves).sorted(by: Self.precedes) {
            guard let index = try reader.leafIndex(of: leaf) else { continue }
            let cosigned = try reader.checkpoint(covering: index + 1, cosigned: true)
            guard cosigned != nil || isPartial else {
                throw Refusal(
                    "not-witnessed-yet",
                    "no outside witness has cosigned a checkpoint with all of it yet"
                )
            }
            guard let checkpoint = cosigned ?? newest,
                let proof = try proof(of: leaf, under: checkpoint, in: reader)
            else { continue }
            inclusions.append(
                BundleDocument.Inclusion(
                    log: party,
                    leaf: leaf,
                    proof: String(decoding: proof, as: UTF8.self)
                )
            )
        }
        return inclusions
    }

    private static func precedes(_ left: LeafEntry, _ right: LeafEntry) -> Bool {
        left.type == right.type
            ? left.digest < right.digest : precedesInBytes(left.type.rawValue, right.type.rawValue)
    }
}
