// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import StrictJSON
import Testing

/// Ash seals, birch and the relay's party consent or do not, two witnesses look on.
struct SealScene {
    var scene: Scene
    let witnesses = ["witness.example", "witness2.example"]

    init() async throws {
        scene = try await Scene([Scene.ash, Scene.birch, Scene.relay] + witnesses)
        try await scene.publish()
        scene.clock.advance(by: .seconds(10))
    }

    var ash: ExchangeNode { get throws { try scene.node(Scene.ash) } }

    func officer(_ name: String = "Releaser One", of party: String = Scene.ash) throws -> KeyID {
        try #require(scene.seat(party).party.officer(name)).kid
    }

    static func fields(_ text: String = "The decision.") throws -> SealFields {
        try SealFields(
            JSONObject([
                ("decision", .string(text)), ("counterpart", "birch.example"),
                (
                    "place",
                    ["type": "circle", "center": ["34.4", "41.0"], "radiusMetres": 1000, "name": "Al-Qaim"]
                ),
            ])
        )
    }

    func seal(_ rule: SealDraft.Rule, _ fields: SealFields? = nil) async throws -> ObjectID {
        let draft = SealDraft(
            purpose: .decision,
            status: .exercise,
            rule: rule,
            fields: try fields ?? Self.fields()
        )
        return try await ash.seal(draft, by: officer())
    }

    func open(
        _ seal: ObjectID,
        _ fields: [String]? = nil,
        _ ground: OpeningRequest.Ground
    ) async throws -> ObjectID {
        let names = try fields.map { Set(try $0.map { name throws(FormatError) in try SealFieldName(name) }) }
        return try await ash.open(OpeningRequest(seal: seal, fields: names, ground: ground), by: officer())
    }

    func consent(
        by party: String,
        to seal: ObjectID,
        of owner: String = Scene.ash,
        fields: [SealFieldName]? = nil
    ) async throws -> String {
        let node = try scene.node(party)
        let id = try await node.consent(
            to: seal,
            of: try PartyID(owner),
            fields: fields,
            by: officer(of: party)
        )
        return try await node.filing(id).jws
    }

    func pass(_ seconds: Int) async throws {
        scene.clock.advance(by: .seconds(seconds))
        try await scene.publish()
    }

    func report(_ ids: [ObjectID]) async throws -> BundleReport {
        try await pass(10)
        let bundle = try await ash.bundle(.filings(ids), isPartial: false)
        return try verified(bundle)
    }

    func verified(_ bundle: [UInt8]) throws -> BundleReport {
        switch try scene.verify(bundle) {
        case .verified(let report): return report
        case .refused(let fault), .unknown(let fault): throw fault
        }
    }

    /// A bundle of these objects, sealed again by ash.
    func bundle(_ filings: [String]) throws -> BundleVerdict {
        let party = try scene.seat(Scene.ash).party
        let document = BundleDocument(
            exporter: party.id,
            exportedAt: scene.clock.now(),
            notice: nil,
            deliveries: [],
            channels: [],
            inclusions: [],
            filings: filings.sorted(by: precedesInBytes)
        )
        let jti = RandomID(bytes: Array(1...16))
        return try scene.verify(BundleSeal.seal(document, jti: jti, key: party.node))
    }

    func jws(_ id: ObjectID) async throws -> String { try await ash.filing(id).jws }

    /// Signs any payload as ash's node would, whatever it says.
    func forged(_ payload: some FilingPayload) throws -> String {
        try FilingSigner.sign(payload, key: scene.seat(Scene.ash).party.node).jws
    }
}
