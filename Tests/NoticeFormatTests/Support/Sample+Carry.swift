// SPDX-License-Identifier: Apache-2.0

import StrictJSON

extension Sample {
    static let carry: JSONValue = [
        "format": "herald-carry/v1", "writer": "r.example", "msg": .string(jti), "from": "a.example",
        "to": "b.example", "cards": [.string(jws)], "envelope": "AAAA",
        "handOvers": [["acceptances": ["a.b.c"], "submission": .string(jws)]],
        "evidence": ["a.b.c", "a.b.d"],
    ]
}
