// SPDX-License-Identifier: Apache-2.0

import StrictJSON

extension Sample {
    static let committed: JSONValue = [
        "v": 1, "jti": .string(jti), "iss": "a.example", "officer": .string(digest), "number": 2,
        "previous": .string(digest), "purpose": "case-step", "status": "Exercise",
        "rule": ["kind": "consent", "hidden": .string(digest)],
        "case": ["id": .string(jti), "step": "closing", "outcome": "waived"], "hidden": 1,
        "_sd": [.string(digest)], "_sd_alg": "sha-256", "at": .string(time), "after": [.string(anchor)],
    ]

    static let opening: JSONValue = [
        "v": 1, "jti": .string(jti), "iss": "a.example", "officer": .string(digest), "number": 2,
        "previous": .string(digest), "seal": .string(otherDigest),
        "basis": ["kind": "arbiter", "consent": .string(jws)], "disclosures": ["WyJhIl0"],
        "among": [
            "after": .string(time), "before": .string(later), "first": 1, "last": 3, "opened": 2,
        ],
        "at": .string(time), "after": [],
    ]

    static let consent: JSONValue = [
        "v": 1, "jti": .string(jti), "iss": "b.example", "officer": .string(digest),
        "seal": .string(digest), "of": "a.example", "fields": ["place", "reason"], "at": .string(time),
        "after": [],
    ]

    static let waiver: JSONValue = [
        "v": 1, "jti": .string(jti), "iss": "a.example", "card": .string(digest), "case": .string(jti),
        "ground": "already-aware", "reason": "They knew.", "at": .string(time),
    ]

    static let sealDraft: JSONValue = [
        "purpose": "decision", "status": "Exercise", "rule": ["kind": "consent"],
        "fields": [
            "counterpart": "b.example", "decision": "We go.",
            "paired": ["given": false, "reason": "Danger."],
            "credible": ["answer": "in-doubt", "reason": "One source."], "protected": ["Karl"],
        ],
    ]
}
