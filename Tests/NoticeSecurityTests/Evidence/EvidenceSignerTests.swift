// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

/// Every event, signed by every kind of key of every party.
struct EvidenceSignerTests {
    private let scene: EvidenceScene

    init() throws {
        scene = try EvidenceScene()
    }

    private enum Signer: Hashable {
        case node, officer, otherUse
    }

    @Test(arguments: EventName.known)
    func `evidence is taken from exactly the signers of its event`(event: EventName) throws {
        var scene = scene
        let payload = try scene.payload(event)
        for party in [scene.sender, scene.recipient, scene.relay] {
            for (signer, key) in Self.signers(party) {
                var claimed = payload
                claimed.issuer = party.id
                if event.isSignedByOfficer { claimed.binding.card = party.chain.latest.id }
                let jws = try Forgery.sign(claimed.json, as: try #require(event.type), key: key)
                let isRight =
                    signs(event, signer, of: party)
                    && (signer != .officer || party.holds(payload.binding.role, key))
                    && claimed.binding.relay != party.id
                let isTaken = (try? scene.verify(jws)) != nil
                #expect(isTaken == isRight, "\(event) by \(signer) of \(party.id.text)")
            }
        }
    }

    private func signs(_ event: EventName, _ signer: Signer, of party: TestParty) -> Bool {
        event.signers.contains { allowed in
            switch allowed {
            case .senderNode: signer == .node && party.id == scene.sender.id
            case .relayNode: signer == .node && party.id == scene.relay.id
            case .recipientNode: signer == .node && party.id == scene.recipient.id
            case .officer: signer == .officer && party.id == scene.recipient.id
            }
        }
    }

    private static func signers(_ party: TestParty) -> [(Signer, SigningKey)] {
        [(.node, party.node)] + party.officers.map { (.officer, $0.key) }
            + [party.root, party.notice, party.transport, party.log, party.witness].map { (.otherUse, $0) }
    }
}

extension TestParty {
    fileprivate func holds(_ role: Role?, _ key: SigningKey) -> Bool {
        officers.contains { officer in
            officer.kid == key.verificationKey.kid && role.map { officer.roles.contains($0) } == true
        }
    }
}
