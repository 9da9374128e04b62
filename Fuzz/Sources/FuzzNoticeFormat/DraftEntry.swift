// SPDX-License-Identifier: Apache-2.0

import Fuzzing
import NoticeFormat
import StrictJSON

extension FuzzNoticeFormat {
    /// What an officer composed: the draft, its geometry, and the notice that a node makes of it.
    static let draft = FuzzEntry(
        "draft",
        seeds: ([Sample.draft] + places.map { Sample.draft.setting("fields", withPlace($0)) }).map {
            CanonicalJSON.encode($0)
        }
    ) { bytes in
        let draft = try NoticeDraft(payload: bytes)
        precondition((try? NoticeDraft(canonical: draft.payload)) == draft, "draft changed")
        let fields = draft.fields.withComputedFields
        precondition(fields.specificityMatch == .match, "precision differs from itself")
        // Whatever a draft may hold, the fields of its notice can be written and read.
        let text = CanonicalJSON.encode(fields.json)
        guard case .object(let object)? = try? CanonicalJSON.parseCanonical(text),
            let read = try? NoticeFields(object)
        else { preconditionFailure("computed fields cannot be read") }
        precondition(read == fields, "computed fields changed")
        _ = try? draft.visible(frame, hiddenDigests: [Digest(bytes: [UInt8](0..<32))])
        return true
    }

    /// A polygon of any kind, a lune that is run round many times, and a name.
    private static let places: [JSONValue] = {
        let lune: [JSONValue] = [["-89", "0"], ["-89", "179"], ["89", "179"], ["89", "0"]]
        return [
            [
                "points": [["0", "0"], ["0", "1"], ["1.5", "0.0000001"]], "type": "polygon", "name": "here",
            ],
            ["points": .array((0..<100).flatMap { _ in lune }), "type": "polygon"],
            ["name": "the river", "type": "named"],
            ["center": ["90", "-180"], "radiusMetres": 20_000_000, "type": "circle"],
        ]
    }()

    private static func withPlace(_ place: JSONValue) -> JSONValue {
        ["text": "x", "event": "flood", "place": place]
    }

    private static let frame: NoticeDraft.Frame = {
        let digest = [UInt8](0..<32)
        guard let issuer = try? PartyID("a.example"), let recipient = try? PartyID("b.example") else {
            preconditionFailure("both are parties")
        }
        return NoticeDraft.Frame(
            jti: RandomID(bytes: Array(digest.prefix(RandomID.byteCount))),
            issuer: issuer,
            recipients: [recipient],
            kind: .warning,
            composedAt: Timestamp(seconds: 1_790_000_000),
            card: ObjectID(bytes: digest)
        )
    }()
}

extension JSONValue {
    /// The object with one member set; what the samples of the tests ask for.
    func setting(_ name: String, _ value: JSONValue) -> JSONValue {
        guard case .object(var object) = self else { preconditionFailure("not an object") }
        object[name] = value
        return .object(object)
    }
}
