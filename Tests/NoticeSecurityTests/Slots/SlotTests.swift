// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import StrictJSON
import Testing

/// The full cross product: every signed object, presented in every place but its own.
struct SlotTests {
    private let slots: [Slot]

    init() throws {
        var table = try SlotTable()
        slots = try table.slots()
    }

    @Test func `reflection: each object is taken in its own place and refused in every other`() {
        #expect(slots.map(\.type) == ObjectType.allCases)
        for place in slots {
            for object in slots {
                let belongs = place.type == object.type
                #expect(place.takes(object.honest) == belongs, "\(object.type) as \(place.type)")
            }
        }
    }

    @Test func `reflection: no payload passes under another type, even with the right key`() throws {
        for place in slots {
            for object in slots where object.type != place.type {
                let forged = try Slot.forge(object.payload(), as: place.type, key: place.key)
                #expect(!place.takes(forged), "\(object.type) as \(place.type)")
            }
        }
    }

    @Test func `reflection: the right payload by the right key is refused under every other type`() throws {
        for place in slots where place.type != .notice {
            let again = try Slot.forge(place.payload(), as: place.type, key: place.key)
            #expect(place.takes(again), "\(place.type) signed again")
            for type in ObjectType.allCases where type != place.type {
                let forged = try Forgery.sign(place.payload(), as: type, key: place.key)
                #expect(!place.takes(forged), "\(place.type) as \(type)")
            }
        }
    }

    @Test func `wrong key: each object is refused by keys of every other use and party`() throws {
        let scene = try EvidenceScene()
        for place in slots where place.type != .notice {
            let payload = try place.payload()
            for key in Self.keys(of: [scene.sender, scene.recipient, scene.relay]) {
                let forged = try Slot.forge(payload, as: place.type, key: key)
                let isRight = key.verificationKey == place.key.verificationKey
                let isPeer = place.type == .approval && scene.sender.isReleaser(key)
                #expect(place.takes(forged) == (isRight || isPeer), "\(place.type)")
            }
        }
    }

    @Test func `relay alters: each object is refused with any of its bytes altered`() {
        // Of evidence, EvidenceAttackTests does the same.
        for place in slots where !place.type.isEvidence && place.honest.utf8.count < 3000 {
            let accepted = Forgery.acceptedFlips(of: place.honest) { try place.verify($0) }
            #expect(accepted == 0, "\(place.type)")
        }
    }

    private static func keys(of parties: [TestParty]) -> [SigningKey] {
        parties.flatMap { party in
            [party.root, party.notice, party.node, party.transport, party.log, party.witness]
                + party.officers.map(\.key)
        }
    }
}

extension TestParty {
    fileprivate func isReleaser(_ key: SigningKey) -> Bool {
        officers.contains { $0.kid == key.verificationKey.kid && $0.roles.contains(.releaser) }
    }
}
