// SPDX-License-Identifier: Apache-2.0

import StrictJSON

extension Sample {
    /// Every member that an entry may have.
    static let movementEntry: JSONValue = [
        "confirmBy": .string(later), "contact": "radio, channel 9",
        "consent": [
            ["at": .string(time), "party": "b.example"], ["at": .string(time), "party": "c.example"],
        ],
        "facility": "aid convoy", "hub": ["notice": .string(digest), "number": 7],
        "movement": [
            "departedAt": .string(time), "escort": "armed", "marks": "logo on the roof", "persons": 7,
            "vehicles": 3,
        ],
        "name": "Convoy 4", "owner": "Relief organisation", "type": "movement",
        "verification": ["at": .string(time), "by": "hub.example", "state": "by-hub"],
    ]
}
