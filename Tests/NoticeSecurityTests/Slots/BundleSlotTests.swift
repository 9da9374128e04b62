// SPDX-License-Identifier: Apache-2.0

import ExchangeTesting
import NoticeFormat
import NoticeSecurity
import StrictJSON
import Testing

/// Every place in a bundle that holds a signed object, found in the bundle itself, with every other object in it.
///
/// Each changed bundle is sealed again by its exporter, so that nothing but the place can be wrong.
struct BundleSlotTests {
    private let scene: BundleScene
    private let verifier: BundleVerifier

    init() throws {
        scene = try BundleScene.shared()
        verifier = try BundleVerifier(cardFiles: scene.cards(), policy: scene.policy(2))
    }

    /// A member that holds a signed object: one for each type in each kind of place.
    private struct Place {
        let path: [Step]
        let jws: String
        let type: ObjectType
    }

    private enum Step: Hashable {
        case member(String)
        case element(Int)
    }

    @Test func `every other object is refused in every place of a bundle`() throws {
        var table = try SlotTable()
        let objects = try table.slots()
        for place in try places() {
            for object in objects where object.type != place.type {
                let jws = String(object.honest.prefix { $0 != "~" })
                #expect(try !verifies(place, holding: jws), "\(object.type) as \(place.type)")
            }
        }
    }

    @Test func `every object is refused in its place under every other type`() throws {
        for place in try places() {
            let object = try CompactJWS(parsing: place.jws, maxBytes: ObjectType.notice.largestSize)
            let payload = try StrictJSONParser.parse(object.unverifiedPayload)
            let key = try #require(signingKey(object.kid))
            for type in ObjectType.allCases where type != place.type {
                let forged = try Forgery.sign(payload, as: type, key: key)
                #expect(try !verifies(place, holding: forged), "\(place.type) as \(type)")
            }
        }
    }

    @Test func `a bundle has places for these types`() throws {
        let places = try places()
        for place in places { #expect(try verifies(place, holding: place.jws)) }
        #expect(
            Set(places.map(\.type)) == [
                .notice, .approval, .dispatch, .submission, .status, .evidenceSubmission, .evidenceRelay,
                .evidenceConsignment, .evidenceOfficer,
            ]
        )
    }

    private func places() throws -> [Place] {
        var found: [Place] = []
        var kinds: Set<String> = []
        for document in [scene.document, scene.channel] {
            Self.collect(document.json, at: []) { path, jws, type in
                let names = path.map { step in
                    if case .member(let name) = step { name } else { "[]" }
                }
                guard path != [.member("seal")],
                    kinds.insert("\(names) \(type)").inserted
                else { return }
                found.append(Place(path: path, jws: jws, type: type))
            }
        }
        return found
    }

    private static func collect(
        _ value: JSONValue,
        at path: [Step],
        _ found: ([Step], String, ObjectType) -> Void
    ) {
        switch value {
        case .object(let object):
            for (name, member) in zip(object.names, object.values) {
                collect(member, at: path + [.member(name)], found)
            }
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                collect(element, at: path + [.element(index)], found)
            }
        case .string(let text):
            guard let jws = try? CompactJWS(parsing: text, maxBytes: ObjectType.notice.largestSize),
                let type = ObjectType(rawValue: jws.header.typ)
            else { return }
            found(path, text, type)
        default: return
        }
    }

    /// Whether a bundle verifies in which one place holds another object.
    private func verifies(_ place: Place, holding jws: String) throws -> Bool {
        let isOfChannel = place.path.first == .member("channels")
        let document = isOfChannel ? scene.channel : scene.document
        let whole = try BundleDocument(bytes: scene.sealed(document)).json
        let changed = Self.replacing(place.path[...], in: whole, with: jws)
        // What cannot even be read is refused.
        guard let read = try? BundleDocument(changed) else { return false }
        guard case .verified = verifier.verify(try scene.sealed(read)) else { return false }
        return true
    }

    private static func replacing(_ path: ArraySlice<Step>, in value: JSONValue, with jws: String)
        -> JSONValue
    {
        guard let step = path.first else { return .string(jws) }
        switch (step, value) {
        case (.member(let name), .object(var object)):
            object[name] = object[name].map { replacing(path.dropFirst(), in: $0, with: jws) }
            return .object(object)
        case (.element(let index), .array(var elements)):
            elements[index] = replacing(path.dropFirst(), in: elements[index], with: jws)
            return .array(elements)
        default: return value
        }
    }

    private func signingKey(_ kid: KeyID) -> SigningKey? {
        let keys = scene.parties.flatMap { [$0.notice, $0.node] + $0.officers.map(\.key) }
        return keys.first { $0.verificationKey.kid == kid }
    }
}
