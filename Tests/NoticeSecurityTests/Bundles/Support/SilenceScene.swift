// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import TransparencyLog

/// A channel built step by step, every object with a lower and an upper bound of its own.
///
/// Times are seconds after ``TestParty/start``; the period asked for is 100 to 200.
struct SilenceScene {
    var scene: BundleScene
    private var logs: [PartyID: SceneLog] = [:]
    private var chains: [PartyID: [String]] = [:]
    private var relayChain: [String] = []
    private var dispatches: [SignedObject] = []
    private var lastIDs: [PartyID: ObjectID] = [:]
    private var carried = CarriedEnd.none
    private var inclusions: [BundleDocument.Inclusion] = []
    var period: (Int64, Int64) = (100, 200)

    init() throws { scene = try BundleScene.shared() }

    var ends: [ChannelEnd] { [.none] + BundleScene.ends(dispatches) }

    /// A checkpoint that two trusted witnesses cosigned then.
    func anchor(_ seconds: Int64) throws -> String {
        var log = try SceneLog(of: scene.stranger)
        log.append(ObjectHash.leaf(.status, "at \(seconds)"))
        return String(decoding: try log.checkpoint(cosigned(seconds)).bytes, as: UTF8.self)
    }

    private func cosigned(_ seconds: Int64) -> [(TestParty, Timestamp)] {
        scene.witnesses.prefix(2).map { ($0, TestParty.start.adding(seconds: seconds)) }
    }

    /// Puts an object into a party's log, cosigned then.
    mutating func log(_ leaf: LeafEntry, of party: TestParty, by seconds: Int64) throws {
        var log = try logs[party.id] ?? SceneLog(of: party)
        log.append(leaf)
        logs[party.id] = log
        inclusions.append(try log.inclusion(of: leaf, under: log.checkpoint(cosigned(seconds))))
    }

    mutating func dispatch(from early: Int64, to late: Int64) throws {
        let made = try scene.dispatch(
            ObjectID(bytes: scene.sender.random.octets(32)),
            to: scene.recipient,
            number: dispatches.count + 1,
            previous: dispatches.last?.id,
            after: [anchor(early)]
        )
        dispatches.append(made)
        try log(ObjectHash.leaf(.dispatch, made.jws), of: scene.sender, by: late)
    }

    /// The sender's status with this end, or the last of all dispatches.
    mutating func state(
        from early: Int64,
        to late: Int64,
        end: ChannelEnd? = nil,
        at claimed: Int64 = 0
    ) throws {
        try add(scene.sender, outbound: end ?? ends[dispatches.count], early, late, claimed)
    }

    /// The recipient's status with this inbound end.
    mutating func answer(from early: Int64, to late: Int64, inbound: ChannelEnd) throws {
        try add(scene.recipient, inbound: inbound, early, late, 0)
    }

    private mutating func add(
        _ issuer: TestParty,
        outbound: ChannelEnd = .none,
        inbound: ChannelEnd = .none,
        _ early: Int64,
        _ late: Int64,
        _ claimed: Int64
    ) throws {
        let payload = StatusPayload(
            jti: scene.sender.random.randomID(),
            issuer: issuer.id,
            counterpart: issuer.id == scene.sender.id ? scene.recipient.id : scene.sender.id,
            index: (chains[issuer.id]?.count ?? 0) + 1,
            previous: lastIDs[issuer.id],
            outbound: outbound,
            inbound: inbound,
            seals: 0,
            at: TestParty.start.adding(seconds: claimed),
            after: [try anchor(early)]
        )
        let signed = try StatusSigner.sign(payload, key: issuer.node)
        chains[issuer.id, default: []].append(signed.jws)
        lastIDs[issuer.id] = signed.id
        try log(ObjectHash.leaf(.status, signed.jws), of: issuer, by: late)
    }

    /// The relay's status after so many more envelopes.
    mutating func relay(from early: Int64, to late: Int64, more: Int = 0) throws {
        for _ in 0..<more {
            carried = CarriedChain.adding(Digest(bytes: scene.sender.random.octets(32)), to: carried)
        }
        let payload = RelayStatusPayload(
            jti: scene.sender.random.randomID(),
            issuer: scene.relay.id,
            from: scene.sender.id,
            to: scene.recipient.id,
            index: relayChain.count + 1,
            previous: lastIDs[scene.relay.id],
            carried: carried,
            at: TestParty.start,
            after: [try anchor(early)]
        )
        let signed = try RelayStatusSigner.sign(payload, key: scene.relay.node)
        relayChain.append(signed.jws)
        lastIDs[scene.relay.id] = signed.id
        try log(ObjectHash.leaf(.relayStatus, signed.jws), of: scene.relay, by: late)
    }

    var document: BundleDocument {
        var document = scene.channel.holding(inclusions)
        document.channels[0].dispatches = dispatches.map(\.jws)
        document.channels[0].statuses = chains.sorted { $0.key < $1.key }.map {
            BundleDocument.EvidenceChain(issuer: $0.key, chain: $0.value)
        }
        if !relayChain.isEmpty {
            document.channels[0].relayStatuses = [
                BundleDocument.EvidenceChain(issuer: scene.relay.id, chain: relayChain)
            ]
        }
        document.silence = SilenceQuestion(
            from: scene.sender.id,
            to: scene.recipient.id,
            after: TestParty.start.adding(seconds: period.0),
            before: TestParty.start.adding(seconds: period.1)
        )
        return document
    }

    func answer() throws -> Answer { try scene.answer(document) }

    func report() throws -> BundleReport { try scene.report(document) }
}
