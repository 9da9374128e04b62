// SPDX-License-Identifier: Apache-2.0

internal import Logging
internal import NoticeFormat
internal import NoticeSecurity
internal import TransparencyLog

extension ExchangeNode {
    /// Compares what the logs of pinned parties showed to this node and to others.
    ///
    /// Of each log that no proof is held about: what this node cosigned as a witness, what the other pinned
    /// witnesses cosigned, and the time anchors of each party's newest dispatch and status. Two roots of one
    /// size are a fork as they are; else all must be beginnings of one tree that the log serves. Whoever does
    /// not answer changes nothing and is asked again the next time. Returns how many forks were found.
    package func compareLogs() async throws -> Int {
        guard !isReadOnly else { return 0 }
        let proved = Set(try await store.read { try $0.forks() }.map(\.party))
        let logs = cards.parties.filter { $0 != party && !proved.contains($0) }
        var seen = try await store.read { reader in try logs.flatMap { try shown(by: $0, in: reader) } }
        seen += try await collectConcurrently(witnesses, atMost: settings.parallelDeliveries) { witness in
            var found: [SignedNote] = []
            for log in logs where log != witness {
                if let note = await cosigned(log, by: witness) { found.append(note) }
            }
            return found
        }.flatMap { $0 }
        let notes = Set(seen)
        return try await countConcurrently(logs, atMost: settings.parallelDeliveries) { log in
            guard let card = cards[log] else { return false }
            return try await findFork(of: log, among: notes.compactMap { SeenCheckpoint($0, card: card) })
        }
    }

    /// What came here from a party that may hold checkpoints, of its own log or of others.
    private func shown(by other: PartyID, in reader: any StoreReader) throws -> [SignedNote] {
        guard let card = cards[other] else { return [] }
        var notes: [String] = []
        if let seen = try reader.witnessed(origin: card.latest.payload.log.origin) { notes.append(seen.note) }
        if let last = try reader.lastDispatch(from: other, to: party) {
            notes += (try? DispatchVerifier.verify(last.jws, sender: card).payload.after) ?? []
        }
        if let last = try reader.lastStatus(by: other, about: party) {
            notes += (try? StatusVerifier.verify(last.jws, issuer: card).payload.after) ?? []
        }
        return notes.compactMap { try? SignedNote(parsing: Array($0.utf8)) }
    }

    private func cosigned(_ log: PartyID, by witness: PartyID) async -> SignedNote? {
        guard let origin = cards[log]?.latest.payload.log.origin,
            let url = cards[witness]?.latest.payload.witness?.url
        else { return nil }
        let hash = MonitoringPath.folder(origin: origin)
        let reply = try? await calling { try await transport.witnessedCheckpoint(of: hash, at: url) }
        guard let reply, reply.status == 200 else { return nil }
        return try? SignedNote(parsing: reply.body)
    }

    private func findFork(of log: PartyID, among seen: [SeenCheckpoint]) async throws -> Bool {
        let ordered = seen.sorted { $0.checkpoint.size < $1.checkpoint.size }
        for (one, other) in zip(ordered, ordered.dropFirst()) {
            guard let proof = ForkProof(one.note, other.note, consistency: []) else { continue }
            if try await store.write({ try keepFork(proof, of: log, in: $0) }) { return true }
        }
        guard ordered.contains(where: { !compared.contains($0.state, of: log) }) else { return false }
        do {
            guard let proof = try await forkInTiles(of: log, among: ordered) else { return false }
            return try await store.write { try keepFork(proof, of: log, in: $0) }
        } catch let error where error is PeerFailure || error is LogError || error is FetchedTiles.Failure {
            logger.info("a log was not compared", metadata: ["party": "\(log.text)", "why": "\(error)"])
            return false
        }
    }

    /// Reads the tree that the log serves and looks whether every checkpoint is of it.
    private func forkInTiles(of log: PartyID, among seen: [SeenCheckpoint]) async throws -> ForkProof? {
        guard let card = cards[log] else { return nil }
        let url = card.latest.payload.log.url
        let served = try await servedCheckpoint(of: card, at: url)
        var tiles = FetchedTiles { path in
            try await calling { try await transport.logResource(path, at: url) }
        }
        let all = (seen + [served].compactMap { $0 }).sorted { $0.checkpoint.size < $1.checkpoint.size }
        // The largest first; where the log does not serve it, what it says that it serves.
        for top in [all.last, served].compactMap({ $0 }) {
            let size = top.checkpoint.size
            let root = try? await tiles.computed(size: size) { try MerkleTree.root(size: size, from: $0) }
            guard root == top.checkpoint.root else { continue }
            let covered = all.filter { $0.checkpoint.size <= size }
            for old in covered {
                let proof = try await tiles.computed(size: size) {
                    try ForkProof(old.note, top.note, hashes: $0)
                }
                if let proof { return proof }
            }
            compared.insert(covered.map(\.state), of: log)
            if covered.count == all.count { return nil }
        }
        logger.notice("a log does not serve what it signed", metadata: ["party": "\(log.text)"])
        return nil
    }

    private func servedCheckpoint(of card: VerifiedCardChain, at url: String) async throws -> SeenCheckpoint?
    {
        guard let bytes = try await calling({ try await transport.logResource("checkpoint", at: url) }) else {
            return nil
        }
        return SeenCheckpoint(try SignedNote(parsing: bytes), card: card)
    }
}
