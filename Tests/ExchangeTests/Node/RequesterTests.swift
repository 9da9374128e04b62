// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

struct `Signed requests` {
    private func credential(_ party: PartyID, to audience: PartyID, key: SigningKey) throws -> String {
        let claims = RequestClaims(
            jti: RandomID(bytes: [UInt8](repeating: 1, count: 16)),
            issuer: party,
            audience: audience,
            method: .post,
            path: "/herald/v1/evidence",
            digest: ObjectHash.digest([1, 2]),
            at: TestParty.start
        )
        return try RequestSigner.sign(claims, key: key).jws
    }

    @Test func `name a pinned party's node or an officer of the own party`() async throws {
        let scene = try await Scene()
        let node = try scene.node(Scene.birch)
        let (ash, birch) = (try scene.seat(Scene.ash).party, try scene.seat(Scene.birch).party)
        func ask(_ text: String, body: [UInt8] = [1, 2]) throws -> Requester {
            try node.requester(of: text, method: "POST", target: "/herald/v1/evidence", body: body)
        }
        let good = try credential(ash.id, to: birch.id, key: ash.transport)
        #expect(try ask(good) == .node(ash.id))
        let watch = try scene.officer("Watch", of: Scene.birch)
        let officer = try ask(credential(birch.id, to: birch.id, key: watch.key))
        #expect(officer == .officer(watch.kid, request: RandomID(bytes: [UInt8](repeating: 1, count: 16))))

        let stranger = try TestParty("stranger.example")
        let refused = [
            try credential(ash.id, to: birch.id, key: ash.node),
            try credential(ash.id, to: ash.id, key: ash.transport),
            try credential(stranger.id, to: birch.id, key: stranger.transport),
            try credential(birch.id, to: birch.id, key: birch.transport),
            "no.request.at-all",
        ]
        for text in refused { #expect(throws: Refusal.self) { try ask(text) } }
        #expect(throws: Refusal.self) { try ask(good, body: [1]) }
    }
}
