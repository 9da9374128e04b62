// SPDX-License-Identifier: Apache-2.0

import StrictJSON

extension Sample {
    static let statement: JSONValue = [
        "v": 1, "jti": "AAAAAAAAAAAAAAAAAAAAAA", "iss": "a.example", "officer": .string(digest),
        "status": "Exercise",
        "speaker": [
            "capacity": "spokesperson", "name": "Spokesperson", "party": "b.example", "register": "Dara",
        ],
        "words": "They were told before.\nWe say no more.", "lang": "en", "category": "general-intent",
        "source": [
            "address": "https://news.example/a", "digest": .string(digest), "given": ["published"],
            "mediaType": "text/html", "notFound": ["published"], "octets": 1200, "outlet": "Example Times",
            "published": "2026-01-02", "title": "They were told",
        ],
        "says": [
            "addressee": "none", "advice": "none", "basis": "given", "basisText": "a call", "threat": "no",
        ],
        "links": ["answers": [.string(digest)], "cites": [.string(digest)], "corrects": .string(digest)],
        "at": "2026-01-03T00:00:00Z", "after": [],
    ]
}
