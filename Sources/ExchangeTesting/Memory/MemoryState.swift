// SPDX-License-Identifier: Apache-2.0

internal import Exchange
internal import NoticeFormat
internal import TransparencyLog

/// Everything an ``InMemoryStore`` holds.
struct MemoryState: Sendable {
    /// An ordered pair of parties, such as a channel.
    struct Pair: Hashable, Sendable {
        let first: PartyID
        let second: PartyID
    }

    struct Attempt: Sendable {
        let attempt: ImpersonationAttempt
        var isReported = false
    }

    struct OutagePlace: Hashable, Sendable {
        let party: PartyID
        let start: Timestamp
    }

    var leaves: [[UInt8]] = []
    var leafIndexes: [LeafEntry: Int] = [:]
    var tree = CompactTree()
    /// By level, then by index.
    var subtrees: [[LogHash]] = []
    /// Ascending by size.
    var checkpoints: [CheckpointRecord] = []
    var witnessed: [String: WitnessedRecord] = [:]
    var forks: [String: ForkRecord] = [:]

    var cards: [PartyID: [String]] = [:]

    /// In the order of their first insertion, as are all lists below.
    var notices: [NoticeRecord] = []
    var attempts: [Attempt] = []
    var reportTimes: [PartyID: Timestamp] = [:]
    var receivedReports: [(id: ObjectID, jws: String)] = []

    var links: [LinkRecord] = []
    var denials: [DenialRecord] = []
    var looks: [LookRecord] = []
    var accesses: [AccessRecord] = []
    var filings: [FilingRecord] = []
    var postures: [PostureRecord] = []

    var dispatches: [Pair: [Int: DispatchRecord]] = [:]
    var statuses: [Pair: [Int: StatusRecord]] = [:]
    var relayStatuses: [RelayStatusRecord] = []
    /// Ascending by number.
    var carried: [PartyPair: [(env: Digest, end: CarriedEnd)]] = [:]
    var outages: [OutagePlace: OutageRecord] = [:]

    var messages: [MessageRecord] = []
    var submissions: [SubmissionRecord] = []
    var evidence: [EvidenceRecord] = []
    var outbox: [OutboxItem] = []
    var lastOutboxNumber: Int64 = 0

    var recovery: RecoveryRecord?
    var reservedHeads: [PartyID: ReservedHead] = [:]

    var deadlines: [DeadlineRecord] = []
    var tasks: [TaskRecord] = []

    /// Traps if a write made something smaller that only ever grows.
    func checkGrowth(from old: Self) {
        precondition(leaves.count >= old.leaves.count, "the log shrank")
        precondition(leaves.count == Int(tree.size), "the tree is not that of the leaves")
        precondition(leaves.count == leafIndexes.count, "a leaf is in the log twice")
        precondition(checkpoints.count >= old.checkpoints.count, "a checkpoint was lost")
        precondition(notices.count >= old.notices.count, "a notice was lost")
        precondition(messages.count >= old.messages.count, "a message was lost")
        precondition(evidence.count >= old.evidence.count, "evidence was lost")
        precondition(lastOutboxNumber >= old.lastOutboxNumber, "an outbox number came back")
        precondition(outbox.allSatisfy { $0.number <= lastOutboxNumber }, "an outbox number was not given")
    }
}
