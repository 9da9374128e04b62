// SPDX-License-Identifier: Apache-2.0

import StrictJSON

extension Sample {
    static let notice: JSONValue = [
        "v": 1, "jti": .string(jti), "iss": "a.example", "recipients": ["b.example", "c.example"],
        "kind": "reply", "status": "Exercise", "severity": "Severe", "scope": "Private",
        "tlp": "AMBER+STRICT", "grade": "immediate", "ack": "full", "composedAt": .string(time),
        "expiresAt": .string(later), "card": .string(digest), "hidden": 2,
        "repliesTo": .string(digest), "inResponseTo": [.string(digest), .string(otherDigest)],
        "deadline": [
            "clock": "delivery", "consequence": "We then act alone.", "latest": .string(later),
            "seconds": 600,
        ],
        "_sd": [.string(digest), .string(otherDigest)], "_sd_alg": "sha-256",
    ]

    static let draft: JSONValue = [
        "severity": "Extreme", "status": "Exercise", "scope": "Restricted", "tlp": "RED",
        "grade": "immediate", "ack": "content-free", "expiresIn": 7200,
        "inResponseTo": [.string(digest)], "repliesTo": .string(otherDigest),
        "deadline": ["clock": "opening", "latest": .string(later), "seconds": 60],
        "fields": fields,
    ]

    /// One of each field that an officer composes.
    static let fields: JSONValue = [
        "answer": "accepted", "asked": ["completion", "place"], "basis": "given",
        "calendar": [
            [
                "activity": "an exercise", "place": ["name": "a bay", "type": "named"],
                "window": ["from": .string(time), "to": .string(later)],
            ]
        ],
        "codes": [["code": "TA 1", "meaning": "I keep clear of you."]], "completion": "by May",
        "designation": "a division", "equipment": "tanks", "formations": "two brigades",
        "judged": "An attack is very likely.",
        "meeting": [
            "at": .string(time), "attended": ["b.example"], "calledBy": "a.example",
            "invited": ["b.example", "c.example"], "outcome": "They meet again.",
        ],
        "objectives": "training", "observed": "Trucks moved.",
        "proof": [["digest": .string(digest), "type": "attachment"]],
        "purpose": "protection", "reader": "the watch", "reading": "unclear",
        "reassurance": "host-visit", "reported": "A guest saw it.", "rules": "Call before entering.",
        "signal": ["code": "TA 1", "table": .string(digest)],
        "sourceDescriptor": [
            "access": "direct", "ageDays": 2, "bias": "none-known", "completeness": "partial",
            "precision": "approximate", "remarks": "one report", "trackRecord": "established",
        ],
        "subordination": "a command",
        "actor": "a group", "advice": "Keep away.\n\tTell others.", "confidence": "moderate",
        "attachments": [
            ["bytes": 12, "mediaType": "image/png", "name": "map.png", "sha256": .string(digest)]
        ],
        "dissent": "one analyst differs", "entry": movementEntry, "event": "attack",
        "languages": [["lang": "fa", "text": "متن"], ["lang": "en-GB", "text": "text"]],
        "ladder": [
            ["after": 60, "step": "repeat"], ["after": 600, "step": "second-contact", "to": ["c.example"]],
        ],
        "likelihood": "very-likely", "method": "a bomb",
        "place": ["center": ["30.2839", "57.0834"], "radiusMetres": 5000, "type": "circle"],
        "route": ["name": "coast road", "points": [["31.5", "34.4"], ["31.4123", "34.3"]]],
        "shortNotice": "it could not be known before", "source": "a visitor", "sourceGrade": "B2",
        "stop": "stop here", "target": "a shrine",
        "text": "The text.",
        "window": ["from": .string(time), "to": .string(later)],
    ]
}
