// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import TransparencyLog

/// A whole exchange: two recipients, a relay, three neutral witnesses, logs and statuses.
///
/// Everything is made at ``TestParty/start``; anchors were cosigned up to a minute before it, checkpoints from
/// a minute after it on.
struct BundleScene: Sendable {
    var sender: TestParty
    var recipient: TestParty
    let second: TestParty
    let relay: TestParty
    let stranger: TestParty
    let witnesses: [TestParty]
    /// In `after` of what the sender and the recipient sign.
    let anchor: String
    /// The notice, both deliveries, and inclusions in three logs.
    var document: BundleDocument
    /// The channel from sender to recipient with statuses of both and of the relay.
    var channel: BundleDocument
    /// A notice without hidden fields and its dispatch.
    var small: BundleDocument

    private static let made = Result { try BundleScene() }
    /// With all cards and two witnesses of three: what most tests ask.
    private static let usualVerifier = Result {
        let scene = try shared()
        return try BundleVerifier(cardFiles: scene.cards(), policy: scene.policy(2))
    }

    /// Made once: nothing changes it.
    static func shared() throws -> BundleScene { try made.get() }

    init() throws {
        sender = try TestParty("mfa.oman.example")
        recipient = try TestParty("mod.iran.example")
        second = try TestParty("mod.qatar.example")
        relay = try TestParty("relay.swiss.example")
        stranger = try TestParty("other.chile.example")
        witnesses = try ["w1.norway.example", "w2.kenya.example", "w3.peru.example"].map { try TestParty($0) }
        let times: [Int64] = [-60, -50, -40]
        let cosignatures = zip(witnesses, times).map { ($0, TestParty.start.adding(seconds: $1)) }
        var log = try SceneLog(of: stranger)
        log.append(ObjectHash.leaf(.status, "anything"))
        anchor = String(decoding: try log.checkpoint(cosignatures).bytes, as: UTF8.self)
        let empty = BundleDocument(
            exporter: sender.id,
            exportedAt: TestParty.start,
            notice: nil,
            deliveries: [],
            channels: [],
            inclusions: []
        )
        (document, channel, small) = (empty, empty, empty)
        try makeExchange()
        try makeSmall()
    }

    var parties: [TestParty] { [sender, recipient, second, relay] + witnesses }

    /// One card file for each of these parties; all, if none are given.
    func cards(_ parties: [TestParty]? = nil) -> [[UInt8]] {
        (parties ?? self.parties).map(\.chain.fileBytes)
    }

    func cards(without party: TestParty) -> [[UInt8]] { cards(parties.filter { $0.id != party.id }) }

    /// Three neutral witnesses, and others if wanted.
    func policy(_ threshold: Int, and more: [TestParty] = []) -> [UInt8] {
        let names = (witnesses + more).map { "\"\($0.id.text)\"" }.joined(separator: ",")
        return Array(
            #"{"format":"herald-policy/v1","threshold":\#(threshold),"witnesses":[\#(names)]}"#.utf8
        )
    }

    /// With a seal that fits.
    func sealed(_ document: BundleDocument, by party: TestParty? = nil) throws -> [UInt8] {
        var random = SeededRandom(seed: 7)
        let signer = party ?? sender
        var document = document
        document.exporter = signer.id
        return try BundleSeal.seal(document, jti: random.randomID(), key: signer.node)
    }

    /// What the verifier says of a document that is sealed again.
    func answer(
        _ document: BundleDocument,
        cards: [[UInt8]]? = nil,
        policy: [UInt8]? = nil
    ) throws -> Answer {
        try Answer(verdict(document, cards: cards, policy: policy))
    }

    /// The report on a document that is sealed again, which has to verify.
    func report(
        _ document: BundleDocument,
        cards: [[UInt8]]? = nil,
        policy: [UInt8]? = nil
    ) throws -> BundleReport {
        switch try verdict(document, cards: cards, policy: policy) {
        case .verified(let report): return report
        case .refused(let fault), .unknown(let fault): throw fault
        }
    }

    private func verdict(
        _ document: BundleDocument,
        cards: [[UInt8]]?,
        policy: [UInt8]?
    ) throws -> BundleVerdict {
        let isUsual = cards == nil && policy == nil
        let verifier =
            isUsual
            ? try Self.usualVerifier.get()
            : try BundleVerifier(cardFiles: cards ?? self.cards(), policy: policy ?? self.policy(2))
        return verifier.verify(try sealed(document))
    }

    /// The document with one change.
    func changed(
        _ document: BundleDocument,
        _ change: (inout BundleDocument) throws -> Void
    ) rethrows -> BundleDocument {
        var document = document
        try change(&document)
        return document
    }
}

/// A verdict without its report and words.
enum Answer: Equatable, Sendable {
    case verified
    case refused(String)
    case unknown(String)

    init(_ bytes: [UInt8], cards: [[UInt8]], policy: [UInt8]?) throws {
        self.init(try BundleVerifier(cardFiles: cards, policy: policy).verify(bytes))
    }

    init(_ verdict: BundleVerdict) {
        switch verdict {
        case .verified: self = .verified
        case .refused(let fault): self = .refused(fault.code)
        case .unknown(let fault): self = .unknown(fault.code)
        }
    }

    var isRefused: Bool {
        if case .refused = self { true } else { false }
    }
}

extension BundleReport {
    var shown: Set<Guarantee.Name> { Set(guarantees.filter(\.isShown).map(\.name)) }

    func guarantee(_ name: Guarantee.Name) -> Guarantee? { guarantees.first { $0.name == name } }
}
