// SPDX-License-Identifier: Apache-2.0

import NoticeFormat
import StrictJSON

/// Valid documents that tests take and change.
enum Sample {
    static let digest = String(repeating: "A", count: 43)
    static let otherDigest = String(repeating: "B", count: 42) + "A"
    static let jti = "AAECAwQFBgcICQoLDA0ODw"
    static let time = "2024-01-03T12:00:00Z"
    static let later = "2024-01-03T13:00:00Z"
    static let anchor = "log.example\n1\nAAAA\n\n— log.example AAAA\n"
    static let jws = compact(["aud": "b.example"])

    /// A text of the shape of a compact JWS with this payload.
    static func compact(_ payload: JSONValue) -> String {
        "e30.\(Base64URL.encode(CanonicalJSON.encode(payload))).AAAA"
    }

    static func jwk(_ number: Int) -> JSONValue {
        ["crv": "Ed25519", "kty": "OKP", "x": .string("key-\(number)")]
    }

    static let dispatch: JSONValue = [
        "v": 1, "jti": .string(jti), "iss": "a.example", "aud": "b.example", "notice": .string(digest),
        "number": 2, "previous": .string(digest), "seen": .string(otherDigest), "at": .string(time),
        "after": [.string(anchor)],
    ]

    static let status: JSONValue = [
        "v": 1, "jti": .string(jti), "iss": "a.example", "aud": "b.example", "index": 2,
        "previous": .string(digest), "outbound": ["head": .string(digest), "number": 3],
        "inbound": ["number": 0], "seals": 0, "at": .string(time), "after": [],
    ]

    static let relayStatus: JSONValue = [
        "v": 1, "jti": .string(jti), "iss": "r.example", "from": "a.example", "to": "b.example", "index": 2,
        "previous": .string(digest), "carried": ["head": .string(otherDigest), "number": 3],
        "at": .string(time), "after": [.string(anchor)],
    ]

    static let approval: JSONValue = [
        "v": 1, "jti": .string(jti), "party": "a.example", "notice": .string(digest),
        "card": .string(otherDigest), "role": "releaser", "approvedAt": .string(time), "after": [],
    ]

    static let header: JSONValue = [
        "v": 1, "msg": .string(jti), "from": "a.example", "to": "b.example", "size": 4096,
        "grade": "sign-to-open", "ack": "full", "lane": "flash", "expiresAt": .string(time),
        "deadline": .string(time), "shareHolder": "c.example", "share": .string(sealedText),
        "kc": .string(digest), "pc": .string(otherDigest),
    ]

    static let submission: JSONValue = [
        "v": 1, "jti": .string(jti), "iss": "a.example", "to": "b.example", "nextHop": "r.example",
        "msg": .string(jti), "env": .string(digest), "pc": .string(digest), "at": .string(time),
    ]

    static let request: JSONValue = [
        "v": 1, "jti": .string(jti), "iss": "a.example", "aud": "b.example", "method": "POST",
        "path": "/herald/v1/envelopes?x=1", "digest": .string(digest), "at": .string(time),
    ]

    static let report: JSONValue = [
        "v": 1, "jti": .string(jti), "iss": "a.example", "about": "b.example", "presentedBy": "c.example",
        "count": 3, "firstAt": .string(time), "lastAt": .string(later),
        "digests": [.string(digest), .string(otherDigest)], "reasons": ["bad-signature", "wrong-key"],
    ]

    static let problem: JSONValue = [
        "code": "id-reuse", "detail": "the message is known with other bytes", "status": 409,
        "title": "id in use", "type": "urn:herald:problem:id-reuse", "evidence": [.string(jws)],
    ]

    static let seal: JSONValue = [
        "v": 1, "jti": .string(jti), "iss": "a.example", "bundle": .string(digest),
    ]

    static let policy: JSONValue = [
        "format": "herald-policy/v1", "threshold": 2, "witnesses": ["w2.example", "w1.example"],
    ]
}
