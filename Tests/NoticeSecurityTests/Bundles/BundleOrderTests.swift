// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

/// Each change is sealed again with the exporter's own key.
struct BundleOrderTests {
    private let scene: BundleScene

    init() throws { scene = try BundleScene.shared() }

    @Test func `refuses evidence removed from the middle of a chain or reordered`() throws {
        for (delivery, held) in scene.document.deliveries.enumerated() {
            for (place, chain) in held.evidence.enumerated() {
                for index in chain.chain.indices.dropLast() {
                    try refuses("chain-broken") {
                        $0.deliveries[delivery].evidence[place].chain.remove(at: index)
                    }
                    try refuses("chain-broken") {
                        $0.deliveries[delivery].evidence[place].chain.swapAt(index, index + 1)
                    }
                }
                try refuses("malformed-bundle") {
                    $0.deliveries[delivery].evidence[place].chain.append(chain.chain[0])
                }
            }
        }
    }

    @Test func `refuses evidence in another issuer's slot`() throws {
        try refuses("mismatch") { document in
            let moved = document.deliveries[0].evidence[0].chain.removeLast()
            document.deliveries[0].evidence[1].chain.append(moved)
        }
        try refuses("mismatch") { document in
            let (left, right) = (
                document.deliveries[0].evidence[0].issuer, document.deliveries[0].evidence[1].issuer
            )
            document.deliveries[0].evidence[0].issuer = right
            document.deliveries[0].evidence[1].issuer = left
            document.deliveries[0].evidence.sort { $0.issuer < $1.issuer }
        }
    }

    @Test func `refuses evidence, submissions and salts of another delivery`() throws {
        try refuses("mismatch") { $0.deliveries[0].evidence = $0.deliveries[1].evidence }
        try refuses("mismatch") { $0.deliveries[0].submissions = $0.deliveries[1].submissions }
        try refuses("payload-mismatch") { $0.deliveries[0].pcSalt = $0.deliveries[1].pcSalt }
        try refuses("wrong-slot") { document in
            document.deliveries[0].evidence = document.deliveries[1].evidence
            document.deliveries[0].submissions = document.deliveries[1].submissions
        }
        try refuses("malformed-bundle") { $0.deliveries[0].pcSalt = nil }
        try refuses("malformed-bundle") { $0.deliveries.reverse() }
    }

    @Test func `refuses evidence and submissions of another message of the same channel`() throws {
        var other = scene
        try other.makeExchange()
        let donor = other.document
        try refuses("mismatch") { $0.deliveries[0].evidence = donor.deliveries[0].evidence }
        try refuses("mismatch") { $0.deliveries[0].submissions = donor.deliveries[0].submissions }
        try refuses("payload-mismatch") { document in
            document.deliveries[0].evidence = donor.deliveries[0].evidence
            document.deliveries[0].submissions = donor.deliveries[0].submissions
        }
        try refuses("mismatch") { $0.deliveries[0] = donor.deliveries[0] }
        try refuses("mismatch") { $0.notice?.approvals = donor.notice?.approvals ?? [] }
        try refuses("unreferenced-disclosure") { $0.notice?.disclosures = donor.notice?.disclosures ?? [] }
        try refuses("mismatch") { $0.deliveries[0].dispatch = donor.deliveries[0].dispatch }
    }

    @Test func `refuses approvals that are missing, added or reordered`() throws {
        try refuses("mandate-not-met") { $0.notice?.approvals.removeLast() }
        try refuses("malformed-bundle") { $0.notice?.approvals.reverse() }
        let notice = try NoticeVerifier.unverifiedID(of: scene.document)
        var random = SeededRandom(seed: 3)
        let again = try scene.approval(of: notice, by: scene.sender.officers[0], jti: random.randomID())
        let approvals = ((scene.document.notice?.approvals ?? []) + [again]).sorted()
        try refuses("other-release") { $0.notice?.approvals = approvals }
    }

    @Test func `refuses inclusion proofs of another leaf, log or checkpoint`() throws {
        for index in scene.document.inclusions.indices {
            let others = scene.document.inclusions.filter {
                $0.proof != scene.document.inclusions[index].proof
            }
            guard let other = others.first(where: { $0.log != scene.document.inclusions[index].log }),
                let near = others.first(where: { $0.log == scene.document.inclusions[index].log })
            else { continue }
            for proof in [near.proof, other.proof] {
                try refuses("bad-inclusion-proof") { $0.inclusions[index].proof = proof }
            }
            try refuses("bad-inclusion-proof") { document in
                document.inclusions[index].log = other.log
                document = document.holding(document.inclusions)
            }
        }
        try refuses("malformed-proof") { $0.inclusions[0].proof = "c2sp.org/tlog-proof@v1\n" }
        try refuses("malformed-bundle") { $0.inclusions.append($0.inclusions[0]) }
        try refuses("malformed-bundle") { $0.inclusions.swapAt(0, 1) }
    }

    @Test func `refuses gaps in dispatches and statuses`() throws {
        for index in 0..<2 {
            try refuses("chain-broken", of: scene.channel) { $0.channels[0].dispatches.remove(at: index) }
            try refuses("chain-broken", of: scene.channel) {
                $0.channels[0].dispatches.swapAt(index, index + 1)
            }
        }
        for place in 0..<3 {
            try refuses("chain-broken", of: scene.channel) {
                $0.channels[0].statuses[place].chain.swapAt(0, 1)
            }
        }
        try refuses("chain-broken", of: scene.channel) { document in
            let sender = document.channels[0].statuses.firstIndex { $0.issuer == scene.sender.id } ?? 0
            document.channels[0].statuses[sender].chain.remove(at: 1)
        }
        try refuses("wrong-type", of: scene.channel) { document in
            document.channels[0].statuses[0].chain = document.channels[0].dispatches
        }
        try refuses("mismatch", of: scene.channel) { document in
            document.channels[0].statuses[0].issuer = scene.second.id
            document.channels[0].statuses.sort { $0.issuer < $1.issuer }
        }
        try refuses("wrong-slot", of: scene.channel) { $0.channels[0].to = scene.second.id }
    }

    @Test func `refuses a seal by another key, and by another party`() throws {
        var random = SeededRandom(seed: 4)
        for key in [scene.sender.notice, scene.sender.transport, scene.recipient.node] {
            let bytes = try BundleSeal.seal(scene.document, jti: random.randomID(), key: key)
            #expect(try Answer(bytes, cards: scene.cards(), policy: nil) == .refused("wrong-key"))
        }
        let small = try BundleDocument(bytes: scene.sealed(scene.small))
        let borrowed = scene.changed(scene.document) { $0.seal = small.seal }
        #expect(try Answer(borrowed.bytes, cards: scene.cards(), policy: nil) == .refused("mismatch"))
    }

    private func refuses(
        _ code: String,
        of document: BundleDocument? = nil,
        _ change: (inout BundleDocument) throws -> Void,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let changed = try scene.changed(document ?? scene.document, change)
        let answer = try scene.answer(changed)
        #expect(
            answer == .refused(code),
            "expected \(code), found \(answer)",
            sourceLocation: sourceLocation
        )
    }
}

extension NoticeVerifier {
    /// The id of a bundle's notice.
    fileprivate static func unverifiedID(of document: BundleDocument) throws -> ObjectID {
        let jwt = document.notice?.jwt ?? ""
        return try ObjectHash.id(of: CompactJWS(parsing: jwt, maxBytes: ObjectType.notice.largestSize))
    }
}
