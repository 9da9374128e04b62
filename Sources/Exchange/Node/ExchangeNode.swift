// SPDX-License-Identifier: Apache-2.0

package import Logging
package import NoticeFormat
package import NoticeSecurity

/// What a party's node does, without HTTP and without a database.
///
/// Bytes come in, are parsed and verified here; what follows from them is decided and stored with its log
/// leaves in one transaction of the store; only then is it answered or sent. Nothing in here sleeps.
/// The extensions are filed by what they do: Admission, Opening, Release, Delivering and so on.
package struct ExchangeNode: Sendable {
    package let settings: NodeSettings
    private let heldKeys: NodeKeys
    package let store: any ExchangeStore
    let transport: any PeerTransport
    let clock: any TimeSource
    let random: any RandomSource
    let logger: Logger
    package let cards: CardDirectory
    /// Raised whenever the outbox or the log has something new.
    package let signal: WorkSignal
    let witnessed = WitnessMemory()
    let compared = ComparedCheckpoints()
    let inFlight = InFlight()
    let storeTrouble = StoreTrouble()
    let headers = HeaderMemory()
    let statusNumbers = StatusMemory()
    let rounds = PartyRounds()
    let quotas: QuotaBook
    let peers = PeerMemory()
    let contacts: ContactMemory
    let recovery: RecoveryMemory
    let presence: OfficerPresence
    let postures = PostureMemory()

    /// The keys to sign and open with; refused as `restoring` while the record is one that signs nothing.
    var keys: NodeKeys {
        get throws {
            try requireOpen()
            return heldKeys
        }
    }

    package var party: PartyID { settings.party }

    /// Opens a node whose own card is in the store; throws if it is not, or if the keys are not the card's.
    package static func open(
        settings: NodeSettings,
        keys: NodeKeys,
        store: any ExchangeStore,
        transport: any PeerTransport,
        clock: any TimeSource,
        random: any RandomSource,
        logger: Logger = .discarding
    ) async throws -> ExchangeNode {
        let cards = try await CardDirectory.load(from: store)
        guard let own = cards[settings.party] else {
            throw Refusal("unknown-card", "the store holds no card of \(settings.party.text)")
        }
        let last = try await store.read { try $0.lastKeptTime() }
        let behind = last.map { $0.seconds(since: clock.now()) } ?? 0
        if behind > 0 {
            logger.error(
                "the clock is behind the last time in the record, which is kept to",
                metadata: ["seconds": "\(behind)", "record": "\(last?.text ?? "")"]
            )
        }
        let clock = MonotoneClock(clock, notBefore: last)
        let node = ExchangeNode(
            settings: settings,
            heldKeys: keys,
            store: store,
            transport: transport,
            clock: clock,
            random: random,
            logger: logger,
            cards: cards,
            signal: WorkSignal(),
            quotas: QuotaBook(settings.quotas),
            contacts: ContactMemory(startedAt: clock.now()),
            recovery: RecoveryMemory(try await store.read { try $0.recovery() }),
            presence: OfficerPresence(since: clock.now())
        )
        try node.checkKeys(own)
        return node
    }

    /// Puts the first card into an empty store, with its leaf; does nothing if one is there.
    package static func installCard(_ chain: VerifiedCardChain, in store: any ExchangeStore) async throws {
        try await store.write { transaction in
            guard try transaction.cardChain(of: chain.party).isEmpty else { return }
            try transaction.appendCards(chain.versions.map(\.jws), of: chain.party)
            for version in chain.versions {
                _ = try transaction.append(ObjectHash.leaf(.card, version.jws))
            }
        }
    }

    /// Refuses `wrong-key` where the newest version of the own card lacks a key that this node signs with.
    func checkKeys(_ own: VerifiedCardChain) throws {
        let keys = heldKeys
        let uses: [(SigningKey, KeyUse)] = [
            (keys.notice, .notice), (keys.node, .node), (keys.transport, .transport), (keys.log, .log),
            (keys.witness, .witness),
        ]
        let now = clock.now()
        for (key, use) in uses where own.latest.key(key.verificationKey.kid, use: use, at: now) == nil {
            throw Refusal(.wrongKey, "the \(use.rawValue) key is not in the newest own card")
        }
        let held = Set(keys.sealing.map(\.publicKey.kid))
        guard own.sealingKeys(at: now).allSatisfy({ held.contains($0.kid) }) else {
            throw Refusal(.wrongKey, "a sealing key of the newest own card is not here")
        }
    }

    /// The own card; it is there since ``open(settings:keys:store:transport:clock:random:logger:)``.
    var ownCard: VerifiedCardChain {
        guard let card = cards[party] else { preconditionFailure("the own card is always in the directory") }
        return card
    }

    /// The pinned card of a party.
    func pinned(_ party: PartyID) throws -> VerifiedCardChain {
        guard let card = cards[party] else {
            throw Refusal("unknown-card", "no card of \(party.text) is pinned")
        }
        return card
    }

    func peer(_ party: PartyID) throws -> Peer {
        Peer(party: party, endpoints: try pinned(party).latest.payload.endpoints)
    }

    /// Anchors for what is signed now: the newest own checkpoint that outside witnesses cosigned.
    func anchors(_ reader: any StoreReader) throws -> [String] { try Self.newestAnchors(reader) }

    static func newestAnchors(_ reader: any StoreReader) throws -> [String] {
        guard let checkpoint = try reader.latestCosignedCheckpoint() else { return [] }
        let note = checkpoint.cosignedNote
        return note.utf8.count <= TimeAnchors.largestSize ? [note] : []
    }
}

extension Logger {
    /// Keeps nothing.
    package static let discarding = Logger(label: "herald", factory: { _ in SwiftLogNoOpLogHandler() })
}
