// SPDX-License-Identifier: Apache-2.0

import StrictJSON

extension Sample {
    static let claim: JSONValue = [
        "about": ["event": "Flood", "madeFrom": "2026-01-01T00:00:00Z", "madeTo": "2026-01-02T00:00:00Z"],
        "acknowledgement": "acknowledged", "arrival": "opened", "claimant": "a.example",
        "conveyance": "conveyed", "event": ["at": "2026-01-03T00:00:00Z", "name": "flood"],
        "existence": "notice",
        "fields": [
            ["is": "at-most", "name": "place", "squareMetres": 1000],
            ["is": "equals", "name": "event", "value": "Flood"],
            ["is": "contains", "name": "text", "text": "leave"],
        ],
        "format": "herald-claim/v1", "kinds": ["warning"], "recipients": ["b.example", "c.example"],
        "route": ["r.example"], "sender": "a.example", "status": "Exercise",
        "time": ["is": "before", "minimumLead": 190, "of": "sending"], "words": "They were warned",
    ]
}
