// SPDX-License-Identifier: Apache-2.0

import Exchange
import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import Testing

/// The members of a bundle that hold filings and denials, with an object of every type in them.
///
/// Each bundle is sealed anew, so that nothing but the place can be wrong.
struct `A bundle takes in filings and denials only what belongs there` {
    private let scene: SealScene
    private var specimens: Specimens
    private var objects: [(type: ObjectType, text: String)] = []
    private let filings: Set<ObjectType> = [.statement, .seal, .opening, .consent]

    init() async throws {
        scene = try await SealScene()
        specimens = try Specimens(
            ash: scene.scene.seat(Scene.ash).party,
            birch: scene.scene.seat(Scene.birch).party,
            relay: scene.scene.seat(Scene.relay).party
        )
        for type in ObjectType.allCases {
            let text = try specimens.object(of: type)
            objects.append((type, String(text.prefix { $0 != "~" })))
        }
    }

    @Test func `in filings every filing and nothing else`() throws {
        for object in objects {
            let verdict = try scene.bundle([object.text])
            #expect(verdict.isVerified == filings.contains(object.type), "\(object.type)")
        }
    }

    @Test func `in denials a denial and nothing else, no filing either`() throws {
        for object in objects {
            let verdict = try verdict(denials: [object.text])
            #expect(verdict.isVerified == (object.type == .denial), "\(object.type)")
        }
    }

    @Test func `no filing or denial under another type`() throws {
        for object in objects where filings.contains(object.type) || object.type == .denial {
            let jws = try CompactJWS(parsing: object.text, maxBytes: object.type.largestSize)
            for type in ObjectType.allCases where type != object.type {
                let forged = try CompactJWS.sign(
                    payload: jws.unverifiedPayload,
                    typ: type.rawValue,
                    key: specimens.ash.node
                ).jws.text
                #expect(try !scene.bundle([forged]).isVerified, "\(object.type) as \(type) in filings")
                #expect(try !verdict(denials: [forged]).isVerified, "\(object.type) as \(type) in denials")
            }
        }
    }

    /// Of a bundle about the channel that the denial among the objects is about.
    private func verdict(denials: [String]) throws -> BundleVerdict {
        let ash = specimens.ash
        let document = BundleDocument(
            exporter: ash.id,
            exportedAt: scene.scene.clock.now(),
            notice: nil,
            deliveries: [],
            channels: [
                BundleDocument.Channel(from: ash.id, to: specimens.birch.id, dispatches: [], statuses: [])
            ],
            inclusions: [],
            denials: denials
        )
        let jti = RandomID(bytes: Array(1...16))
        return try scene.scene.verify(BundleSeal.seal(document, jti: jti, key: ash.node))
    }
}

extension BundleVerdict {
    fileprivate var isVerified: Bool { if case .verified = self { true } else { false } }
}
