// SPDX-License-Identifier: Apache-2.0

import StrictJSON

extension Sample {
    static let card: JSONValue = [
        "v": 1, "jti": .string(jti), "party": "a.example", "name": "Ministry of A", "version": 2,
        "previous": .string(digest), "issuedAt": .string(time), "root": jwk(0),
        "keys": .array(
            ["notice", "node", "transport", "sealing", "log", "witness"].enumerated().map { index, use in
                ["jwk": jwk(index + 1), "use": .string(use)]
            }
        ),
        "officers": [
            [
                "jwk": jwk(20), "name": "Amal", "notAfter": .string(later), "notBefore": .string(time),
                "roles": ["drafter", "releaser"],
            ],
            ["jwk": jwk(21), "name": "Basim", "roles": ["decision-maker", "watch"]],
        ],
        "mandate": [
            [
                "approvals": 2, "role": "releaser", "severities": ["Severe", "Extreme"],
                "statuses": ["Actual"],
            ],
            ["approvals": 1, "role": "releaser"],
        ],
        "endpoints": ["https://node.a.example:8443/base", "http://127.0.0.1:80"],
        "log": ["origin": "log.a.example", "url": "https://log.a.example/"],
        "witness": ["name": "witness.a.example", "url": "http://[::1]:8080"],
        "relays": ["r.example"],
        "policy": [
            "mediators": ["m.example"], "postureWindow": 86_400,
            "ackModes": ["full", "content-free"], "soleRouteFor": ["warning"], "statusInterval": 3600,
            "suites": ["HPKE-XWING-KE"],
        ],
    ]

    static let chain: JSONValue = ["cards": [.string(jws)], "format": "herald-card-chain/v1"]
}
