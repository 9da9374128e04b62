// SPDX-License-Identifier: Apache-2.0

import StrictJSON

extension Sample {
    private static func delivery(_ recipient: String) -> JSONValue {
        [
            "dispatch": .string(compact(["aud": .string(recipient)])),
            "evidence": [
                ["chain": [.string(jws)], "issuer": "b.example"],
                ["chain": ["a.b.c", "a.b.d"], "issuer": "r.example"],
            ],
            "pcSalt": .string(jti),
            "submissions": [
                .string(compact(["nextHop": "b.example"])), .string(compact(["nextHop": "r.example"])),
            ],
        ]
    }

    static func disclosure(_ name: String) -> String {
        Base64URL.encode(CanonicalJSON.encode([.string(jti), .string(name), "x"]))
    }

    private static func inclusion(_ log: String, _ leaf: String, _ digest: String) -> JSONValue {
        [
            "digest": .string(digest), "leaf": .string(leaf), "log": .string(log),
            "proof": "c2sp.org/tlog-proof@v1\n",
        ]
    }

    static let bundle: JSONValue = [
        "format": "herald-bundle/v1", "exporter": "a.example", "exportedAt": .string(time),
        "notice": [
            "approvals": ["a.b.c", "a.b.d"],
            "disclosures": [.string(disclosure("event")), .string(disclosure("text"))],
            "jwt": .string(jws),
        ],
        "deliveries": [delivery("b.example"), delivery("c.example")],
        "channels": [
            [
                "dispatches": ["a.b.c"], "from": "a.example",
                "statuses": [["chain": ["a.b.c"], "issuer": "a.example"]], "to": "b.example",
            ],
            ["dispatches": [], "from": "b.example", "statuses": [], "to": "a.example"],
        ],
        "inclusions": [
            inclusion("a.example", "dispatch", otherDigest), inclusion("a.example", "notice", digest),
            inclusion("a.example", "notice", otherDigest), inclusion("b.example", "card", digest),
        ],
        "seal": .string(jws),
    ]
}
